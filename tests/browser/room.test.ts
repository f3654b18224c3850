/** What is selected stays in sight: the camera makes room for panels, and moves for nothing else. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findMark, settle, startExplorer, type Explorer } from './explorer.ts'

let explorer: Explorer
beforeAll(async () => {
  explorer = await startExplorer()
})
afterAll(() => explorer.close())

const REDUCED = { reducedMotion: 'reduce' as const, viewport: { width: 1280, height: 800 } }
const cameraOf = (page: Page): string | null => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('camera')
const details = (page: Page): ReturnType<Page['locator']> => page.getByRole('complementary', { name: 'Details' })

it('makes room beside a panel that opens over what is selected', async () => {
  const { page, faults } = await explorer.open({ ...REDUCED, hash: '#lens=co-authors' })
  await settle(page)
  await page.getByRole('combobox').first().fill('qu, wenjie')
  await page.keyboard.press('Enter')
  await expect.poll(() => cameraOf(page)).not.toBe(null)
  await settle(page)
  const before = cameraOf(page)
  await page.keyboard.press('t')
  await page.getByRole('complementary', { name: 'Topics' }).waitFor()
  await expect.poll(() => cameraOf(page)).not.toBe(before)
  const reached = cameraOf(page)!
  // Less room is left, so it is seen from further away.
  expect(Number(reached.split(',')[2])).toBeGreaterThan(Number(before!.split(',')[2]))
  // Another panel of the same width moves nothing.
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  await settle(page)
  expect(cameraOf(page)).toBe(reached)
  expect(faults).toEqual([])
  await page.context().close()
})

it('moves a mark out from under its details, and leaves the map alone where nothing is covered', async () => {
  const { page, faults } = await explorer.open(REDUCED)
  await settle(page)
  const left = await findMark(page, 0.6)
  await page.mouse.click(left.x, left.y)
  await details(page).waitFor()
  await settle(page)
  expect(cameraOf(page)).toBe(null)
  await page.keyboard.press('Escape')

  const right = await findMark(page, 0.95, 0.75)
  await page.mouse.click(right.x, right.y)
  await details(page).waitFor()
  await expect.poll(() => cameraOf(page)).not.toBe(null)
  expect(faults).toEqual([])
  await page.context().close()
})

it('shows the whole map again when Back leads to it', async () => {
  const { page } = await explorer.open(REDUCED)
  await settle(page)
  const middle = (): Promise<Buffer> => page.screenshot({ clip: { x: 100, y: 120, width: 1000, height: 540 } })
  const whole = await middle()
  await page.getByRole('combobox').first().fill('gong')
  await page.keyboard.press('Enter')
  await expect.poll(() => cameraOf(page)).not.toBe(null)
  expect((await middle()).equals(whole)).toBe(false)
  await page.goBack()
  await expect.poll(() => details(page).count()).toBe(0)
  await expect.poll(async () => (await middle()).equals(whole)).toBe(true)
  expect(cameraOf(page)).toBe(null)
  await page.context().close()
})
