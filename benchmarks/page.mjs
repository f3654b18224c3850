/**
 * `node benchmarks/page.mjs [SNAPSHOT] [--browser PATH]`: what the page costs. Sizes of the JavaScript that is loaded
 * before the map is there, and the time from navigation to the first complete picture in a headless browser with
 * software WebGL: marks drawn, the count of what is shown on the page, and two frames passed.
 */
import { spawn, spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { buildOutdated, installMissing } from '../scripts/ready.mjs'

const RUNS = 5
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
]

installMissing()
await buildOutdated('cli')
await buildOutdated('app')
const args = process.argv.slice(2)
const browserAt = args.indexOf('--browser')
const executablePath = browserAt < 0 ? '/usr/bin/chromium' : args.splice(browserAt, 2)[1]
const snapshot = args[0] ?? buildSample()

const server = spawn(process.execPath, ['bin/coterie.mjs', 'serve', snapshot, '--port', '0'])
const address = await new Promise((resolve) =>
  server.stdout.once('data', (text) => resolve(/http:\S+/.exec(String(text))[0])),
)
const browser = await chromium.launch({ executablePath, args: FLAGS })
const rows = []
for (let run = 0; run <= RUNS; run++) rows.push(await openOnce())
await browser.close()
server.kill()

// The first run warms the caches of the machine and does not count.
const median = (name) =>
  rows
    .slice(1)
    .map((row) => row[name])
    .toSorted((left, right) => left - right)[Math.floor(RUNS / 2)]
console.log(`initial JavaScript       ${(median('scriptBytes') / 1000).toFixed(1)} kB gzip`)
console.log(`first complete picture   ${median('pictureSeconds').toFixed(2)} s after navigation (median of ${RUNS})`)
console.log(`longest task             ${median('longestTask').toFixed(0)} ms`)
console.log(`JavaScript heap          ${(median('heapBytes') / 1e6).toFixed(1)} MB`)

async function openOnce() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const sizeOf = new Map()
  const sizes = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js'))
      sizes.push(response.body().then((body) => sizeOf.set(response.url(), gzipSync(body).length)))
  })
  await page.addInitScript(() => {
    globalThis.longestTask = 0
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longestTask = Math.max(globalThis.longestTask, duration)
    }).observe({ type: 'longtask', buffered: true })
    const look = () => {
      const isDrawn = document.querySelector('#stage canvas') && document.querySelector('.showing')
      if (!isDrawn) requestAnimationFrame(look)
      else requestAnimationFrame(() => requestAnimationFrame(() => (globalThis.pictureTime = performance.now())))
    }
    requestAnimationFrame(look)
  })
  await page.goto(address)
  await page.waitForFunction(() => globalThis.pictureTime !== undefined)
  await Promise.all(sizes)
  const figures = await page.evaluate(() => ({
    pictureSeconds: globalThis.pictureTime / 1000,
    longestTask: globalThis.longestTask,
    heapBytes: performance.memory.usedJSHeapSize,
    // What was asked for after the picture was there is not part of its price.
    before: performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime < (performance.getEntriesByName('coterie-map')[0]?.startTime ?? Infinity))
      .map(({ name }) => name),
  }))
  await context.close()
  const { before, ...rest } = figures
  return { ...rest, scriptBytes: before.reduce((sum, script) => sum + (sizeOf.get(script) ?? 0), 0) }
}

function buildSample() {
  const out = join(tmpdir(), `coterie-page-${process.pid}.json`)
  spawnSync(process.execPath, ['bin/coterie.mjs', 'build', 'data', '--out', out])
  return out
}
