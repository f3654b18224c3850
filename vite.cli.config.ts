import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const LANGUAGE_MODEL = 'compromise/two'

/**
 * Setting up the language model takes a quarter of a second of every thread of a build. Most threads never ask for it, nor does a
 * build that remembers its papers: it is set up when the first word is asked for.
 */
function lateLanguageModel(): Plugin {
  return {
    name: 'late-language-model',
    enforce: 'pre',
    resolveId: (id) => (id === LANGUAGE_MODEL ? `\0${LANGUAGE_MODEL}` : undefined),
    load(id) {
      if (id !== `\0${LANGUAGE_MODEL}`) return undefined
      const path = fileURLToPath(new URL('node_modules/compromise/builds/two/compromise-two.mjs', import.meta.url))
      const [body, name, rest] = readFileSync(path, 'utf8').split(/export\s*\{\s*(\w+) as default\s*\};?\s*$/)
      if (name === undefined || rest !== '') this.error(`${path} does not end as expected.`)
      return `let model
function setUp() { ${body}\nreturn ${name} }
export default { tokenize: (text) => (model ??= setUp()).tokenize(text) }`
    },
  }
}

/** The command line as files for Node that start in a blink, and need nothing but themselves when installed. */
export default defineConfig({
  plugins: [lateLanguageModel()],
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/cli',
    minify: false,
    rolldownOptions: {
      input: { coterie: 'src/cli/coterie.ts', thread: 'src/cli/build/thread.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      // The core is pure: loading the language model takes longer than reading a thousand papers, and `read` has no use for it.
      treeshake: { moduleSideEffects: [{ test: /\/src\/core\//, sideEffects: false }] },
    },
  },
  ssr: { noExternal: true },
})
