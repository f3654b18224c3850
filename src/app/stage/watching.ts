/** What of the window changes the picture: its size, the fonts that arrive, the colours of the style sheet, and whether it may move. */
import type { Sheet } from '../../core/index.ts'

export interface WindowListener {
  /** A size for which the map is laid upright anew, or other colours. */
  redraw(): void
  /** Any other size. */
  settle(): void
  takeFonts(): void
}

export function watchWindow(container: HTMLElement, { redraw, settle, takeFonts }: WindowListener): void {
  // Both faces are on their way before there is a name to write.
  const family = getComputedStyle(container).fontFamily
  for (const face of ['', 'italic ']) document.fonts.load(`${face}12px ${family}`).catch(() => undefined)
  document.fonts.addEventListener('loadingdone', takeFonts)
  let sheet = sheetOf(container)
  window.addEventListener('resize', () => {
    const now = sheetOf(container)
    if (
      Math.abs(now.width - sheet.width) > sheet.width * 0.1 ||
      Math.abs(now.height - sheet.height) > sheet.height * 0.1
    ) {
      sheet = now
      redraw()
    }
    settle()
  })
  // The style sheet decides the colours, so a change of theme is seen on the root element.
  new MutationObserver(redraw).observe(document.documentElement, {
    attributeFilter: ['data-theme'],
  })
}

export function sheetOf(container: HTMLElement): Sheet {
  return { width: container.offsetWidth, height: container.offsetHeight }
}

export function isStill(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
