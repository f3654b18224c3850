/**
 * Measures layout, communities and metrics of large networks and prints the tables.
 *
 *     node benchmarks/networks.mjs [--drl] [--authors PAPERS.jsonl.gz]
 *
 * `--drl` also lays out with igraph's DrL (minutes); `--authors` adds the co-author network of papers given one a line with
 * `authors[].gold`. igraph for Python (Debian: python3-igraph) is the judge of communities; without it its columns stay empty.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const outDir = mkdtempSync(join(tmpdir(), 'coterie-benchmark-'))
try {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, 'network-tables.ts'), outDir, emptyOutDir: true, target: 'node20' },
  })
  const { printTables } = await import(pathToFileURL(join(outDir, 'network-tables.js')).href)
  const authors = process.argv.indexOf('--authors')
  await printTables({
    withDrl: process.argv.includes('--drl'),
    judge: join(import.meta.dirname, 'judge-with-igraph.py'),
    scratch: outDir,
    ...(authors > 0 && { papers: process.argv[authors + 1] }),
  })
} finally {
  rmSync(outDir, { recursive: true, force: true })
}
