/**
 * Measures how many papers as JSON Lines become people and links: as columns in memory, counted both ways, and as a snapshot.
 *
 *     node benchmarks/million-papers.mjs [NUMBER_OF_PAPERS]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { buildOutdated, installMissing } from '../scripts/ready.mjs'
import { measureOnce, printRow } from './whole-process.mjs'

installMissing()
await buildOutdated('cli')
const folder = mkdtempSync(join(tmpdir(), 'coterie-benchmark-'))
try {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, 'million-papers.ts'), outDir: folder, emptyOutDir: true, target: 'node20' },
  })
  const bundle = pathToFileURL(join(folder, 'million-papers.js')).href
  const { writePapers } = await import(bundle)
  const papers = join(folder, 'papers.jsonl')
  writePapers(Number(process.argv[2] ?? 1_000_000), papers)
  const program = join(folder, 'columns.mjs')
  writeFileSync(
    program,
    `import { readIntoColumns } from ${JSON.stringify(bundle)}\nconsole.error(await readIntoColumns(${JSON.stringify(papers)}))\n`,
  )
  printRow('columns, counted both ways', measureOnce([program]))
  printRow('coterie network', measureOnce(['bin/coterie.mjs', 'network', papers, '--out', join(folder, 'a.coterie')]))
} finally {
  rmSync(folder, { recursive: true })
}
