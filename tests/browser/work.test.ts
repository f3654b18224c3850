/** One's own work on the map: several marks, notes, moves, pasted names, the way back, and that nothing of it is lost. */
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsOf } from './accessibility.ts'
import { findMark, settle, startExplorer, type Explorer } from './explorer.ts'

let explorer: Explorer
beforeAll(async () => {
  explorer = await startExplorer()
})
afterAll(() => explorer.close())

const hashOf = (page: Page): string => decodeURIComponent(new URL(page.url()).hash).replaceAll('+', ' ')
const headingOf = (page: Page): Promise<string> =>
  page.getByRole('complementary', { name: 'Details' }).getByRole('heading', { level: 2 }).innerText()
const showing = (page: Page): Promise<string> => page.locator('.showing').innerText()
const find = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('/')
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(450)
}
/** By name, as from the palette. */
const command = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await page.locator('dialog input:focus').waitFor()
  await page.keyboard.type(name)
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
  await page.waitForTimeout(450)
}

describe('by keyboard alone', () => {
  it('gathers marks, narrows the map to them, and finds the way back', async () => {
    const { page, faults } = await explorer.open({ hash: '#lens=co-authors' })
    await settle(page)
    await find(page, 'qu, wen')
    await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => headingOf(page)).toMatch(/^[23] marks$/)
    await expect.poll(() => page.locator('[aria-live]').innerText()).toMatch(/^[23] marks selected: .*Qu, Wenjie/)
    await command(page, 'neighbours too')
    await expect.poll(() => headingOf(page)).toBe('22 marks')

    await find(page, 'gong')
    await command(page, 'select the cluster')
    await expect.poll(() => headingOf(page)).toBe('6 marks')
    await command(page, 'show only these')
    await expect.poll(() => showing(page)).toMatch(/^Showing 6 of 22 marks .* only 6 chosen marks/)
    const way = page.getByRole('navigation', { name: 'Where you are' })
    await expect.poll(() => way.innerText()).toMatch(/^Whole map\s+Only 6 marks\s+.*6 marks$/s)
    expect(await violationsOf(page)).toEqual([])
    await page.goBack()
    await expect.poll(() => showing(page)).toMatch(/^All 22 marks/)
    await page.goForward()
    await expect.poll(() => showing(page)).toMatch(/^Showing 6 of 22/)
    await way.getByRole('button', { name: 'Whole map' }).press('Enter')
    await expect.poll(() => way.count()).toBe(0)
    await expect.poll(() => showing(page)).toMatch(/^All 22 marks/)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('writes, moves, hides, and takes all of it back', async () => {
    const { page, faults } = await explorer.open({ hash: '#lens=co-authors' })
    await settle(page)
    await find(page, 'gong')
    await page.getByRole('button', { name: 'Add a note' }).press('Enter')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('Asked about encoders.')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => page.getByRole('region', { name: 'Note' }).innerText()).toMatch(/^Asked about encoders\./)
    await page.locator('body').press('Control+ArrowUp')
    await page.getByRole('button', { name: 'Put back' }).waitFor()
    await command(page, 'hide')
    await expect.poll(() => showing(page)).toMatch(/^Showing 21 of 22 marks .* 1 mark hidden/)

    const said = page.getByText(/^Undo: /)
    for (const words of ['everything is shown', 'place of Gong', 'note on Gong']) {
      await page.keyboard.press('Control+z')
      await expect.poll(() => said.innerText()).toContain(words)
    }
    await page.keyboard.press('Control+Shift+z')
    await find(page, 'gong')
    await page.getByRole('region', { name: 'Note' }).waitFor()
    await command(page, 'with notes')
    await expect.poll(() => headingOf(page)).toBe('Gong, Neil Zhenqiang')
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('finds a pasted list, and says who is not clear and who is missing', async () => {
    const { page, faults } = await explorer.open({ hash: '#lens=co-authors' })
    await settle(page)
    await page.keyboard.press('n')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('Wenjie Qu\nNeil Zhenqiang Gong\nJia\nSomebody Unheard-of')
    await page.keyboard.press('Control+Enter')
    const list = page.getByRole('complementary', { name: 'List of names' })
    await list.getByText('2 found and selected, 1 not clear, 1 not found.').waitFor()
    await expect.poll(() => headingOf(page)).toBe('2 marks')
    await list.getByRole('checkbox', { name: /Jia, Jinyuan/ }).press('Space')
    await expect.poll(() => headingOf(page)).toBe('3 marks')
    expect(await violationsOf(page)).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('picks lines of the table and sorts what was picked', async () => {
    const { page } = await explorer.open({ hash: '#lens=co-authors' })
    await settle(page)
    await page.keyboard.press('l')
    const table = page.getByRole('complementary', { name: 'Table' })
    await table.getByRole('checkbox', { name: 'Select Zhang, Jiaheng' }).press('Space')
    await table.getByRole('checkbox', { name: 'Select Bai, Wei' }).press('Space')
    const picked = page.getByRole('complementary', { name: 'Details' }).getByRole('table')
    await picked.getByRole('button', { name: /^Name/ }).press('Enter')
    await expect.poll(() => picked.getByRole('rowheader').allInnerTexts()).toEqual(['Bai, Wei', 'Zhang, Jiaheng'])
    expect(await violationsOf(page)).toEqual([])
    await page.context().close()
  })
})

describe('by pointer', () => {
  it('adds with Ctrl and Cmd, takes a box and a lasso, and drags what is selected', async () => {
    const { page, faults } = await explorer.open({ hash: '#lens=co-authors' })
    await settle(page)
    // To the left of where the details will be.
    const first = await findMark(page, 0.6)
    await page.mouse.click(first.x, first.y)
    await expect.poll(() => hashOf(page)).toContain('select=author:')
    const drag = async (...way: readonly (readonly [number, number])[]): Promise<void> => {
      const [start, ...next] = way
      await page.mouse.move(...start!)
      await page.mouse.down()
      for (const [x, y] of next) await page.mouse.move(x, y, { steps: 4 })
      await page.mouse.up()
      await page.waitForTimeout(500)
    }
    await page.keyboard.down('Shift')
    // What the table of them would cover would be moved.
    await drag([20, 120], [880, 860])
    await page.keyboard.up('Shift')
    const boxed = Number.parseInt(await headingOf(page), 10)
    expect(boxed).toBeGreaterThan(5)
    for (const [key, count] of [
      ['Control', boxed - 1],
      ['Meta', boxed],
    ] as const) {
      await page.keyboard.down(key)
      await page.mouse.click(first.x, first.y)
      await page.keyboard.up(key)
      await expect.poll(() => headingOf(page)).toBe(`${count} marks`)
    }

    await page.keyboard.press('Escape')
    await page.mouse.click(first.x, first.y)
    await page.waitForTimeout(450)
    await drag([first.x, first.y], [first.x, first.y + 60], [first.x + 10, first.y + 90])
    await page.getByRole('button', { name: 'Put back' }).waitFor()
    expect(hashOf(page)).toContain('select=')
    await page.mouse.move(first.x + 10, first.y + 90)
    await expect.poll(() => page.locator('#stage.is-on-mark').count()).toBe(1)

    await page.keyboard.press('Escape')
    await page.keyboard.press('s')
    await drag([20, 120], [1100, 120], [1100, 880], [20, 880])
    await expect.poll(() => headingOf(page)).toMatch(/^\d+ marks$/)
    await page.keyboard.press('Escape')
    await expect
      .poll(() => page.getByRole('button', { name: 'Select with a lasso' }).getAttribute('aria-pressed'))
      .toBe('false')
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('takes one mark more when a finger rests on it', async () => {
    const { page, faults } = await explorer.open({
      hash: '#lens=co-authors',
      viewport: { width: 820, height: 1100 },
      hasTouch: true,
    })
    await settle(page)
    const { x, y } = await findMark(page)
    const touch = await page.context().newCDPSession(page)
    await holdDown(touch, x, y)
    await expect.poll(() => hashOf(page)).toContain('select=author:')
    await page.waitForTimeout(500)
    await holdDown(touch, x, y)
    await expect.poll(() => hashOf(page)).not.toContain('select=')
    expect(faults).toEqual([])
    await page.context().close()
  })
})

async function holdDown(touch: CDPSession, x: number, y: number): Promise<void> {
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
  await new Promise((resolve) => setTimeout(resolve, 700))
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

describe('kept work', () => {
  const write = async (page: Page): Promise<void> => {
    await find(page, 'gong')
    await page.getByRole('button', { name: 'Add a note' }).click()
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('Kept.')
    await page.keyboard.press('Control+Enter')
  }
  /** Work is written a moment after it was done. */
  const isWritten = (page: Page): Promise<unknown> =>
    page.waitForFunction(() => sessionStorage.getItem('coterie-work') !== null)

  it('is there after a reload, and is offered to another page when this one is gone', async () => {
    const { page, faults } = await explorer.open({ hash: '#lens=co-authors' })
    await settle(page)
    await write(page)
    await isWritten(page)
    await page.reload()
    await page.getByText(/^Your own work is back/).waitFor()
    await page.getByRole('region', { name: 'Note' }).waitFor()
    expect(hashOf(page)).toContain('lens=co-authors')

    const other = await page.context().newPage()
    await other.goto(explorer.address)
    await settle(other)
    await other.waitForTimeout(2500)
    // The first page still has it.
    expect(await other.getByText(/^Continue where/).count()).toBe(0)
    await page.close()
    await other.reload()
    await other.getByText(/^Continue where you left off\? 14 papers, 22 people/).waitFor()
    expect(await violationsOf(other)).toEqual([])
    await other.getByRole('button', { name: 'Continue' }).click()
    await other.getByRole('region', { name: 'Note' }).waitFor()
    await other.keyboard.press('Control+z')
    await expect.poll(() => other.getByRole('region', { name: 'Note' }).count()).toBe(0)
    expect(faults).toEqual([])
    await other.context().close()
  })

  it('holds a graph of one’s own documents, and what was settled in it', async () => {
    const { page, faults } = await explorer.open()
    await settle(page)
    await page.getByRole('button', { name: 'Add papers' }).click()
    const sheet = page.getByRole('dialog')
    await sheet
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'own.bib',
        mimeType: 'text/plain',
        buffer: Buffer.from(
          ['Ida Alder and Odd Birch', 'Odd Birch and Una Cedar']
            .map(
              (authors, at) =>
                `@article{k${at}, title={Mapping of rivers ${at}}, author={${authors}}, year={200${at}}}`,
            )
            .join('\n'),
        ),
      })
    await sheet.getByRole('button', { name: 'Start a new graph' }).click()
    await expect.poll(() => sheet.innerText()).toMatch(/3 people/)
    await page.keyboard.press('Escape')
    // Also after the sheet is closed it can be taken back, and done again.
    await page.keyboard.press('Control+z')
    await page.getByText('Undo: opened own.bib.').waitFor()
    await expect.poll(() => showing(page)).toMatch(/^All 114 marks/)
    await page.keyboard.press('Control+y')
    await expect.poll(() => showing(page)).not.toMatch(/114/)
    await isWritten(page)
    await page.reload()
    await page.getByText(/^Your own work is back\. 2 papers, 3 people/).waitFor()
    await find(page, 'birch')
    await expect.poll(() => headingOf(page)).toBe('Birch, Odd')
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
    await expect.poll(() => showing(page)).toMatch(/^All 114 marks/)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('is said to be lost with the page where the browser keeps nothing, as soon as there is some', async () => {
    const { page } = await explorer.open()
    await page.addInitScript(() =>
      Object.defineProperty(window, 'indexedDB', {
        get() {
          throw new DOMException('Storage is refused.', 'SecurityError')
        },
      }),
    )
    await page.reload()
    await settle(page)
    await page.waitForTimeout(1500)
    expect(await page.getByRole('alert').count()).toBe(0)
    await write(page)
    const banner = page.getByRole('alert')
    await expect
      .poll(() => banner.innerText())
      .toMatch(/^This browser keeps nothing for this page: Storage is refused\./)
    expect(await violationsOf(page)).toEqual([])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      banner.getByRole('button', { name: 'Save a snapshot' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('graph.coterie')
    await banner.getByRole('button', { name: 'Close' }).click()
    await expect.poll(() => banner.count()).toBe(0)
    await page.context().close()
  })
})
