/** What is seldom open at first: each state is without accessibility violation, wide and narrow. */
import { rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildFromRecords, parseSnapshot, writeSnapshot } from '../../src/core/index.ts'
import { violationsOf } from './accessibility.ts'
import { writeDatedPapers } from './dated-papers.ts'
import { settle, startExplorer, type Explorer } from './explorer.ts'

let explorer: Explorer
let folder: string
beforeAll(async () => {
  folder = writeDatedPapers()
  explorer = await startExplorer(folder)
  const { facts, manifest } = parseSnapshot(await readFile(explorer.graph, 'utf8')).snapshot!
  const records = { papers: facts.papers.slice(0, -3), documents: [], issues: [] }
  writeFileSync(join(folder, 'earlier.json'), writeSnapshot(await buildFromRecords(records, manifest.options)))
})
afterAll(async () => {
  await explorer.close()
  rmSync(folder, { recursive: true, force: true })
})

const command = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Command' }).fill(name)
  await page.getByRole('option').first().click()
}

/** Leads to each state; all start from the map of people. */
const STATES: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'density with its legend': async (page) => {
    await page.getByRole('button', { name: 'Colours and sizes' }).click()
    await page.getByLabel('Density instead of marks').check()
  },
  'years in colour': async (page) => {
    await page.getByRole('button', { name: 'Colours and sizes' }).click()
    await page.getByLabel('Colour', { exact: true }).selectOption('averageYear')
    await page.keyboard.press('Escape')
    await page.getByRole('slider', { name: 'From year' }).fill('2012')
    await page.getByText(/papers of 2012/).waitFor()
  },
  'a layout that was started': async (page) => {
    await page.getByRole('button', { name: 'Layout', exact: true }).click()
    await page.getByLabel('ForceAtlas2').check()
    await page.getByRole('slider', { name: /^Steps|Rounds/ }).press('End')
    await page.getByRole('button', { name: 'Lay out' }).click()
    await page.getByRole('button', { name: 'Stop here' }).waitFor()
  },
  'a table of what is selected': async (page) => {
    await command(page, 'select all')
    await page.getByRole('region', { name: /selected, scrolls sideways/ }).waitFor()
  },
  'a list of names': async (page) => {
    await page.keyboard.press('n')
    await page.locator('textarea:focus').fill('Una Roe\nElm\nNobody Known')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/1 not found/).waitFor()
  },
  'another map compared': async (page) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Command' }).fill('compare with')
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('option').first().click()])
    await chooser.setFiles(join(folder, 'earlier.json'))
    await page.getByText('Papers added').click()
  },
  'a path': async (page) => {
    await page.getByRole('combobox').first().fill('alder')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Path to' }).fill('fir')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^2 steps/ }).waitFor()
  },
  'what could not be read': async (page) => {
    await page.getByRole('button', { name: 'Add papers' }).click()
    await page
      .getByRole('dialog')
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        {
          name: 'own.bib',
          mimeType: 'text/plain',
          buffer: Buffer.from('@article{a, title={Rivers}, author={Roe, U}}\n@x{'),
        },
        { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
      ])
    await page.getByRole('button', { name: 'Start a new graph' }).waitFor()
    expect(await page.getByRole('button', { name: /^check this reading/ }).count()).toBe(0)
  },
}

describe.each([
  { name: 'wide, in high contrast', options: { viewport: { width: 1280, height: 800 }, contrast: 'more' } },
  { name: 'narrow and dark', options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } },
] satisfies { name: string; options: BrowserContextOptions }[])('$name', ({ options }) => {
  it.each(Object.entries(STATES))('finds no violation in %s', async (_, lead) => {
    const { page, faults } = await explorer.open({ ...options, reducedMotion: 'reduce', hash: '#lens=co-authors' })
    await settle(page)
    await lead(page)
    expect(await violationsOf(page)).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })
})
