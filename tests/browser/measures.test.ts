/** Colours and areas that tell numbers, why a number is what it is, and the surroundings of a mark. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { violationsOf } from './accessibility.ts'
import { settle, startExplorer, type Explorer } from './explorer.ts'

let explorer: Explorer
beforeAll(async () => {
  explorer = await startExplorer()
})
afterAll(() => explorer.close())

it('colours and sizes by a centrality, keeps it in the address, and takes it back', async () => {
  const { page, faults } = await explorer.open({ hash: '#lens=co-authors&colour=links' })
  await settle(page)
  const legend = page.getByRole('region', { name: 'Legend' })
  await legend.getByText('Links', { exact: true }).waitFor()
  await legend.getByRole('button', { name: 'Colours and sizes' }).click()
  await legend.getByLabel('Area').selectOption('betweenness')
  await legend.getByText(/largest is Qu, Wenjie/).waitFor()
  expect(page.url()).toContain('colour=links&size=betweenness')
  expect(await violationsOf(page)).toEqual([])
  await page.locator('body').click({ position: { x: 720, y: 30 } })
  await page.keyboard.press('Control+z')
  await expect.poll(() => page.url()).not.toContain('size=')
  expect(faults).toEqual([])
  await page.context().close()
})

it('says why a strength is what it is, and leaves only what surrounds a mark', async () => {
  const { page, faults } = await explorer.open({ viewport: { width: 390, height: 844 } })
  await settle(page)
  await page.getByRole('combobox').first().fill('jia, jin')
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: 'Details' })
  await details.getByText('why this number?').click()
  await details.getByRole('row', { name: /full/ }).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await details.getByRole('button', { name: 'Only within 1 step' }).click()
  await page.getByText(/only what is within 1 step of Jia, Jinyuan/).waitFor({ state: 'attached' })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByText(/^All \d+ marks/).waitFor({ state: 'attached' })
  expect(faults).toEqual([])
  await page.context().close()
})
