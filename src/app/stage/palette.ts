/** The colours of the stage, read from the style sheet so that legend and map can never differ. */
import type { Palette } from '../../core/index.ts'
import type { Gradient } from '../state/gradient.ts'

/** Colours must be given as `#rrggbb` in the style sheet: the stage takes them apart. */
export function readPalette(element: HTMLElement): Palette {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  const clusters: string[] = []
  for (let id = 1; read(`--cluster-${id}`) !== ''; id++) clusters.push(read(`--cluster-${id}`))
  return {
    paper: read('--paper'),
    ink: read('--ink'),
    muted: read('--muted'),
    accent: read('--accent'),
    rest: read('--rest'),
    link: read('--link'),
    added: read('--added'),
    gone: read('--gone'),
    clusters,
    tint: Number(read('--tint')) || 0,
    font: style.fontFamily,
  }
}

/** The two ends of the colours that tell a number. */
export function readGradient(element: HTMLElement): Gradient {
  const style = getComputedStyle(element)
  return { low: style.getPropertyValue('--low').trim(), high: style.getPropertyValue('--high').trim() }
}
