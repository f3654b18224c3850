/** What changed since an earlier snapshot, on the page; and pictures with their legend, to print size and for the clipboard. */
import { writeFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildFromRecords, parseSnapshot, writeSnapshot } from '../../src/core/index.ts'
import { settle, startExplorer, type Explorer } from './explorer.ts'

let explorer: Explorer
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coterie-compare-'))
  explorer = await startExplorer()
  const { facts, manifest } = parseSnapshot(await readFile(explorer.graph, 'utf8')).snapshot!
  // The same collection without its last papers, before one name was settled otherwise.
  const records = { papers: facts.papers.slice(0, -2), documents: [], issues: [] }
  writeFileSync(join(folder, 'earlier.json'), writeSnapshot(await buildFromRecords(records, manifest.options)))
})
afterAll(async () => {
  await explorer.close()
  await rm(folder, { recursive: true, force: true })
})

it('shows an earlier snapshot and the map on one map, with every change a way to it, and takes it back', async () => {
  const { page, faults } = await explorer.open()
  await settle(page)
  const marks = await page.getByText(/ marks and /).innerText()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Command' }).fill('compare with')
  const command = page.getByRole('option', { name: 'Compare with an earlier snapshot' })
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), command.click()])
  await chooser.setFiles(join(folder, 'earlier.json'))
  const panel = page.getByRole('complementary', { name: 'What changed' })
  await panel.getByText('Papers added').click()
  const first = panel.locator('.changes[open] button.entity').first()
  const title = await first.innerText()
  await first.click()
  await page
    .getByRole('complementary', { name: 'Details' })
    .getByRole('heading', { name: `+ ${title}` })
    .waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Save as a page' }).click(),
  ])
  await download.saveAs(join(folder, 'changes.html'))
  expect(await readFile(join(folder, 'changes.html'), 'utf8')).toMatch(
    /Papers added <span>2<\/span>[^]*<svg|<svg[^]*Papers added <span>2<\/span>/,
  )
  // What is saved as a snapshot is the map, not two in one.
  await page.getByRole('button', { name: 'Export' }).click()
  const [snapshot] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Snapshot/ }).click(),
  ])
  await snapshot.saveAs(join(folder, 'saved.coterie'))
  expect((await readFile(join(folder, 'saved.coterie'))).includes('− ')).toBe(false)
  await page.getByRole('button', { name: 'Stop comparing' }).click()
  await expect.poll(() => page.getByText(/ marks and /).innerText()).toBe(marks)
  await page.keyboard.press('Control+z')
  await panel.waitFor()
  expect(faults).toEqual([])
  await page.context().close()
})

it('says why a file can not be compared', async () => {
  writeFileSync(join(folder, 'broken.json'), '{"format":"coterie-snapshot"')
  const { page } = await explorer.open()
  await settle(page)
  await page.getByRole('button', { name: 'Add papers' }).click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Compare with an earlier snapshot' }).click(),
  ])
  await chooser.setFiles(join(folder, 'broken.json'))
  const alert = page.getByRole('alert')
  await alert.waitFor()
  expect(await alert.innerText()).toMatch(/Nothing could be compared. broken.json/)
  await page.context().close()
})

it('takes pictures to print size and into the clipboard', async () => {
  const { page, faults } = await explorer.open({ permissions: ['clipboard-read', 'clipboard-write'] })
  await settle(page)
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByLabel('Size of the picture').selectOption('300dpi')
  await page.getByLabel('mm wide').fill('85')
  await page.getByLabel('Transparent').check()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'PNG' }).click(),
  ])
  await download.saveAs(join(folder, 'map.png'))
  const picture = await readFile(join(folder, 'map.png'))
  // 85 mm at 300 pixels an inch; taller than the window's share, for the legend stands below.
  expect(picture.readUInt32BE(16)).toBe(Math.round((85 / 25.4) * 300))
  expect(picture.readUInt32BE(20)).toBeGreaterThan((picture.readUInt32BE(16) * 900) / 1440)
  const density = picture.indexOf('pHYs')
  expect(density).toBeGreaterThan(0)
  expect(density).toBeLessThan(picture.indexOf('IDAT'))
  expect(picture.readUInt32BE(density + 4)).toBe(11811)
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await page.getByText('The picture is in the clipboard.').waitFor()
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types))
  expect(types).toEqual(['image/png'])
  expect(faults).toEqual([])
  await page.context().close()
})
