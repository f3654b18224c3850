import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// The core is pure: what is not called must not be sent to the page or wait in a thread, least of all the language model.
const treeshake = {
  moduleSideEffects: [{ test: /\/(src\/core|node_modules\/(compromise|saxes|papaparse))\//, sideEffects: false }],
}

export default defineConfig({
  plugins: [react()],
  base: './',
  build: {
    outDir: 'dist/app',
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 700,
    // The page's content security policy lets nothing be written into an address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The second brings files from other sites, which the policy of the first forbids to it.
      input: ['index.html', 'bring.html'],
      // What the first picture needs is one file: in pieces it would be larger and take more requests.
      output: {
        codeSplitting: {
          groups: [
            { name: 'page', tags: ['$initial'], test: /^(?!.*\/(?:bring|bounded-fetch)\.ts$).*\.(?:ts|tsx|js|mjs)$/ },
          ],
        },
      },
      treeshake,
    },
  },
  worker: { format: 'es', rolldownOptions: { treeshake } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    // A browser with software graphics beside other work is slow, not broken.
    expect: { poll: { timeout: 15_000, interval: 60 } },
    hookTimeout: 120_000,
  },
})
