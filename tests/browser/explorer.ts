/** The built page with the sample graph, served by the real server and opened in a real browser. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { buildOutdated } from '../../scripts/ready.mjs'
import { BROWSER_ARGUMENTS, findBrowser } from './find-browser.ts'

const PROGRAM = fileURLToPath(new URL('../../dist/cli/coterie.js', import.meta.url))
const SAMPLE = fileURLToPath(new URL('../../data', import.meta.url))

export interface Explorer {
  readonly address: string
  /** The graph file that is served; a test may change it. */
  readonly graph: string
  /** A page and everything that went wrong on it: console errors, exceptions, refused by policy. */
  open(options?: BrowserContextOptions & { readonly hash?: string }): Promise<{ page: Page; faults: string[] }>
  close(): Promise<void>
}

/** Shows the sample, or the graph of other documents. */
export async function startExplorer(documents = SAMPLE): Promise<Explorer> {
  await buildOutdated('cli')
  await buildOutdated('app')
  const folder = mkdtempSync(join(tmpdir(), 'coterie-browser-'))
  const graph = join(folder, 'graph.coterie.json')
  await finish(
    spawn(process.execPath, [PROGRAM, 'build', documents, '--out', graph], { stdio: ['ignore', 'ignore', 'inherit'] }),
  )
  const server = spawn(process.execPath, [PROGRAM, 'serve', graph, '--port', '0'])
  const address = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => {
      const [found] = /http:\S+/.exec(String(text)) ?? []
      if (found) resolve(found)
    })
    server.on('exit', () => reject(new Error('The server ended before it printed its address.')))
  })
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_ARGUMENTS })
  return {
    address,
    graph,
    open: (options = {}) => openPage(browser, address, options),
    async close() {
      await browser.close()
      server.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function openPage(
  browser: Browser,
  address: string,
  { hash = '', ...options }: BrowserContextOptions & { readonly hash?: string },
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  // What the policy refuses is thrown, so that it is heard with the page's own errors.
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      throw new Error(`The policy refused ${blockedURI} for ${violatedDirective}.`)
    }),
  )
  await page.goto(address + hash)
  return { page, faults }
}

/** Waits until the map is drawn and the camera rests. */
export async function settle(page: Page): Promise<void> {
  await page.locator('.showing').waitFor()
  await page.waitForTimeout(450)
}

/** A place on the stage where the pointer is on a mark, found by moving over the middle of the map; `left` and `right` are shares of the width. */
export async function findMark(page: Page, right = 0.72, left = 0.3): Promise<{ x: number; y: number }> {
  const { width, height } = page.viewportSize()!
  for (let y = height * 0.3; y < height * 0.8; y += 9)
    for (let x = width * left; x < width * right; x += 9) {
      await page.mouse.move(x, y)
      if (await page.locator('#stage.is-on-mark').count()) return { x, y }
    }
  throw new Error('There is no mark in the middle of the map.')
}

/** The share of pixels of the stage that are not its background, as a person would see them. */
export async function inkOf(page: Page): Promise<number> {
  const picture = (await page.screenshot({ clip: { x: 300, y: 120, width: 800, height: 600 } })).toString('base64')
  return page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')!
    context.drawImage(image, 0, 0)
    const { data: pixels } = context.getImageData(0, 0, image.width, image.height)
    let dark = 0
    for (let at = 0; at < pixels.length; at += 4) if (pixels[at]! + pixels[at + 1]! + pixels[at + 2]! < 600) dark++
    return dark / (pixels.length / 4)
  }, picture)
}

function finish(program: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) =>
    program.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The build of the sample ended with ${code}.`)),
    ),
  )
}
