import { defineConfig } from 'vite'

/** The command line as files for Node that start in a blink, and need nothing but themselves when installed. */
export default defineConfig({
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
