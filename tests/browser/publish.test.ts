/** The built page on any static host: a graph named in its address, one of another site, and the page inside of another. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildOutdated } from '../../scripts/ready.mjs'
import { settle } from './explorer.ts'
import { BROWSER_ARGUMENTS, findBrowser } from './find-browser.ts'

const PROGRAM = fileURLToPath(new URL('../../dist/cli/coterie.js', import.meta.url))
const PAGE = fileURLToPath(new URL('../../dist/app', import.meta.url))
const KINDS: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

const folder = mkdtempSync(join(tmpdir(), 'coterie-publish-'))
const servers: Server[] = []
let browser: Browser
let [own, other] = ['', '']
/** What the other site was asked for. */
const asked: string[] = []

function answer(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
): void {
  response.writeHead(status, headers).end(body)
}

async function listen(respond: (path: string, response: ServerResponse) => void): Promise<string> {
  const server = createServer(({ url }, response) => respond(new URL(url!, 'http://host').pathname, response))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

beforeAll(async () => {
  await buildOutdated('cli')
  await buildOutdated('app')
  const paper = {
    title: 'Maps of invented worlds',
    authors: [{ name: 'Arden, Ida' }, { name: 'Brook, Ben' }],
    year: 2020,
  }
  writeFileSync(join(folder, 'papers.json'), JSON.stringify([paper]))
  for (const [documents, out] of [
    ['data', 'graph.coterie.json'],
    [join(folder, 'papers.json'), 'small.coterie'],
  ] as const)
    expect(spawnSync(process.execPath, [PROGRAM, 'build', documents, '--out', join(folder, out)]).status).toBe(0)
  const small = readFileSync(join(folder, 'small.coterie'))
  own = await listen((path, response) => {
    if (path === '/picture') return answer(response, 200, { 'Content-Type': 'image/png' }, 'no picture')
    const file = [PAGE, folder]
      .map((root) => join(root, path === '/' ? 'index.html' : path))
      .find((one) => existsSync(one))
    if (!file) return answer(response, 404, {}, 'not here')
    answer(response, 200, { 'Content-Type': KINDS[extname(file)] ?? 'application/octet-stream' }, readFileSync(file))
  })
  other = await listen((path, response) => {
    asked.push(path)
    const shared = { 'Access-Control-Allow-Origin': '*' }
    if (path === '/small.coterie') answer(response, 200, shared, small)
    else if (path === '/moved') answer(response, 302, { ...shared, Location: '/small.coterie' }, '')
    else answer(response, 200, {}, small)
  })
  browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_ARGUMENTS })
})

afterAll(async () => {
  await browser.close()
  servers.forEach((server) => server.close())
  rmSync(folder, { recursive: true, force: true })
})

async function open(query: string): Promise<{ page: Page; faults: string[] }> {
  const page = await (await browser.newContext({ viewport: { width: 1000, height: 700 } })).newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${own}/${query}`)
  return { page, faults }
}

it('opens a graph of its own site that the address names, and what is selected in it', async () => {
  const { page, faults } = await open('?snapshot=small.coterie#select=author:brook-ben')
  await page.getByRole('heading', { name: 'Brook, Ben' }).waitFor()
  expect(page.url()).toContain('?snapshot=small.coterie')
  expect(faults).toEqual([])
  await page.context().close()
})

it.each([
  ['nothing.coterie', /nothing\.coterie could not be opened.*404/],
  ['picture', /said to be image\/png, which no snapshot is/],
  ['index.html', /could not be opened/],
  ['javascript:alert(1)', /no address that begins with https: or http:/],
  ['http://someone:secret@127.0.0.1/x', /must not hold a name or a password/],
])('says why %s can not be opened', async (address, reason) => {
  const { page, faults } = await open(`?snapshot=${encodeURIComponent(address)}`)
  const alert = page.getByRole('alert')
  await alert.waitFor()
  expect(await alert.innerText()).toMatch(reason)
  expect(faults).toEqual([])
  await page.context().close()
})

it('asks before it asks another site, and names that site', async () => {
  asked.length = 0
  const { page } = await open(`?snapshot=${encodeURIComponent(`${other}/small.coterie`)}`)
  const question = page.getByRole('alertdialog')
  await question.waitFor()
  expect(await question.innerText()).toContain(`Open a graph from ${other.slice('http://'.length)}?`)
  expect(asked).toEqual([])
  // Enter is the harmless answer: the graph beside the page.
  await page.keyboard.press('Enter')
  await settle(page)
  expect(asked).toEqual([])
  await page.reload()
  await page.getByRole('button', { name: /^Open it from/ }).click()
  await settle(page)
  expect(asked).toEqual(['/small.coterie'])
  await page.keyboard.press('/')
  await page.keyboard.type('Brook')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Brook, Ben' }).waitFor()
  expect(await page.locator('iframe').count()).toBe(0)
  await page.context().close()
})

it.each(['moved', 'closed'])('takes nothing that is %s', async (path) => {
  const { page } = await open(`?snapshot=${encodeURIComponent(`${other}/${path}`)}`)
  await page.getByRole('button', { name: /^Open it from/ }).click()
  const alert = page.getByRole('alert')
  await alert.waitFor()
  expect(await alert.innerText()).toMatch(/does not let pages of other sites read it/)
  await page.context().close()
})

it('shows little besides the map inside of another page, and leaves its Back alone', async () => {
  const { page, faults } = await open('nothing-here')
  await page.setContent(`<iframe src="${own}/?embed=1" width="700" height="500"></iframe>`)
  const inside = page.frameLocator('iframe')
  await inside.getByRole('button', { name: 'Topics' }).last().click()
  await inside.getByRole('link', { name: 'Open in Coterie' }).waitFor()
  expect(await inside.getByRole('button', { name: 'Export' }).count()).toBe(0)
  expect(await inside.getByRole('link', { name: 'Open in Coterie' }).getAttribute('href')).not.toContain('embed')
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2)
  expect(faults).toEqual([])
  await page.context().close()
})
