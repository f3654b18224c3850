/** Clusters first: as discs that are walked, entered, opened by coming near and closed by going away. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { violationsOf } from './accessibility.ts'
import { settle, startExplorer, type Explorer } from './explorer.ts'

let explorer: Explorer
beforeAll(async () => {
  explorer = await startExplorer()
})
afterAll(() => explorer.close())

const showing = (page: Page) => page.locator('.showing [role=status]').innerText()
const closed = /^7 clusters of \d+ marks; come nearer to open them/
const open = /^\d+ clusters? open: /

it('shows a disc for each cluster, and opens them by keyboard', async () => {
  const { page, faults } = await explorer.open({ hash: '#clusters=first' })
  await settle(page)
  await expect.poll(() => showing(page)).toMatch(closed)
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: 'Details' })
  await details.getByText('Cluster', { exact: true }).waitFor()
  const first = await details.getByRole('heading', { level: 2 }).innerText()
  // Not every cluster has one on each side.
  for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'])
    if ((await details.getByRole('heading', { level: 2 }).innerText()) === first) await page.keyboard.press(key)
  await expect.poll(() => details.getByRole('heading', { level: 2 }).innerText()).not.toBe(first)
  await page.keyboard.press('Enter')
  await expect.poll(() => showing(page)).toMatch(open)
  await page.keyboard.press('Escape')
  await expect.poll(() => showing(page)).toMatch(closed)
  await details.waitFor()
  await page.keyboard.press('Escape')
  await details.waitFor({ state: 'detached' })
  expect(faults).toEqual([])
  await page.context().close()
})

it('names the discs as they are after what is counted has changed', async () => {
  const { page, faults } = await explorer.open({ hash: '#clusters=first' })
  await settle(page)
  await expect.poll(() => showing(page)).toMatch(closed)
  const letters = () =>
    page.evaluate(() => document.querySelector<HTMLCanvasElement>('.sigma-letters')!.toDataURL('image/png'))
  const before = await letters()
  await page.getByRole('button', { name: 'people' }).click()
  await expect.poll(() => showing(page)).toMatch(/people hidden/)
  await expect.poll(async () => (await letters()) === before).toBe(false)
  expect(faults).toEqual([])
  await page.context().close()
})

it('gives the map its room back when what was read beside it is closed', async () => {
  const { page, faults } = await explorer.open({ hash: '#clusters=first', viewport: { width: 1000, height: 900 } })
  await settle(page)
  await expect.poll(() => showing(page)).toMatch(closed)
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: 'Details' }).waitFor()
  // To the discs on the right, which are under the details.
  for (let times = 0; times < 4 && !page.url().includes('camera='); times++) {
    await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(700)
  }
  expect(page.url()).toContain('camera=')
  await page.keyboard.press('Escape')
  await expect.poll(() => new URL(page.url()).hash).toBe('#clusters=first')
  expect(faults).toEqual([])
  await page.context().close()
})

it('opens what one comes near to, and closes it again', async () => {
  const { page, faults } = await explorer.open({ hash: '#clusters=first' })
  await settle(page)
  await expect.poll(() => showing(page)).toMatch(closed)
  for (let times = 0; times < 8 && !open.test(await showing(page)); times++) {
    await page.keyboard.press('+')
    // Until the camera has arrived.
    await page.waitForTimeout(450)
  }
  await expect.poll(() => showing(page)).toMatch(open)
  await page.keyboard.press('0')
  await expect.poll(() => showing(page)).toMatch(closed)
  expect(faults).toEqual([])
  await page.context().close()
})

it('opens the cluster of whoever is looked for', async () => {
  const { page, faults } = await explorer.open({ hash: '#clusters=first' })
  await settle(page)
  await page.getByRole('combobox').first().fill('jia, jin')
  await page.keyboard.press('Enter')
  await expect.poll(() => showing(page)).toMatch(open)
  expect(faults).toEqual([])
  await page.context().close()
})

it('answers what joins two clusters, by keyboard and by a click on the line between them', async () => {
  const { page, faults } = await explorer.open({ hash: '#clusters=first' })
  await settle(page)
  await expect.poll(() => showing(page)).toMatch(closed)
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: 'Details' })
  const tie = details.getByText('Link of two clusters')
  await details
    .getByRole('button', { name: /show what joins them$/ })
    .first()
    .press('Enter')
  await tie.waitFor()
  await details.getByRole('heading', { name: 'Strongest links' }).waitFor()
  await details.getByRole('heading', { name: 'The papers behind it' }).waitFor()
  expect(page.url()).toMatch(/between=\d+-\d+/)
  expect(await violationsOf(page)).toEqual([])
  const title = await details.getByRole('heading', { level: 2 }).innerText()
  await page.reload()
  await tie.waitFor()
  expect(await details.getByRole('heading', { level: 2 }).innerText()).toBe(title)
  await page.keyboard.press('Escape')
  await tie.waitFor({ state: 'detached' })
  await page.keyboard.press('0')
  await settle(page)
  const { width, height } = page.viewportSize()!
  for (let y = 0.25; y < 0.8 && !(await tie.count()); y += 0.02)
    for (let x = 0.25; x < 0.7 && !(await tie.count()); x += 0.02) {
      await page.mouse.move(x * width, y * height)
      if (!(await page.locator('#stage.is-on-mark').count())) await page.mouse.click(x * width, y * height)
    }
  await tie.waitFor()
  expect(faults).toEqual([])
  await page.context().close()
})

it('lists clusters in the table, and is left and taken back by a command', async () => {
  const { page, faults } = await explorer.open({ hash: '#clusters=first' })
  await settle(page)
  await expect.poll(() => showing(page)).toMatch(closed)
  await page.keyboard.press('l')
  const table = page.getByRole('table', { name: /7 clusters, largest first/ })
  await expect.poll(() => table.getByRole('row').count()).toBe(8)
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('marks from the start')
  await page.keyboard.press('Enter')
  await expect.poll(() => showing(page)).toMatch(/^All \d+ marks/)
  expect(page.url()).toContain('clusters=open')
  await page.keyboard.press('Control+z')
  await expect.poll(() => showing(page)).toMatch(closed)
  expect(page.url()).toContain('clusters=first')
  expect(faults).toEqual([])
  await page.context().close()
})
