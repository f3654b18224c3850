/** Pasted text: seen as it is read, corrected in place, then built as corrected. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsOf } from './accessibility.ts'
import { settle, startExplorer, type Explorer } from './explorer.ts'

const PROGRAMME = [
  'Programme',
  '',
  ...[
    ['Tree shapes', 'Talk one', 'Ana Gil'],
    ['Graph bounds', 'Talk two', 'Bo Li'],
    ['Random walks', 'Talk three', 'Cy Mo'],
    ['Sparse kernels', 'Talk four', 'Dora Keller'],
  ].flatMap((talk) => [...talk, '']),
].join('\n')

let explorer: Explorer
beforeAll(async () => {
  explorer = await startExplorer()
})
afterAll(() => explorer.close())

async function paste(page: Page, text: string): Promise<void> {
  await settle(page)
  await page.getByRole('button', { name: 'Add papers' }).first().click()
  await page.getByRole('textbox', { name: 'Or paste text' }).fill(text)
  await page.getByRole('button', { name: 'Read the text' }).click()
}

/** Opens the menu of a line with the keyboard and takes an entry. */
async function say(page: Page, line: string, role: string): Promise<void> {
  await page.locator('.listing-choice', { hasText: line }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: role }).focus()
  await page.keyboard.press('Enter')
}

describe('the text of a listing', () => {
  it('is shown line by line, corrected with the keyboard, and built as corrected', async () => {
    const { page, faults } = await explorer.open({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
    await paste(page, PROGRAMME)
    await page.getByRole('heading', { name: 'How the text is read' }).waitFor()
    const said = page.locator('.import-sheet [role=status]')
    await expect.poll(() => said.innerText()).toMatch(/^0 papers in 18 lines/)
    await say(page, 'Graph bounds', 'Title')
    await expect.poll(() => said.innerText()).toMatch(/^1 paper .*1 correction/)
    await say(page, 'Talk two', 'Venue, year')
    await say(page, 'Bo Li', 'Authors')
    await expect.poll(() => said.innerText()).toMatch(/^[34] papers .*3 corrections/)
    const taught = page.locator('.listing-line', { hasText: 'Dora Keller' })
    expect(await taught.getAttribute('class')).toContain('is-authors')
    expect(await taught.innerText()).toContain('Authors')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

    expect(await violationsOf(page)).toEqual([])

    await page.getByRole('button', { name: 'Use these papers' }).click()
    await page.getByRole('heading', { name: /^[34] papers read/ }).waitFor()
    await page.getByRole('button', { name: 'Start a new graph' }).click()
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByRole('combobox').first().fill('Keller')
    await page.getByRole('option', { name: /Keller, Dora/ }).waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('that is a known format goes straight to the report', async () => {
    const { page, faults } = await explorer.open()
    await paste(page, '@article{a, title={On the shape of trees}, author={Gil, Ana}, year={2004}}')
    await page.getByRole('heading', { name: '1 paper read' }).waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('in a picked file is corrected from the report, and the other files stay as they were', async () => {
    const { page, faults } = await explorer.open()
    await settle(page)
    await page.getByRole('button', { name: 'Add papers' }).first().click()
    const bibtex = '@article{a, title={On the shape of trees}, author={Gil, Ana}, year={2004}}'
    await page
      .locator('.import-sheet input[type=file]')
      .first()
      .setInputFiles([
        { name: 'programme.txt', mimeType: 'text/plain', buffer: Buffer.from(PROGRAMME) },
        { name: 'one.bib', mimeType: 'text/plain', buffer: Buffer.from(bibtex) },
      ])
    await page.getByRole('heading', { name: '1 paper read' }).waitFor()
    expect(await page.locator('.check-reading').count()).toBe(1)
    await page.getByRole('button', { name: 'check this reading of programme.txt' }).click()
    await page.getByRole('heading', { name: 'How programme.txt is read' }).waitFor()
    await say(page, 'Graph bounds', 'Title')
    await say(page, 'Bo Li', 'Authors')
    await expect.poll(() => page.locator('.import-sheet [role=status]').innerText()).toMatch(/2 corrections/)
    await page.getByRole('button', { name: 'Back to the report' }).click()
    await page.getByRole('heading', { name: '1 paper read' }).waitFor()

    await page.getByRole('button', { name: 'check this reading of programme.txt' }).click()
    await say(page, 'Graph bounds', 'Title')
    await say(page, 'Bo Li', 'Authors')
    await page.getByRole('button', { name: 'Use these papers' }).click()
    await page.getByRole('heading', { name: /^[2-9] papers read/ }).waitFor()
    await page.getByRole('button', { name: 'check this reading of programme.txt' }).click()
    await expect.poll(() => page.locator('.import-sheet [role=status]').innerText()).toMatch(/2 corrections/)
    expect(await violationsOf(page)).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })
})
