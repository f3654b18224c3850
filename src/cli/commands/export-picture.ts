/** A lens as a picture: vectors of our own making, or the same vectors as pixels or a page where a browser is at hand. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drawLens, printHaloes, VERSION, type Lens, type Snapshot } from '../../core/index.ts'
import { printPage } from '../chromium.ts'
import type { PictureChoice, PictureFormat } from './export-choices.ts'

export const PICTURE_FORMATS: readonly PictureFormat[] = ['svg', 'png', 'pdf']

const FONTS = fileURLToPath(new URL('../app/assets', import.meta.url))

export async function drawPicture(
  { facts }: Snapshot,
  lens: Lens,
  format: PictureFormat,
  choice: PictureChoice,
): Promise<string | Uint8Array> {
  const { theme, width, height, transparent = false, print } = choice
  const svg = drawLens(facts, lens, `Made with Coterie ${VERSION}.`, {
    theme,
    width,
    height,
    isTransparent: transparent,
    // A page is as large as the picture is printed; pixels are counted by the scale alone.
    ...(print !== undefined && format !== 'png' && { millimetres: print }),
  })
  if (format === 'svg') return svg
  const [, wide, tall] = /width="([\d.]+(?:mm)?)" height="([\d.]+(?:mm)?)"/.exec(svg)!
  const page = `<!doctype html><meta charset="utf-8"><style>${await fontFaces()}@page{size:${cssLength(wide!)} ${cssLength(tall!)};margin:0}html,body{margin:0}svg{display:block}</style>${format === 'pdf' ? printHaloes(svg) : svg}`
  if (format === 'pdf')
    return printPage(page, 'picture.pdf', (out) => ['--no-pdf-header-footer', `--print-to-pdf=${out}`])
  return printPage(page, 'picture.png', (out) => [
    `--screenshot=${out}`,
    `--window-size=${Math.ceil(Number(wide))},${Math.ceil(Number(tall))}`,
    `--force-device-scale-factor=${choice.scale}`,
    ...(transparent ? ['--default-background-color=00000000'] : []),
  ])
}

function cssLength(length: string): string {
  return length.endsWith('mm') ? length : `${length}px`
}

/** The page's own font, where the page was built; without it the browser takes the system's. */
async function fontFaces(): Promise<string> {
  const faces: string[] = []
  for (const file of (await readdir(FONTS).catch(() => [])).sort()) {
    const style = /^inter-latin(?:-ext)?-wght-(normal|italic)-.*\.woff2$/.exec(file)?.[1]
    if (style === undefined) continue
    const range = file.startsWith('inter-latin-ext') ? 'U+0100-02FF,U+1E00-1EFF' : 'U+0000-00FF,U+2000-20FF,U+2212'
    const content = (await readFile(join(FONTS, file))).toString('base64')
    faces.push(
      `@font-face{font-family:'Inter Variable';font-style:${style};font-weight:100 900;unicode-range:${range};src:url(data:font/woff2;base64,${content})}`,
    )
  }
  return faces.join('')
}
