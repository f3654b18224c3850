/** Hands a picture to the browser's print dialogue, where it can be saved as a PDF of vectors. */
import { printHaloes } from '../../core/index.ts'

export async function printPicture(picture: Blob): Promise<void> {
  const parsed = new DOMParser().parseFromString(printHaloes(await picture.text()), 'image/svg+xml').documentElement
  const svg = document.importNode(parsed, true)
  svg.classList.add('print-only')
  const [width, height] = [svg.getAttribute('width'), svg.getAttribute('height')]
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    `.print-only { display: none } @page { size: ${lengthOf(width)} ${lengthOf(height)}; margin: 0 } ` +
      '@media print { body > :not(.print-only) { display: none } body > .print-only { display: block } }',
  )
  document.adoptedStyleSheets.push(sheet)
  document.body.append(svg)
  const clear = (): void => {
    svg.remove()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((own) => own !== sheet)
  }
  window.addEventListener('afterprint', clear, { once: true })
  window.print()
}

function lengthOf(size: string | null): string {
  return size?.endsWith('mm') ? size : `${size}px`
}
