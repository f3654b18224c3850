/** A part of the map instead of the whole, how well it stands for the whole, and the way back. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { violationsOf } from './accessibility.ts'
import { settle, startExplorer, type Explorer } from './explorer.ts'

let explorer: Explorer
beforeAll(async () => {
  explorer = await startExplorer()
})
afterAll(() => explorer.close())

it('shows a representative part by the keyboard, says how well it stands for the whole, and takes it back', async () => {
  const { page, faults } = await explorer.open({ hash: '#lens=co-authors' })
  await settle(page)
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  const chooser = page.getByRole('group', { name: 'Show a part' })
  await chooser.getByLabel('A representative part').check()
  await page.getByLabel('How many marks').fill('10')
  await page.keyboard.press('Enter')
  await page.getByText(/^Showing 10 of \d+ marks.*a representative part of 10 marks/).waitFor()
  expect(page.url()).toContain('part=walk%2C10%2C5')
  const clusters = page.getByRole('table', { name: 'Clusters' })
  expect(await clusters.getByRole('row').count()).toBeGreaterThan(2)
  expect(await page.getByRole('table', { name: 'Links of a mark' }).getByRole('cell').first().textContent()).toMatch(
    /%/,
  )
  expect(await violationsOf(page)).toEqual([])
  await chooser.getByLabel('The most connected').check()
  await page.getByRole('button', { name: 'Show this part' }).click()
  await page.getByText(/the 10 most connected marks/).waitFor()
  await page.goBack()
  await page.getByText(/a representative part of 10 marks/).waitFor()
  expect(await chooser.getByLabel('A representative part').isChecked()).toBe(true)
  await page.locator('body').click({ position: { x: 720, y: 30 } })
  await page.keyboard.press('Control+z')
  await page
    .getByText(/the 10 most connected marks|^All \d+ marks/)
    .first()
    .waitFor()
  expect(faults).toEqual([])
  await page.context().close()
})

it('goes to the choice of a part when that is asked for by name', async () => {
  const { page, faults } = await explorer.open({ viewport: { width: 1024, height: 500 } })
  await settle(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Command' }).fill('show a part')
  await page.keyboard.press('Enter')
  const choice = page.getByRole('group', { name: 'Show a part' }).getByRole('radio', { name: 'Everything' })
  await expect.poll(() => choice.evaluate((radio) => radio === document.activeElement)).toBe(true)
  const { y, height } = (await choice.boundingBox())!
  expect(y + height).toBeLessThan(500)
  await page.keyboard.press('ArrowDown')
  await page.getByLabel('How many marks').waitFor()
  expect(faults).toEqual([])
  await page.context().close()
})

it('opens with the part that an address names, on a phone as well', async () => {
  const { page, faults } = await explorer.open({
    hash: '#lens=co-authors&part=links,7',
    viewport: { width: 390, height: 844 },
  })
  await settle(page)
  await page.getByText(/^Showing 7 of \d+ marks.*the 7 most connected marks/).waitFor({ state: 'attached' })
  expect(faults).toEqual([])
  await page.context().close()
})
