/** Years, venues, the fineness of clusters and layouts: the map changes, and every change can be taken back. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { violationsOf } from './accessibility.ts'
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

it('counts the papers of some years and venues, and groups who is left', async () => {
  const { page, faults } = await explorer.open({ hash: '#lens=co-authors&years=2008-2013' })
  const showing = page.locator('.showing')
  await expect.poll(() => showing.innerText()).toMatch(/Showing 3 of 5 marks .* papers of 2008–2013/)
  await page.getByRole('button', { name: 'Topics', exact: true }).last().click()
  await page
    .getByRole('complementary', { name: 'Topics' })
    .getByText(/^1 cluster /)
    .waitFor()

  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  const filters = page.getByRole('complementary', { name: 'Filters' })
  await filters.getByRole('checkbox', { name: /Ink Letters/ }).check()
  await expect.poll(() => showing.innerText()).toMatch(/Showing 2 of 5 marks .* papers of “Ink Letters”/)
  expect(await violationsOf(page)).toEqual([])
  expect(page.url()).toContain('venue=Ink+Letters')
  await page.keyboard.press('Control+z')
  await expect.poll(() => showing.innerText()).toMatch(/Showing 3 of 5 marks/)
  expect(faults).toEqual([])
  await page.context().close()
})

it('makes clusters finer and coarser', async () => {
  const { page, faults } = await explorer.open()
  await settle(page)
  await page.getByRole('button', { name: 'Topics', exact: true }).last().click()
  const topics = page.getByRole('complementary', { name: 'Topics' })
  const clusters = async (): Promise<number> =>
    Number(/(\d+) clusters?/.exec(await topics.getByText(/^\d+ clusters? /).innerText())![1])
  const before = await clusters()
  await topics.getByRole('slider', { name: /Fineness/ }).fill('10')
  await expect.poll(clusters).toBeGreaterThan(before)
  expect(page.url()).toContain('resolution=5')
  await topics.getByRole('slider', { name: /Fineness/ }).fill('-10')
  await expect.poll(clusters).toBeLessThan(before)
  expect(faults).toEqual([])
  await page.context().close()
})

it('lays the map out anew, saves it so, and takes it back', async () => {
  const { page, faults } = await explorer.open()
  await settle(page)
  const before = await page.screenshot()
  await page.getByRole('button', { name: 'Layout', exact: true }).click()
  const panel = page.getByRole('complementary', { name: 'Layout' })
  await panel.getByLabel('VOS').check()
  expect(await violationsOf(page)).toEqual([])
  await panel.getByRole('button', { name: 'Lay out' }).click()
  await page.getByText(/^Laid out/).waitFor()
  await page.getByRole('button', { name: 'Close layout' }).click()
  await settle(page)
  expect((await page.screenshot()).equals(before)).toBe(false)
  await page.keyboard.press('Control+z')
  await page.getByText(/^Undo: layout VOS/).waitFor()
  expect(faults).toEqual([])
  await page.context().close()
})
