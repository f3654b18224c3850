/** Names where clusters are seen as discs: inside of a disc or beside it, and those of the marks that are open. */
import { discsAt, type DrawnDisc } from './disc-look.ts'
import { createLetters, settingsOf, type Label, type Measure, type Typeface } from './lettering.ts'
import { mix } from './palette.ts'
import { TakenRoom, boxOf, findSpot, type Box, type Spot } from './placing.ts'
import type { Projection } from './projection.ts'
import type { Regions } from './regions.ts'
import type { Scene } from './scene.ts'

/** Stages narrower than this (pixels) are laid out for a phone. */
const NARROW = 720
/** Names of discs while the whole map is in view; nearer there is room for more. */
const NAMES = 60
/** Pixels of radius from which on a disc may have a name beside it. */
const WORTH_NAMING = 6
/** Pixels. */
const SMALLEST = 12
/** Shares of the size of letters: between letters, and from line to line. */
const SPACING = 0.04
const LEADING = 1.2
/** Part of a disc's width that a name may fill. */
const FILLED = 0.92

/** All names on the sheet; `reserved` is room that they keep clear of, in pixels. */
export function letterOverview(
  scene: Scene,
  hearts: Regions['hearts'],
  projection: Projection,
  measure: Measure,
  reserved: readonly Box[],
): Label[] {
  const discs = discsAt(scene, projection).sort((a, b) => b.radius - a.radius)
  const names = letterDiscs(scene, discs, projection, measure, reserved)
  if (!scene.clusters?.open.includes(1)) return names
  const { open, overview } = scene.clusters
  const taken = [...reserved, ...names.map(({ box }) => box), ...discs.map((disc) => boxOfDisc(disc, 0.8))]
  const openHearts = new Map([...hearts].filter(([id]) => open[overview.places[id] ?? -1] === 1))
  return [...names, ...createLetters(scene, openHearts, projection, measure, taken)]
}

/** So many of the largest discs have a name even where it lies over other discs. */
const SPOKEN = 24

/** A name set on lines, and where. */
interface Setting {
  readonly lines: readonly string[]
  readonly size: number
  readonly spot: Spot
  readonly box: Box
  readonly halo: string
}

function letterDiscs(
  { view, palette, clusters }: Scene,
  discs: readonly DrawnDisc[],
  projection: Projection,
  measure: Measure,
  reserved: readonly Box[],
): Label[] {
  const [taken, said] = [new TakenRoom(), new TakenRoom()]
  for (const box of reserved) [taken, said].forEach((room) => room.take(box))
  for (const disc of discs) if (disc.radius >= WORTH_NAMING) taken.take(boxOfDisc(disc, 0.75))
  const nameOf = new Map(view.communityList.map(({ id, name }) => [id, name]))
  const isNarrow = projection.width < NARROW
  const faceOf = (size: number): Typeface => ({ size, weight: 650, isItalic: false, family: palette.font })
  const widthOf = (lines: readonly string[], size: number): number =>
    Math.max(...lines.map((line) => measure(line, faceOf(size), size * SPACING)))
  const around = (lines: readonly string[], size: number, spot: Spot): Box =>
    boxOf(spot, widthOf(lines, size), lines.length * size * LEADING, 3)

  const inside = (name: string, { x, y, radius, fill }: DrawnDisc, largest: number): Setting | undefined => {
    const found = fitInside(name, radius, largest, widthOf)
    const spot: Spot = { x, y, align: 'center' }
    const box = found && around(found.lines, found.size, spot)
    return box && said.isFree(box) ? { ...found, spot, box, halo: fill } : undefined
  }
  const beside = (name: string, { x, y, radius }: DrawnDisc, size: number): Setting | undefined => {
    for (const lines of settingsOf(name, isNarrow)) {
      const height = lines.length * size * LEADING
      const found = findSpot(taken, x, y, radius, widthOf(lines, size), height, 3, projection.width)
      if (found) return { lines, size, ...found, halo: palette.paper }
    }
    return undefined
  }
  const over = (name: string, { x, y }: DrawnDisc, size: number): Setting | undefined => {
    const lines = settingsOf(name, true)[0]!
    const box = around(lines, size, { x, y, align: 'center' })
    return said.isFree(box) ? { lines, size, spot: { x, y, align: 'center' }, box, halo: palette.paper } : undefined
  }

  const labels: Label[] = []
  const write = (disc: DrawnDisc, { lines, size, spot, box, halo }: Setting): void => {
    for (const room of [taken, said]) room.take(box)
    const colour = mix(clusters!.colours[disc.place]!, palette.ink, 0.7)
    lines.forEach((text, line) => {
      const y = spot.y + (line - (lines.length - 1) / 2) * size * LEADING
      const own = { text, face: faceOf(size), spacing: size * SPACING, spot: { ...spot, y } }
      labels.push({ ...own, colour, halo, opacity: 1, box })
    })
  }
  const most = (isNarrow ? NAMES / 3 : NAMES) * Math.max(1, projection.magnification) ** 2
  const rest: DrawnDisc[] = []
  for (const disc of discs.slice(0, most)) {
    const name = nameOf.get(clusters!.overview.ids[disc.place]!)
    if (!name || disc.radius < WORTH_NAMING) continue
    const largest = Math.round(Math.min(isNarrow ? 13 : 19, Math.max(SMALLEST, 9 + disc.radius / 9)))
    const setting = inside(name, disc, largest) ?? beside(name, disc, Math.min(14, largest))
    if (setting) write(disc, setting)
    else rest.push(disc)
  }
  for (const disc of rest.slice(0, isNarrow ? SPOKEN / 3 : SPOKEN)) {
    const setting = over(nameOf.get(clusters!.overview.ids[disc.place]!)!, disc, SMALLEST)
    if (setting) write(disc, setting)
  }
  return labels
}

/** The first parts of a name on as many lines as a disc has room for, as large as they can be. */
function fitInside(
  name: string,
  radius: number,
  largest: number,
  widthOf: (lines: readonly string[], size: number) => number,
): { readonly lines: readonly string[]; readonly size: number } | undefined {
  const parts = name.split(/[,·;]\s*/).filter((part) => part !== '')
  // Less is said rather than in much smaller letters.
  for (const [count, least] of [
    [2, Math.max(SMALLEST, Math.round(largest * 0.8))],
    [1, SMALLEST],
  ] as const)
    for (let size = largest; size >= least; size--) {
      if (parts.length < count) break
      const lines = parts.slice(0, count).flatMap((part) => wrap(part, 1.7 * radius, (line) => widthOf([line], size)))
      // Two parts that are broken into lines would read as one.
      if (count > 1 && lines.length > count) continue
      const half = (lines.length * size * LEADING) / 2
      if (half < radius && widthOf(lines, size) < 2 * FILLED * Math.sqrt(radius ** 2 - half ** 2))
        return { lines, size }
    }
  return undefined
}

/** As few lines as a width allows, broken at spaces. */
function wrap(text: string, width: number, widthOf: (line: string) => number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function boxOfDisc({ x, y, radius }: DrawnDisc, share: number): Box {
  const half = radius * share
  return { left: x - half, right: x + half, top: y - half, bottom: y + half }
}
