/**
 * Measures snapshots and what is exported from them, and has other programs open the files.
 *
 *     node benchmarks/snapshots.mjs [--papers FILE…] [--strings FOLDER] [--gexf-schema RNG] [--graphml-schema XSD] [--kills N]
 *
 * `--papers` are documents to build from besides the sample; `--strings` is a folder of JSON Lines with hostile texts under
 * `text`. Schemas are checked by xmllint; graph files are opened by python3-igraph and python3-networkx, tables by
 * LibreOffice. What is not on this machine is said and left out. The built command line and page are used.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { buildOutdated, ROOT } from '../scripts/ready.mjs'
import { fillDisk, killAtRandom } from './interruptions.mjs'
import { measure } from './whole-process.mjs'

const { values } = parseArgs({
  options: {
    papers: { type: 'string', multiple: true, default: [] },
    strings: { type: 'string' },
    'gexf-schema': { type: 'string' },
    'graphml-schema': { type: 'string' },
    kills: { type: 'string', default: '200' },
    program: { type: 'string' },
  },
})
if (values.program === undefined) {
  await buildOutdated('cli')
  await buildOutdated('app')
}
const PROGRAM = values.program ?? join(ROOT, 'dist/cli/coterie.js')
const GRAPHS = { gexf: 'gexf', 'gexf-1.2': '1.2.gexf', graphml: 'graphml', pajek: 'net', vosviewer: 'json', csv: 'csv' }
const folder = mkdtempSync(join(tmpdir(), 'coterie-snapshots-'))

function coterie(...args) {
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`coterie ${args.join(' ')}: ${stderr}`)
}

function run(program, args) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  return error ? undefined : { status, stdout, stderr }
}

function print(what, figures) {
  console.log(`${what.padEnd(34)}${typeof figures === 'string' ? figures : JSON.stringify(figures)}`)
}

function megabytes(file) {
  return Number((statSync(join(folder, file)).size / 1e6).toFixed(2))
}

async function judgeLarge() {
  const outDir = join(folder, 'bundle')
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, 'large-snapshot.ts'), outDir, target: 'node20' },
  })
  // In a process of its own: the peak memory of what is measured next would begin with all that this one holds.
  const bundle = JSON.stringify(pathToFileURL(join(outDir, 'large-snapshot.js')).href)
  const script = `const { measureLarge } = await import(${bundle})
console.log(JSON.stringify(await measureLarge(${JSON.stringify(folder)}, 100_000, 400_000)))`
  print('100,000 nodes, 400,000 links', run(process.execPath, ['--input-type=module', '-e', script]).stdout.trim())
  const [large, out] = [join(folder, 'large.coterie'), join(folder, 'large.gexf')]
  const args = ['export', large, '--lens', 'co-authors', '--format', 'gexf', '--out', out]
  print('its GEXF', { ...measure([PROGRAM, ...args], 1), fileMegabytes: megabytes('large.gexf') })
}

/** Every graph file of a document, opened by the programs that there are. */
function judgeFiles(document) {
  const name = basename(document).replace(/\..*/, '')
  coterie('build', document, '--out', `${name}.coterie`)
  coterie('export', `${name}.coterie`, '--format', 'html', '--out', `${name}.html`)
  print(`${name}: compact, HTML (MB)`, { compact: megabytes(`${name}.coterie`), html: megabytes(`${name}.html`) })
  for (const [format, ending] of Object.entries(GRAPHS))
    coterie('export', `${name}.coterie`, '--format', format, '--out', `${name}.${ending}`)
  const path = (ending) => join(folder, `${name}.${ending}`)
  judgeXml(name, path('gexf'), '--relaxng', values['gexf-schema'])
  judgeXml(name, path('graphml'), '--schema', values['graphml-schema'])
  const judge = join(import.meta.dirname, 'judge-graph-files.py')
  const python = run('/usr/bin/python3', [judge, path('1.2.gexf'), path('graphml'), path('net')])
  for (const line of python?.status === 0 ? python.stdout.trim().split('\n') : ['igraph or networkx is not there'])
    print(`${name}: opened`, line)
  const { network } = JSON.parse(readFileSync(path('json'), 'utf8'))
  const ids = new Set(network.items.map(({ id }) => id))
  const loose = network.links.filter((link) => !ids.has(link.source_id) || !ids.has(link.target_id))
  print(`${name}: VOSviewer`, { items: ids.size, links: network.links.length, loose: loose.length })
}

