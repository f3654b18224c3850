/** The one-minute story: search, go there, see who and on what, open a link, go back, take the map away. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findManifest } from '../../src/core/index.ts'
import { findMark, inkOf, settle, startExplorer, type Explorer } from './explorer.ts'

let explorer: Explorer
beforeAll(async () => {
  explorer = await startExplorer()
})
afterAll(() => explorer.close())

describe('the first minute', () => {
  it('finds the hub by name, shows its links and the papers behind one, and goes back', async () => {
    const { page, faults } = await explorer.open()
    await settle(page)
    await page.keyboard.press('/')
    await page.keyboard.type('qu, wen')
    await page.getByRole('option', { name: /Qu, Wenjie/ }).waitFor()
    await page.keyboard.press('Enter')
    const details = page.getByRole('complementary', { name: 'Details' })
    await details.getByRole('heading', { name: 'Qu, Wenjie' }).waitFor()
    expect(await details.innerText()).toContain('5 papers · 21 co-authors')
    expect(new URL(page.url()).hash).toContain('select=author')

    await details
      .getByRole('button', { name: /^2 papers together/ })
      .first()
      .click()
    await details.getByRole('heading', { name: /^2 papers together/ }).waitFor()
    const link = await details.innerText()
    expect(link).toMatch(/The papers behind it/)
    expect(link.match(/004_7cdfd988a15eaf50\.txt, line \d+/g)).toHaveLength(2)

    await page.goBack()
    await details.getByRole('heading', { name: 'Qu, Wenjie' }).waitFor()
    await page.goForward()
    await details.getByRole('heading', { name: /^2 papers together/ }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => details.count()).toBe(0)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('leads from a topic to its people and from a paper to its file, line, authors and links', async () => {
    const { page, faults } = await explorer.open()
    await settle(page)
    await page.getByRole('button', { name: 'Topics', exact: true }).last().click()
    const topics = page.getByRole('complementary', { name: 'Topics' })
    await topics.getByRole('button', { name: 'Show on the map' }).first().click()
    const details = page.getByRole('complementary', { name: 'Details' })
    await expect.poll(() => details.innerText()).toMatch(/^Cluster/)
    await topics.locator('.entity-topic').first().click()
    await expect.poll(() => details.innerText()).toMatch(/^Topic/)

    await page.getByRole('combobox').first().fill('sparse autoencoder as')
    await page.keyboard.press('Enter')
    await details.getByRole('heading', { name: /^Sparse Autoencoder as a Zero-Shot/ }).waitFor()
    const paper = await details.innerText()
    for (const part of [
      'Authors',
      'Abstract',
      'Topics',
      'Systems',
      'ItD',
      'Read from',
      '004_7cdfd988a15eaf50.txt, line 2',
    ])
      expect(paper).toContain(part)
    const link = details.getByRole('link', { name: /github\.com\/NANSirun/ })
    expect(await link.getAttribute('href')).toBe('https://github.com/NANSirun/Interpret-then-deactivate')
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('answers the pointer: hovering dims the rest, a click selects, empty paper lets go', async () => {
    const { page, faults } = await explorer.open()
    await settle(page)
    const { x, y } = await findMark(page)
    await page.locator('.sigma-veil.is-down').waitFor({ state: 'attached' })
    await page.mouse.click(x, y)
    const details = page.getByRole('complementary', { name: 'Details' })
    await details.waitFor()
    await page.mouse.click(30, 450)
    await expect.poll(() => details.count()).toBe(0)
    await expect.poll(() => page.locator('.sigma-veil.is-down').count()).toBe(0)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('finds the way from one person to another and the papers on it', async () => {
    const { page, faults } = await explorer.open()
    await settle(page)
    await page.getByRole('combobox').first().fill('bai, wei')
    await page.keyboard.press('Enter')
    const details = page.getByRole('complementary', { name: 'Details' })
    await details.getByRole('combobox', { name: 'Path to' }).fill('gong')
    await page.keyboard.press('Enter')
    await details.getByRole('heading', { name: '2 steps from Bai, Wei to Gong, Neil Zhenqiang' }).waitFor()
    await details.getByRole('button', { name: '2 papers together' }).click()
    await expect.poll(() => details.innerText()).toContain('The papers behind it')
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('keeps its place when a link is copied: lens, selection, filters and camera', async () => {
    const { page } = await explorer.open({ hash: '#lens=co-authors' })
    await settle(page)
    await page.getByRole('combobox').first().fill('gong')
    await page.keyboard.press('Enter')
    await page.keyboard.press('+')
    await expect.poll(() => new URL(page.url()).hash).toMatch(/lens=co-authors.*select=author.*camera=/)
    // The camera is written down when it has come to rest; it may do so twice.
    await page.waitForTimeout(700)
    const { hash } = new URL(page.url())
    const again = await explorer.open({ hash })
    await settle(again.page)
    expect(new URL(again.page.url()).hash).toBe(hash)
    await again.page.getByRole('heading', { name: 'Gong, Neil Zhenqiang' }).waitFor()
    expect(await again.page.getByRole('button', { name: 'Co-authors' }).getAttribute('aria-pressed')).toBe('true')
    await page.context().close()
    await again.page.context().close()
  })

  it('takes the map away as pictures, as files for other tools, and says first what those do not hold', async () => {
    const { page, faults } = await explorer.open({ acceptDownloads: true })
    await settle(page)
    const save = async (name: RegExp, asks = false): Promise<Buffer> => {
      await page.getByRole('button', { name: 'Export' }).click()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        (async () => {
          await page.getByRole('group', { name: 'Export' }).getByRole('button', { name }).click()
          if (asks) await page.getByRole('button', { name: /^Save it as/ }).click()
        })(),
      ])
      await expect.poll(() => page.getByRole('group', { name: 'Export' }).count()).toBe(0)
      return readFileSync(await download.path())
    }
    const picture = await save(/^PNG/)
    expect([...picture.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
    // Width and height stand in the first chunk: twice the window, and the legend below it.
    expect(picture.readUInt32BE(16)).toBe(2880)
    expect(picture.readUInt32BE(20)).toBeGreaterThan(1800)
    expect(picture.length).toBeGreaterThan(50_000)
    const drawing = String(await save(/^SVG/))
    expect(drawing).toContain('>Qu, Wenjie</text>')
    expect(drawing).toContain('viewBox="0 0 1440 ')
    expect(String(await save(/^GEXF/))).toContain('Qu, Wenjie')
    expect(String(await save(/^VOSviewer/, true))).toContain('Qu, Wenjie')
    expect(String(await save(/^GraphML/))).toContain('<graphml')
    const { nodes, edges } = JSON.parse(String(await save(/^JSON/))) as { nodes: unknown[]; edges: unknown[] }
    expect(nodes.length).toBeGreaterThan(22)
    expect(edges.length).toBeGreaterThan(89)
    for (const file of [picture, drawing, await save(/^How it was made/)])
      expect(findManifest(Buffer.from(file))?.manifest).toMatchObject({ counts: { papers: 14 } })
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('prints one page of the size of the picture, with what is selected in front', async () => {
    const { page } = await explorer.open({ hash: '#lens=co-authors' })
    await settle(page)
    await page.keyboard.press('/')
    await page.keyboard.type('Qu, Wenjie')
    await page.getByRole('option', { name: /Qu, Wenjie/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Qu, Wenjie' }).waitFor()
    await page.evaluate(() => (window.print = () => undefined))
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('button', { name: /^Print/ }).click()
    const drawing = page.locator('svg.print-only')
    await drawing.waitFor({ state: 'attached' })
    expect(await drawing.locator('g[opacity] ~ circle[stroke]').count()).toBeGreaterThan(0)
    const [wide, tall] = await Promise.all(['width', 'height'].map((name) => drawing.getAttribute(name)))
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
    const [width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!.slice(1).map(Number)
    // Points are three quarters of a pixel; pages have whole pixels.
    expect(width).toBeCloseTo(0.75 * Number(wide), 0)
    expect(height! - 0.75 * Number(tall)).toBeGreaterThanOrEqual(0)
    expect(height! - 0.75 * Number(tall)).toBeLessThan(1)
    await page.context().close()
  })

  it('filters from the legend and says what is held back', async () => {
    const { page } = await explorer.open()
    await settle(page)
    const before = await inkOf(page)
    const legend = page.getByRole('region', { name: 'Legend' })
    for (const kind of ['topics', 'papers', 'systems']) await legend.getByRole('button', { name: kind }).click()
    await expect
      .poll(() => page.locator('.showing').innerText())
      .toMatch(/^Showing 22 of \d+ marks and 89 of \d+ links – papers hidden|topics hidden/)
    await page.waitForTimeout(200)
    expect(await inkOf(page)).toBeLessThan(before)
    expect(new URL(page.url()).hash).toContain('hide=')

    await legend.getByRole('button', { name: 'people' }).click()
    await page.getByText('Nothing is left on the map').waitFor()
    await page.getByRole('button', { name: 'Show everything' }).click()
    await expect.poll(() => page.locator('.showing').innerText()).toMatch(/^All/)
    await page.context().close()
  })
})
