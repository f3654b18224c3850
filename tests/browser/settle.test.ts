/** Two doubtful names are settled, a topic gets another name, and all of it is taken back. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSnapshot, writeSnapshot, type DoubtfulPair } from '../../src/core/index.ts'
import { violationsOf } from './accessibility.ts'
import { settle as rest, startExplorer, type Explorer } from './explorer.ts'

let explorer: Explorer
let people: number
beforeAll(async () => {
  explorer = await startExplorer()
  const snapshot = parseSnapshot(readFileSync(explorer.graph, 'utf8')).snapshot!
  const { authors } = snapshot.facts
  people = authors.length
  const doubt = (one: string, other: string, score: number): DoubtfulPair => ({
    a: authors.findIndex(({ label }) => label === one),
    b: authors.findIndex(({ label }) => label === other),
    score,
    evidence: ['variants of one name', '2 shared co-authors'],
  })
  // The sample leaves nobody in doubt.
  const doubts = [
    doubt('Jia, Jinyuan', 'Qu, Wenjie', 0.9),
    doubt('Gong, Neil Zhenqiang', 'Qu, Wenjie', 0.7),
    doubt('Gong, Neil Zhenqiang', 'Jia, Jinyuan', 0.6),
  ]
  expect(doubts.flatMap(({ a, b }) => [a, b])).not.toContain(-1)
  writeFileSync(explorer.graph, writeSnapshot({ ...snapshot, doubts }))
})
afterAll(() => explorer.close())

const sheetOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Who is who' })
const detailsOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Details' })

async function openReview(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Who is who/ }).click()
  await sheetOf(page).waitFor()
  return sheetOf(page)
}

async function find(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: /^Search/ }).fill(name)
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await detailsOf(page).waitFor()
}

async function countPeople(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Co-authors', exact: true }).click()
  return page.locator('.showing').innerText()
}

describe('the review', () => {
  it('is worked through by keyboard, previews, applies in one go and can be undone', async () => {
    const { page, faults } = await explorer.open()
    await rest(page)
    expect(await page.getByRole('button', { name: 'Who is who: 3 doubtful pairs' }).count()).toBe(1)
    const sheet = await openReview(page)
    await sheet.getByText(/^1 of 3/).waitFor()
    await page.keyboard.press('j')
    await sheet.getByText(/^2 of 3/).waitFor()
    await page.keyboard.press('ArrowLeft')
    await sheet.getByText(/^1 of 3/).waitFor()
    await page.keyboard.press('y')
    await sheet.getByText(/^2 of 3.*1 answered/).waitFor()
    expect(await sheet.innerText()).toMatch(/1 answer: 2 people become 1; \d+ co-author links/)
    await page.keyboard.press('n')
    await sheet.getByText(/^3 of 3.*2 answered/).waitFor()
    // By the first two answers these are two people.
    await page.keyboard.press('y')
    await sheet.getByRole('alert').waitFor()
    await page.keyboard.press('Control+z')
    await sheet.getByText(/^2 of 3.*1 answered/).waitFor()
    await page.keyboard.press('n')

    await page.keyboard.press('Escape')
    await expect.poll(() => sheet.count()).toBe(0)
    const undo = page.getByRole('button', { name: /^Undo: settled 2 questions/ })
    await undo.waitFor()
    expect(await countPeople(page)).toContain(`All ${people - 1} marks`)
    await undo.click()
    await page.getByText('Undo: settled 2 questions of who is who.').waitFor()
    await expect.poll(() => page.locator('.showing').innerText()).toContain(`All ${people} marks`)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => page.locator('.showing').innerText()).toContain(`All ${people - 1} marks`)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('lists what was settled, saves it, takes one off, and refuses a file that contradicts itself', async () => {
    const { page, faults } = await explorer.open({ acceptDownloads: true })
    await rest(page)
    const sheet = await openReview(page)
    await page.keyboard.press('y')
    await sheet.getByRole('button', { name: 'Apply now' }).click()
    await sheet.getByText('Settled by hand (1)').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      sheet.getByRole('button', { name: 'Save decisions' }).click(),
    ])
    const saved = readFileSync(await download.path(), 'utf8')
    expect(saved).toMatch(/^merge\tauthor:\S+\tauthor:\S+$/m)

    await sheet.getByRole('button', { name: /^Remove: merged/ }).click()
    await sheet.getByText('Nothing yet.').waitFor()
    const pick = (words: string, text: string): Promise<void> =>
      sheet.getByLabel(words).setInputFiles({ name: 'mine.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
    await pick('Load decisions about people', 'merge\tA\tB\nmerge\tB\tA\n')
    expect(await sheet.getByRole('alert').innerText()).toMatch(/mine\.txt was not used:\s+Line 2: .*circle/)
    await pick('Load decisions about people', saved)
    await sheet.getByText('Settled by hand (1)').waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('the details', () => {
  it('rename a person, split papers off, and join them again, with the selection kept', async () => {
    const { page, faults } = await explorer.open({ hash: '#lens=co-authors' })
    await rest(page)
    await find(page, 'qu, wenjie')
    const details = detailsOf(page)
    await details.getByRole('button', { name: 'Rename …' }).click()
    await details.getByRole('textbox').fill('Qu, W. <b>J.</b>')
    await details.getByRole('button', { name: 'Rename', exact: true }).click()
    await details.getByRole('heading', { name: 'Qu, W. <b>J.</b>' }).waitFor()
    await page.getByRole('button', { name: /^Undo: renamed Qu, Wenjie/ }).click()
    await details.getByRole('heading', { name: 'Qu, Wenjie', exact: true }).waitFor()

    await details.getByRole('button', { name: 'Split off papers …' }).click()
    await details.getByRole('checkbox').last().check()
    await details.getByText(/1 person becomes 2;/).waitFor()
    await details.getByRole('button', { name: 'Split off', exact: true }).click()
    await details.getByText(/^4 papers/).waitFor()

    await details.getByRole('button', { name: 'Same person as …' }).click()
    await details.getByRole('option', { name: /Qu, Wenjie/ }).click()
    await details.getByText(/2 people become 1;/).waitFor()
    await details.getByRole('button', { name: 'Make them one' }).click()
    await details.getByText(/^5 papers/).waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('rename a topic, leave one out, and bring it back', async () => {
    const { page, faults } = await explorer.open()
    await rest(page)
    await page.getByRole('button', { name: 'Topics', exact: true }).last().click()
    const topics = page.getByRole('complementary', { name: 'Topics' })
    await topics.locator('.entity-topic').first().click()
    const details = detailsOf(page)
    const heading = details.getByRole('heading', { level: 2 })
    const label = await heading.innerText()
    await details.getByRole('button', { name: 'Rename or merge …' }).click()
    await details.getByRole('textbox').fill('a quite different label')
    await details.getByRole('button', { name: 'Rename', exact: true }).click()
    await expect.poll(() => heading.innerText()).toBe('a quite different label')
    await details.getByRole('button', { name: 'Leave this topic out' }).click()
    await expect.poll(() => details.count()).toBe(0)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.getByText(`Undo: changed the topic “${label}” to “a quite different label”.`).waitFor()
    await find(page, label)
    expect(await heading.innerText()).toBe(label)
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe.each([
  { name: 'wide and light', options: { colorScheme: 'light' as const } },
  { name: 'narrow and dark', options: { colorScheme: 'dark' as const, viewport: { width: 390, height: 844 } } },
])('accessibility, $name', ({ options }) => {
  it('finds no violation in the review, in the forms and in what is said', async () => {
    const { page } = await explorer.open(options)
    await rest(page)
    const sheet = await openReview(page)
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('y')
    expect(await violationsOf(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()!.width)
    await sheet.getByRole('button', { name: 'Apply now' }).click()
    await sheet.getByText('Settled by hand (1)').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Undo: merged/ }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await find(page, 'gong')
    for (const form of ['Same person as …', 'Split off papers …', 'Rename …']) {
      await detailsOf(page).getByRole('button', { name: form }).click()
      expect([form, await violationsOf(page)]).toEqual([form, []])
    }
    await page.context().close()
  })
})
