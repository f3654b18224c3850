/** The explorer as one HTML file, opened from the disk: nothing is asked of any network, and nothing foreign runs. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOutdated } from '../../scripts/ready.mjs'
import { settle } from './explorer.ts'
import { BROWSER_ARGUMENTS, findBrowser } from './find-browser.ts'

const PROGRAM = fileURLToPath(new URL('../../dist/cli/coterie.js', import.meta.url))
const SAMPLE = fileURLToPath(new URL('../../data', import.meta.url))
const HOSTILE = fileURLToPath(new URL('../../../shared/hostile/cases/strings', import.meta.url))
const LARGEST = 700_000

const folder = mkdtempSync(join(tmpdir(), 'coterie-one-file-'))
let browser: Browser

beforeAll(async () => {
  await buildOutdated('cli')
  await buildOutdated('app')
  browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_ARGUMENTS })
})

afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

function coterie(...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { cwd: folder, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
}

/** A page, the addresses it asked for beside its own, and what went wrong on it. */
async function open(file: string): Promise<{ page: Page; requests: string[]; faults: string[] }> {
  const address = pathToFileURL(join(folder, file)).href
  const page = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })
  ).newPage()
  const [requests, faults]: [string[], string[]] = [[], []]
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('blob:')) requests.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('dialog', (dialog) => {
    faults.push(`A script of the graph ran: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(address)
  await settle(page)
  return { page, requests, faults }
}

describe('the explorer as one file', () => {
  it('opens from the disk with search, papers and the worker, and makes such a file again', async () => {
    coterie('build', SAMPLE, '--out', 'graph.coterie.json')
    coterie('export', 'graph.coterie.json', '--format', 'html', '--out', 'one.html')
    expect(readFileSync(join(folder, 'one.html')).length).toBeLessThanOrEqual(LARGEST)
    const { page, requests, faults } = await open('one.html')
    await page.keyboard.press('/')
    await page.keyboard.type('Gong')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Gong, Neil Zhenqiang' }).waitFor()
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^One HTML file/ }).click(),
    ])
    await download.saveAs(join(folder, 'again.html'))
    // The dropped file is opened by the worker, which is inside of the page as well.
    await page.getByRole('button', { name: 'Add papers' }).click()
    await page.locator('input[type=file]').first().setInputFiles(join(folder, 'again.html'))
    await page.getByRole('heading', { name: 'The map is ready' }).waitFor()
    expect({ requests, faults }).toEqual({ requests: [], faults: [] })
    await page.context().close()
    const again = await open('again.html')
    expect(again.faults).toEqual([])
    await again.page.context().close()
    for (const file of ['one', 'again']) {
      coterie('export', `${file}.html`, '--format', 'snapshot', '--out', `${file}.json`)
      expect(readFileSync(join(folder, `${file}.json`))).toEqual(readFileSync(join(folder, 'graph.coterie.json')))
    }
  })

  it('is drawn by the same browser as pixels and as a page', async () => {
    process.env['COTERIE_BROWSER'] = await findBrowser()
    coterie('export', 'one.html', '--format', 'png', '--scale', '1', '--out', 'map.png')
    coterie('export', 'one.html', '--format', 'pdf', '--print', '250', '--out', 'map.pdf')
    const picture = readFileSync(join(folder, 'map.png'))
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    // The width stands in the first chunk.
    expect(picture.readUInt32BE(16)).toBe(1440)
    const page = readFileSync(join(folder, 'map.pdf'), 'latin1')
    expect(page).toMatch(/^%PDF/)
    expect(page.match(/\/Type \/Page\b/g)).toHaveLength(1)
  })

  it('shows hostile titles and names as text', async () => {
    const own = [
      '<script>alert(1)</script>',
      '</script><script>alert(2)</script>',
      '<img src=x onerror=alert(3)>',
      '<!--',
      ']]>',
    ]
    const lines = existsSync(HOSTILE)
      ? readdirSync(HOSTILE).flatMap((file) => readFileSync(join(HOSTILE, file), 'utf8').split('\n'))
      : []
    const papers = [...own, ...lines].slice(0, 400).map((text, index) => ({
      title: `${text} ${index}`,
      authors: [{ name: `${text}, ${index}` }, { name: 'Arden, Ida' }],
      year: 2020,
      keywords: [text],
    }))
    writeFileSync(join(folder, 'hostile.json'), JSON.stringify(papers))
    coterie('build', 'hostile.json', '--out', 'hostile.coterie')
    coterie('export', 'hostile.coterie', '--format', 'html', '--out', 'hostile.html')
    const { page, requests, faults } = await open('hostile.html')
    expect({ requests, faults }).toEqual({ requests: [], faults: [] })
    expect(await page.locator('img, iframe, object, embed').count()).toBe(0)
    expect(await page.locator('script').count()).toBe(5)
    await page.context().close()
  })
})
