/** Everyone can use it: no accessibility violation in any state, everything by keyboard, small screens, all themes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violationsOf } from './accessibility.ts'
import { settle, startExplorer, type Explorer } from './explorer.ts'

let explorer: Explorer
beforeAll(async () => {
  explorer = await startExplorer()
})
afterAll(() => explorer.close())

describe.each([
  { name: 'wide and light', options: { colorScheme: 'light' as const } },
  { name: 'narrow and dark', options: { colorScheme: 'dark' as const, viewport: { width: 390, height: 844 } } },
])('accessibility, $name', ({ options }) => {
  it('finds no violation with panels closed and open', async () => {
    const { page } = await explorer.open(options)
    await settle(page)
    expect(await violationsOf(page)).toEqual([])
    const select = async (name: string): Promise<void> => {
      await page.getByRole('combobox').first().fill(name)
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Enter')
      await page.waitForTimeout(400)
      expect(await violationsOf(page)).toEqual([])
    }
    await select('qu, wenjie')
    await select('reaas: enabling')
    await page.keyboard.press('Escape')
    for (const panel of ['Topics', 'Filters', 'Export', 'Keys and help', 'Colours and sizes']) {
      await page.getByRole('button', { name: panel, exact: true }).last().click()
      expect([panel, await violationsOf(page)]).toEqual([panel, []])
      await page.keyboard.press('Escape')
    }
    await page.context().close()
  })
})

describe('keyboard', () => {
  it('keeps what is typed for the palette while that is still on its way', async () => {
    const { page, faults } = await explorer.open()
    let release = (): void => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    await page.route(/\/sheets-[^/]*\.js$/, async (route) => {
      await released
      await route.continue()
    })
    await page.reload()
    await page.locator('.showing').waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('full t')
    release()
    await expect.poll(() => page.getByRole('combobox', { name: 'Command' }).inputValue()).toBe('full t')
    await page.keyboard.type('oo')
    expect(await page.getByRole('combobox', { name: 'Command' }).inputValue()).toBe('full too')
    // None of the letters was taken for a key of the map.
    expect(await page.evaluate(() => document.fullscreenElement)).toBeNull()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('tells the whole story without a mouse', async () => {
    const { page, faults } = await explorer.open({ hash: '#lens=co-authors' })
    await settle(page)
    await page.keyboard.press('/')
    await page.keyboard.type('qu')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    const heading = page.getByRole('complementary', { name: 'Details' }).getByRole('heading', { level: 2 })
    await expect.poll(() => heading.innerText()).toBe('Qu, Wenjie')
    await expect.poll(() => page.locator('[aria-live]').innerText()).toContain('Qu, Wenjie, person, 5 papers, 21 links')

    // At least one arrow leads along a link to somebody else.
    const met: string[] = []
    for (const arrow of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown']) {
      await page.keyboard.press(arrow)
      met.push(await heading.innerText())
    }
    expect(met.some((name) => name !== 'Qu, Wenjie')).toBe(true)

    await page.keyboard.press('Escape')
    await expect.poll(() => heading.count()).toBe(0)
    await page.keyboard.press('2')
    await page.keyboard.press('1')
    await expect.poll(() => page.getByRole('button', { name: 'Everything' }).getAttribute('aria-pressed')).toBe('true')
    await page.keyboard.press('+')
    const hash = (): string => new URL(page.url()).hash
    await expect.poll(hash).toContain('camera=')
    await page.keyboard.press('0')
    await expect.poll(hash).not.toContain('camera=')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('lens co')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('button', { name: 'Co-authors' }).getAttribute('aria-pressed')).toBe('true')
    await page.keyboard.press('Control+k')
    await page.locator('dialog input:focus').waitFor()
    await page.keyboard.type('who is who')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Who is who' }).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.review-sheet').waitFor({ state: 'detached' })
    // Commands are found by other words for them, too.
    await page.keyboard.press('Control+k')
    await page.locator('dialog input:focus').waitFor()
    await page.keyboard.type('gexf')
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: 'Export' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('group', { name: 'Export' }).waitFor({ state: 'detached' })
    await page.keyboard.press('t')
    await page.getByRole('complementary', { name: 'Topics' }).waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('shows where the focus is on every control that Tab reaches', async () => {
    const { page } = await explorer.open()
    await settle(page)
    const seen = new Set<string>()
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('Tab')
      const focus = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement
        if (element === document.body) return undefined
        const framed = element.closest('.brand-and-search') ?? element
        return { name: element.ariaLabel ?? element.innerText, outline: getComputedStyle(framed).outlineStyle }
      })
      if (!focus) break
      seen.add(focus.name)
      expect(focus.outline, focus.name).not.toBe('none')
    }
    for (const name of ['Everything', 'Topics', 'Export', 'Zoom in', 'Fit the whole map', 'Colours and sizes'])
      expect(seen).toContain(name)
    await page.context().close()
  })
})

describe('small screens', () => {
  it('has no sideways scroll, nothing outside the window, and one sheet at a time', async () => {
    const { page, faults } = await explorer.open({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    await settle(page)
    const outside = (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('#panels button, #panels input')]
          .filter((element) => element.checkVisibility() && !element.closest('.panel-body'))
          .filter((element) => {
            const { left, right, top, bottom } = element.getBoundingClientRect()
            return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight
          })
          .map((element) => element.ariaLabel ?? element.innerText),
      )
    expect(await outside()).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.getByRole('combobox').first().fill('gong')
    await page.keyboard.press('Enter')
    const details = page.getByRole('complementary', { name: 'Details' })
    await details.waitFor()
    // It slides up.
    await expect.poll(async () => details.boundingBox().then((at) => Math.round(at!.y + at!.height))).toBe(844)
    const box = (await details.boundingBox())!
    expect([box.x, box.width]).toEqual([0, 390])
    expect(box.height).toBeLessThan(844 * 0.6)
    expect(await outside()).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('themes and motion', () => {
  it('follows the system, can be switched, and remembers', async () => {
    const { page } = await explorer.open({ colorScheme: 'dark' })
    await settle(page)
    const paper = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper').trim())
    expect(await paper()).toBe('#0f1419')
    await page.emulateMedia({ colorScheme: 'light' })
    await expect.poll(paper).toBe('#fbfaf7')
    const button = page.getByRole('button', { name: /^Colours:/ })
    await button.click()
    await button.click()
    await expect.poll(paper).toBe('#0f1419')
    await button.click()
    await expect.poll(paper).toMatch(/^#fff(fff)?$/)
    expect(await violationsOf(page)).toEqual([])
    await page.reload()
    await expect.poll(paper).toMatch(/^#fff(fff)?$/)
    await page.context().close()
  })

  it('cuts instead of moving when less motion is wished', async () => {
    const { page } = await explorer.open({ reducedMotion: 'reduce' })
    await settle(page)
    const duration = await page.evaluate(
      () => getComputedStyle(document.querySelector('.sigma-veil')!).transitionDuration,
    )
    expect(duration).toBe('0s')
    await page.context().close()
  })
})
