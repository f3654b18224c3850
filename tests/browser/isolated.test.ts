/** A site may isolate its pages, which then could share memory with other threads: all works there as elsewhere. */
import { readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeDatedPapers } from './dated-papers.ts'
import { settle, startExplorer, type Explorer } from './explorer.ts'

let folder: string
let explorer: Explorer
beforeAll(async () => {
  folder = writeDatedPapers()
  explorer = await startExplorer(folder)
})
afterAll(async () => {
  await explorer.close()
  rmSync(folder, { recursive: true, force: true })
})

it('counts years in a thread and saves the graph on a page that is isolated', async () => {
  const { page, faults } = await explorer.open({ acceptDownloads: true, serviceWorkers: 'block' })
  await page.route('**', async (route) => {
    const response = await route.fetch()
    const headers = {
      ...response.headers(),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    }
    await route.fulfill({ response, headers })
  })
  await page.goto(`${explorer.address}?isolated#lens=co-authors&years=2008-2013`)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await settle(page)
  await expect.poll(() => page.locator('.showing').innerText()).toMatch(/Showing 3 of 5 marks/)
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('group', { name: 'Export' })
      .getByRole('button', { name: /^Snapshot/ })
      .click(),
  ])
  expect(readFileSync(await download.path()).length).toBeGreaterThan(1000)
  expect(faults).toEqual([])
  await page.context().close()
})
