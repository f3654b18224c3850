/**
 * What the page costs in a headless browser with software WebGL: the JavaScript before the first picture, the time from
 * navigation to it (marks, ground and names drawn, the count of what is shown on the page, and two frames passed), and what moving,
 * pointing, clicking and a lost graphics context cost from then on.
 *
 *     node benchmarks/page.mjs [SNAPSHOT…] [--networks 10000,100000,300000] [--runs N] [--browser PATH]
 *
 * Without a snapshot or networks the sample is measured. A network has four links for every person; opening it takes the
 * worker, whose script then counts among the JavaScript. Times are medians;
 * CPU seconds are those of the whole browser, other CPU times those of the page's main thread, so that they hold on a
 * machine that has other work too.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { buildOutdated, installMissing } from '../scripts/ready.mjs'
import { launchBrowser, makeNetworks, median, openPicture, pan, readProcessSeconds, serve } from './browser-costs.mjs'

/** Milliseconds. */
const PATIENCE = 120_000
const HOVERS = 6
const LOSSES = 3

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    networks: { type: 'string' },
    runs: { type: 'string', default: '5' },
    browser: { type: 'string', default: '/usr/bin/chromium' },
  },
})
installMissing()
await buildOutdated('cli')
await buildOutdated('app')
const scratch = mkdtempSync(join(tmpdir(), 'coterie-page-'))
const browser = await launchBrowser(options.browser)
const processSeconds = await readProcessSeconds(browser)
try {
  const table = {}
  for (const [name, snapshot] of await collectSnapshots()) table[name] = await measure(snapshot)
  console.table(table)
} finally {
  await browser.close()
  rmSync(scratch, { recursive: true, force: true })
}

async function collectSnapshots() {
  const found = positionals.map((path) => [basename(path), path])
  const orders = options.networks?.split(',').map(Number) ?? []
  if (found.length + orders.length === 0) {
    const out = join(scratch, 'sample.json')
    spawnSync(process.execPath, ['bin/coterie.mjs', 'build', 'data', '--out', out])
    found.push(['sample', out])
  }
  if (orders.length === 0) return found
  for (const { name, path } of await makeNetworks(orders, scratch)) found.push([name, path])
  return found
}

async function measure(snapshot) {
  const { address, close } = await serve(snapshot)
  const rows = []
  for (let run = 0; run <= Number(options.runs); run++) rows.push(await openOnce(address))
  close()
  // The first run warms the caches of the machine and does not count.
  const counted = rows.slice(1)
  return Object.fromEntries(Object.keys(rows[0]).map((name) => [name, median(counted.map((row) => row[name]))]))
}

async function openOnce(address) {
  const tasks = await longestTask(address)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const { pictureTime, seconds } = await openPicture(page, address, processSeconds, PATIENCE)
  // What was asked for after the picture was there is not part of its price.
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime < performance.getEntriesByName('coterie-map')[0].startTime)
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.js')),
  )
  const sizes = await Promise.all(scripts.map(sizeOf))
  await page.waitForTimeout(2000)
  await session.send('HeapProfiler.collectGarbage')
  const heap = await page.evaluate(() => performance.memory.usedJSHeapSize)
  const panned = await pan(page, session)
  await page.waitForTimeout(600)
  const hovered = await tasksDuring(page, () => pointAtMarks(page))
  const clicked = await tasksDuring(page, async () => {
    await page.mouse.down()
    await page.mouse.up()
    await page.waitForTimeout(1000)
  })
  const back = await loseContexts(page)
  await context.close()
  return {
    'JS kB': sizes.reduce((sum, size) => sum + size, 0) / 1000,
    'picture s': pictureTime / 1000,
    'CPU s': seconds,
    'task CPU ms': tasks,
    'heap MB': heap / 1e6,
    'pan JS ms': panned,
    'hover CPU ms': hovered,
    'click CPU ms': clicked,
    'context back s': back,
  }
}

/** Of a first picture in a page of its own: to be traced costs as much as the picture. */
async function longestTask(address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const tasks = await tasksDuring(page, () => openPicture(page, address, processSeconds, PATIENCE))
  await context.close()
  return tasks
}

/** Compressed, in bytes. */
async function sizeOf(script) {
  const response = await fetch(script)
  return gzipSync(new Uint8Array(await response.arrayBuffer())).length
}

/** Milliseconds of CPU that the longest task of the page's main thread took meanwhile. */
async function tasksDuring(page, work) {
  const categories = ['disabled-by-default-devtools.timeline', 'toplevel', '__metadata']
  await browser.startTracing(page, { categories })
  await work()
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()))
  const threadOf = ({ pid, tid }) => `${pid}:${tid}`
  const isMain = (event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain'
  const main = new Set(traceEvents.filter(isMain).map(threadOf))
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && event.tdur && main.has(threadOf(event)))
  return tasks.reduce((most, { tdur }) => Math.max(most, tdur / 1000), 0)
}

/** Ends on a mark. */
async function pointAtMarks(page) {
  for (let met = 0, step = 0; met < HOVERS && step < 200; step++) {
    await page.mouse.move(500 + ((step * 137) % 440), 300 + ((step * 71) % 300))
    await page.waitForTimeout(50)
    if (await page.locator('#stage.is-on-mark').count()) met++
  }
}

/** Seconds from losing the graphics context until the map is drawn anew. */
async function loseContexts(page) {
  const times = []
  for (let round = 0; round < LOSSES; round++)
    times.push(
      await page.evaluate(async () => {
        const find = () => document.querySelector('canvas.sigma-edges')
        const lost = find()
        const start = performance.now()
        lost.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext()
        while (!find() || find() === lost) await new Promise((resolve) => requestAnimationFrame(resolve))
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        return (performance.now() - start) / 1000
      }),
    )
  return median(times)
}
