import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const LANGUAGE_MODEL = 'compromise/two'
/** Its words, packed. */
const PACKED_WORDS = /(?<==)\{Comparative:(?:"[^"]*"|[^"}])*\}/
const WORDS_FILE = 'language-words.json'

/**
 * Setting up the language model takes a sixth of a second of every thread of a build. Most threads never ask for it, nor does a build
 * that remembers its papers: it is set up when the first word is asked for. Three quarters of that go to unpacking its words and adding their
 * other forms, so these come from a file.
 */
function lateLanguageModel(): Plugin {
  return {
    name: 'late-language-model',
    enforce: 'pre',
    resolveId: (id) => (id === LANGUAGE_MODEL ? `\0${LANGUAGE_MODEL}` : undefined),
    async load(id) {
      if (id !== `\0${LANGUAGE_MODEL}`) return undefined
      const path = fileURLToPath(new URL('node_modules/compromise/builds/two/compromise-two.mjs', import.meta.url))
      const [body = '', name, rest] = readFileSync(path, 'utf8').split(/export\s*\{\s*(\w+) as default\s*\};?\s*$/)
      if (name === undefined || rest !== '' || !PACKED_WORDS.test(body)) this.error(`${path} is not as expected.`)
      this.emitFile({ type: 'asset', fileName: WORDS_FILE, source: JSON.stringify(await unpackedWords()) })
      return `import { readFileSync } from 'node:fs'
let model
function setUp() { ${body.replace(PACKED_WORDS, '{}')}
const { one, two } = ${name}.model()
const words = JSON.parse(readFileSync(new URL('${WORDS_FILE}', import.meta.url), 'utf8'))
Object.assign(one, words.one)
Object.assign(two, words.two)
return ${name} }
export default { tokenize: (text) => (model ??= setUp()).tokenize(text) }`
    },
  }
}

/** All of the model that follows from its words. */
async function unpackedWords(): Promise<Record<'one' | 'two', object>> {
  const { default: nlp } = await import(LANGUAGE_MODEL)
  const { one, two } = nlp.model()
  return {
    one: { lexicon: one.lexicon, _multiCache: one._multiCache },
    two: { switches: two.switches, uncountable: two.uncountable, irregularPlurals: two.irregularPlurals },
  }
}

/** The command line as files for Node that start in a blink, and need nothing but themselves when installed. */
export default defineConfig({
  plugins: [lateLanguageModel()],
  build: {
    ssr: true,
    emitAssets: true,
    target: 'node20',
    outDir: 'dist/cli',
    minify: false,
    rolldownOptions: {
      input: { coterie: 'src/cli/coterie.ts', thread: 'src/cli/build/thread.ts' },
      // What a module keeps as constants the engine compiles into the loops that use them, but not what might be assigned to.
      output: { topLevelVar: false, entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      // The core is pure: loading the language model takes longer than reading a thousand papers, and `read` has no use for it.
      treeshake: { moduleSideEffects: [{ test: /\/src\/core\//, sideEffects: false }] },
    },
  },
  ssr: { noExternal: true },
})
