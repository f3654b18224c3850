/** What benchmarks in a headless browser with software WebGL share: the browser, its costs, and made-up networks to open. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { build } from 'vite'

const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--enable-precise-memory-info',
]
const LINKS_PER_NODE = 4
const PAN_STEPS = 60
/** Milliseconds; who needs seconds for a frame is not pulled further. */
const PAN_TIME = 15_000

export function launchBrowser(executablePath) {
  return chromium.launch({ executablePath, args: FLAGS })
}

/** A function that tells the CPU seconds which all processes of the browser have taken so far. */
export async function readProcessSeconds(browser) {
  const inspector = await browser.newBrowserCDPSession()
  return async () => {
    const { processInfo } = await inspector.send('SystemInfo.getProcessInfo')
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
  }
}

/** A function that ends the browser at once, whatever its pages are doing. */
export async function readKill(browser) {
  const inspector = await browser.newBrowserCDPSession()
  const { processInfo } = await inspector.send('SystemInfo.getProcessInfo')
  const { id } = processInfo.find(({ type }) => type === 'browser')
  return () => process.kill(id, 'SIGKILL')
}

/** Snapshot files in `folder`, one for each number of people. */
export async function makeNetworks(orders, folder) {
  const entry = join(import.meta.dirname, 'network-snapshot.ts')
  const outDir = join(folder, 'generator')
  // The bundle lies where no package is found, so everything goes into it.
  const ssr = { noExternal: true }
  await build({ configFile: false, logLevel: 'error', ssr, build: { ssr: entry, outDir, target: 'node20' } })
  const { networkSnapshot } = await import(pathToFileURL(join(outDir, 'network-snapshot.js')).href)
  return orders.map((order) => {
    const path = join(folder, `${order}.coterie`)
    writeFileSync(path, networkSnapshot(order, order * LINKS_PER_NODE))
    return { name: `${order} / ${order * LINKS_PER_NODE}`, path }
  })
}

export function median(values) {
  const middle = values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]
  return Number(middle.toFixed(2))
}

/** Milliseconds of JavaScript for a frame while the map is pulled. */
export async function pan(page, session) {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const scriptSeconds = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'ScriptDuration').value
  }
  await page.evaluate(() => {
    globalThis.frames = 0
    const count = () => {
      globalThis.frames++
      requestAnimationFrame(count)
    }
    count()
  })
  const before = await scriptSeconds()
  await page.mouse.move(900, 450)
  await page.mouse.down()
  const end = Date.now() + PAN_TIME
  for (let step = 1; step <= PAN_STEPS && Date.now() < end; step++) {
    await page.mouse.move(900 - step * 4, 450 + step * 2)
    await page.waitForTimeout(16)
  }
  await page.mouse.up()
  const frames = await page.evaluate(() => globalThis.frames)
  return (1000 * ((await scriptSeconds()) - before)) / frames
}

/** Opens an address and waits for its picture: milliseconds from navigation, and CPU seconds of the whole browser; nothing if it does not come. */
export async function openPicture(page, address, processSeconds, timeout) {
  await page.addInitScript(watchForPicture)
  const before = await processSeconds()
  await page.goto(address, { waitUntil: 'commit' })
  const arrived = await page
    .waitForFunction(() => globalThis.pictureTime !== undefined, undefined, { timeout })
    .catch(() => undefined)
  if (!arrived) return undefined
  const seconds = (await processSeconds()) - before
  return { pictureTime: await page.evaluate(() => globalThis.pictureTime), seconds }
}

/** The explorer with this snapshot, at an address of its own until it is closed. */
export async function serve(snapshot) {
  const server = spawn(process.execPath, ['bin/coterie.mjs', 'serve', snapshot, '--port', '0'])
  const address = await new Promise((resolve) =>
    server.stdout.once('data', (text) => resolve(/http:\S+/.exec(String(text))[0])),
  )
  return { address, close: () => server.kill() }
}

/** Runs in the page before anything else, and leaves the milliseconds from navigation to the first complete picture. */
function watchForPicture() {
  // Pages that are not ours call it themselves. Two frames, so that what was drawn has reached the screen.
  globalThis.announcePicture = () =>
    requestAnimationFrame(() => requestAnimationFrame(() => (globalThis.pictureTime = performance.now())))
  const look = () => {
    // Ours says so itself when marks, ground and names are drawn; what is shown is counted in words below them.
    const isDrawn =
      performance.getEntriesByName('coterie-map').length > 0 &&
      / marks and .* links| clusters? of /.test(document.querySelector('#panels')?.textContent ?? '')
    if (!isDrawn) requestAnimationFrame(look)
    else globalThis.announcePicture()
  }
  requestAnimationFrame(look)
}
