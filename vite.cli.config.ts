import { defineConfig } from 'vite'

/** The command line as one file for Node: starts in a blink, and needs nothing but itself when installed. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/cli',
    minify: false,
    rolldownOptions: { input: { coterie: 'src/cli/coterie.ts' }, output: { entryFileNames: '[name].js' } },
  },
  ssr: { noExternal: true },
})
