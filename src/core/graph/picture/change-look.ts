/** How marks and links wear what became of them: what is new and what is gone in a colour, all the rest in grey. */
import { CHANGES, type Change, type LensChanges } from '../../model/changes.ts'
import type { Palette } from './palette.ts'
import type { MarkLook } from './scene.ts'

/** Colours of marks; links take those of what is new for stronger, of what is gone for weaker. */
export function lookOfChanges({ nodes, links }: LensChanges, palette: Palette): MarkLook {
  const { added, gone, ink, rest, link } = palette
  const marks: Readonly<Partial<Record<Change, string>>> = { added, gone, changed: ink }
  const lines: Readonly<Partial<Record<Change, string>>> = { added, gone, stronger: added, weaker: gone }
  const met = new Set(nodes)
  return {
    colours: Array.from(nodes, (change) => marks[CHANGES[change]!] ?? rest),
    linkColours: Array.from(links, (change) => lines[CHANGES[change]!] ?? link),
    key: CHANGES.filter((_, change) => met.has(change)).map((change) => ({
      words: KEY_WORDS[change],
      colour: marks[change] ?? rest,
    })),
  }
}

const KEY_WORDS: Readonly<Record<Change, string>> = {
  same: 'as before',
  added: '+ new, links that are new or stronger',
  gone: '− gone, links that are gone or weaker',
  changed: 'with other links than before',
  stronger: 'stronger',
  weaker: 'weaker',
}

/** Where colours tell something else, nothing on the map may wear that of a cluster. */
export function withoutClusters(palette: Palette): Palette {
  return { ...palette, clusters: palette.clusters.map(() => palette.muted), tint: 0 }
}
