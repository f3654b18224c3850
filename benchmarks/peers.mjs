/**
 * The same networks, with the same positions, opened here and by other programs, in one run of one headless browser with
 * software WebGL: the time from navigation to the first complete picture, and what it costs.
 *
 *     node benchmarks/peers.mjs [--networks 10000,100000] [--only coterie,sigma,…] [--runs N] [--patience SECONDS] [--browser PATH]
 *
 * The others are fetched from the npm registry into a folder for the while, in the versions below. Each is given a file
 * that it reads – graphology's JSON, Cytoscape's, VOSviewer's, all exported by the command line – and what its manual
 * advises for large graphs. The times of the others end when the program itself says that it has drawn, so that labels
 * or a second pass may still be missing; ours ends when everything stands. Gephi Lite cannot be had as a package.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, createReadStream, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { buildOutdated, installMissing } from '../scripts/ready.mjs'
import {
  launchBrowser,
  makeNetworks,
  median,
  openPicture,
  pan,
  readKill,
  readProcessSeconds,
  serve,
} from './browser-costs.mjs'

const PEERS = {
  sigma: { sigma: '3.0.3', graphology: '0.26.0' },
  cosmos: { '@cosmos.gl/graph': '3.3.0' },
  'vis-network': { 'vis-network': '10.1.5' },
  cytoscape: { cytoscape: '3.34.4' },
  vosviewer: {
    'vosviewer-online': '1.2.2',
    mobx: '6.12.0',
    'mobx-react-lite': '3.4.3',
    react: '18.3.1',
    'react-dom': '18.3.1',
  },
}
/** Milliseconds beyond all patience in which a page that holds its thread has answered nothing and can't be closed: its browser is ended. */
const MOST_TIME_TO_LOOK = 60_000
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' }

const { values: options } = parseArgs({
  options: {
    networks: { type: 'string', default: '10000,100000' },
    only: { type: 'string', default: ['coterie', ...Object.keys(PEERS)].join(',') },
    runs: { type: 'string', default: '3' },
    patience: { type: 'string', default: '120' },
    browser: { type: 'string', default: '/usr/bin/chromium' },
  },
})
installMissing()
await buildOutdated('cli')
await buildOutdated('app')
const scratch = mkdtempSync(join(tmpdir(), 'coterie-peers-'))
let { browser, processSeconds, kill } = await start()
try {
  const wanted = options.only.split(',')
  const networks = await makeNetworks(options.networks.split(',').map(Number), scratch)
  const site = join(scratch, 'site')
  mkdirSync(site)
  const peers = wanted.filter((name) => name in PEERS)
  for (const peer of peers) await bundle(peer, join(site, peer))
  for (const { name, path } of networks) {
    console.log(name)
    const table = {}
    if (wanted.includes('coterie')) {
      const { address, close } = await serve(path)
      table.coterie = await measure(address)
      close()
    }
    writeTables(path, site)
    const { address, close } = await serveFolder(site)
    for (const peer of peers) table[peer] = await measure(`${address}/${peer}/index.html`)
    close()
    console.table(table)
  }
} finally {
  await browser.close()
  rmSync(scratch, { recursive: true, force: true })
}

async function start() {
  const started = await launchBrowser(options.browser)
  return {
    browser: started,
    processSeconds: await readProcessSeconds(started),
    kill: await readKill(started),
  }
}

/** Each in a folder of its own, since some want another React. */
async function bundle(peer, outDir) {
  const folder = join(scratch, `source-${peer}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: PEERS[peer] }))
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error']
  const { status, stderr } = spawnSync('npm', install, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${peer} could not be fetched: ${stderr}`)
  copyFileSync(join(import.meta.dirname, 'peers', `${peer}.js`), join(folder, 'main.js'))
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><meta charset="utf-8"><style>html,body,#stage{margin:0;height:100%}</style>' +
      '<div id="stage"></div><script type="module" src="main.js"></script>',
  )
  await build({
    configFile: false,
    root: folder,
    base: './',
    logLevel: 'error',
    // A package of cosmos.gl has a default export in its module only.
    resolve: { mainFields: ['module', 'browser', 'main'] },
    build: { outDir, target: 'es2022' },
  })
}

/** The network in the formats of the others, beside the folders of their pages. */
function writeTables(snapshot, folder) {
  for (const [format, file] of [
    ['json', 'network.json'],
    ['cytoscape', 'cytoscape.json'],
    ['vosviewer', 'vosviewer.json'],
  ]) {
    const out = join(folder, file)
    if (existsSync(out)) rmSync(out)
    const { status, stderr } = spawnSync(
      process.execPath,
      ['bin/coterie.mjs', 'export', snapshot, '--lens', 'co-authors', '--format', format, '--out', out],
      { encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(stderr)
  }
}

async function serveFolder(folder) {
  const server = createServer((request, response) => {
    const path = join(folder, new URL(request.url, 'http://localhost').pathname)
    if (!path.startsWith(folder) || !existsSync(path)) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' })
    createReadStream(path).pipe(response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

/** Medians; the first run warms the caches of the machine and does not count. Who does not get ready is not asked again. */
async function measure(address) {
  const rows = []
  for (let run = 0; run <= Number(options.runs); run++) {
    const row = await openOnce(address)
    if (row === undefined) return { 'picture s': `none in ${options.patience} s` }
    rows.push(row)
  }
  const counted = rows.slice(1)
  return Object.fromEntries(Object.keys(rows[0]).map((name) => [name, median(counted.map((row) => row[name]))]))
}

async function openOnce(address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const row = look(context, address).finally(() => context.close())
  // It fails when its browser is ended below.
  row.catch(() => undefined)
  const held = Symbol('held')
  const first = await Promise.race([
    row,
    wait(Number(options.patience) * 1000 + MOST_TIME_TO_LOOK, held, { ref: false }),
  ])
  if (first !== held) return first
  kill()
  ;({ browser, processSeconds, kill } = await start())
  return undefined
}

async function look(context, address) {
  const page = await context.newPage()
  page.on('pageerror', ({ message }) => console.log(`  ${address}: ${message}`))
  const session = await context.newCDPSession(page)
  const opened = await openPicture(page, address, processSeconds, Number(options.patience) * 1000)
  if (!opened) return undefined
  await page.waitForTimeout(2000)
  await session.send('HeapProfiler.collectGarbage')
  const heap = await page.evaluate(() => performance.memory.usedJSHeapSize)
  return {
    'picture s': opened.pictureTime / 1000,
    'CPU s': opened.seconds,
    'heap MB': heap / 1e6,
    'pan JS ms': await pan(page, session),
  }
}
