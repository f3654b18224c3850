/** What goes wrong is survived or explained: lost graphics, missing or broken graphs, hostile text. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { parseSnapshot, writeSnapshot, type Snapshot } from '../../src/core/index.ts'
import { inkOf, settle, startExplorer, type Explorer } from './explorer.ts'

let explorer: Explorer
let good: string
beforeAll(async () => {
  explorer = await startExplorer()
  good = readFileSync(explorer.graph, 'utf8')
})
afterEach(() => writeFileSync(explorer.graph, good))
afterAll(() => explorer.close())

function serveChanged(change: (snapshot: Snapshot) => Snapshot): void {
  writeFileSync(explorer.graph, writeSnapshot(change(parseSnapshot(good).snapshot!)))
}

describe('a lost graphics context', () => {
  it('comes back every time with the same picture', async () => {
    const { page } = await explorer.open()
    await settle(page)
    const before = await inkOf(page)
    expect(before).toBeGreaterThan(0.01)
    for (let round = 0; round < 20; round++)
      await page.evaluate(async () => {
        const find = (): HTMLCanvasElement | null => document.querySelector('canvas.sigma-edges')
        const lost = find()!
        lost.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext()
        while (!find() || find() === lost) await new Promise((resolve) => setTimeout(resolve, 10))
      })
    await page.waitForTimeout(300)
    expect(await inkOf(page)).toBeCloseTo(before, 3)
    await page.keyboard.press('/')
    await page.keyboard.type('qu, wenjie')
    await page.keyboard.press('Enter')
    await page.locator('.sigma-veil.is-down').waitFor({ state: 'attached' })
    await page.context().close()
  })
})

describe('a graph that cannot be shown', () => {
  it('is explained when it is missing, and one’s own papers take its place', async () => {
    rmSync(explorer.graph)
    const { page } = await explorer.open()
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.innerText()).toMatch(/npm start/)
    await alert.getByRole('button', { name: 'Add papers' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Or paste text').fill('@article{a, title={Rivers of ink}, author={Ida Alder and Odd Birch}}')
    await sheet.getByRole('button', { name: 'Read the text' }).click()
    await sheet.getByRole('button', { name: 'Start a new graph' }).click()
    await sheet.getByRole('button', { name: 'Look at it' }).click()
    await expect.poll(() => page.locator('.showing').innerText()).toMatch(/^All \d+ marks/)
    await page.context().close()
  })

  it('is refused with the reason when it was cut off, and the page tries again when asked', async () => {
    writeFileSync(explorer.graph, good.slice(0, good.length / 2))
    const { page } = await explorer.open()
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.innerText()).toMatch(/There is no map to show[^]*npm start/)
    writeFileSync(explorer.graph, good)
    await page.getByRole('button', { name: 'Try again' }).click()
    await settle(page)
    await page.context().close()
  })
})

describe('hostile text', () => {
  it('stays text, and only safe addresses become links', async () => {
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    serveChanged((snapshot) => ({
      ...snapshot,
      facts: {
        ...snapshot.facts,
        papers: snapshot.facts.papers.map((paper) => ({
          ...paper,
          title: evil,
          abstract: evil,
          links: ['javascript:document.title=3', 'https://example.org/a'],
        })),
        authors: snapshot.facts.authors.map((author) => ({ ...author, label: evil })),
      },
    }))
    const { page, faults } = await explorer.open()
    await settle(page)
    await page.getByRole('combobox').first().fill('onerror')
    await page.keyboard.press('Enter')
    const details = page.getByRole('complementary', { name: 'Details' })
    await details.waitFor()
    expect(await details.innerText()).toContain('onerror=')
    await details.locator('.entity-paper').first().click()
    await expect.poll(() => details.innerText()).toContain('javascript:')
    expect(
      await details.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['https://example.org/a'])
    expect(await page.locator('#panels img, #panels script').count()).toBe(0)
    expect(await page.title()).toBe('Coterie')
    expect(faults).toEqual([])
    await page.context().close()
  })
})