function judgeXml(name, file, flag, schema) {
  if (schema === undefined) return print(`${name}: ${basename(file)}`, 'no schema named')
  const checked = run('xmllint', ['--noout', '--huge', flag, schema, file])
  print(`${name}: xmllint`, checked ? checked.stderr.trim().split('\n').at(-1).slice(-120) : 'xmllint is not there')
}

/** Hostile texts as titles, names and topics: the tables opened by LibreOffice hold no formula. */
function judgeTables(texts) {
  const papers = texts.map((text, index) => ({
    title: text,
    authors: [{ name: text }, { name: `Arden, ${index}` }],
    keywords: [text],
    year: 2020,
  }))
  writeFileSync(join(folder, 'hostile.json'), JSON.stringify(papers))
  coterie('build', 'hostile.json', '--out', 'hostile.coterie')
  coterie('export', 'hostile.coterie', '--format', 'csv', '--out', 'hostile.csv')
  for (const format of ['gexf', 'graphml'])
    coterie('export', 'hostile.coterie', '--format', format, '--out', `hostile.${format}`)
  judgeXml('hostile', join(folder, 'hostile.gexf'), '--relaxng', values['gexf-schema'])
  judgeXml('hostile', join(folder, 'hostile.graphml'), '--schema', values['graphml-schema'])
  for (const table of ['hostile.csv', 'hostile-edges.csv']) {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'office')).href}`
    const args = [profile, '--headless', '--convert-to', 'fods', '--outdir', folder, join(folder, table)]
    if (!run('soffice', args)) return print('LibreOffice', 'is not there')
    const sheet = readFileSync(join(folder, table.replace('.csv', '.fods')), 'utf8')
    const cells = sheet.match(/<table:table-cell\b/g)?.length ?? 0
    print(`${table} in LibreOffice`, {
      texts: texts.length,
      cells,
      formulas: sheet.match(/table:formula=/g)?.length ?? 0,
    })
  }
}

async function judgeInterruptions(times) {
  const sample = join(ROOT, 'data')
  coterie('build', sample, '--out', 'sample.coterie')
  const commands = {
    build: (out) => ['build', sample, '--out', out],
    export: (out) => ['export', join(folder, 'sample.coterie'), '--format', 'gexf', '--out', out],
  }
  for (const [name, argsFor] of Object.entries(commands)) {
    const target = join(folder, name, 'out.coterie')
    mkdirSync(join(target, '..'))
    print(`${name}, killed ${times} times`, await killAtRandom(PROGRAM, argsFor(target), target, times))
  }
  const document = values.papers[0]
  if (document === undefined) return
  const argsFor = (out) => ['build', document, '--out', out]
  print('full disk', fillDisk(PROGRAM, argsFor, join(folder, 'disk')) ?? 'no file system could be made here')
}

try {
  await judgeLarge()
  for (const document of [join(ROOT, 'data'), ...values.papers]) judgeFiles(document)
  if (values.strings !== undefined && existsSync(values.strings))
    judgeTables(
      readdirSync(values.strings).flatMap((file) =>
        readFileSync(join(values.strings, file), 'utf8')
          .split('\n')
          .filter(Boolean)
          .flatMap((line) => JSON.parse(line).text ?? []),
      ),
    )
  await judgeInterruptions(Number(values.kills))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
