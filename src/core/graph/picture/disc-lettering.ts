/** Names where clusters are seen as discs: inside of a disc or beside it, and those of the marks that are open. */
import { discsAround, discsAt, type DrawnDisc } from './disc-look.ts'
import { LEADING, setInside, type Setting, type Word } from './disc-setting.ts'
import { createLetters, NARROW, settingsOf, type Label, type Measure, type Typeface } from './lettering.ts'
import { mix } from './palette.ts'
import { TakenRoom, boxOf, findSpot, type Box, type Spot } from './placing.ts'
import type { Projection } from './projection.ts'
import type { Regions } from './regions.ts'
import type { Scene } from './scene.ts'

/** Names of discs on a sheet of so many square pixels while the whole map is in view; nearer there is room for more. */
const NAMES = 90
const SHEET = 1440 * 900
/** Pixels of radius from which on a disc may have a name beside it. */
const WORTH_NAMING = 6
/** Pixels. */
const SMALLEST = 12
/** Two parts of a name are said only where that takes no smaller letters than this share. */
const HARDLY_SMALLER = 0.8
/** So many of the largest discs that have no room for their names have them beyond their rims. */
const SPOKEN = 24
/** How far from its middle, as shares of its radius, such a name may lie where others leave no room there. */
const SHIFTS = [0, -0.4, 0.4, -0.8, 0.8, -1.2, 1.2]

/** Which discs speak, where not all may. */
interface Speakers {
  /** Those that have a name in any case. */
  readonly first: readonly number[]
  /** All others keep silent. */
  readonly among: ReadonlySet<number>
}

/** All names on the sheet; `reserved` is room that they keep clear of, in pixels. */
export function letterOverview(
  scene: Scene,
  hearts: Regions['hearts'],
  projection: Projection,
  measure: Measure,
  reserved: readonly Box[],
): Label[] {
  const discs = largestFirst(discsAt(scene, projection))
  const names = letterDiscs(scene, discs, projection, measure, reserved)
  if (!scene.clusters?.open.includes(1)) return names
  const { open, overview } = scene.clusters
  const taken = [...reserved, ...names.map(({ box }) => box), ...discs.map((disc) => boxOfDisc(disc))]
  const openHearts = new Map([...hearts].filter(([id]) => open[overview.places[id] ?? -1] === 1))
  return [...names, ...createLetters(scene, openHearts, projection, measure, taken)]
}

/** The names of these clusters in any case, and of those around them that are in front as well. */
export function letterDiscsInFront(
  scene: Scene,
  places: readonly number[],
  projection: Projection,
  measure: Measure,
  reserved: readonly Box[],
): Label[] {
  const among = new Set(discsAround(scene, projection, places).discs.map(({ place }) => place))
  const discs = largestFirst(discsAt(scene, projection))
  return letterDiscs(scene, discs, projection, measure, reserved, { first: places, among })
}

function largestFirst(discs: DrawnDisc[]): DrawnDisc[] {
  return discs.sort((a, b) => b.radius - a.radius || a.place - b.place)
}

/** A name set on lines, and where. */
interface Placed extends Setting {
  readonly spot: Spot
  readonly box: Box
  readonly halo: string
}

/** A disc with its name; `parts` are of equal right, but of a name that is a person's. */
interface Named {
  readonly disc: DrawnDisc
  readonly name: string
  readonly isWhole: boolean
  readonly parts: readonly (readonly Word[])[]
  /** Size of its letters at most. */
  readonly largest: number
}

function letterDiscs(
  scene: Scene,
  discs: readonly DrawnDisc[],
  projection: Projection,
  measure: Measure,
  reserved: readonly Box[],
  speakers?: Speakers,
): Label[] {
  const { palette, clusters } = scene
  const isNarrow = projection.width < NARROW
  const [taken, said] = [new TakenRoom(), new TakenRoom()]
  for (const box of reserved) for (const room of [taken, said]) room.take(box)
  for (const disc of discs) if (disc.radius >= WORTH_NAMING / 2) taken.take(boxOfDisc(disc))

  const faceOf = (size: number): Typeface => ({ size, weight: 650, isItalic: false, family: palette.font })
  const widthOf = (text: string): number => measure(text, faceOf(SMALLEST), 0) / SMALLEST
  const around = ({ lines, size }: Setting, spot: Spot): Box =>
    boxOf(spot, Math.max(...lines.map(widthOf)) * size, lines.length * size * LEADING, 3)
  const wordsOf = (part: string): Word[] => part.split(' ').map((text) => ({ text, width: widthOf(text) }))
  const space = widthOf(' ')

  const put = (setting: Setting, spot: Spot, halo: string): Placed => ({
    ...setting,
    spot,
    box: around(setting, spot),
    halo,
  })
  const inside = ({ disc, parts, largest }: Named, count: number): Placed | undefined => {
    if (parts.length < count) return undefined
    const least = count > 1 ? Math.max(SMALLEST, Math.round(largest * HARDLY_SMALLER)) : SMALLEST
    const setting = setInside(parts.slice(0, count), space, disc.radius, largest, least)
    const placed = setting && put(setting, { x: disc.x, y: disc.y, align: 'center' }, disc.fill)
    return placed && said.isFree(placed.box) ? placed : undefined
  }
  const beside = ({ disc: { x, y, radius }, name, largest }: Named): Placed | undefined => {
    const size = Math.min(14, largest)
    for (const lines of [...settingsOf(name, isNarrow), ...settingsOf(name, true)]) {
      const width = Math.max(...lines.map(widthOf)) * size
      const found = findSpot(taken, x, y, radius, width, lines.length * size * LEADING, 3, projection.width, true)
      if (found) return { lines, size, ...found, halo: palette.paper }
    }
    return undefined
  }
  const over = ({ disc, name }: Named, isFree: (box: Box) => boolean, shifts = [0]): Placed | undefined => {
    const setting = { lines: settingsOf(name, true)[0]!, size: SMALLEST }
    for (const down of shifts)
      for (const aside of shifts) {
        const [x, y] = [disc.x + aside * disc.radius, disc.y + down * disc.radius]
        const placed = put(setting, { x, y, align: 'center' }, palette.paper)
        const isOnSheet = placed.box.left >= 0 && placed.box.right <= projection.width
        if (isFree(placed.box) && (isOnSheet || shifts.length === 1)) return placed
      }
    return undefined
  }

  const labels: Label[] = []
  const write = ({ disc }: Named, placed: Placed | undefined): boolean => {
    if (!placed) return false
    const { lines, size, spot, box, halo } = placed
    for (const room of [taken, said]) room.take(box)
    const colour = mix(clusters!.colours[disc.place]!, palette.ink, 0.7)
    lines.forEach((text, line) => {
      const y = spot.y + (line - (lines.length - 1) / 2) * size * LEADING
      const own = { text, face: faceOf(size), spacing: 0, spot: { ...spot, y } }
      labels.push({ ...own, colour, halo, opacity: 1, box })
    })
    return true
  }
  const within = (named: Named): Placed | undefined =>
    inside(named, 2) ?? (named.isWhole ? undefined : inside(named, 1))

  let silent = nameDiscs(scene, discs, projection, wordsOf, speakers)
  const first = new Set(speakers?.first)
  const speak = (attempt: (named: Named) => Placed | undefined, most = silent.length): void => {
    silent = silent.filter((named, place) => place >= most || !write(named, attempt(named)))
  }
  speak((named) =>
    first.has(named.disc.place) ? (within(named) ?? beside(named) ?? over(named, () => true)) : undefined,
  )
  // What stands inside of its own disc is in nobody's way.
  speak(within)
  speak(beside)
  speak((named) => inside(named, 1))
  const isAlone = (box: Box): boolean => said.isFree(box) && taken.countUnder(box) === 1
  speak((named) => over(named, isAlone, SHIFTS), isNarrow ? SPOKEN / 3 : SPOKEN)
  // The few that have colours of their own, or are in front, are what is seen first: they speak even over other discs.
  const isFirst = ({ disc }: Named): boolean => speakers !== undefined || clusters!.colours[disc.place] !== palette.rest
  speak((named) => (isFirst(named) ? over(named, (box) => said.isFree(box), SHIFTS) : undefined), SPOKEN / 3)
  return labels
}

/** The discs that are large enough to have a name at this distance, with what they are called. */
function nameDiscs(
  { view, clusters }: Scene,
  discs: readonly DrawnDisc[],
  projection: Projection,
  wordsOf: (part: string) => Word[],
  speakers: Speakers | undefined,
): Named[] {
  const isNarrow = projection.width < NARROW
  const communities = new Map(view.communityList.map((community) => [community.id, community]))
  const room = (projection.width * projection.height) / SHEET
  const most = NAMES * Math.max(isNarrow ? 1 / 3 : 2 / 3, room) * Math.max(1, projection.magnification) ** 2
  return discs.slice(0, most).flatMap((disc) => {
    const community = communities.get(clusters!.overview.ids[disc.place]!)
    if (!community?.name || (speakers && !speakers.among.has(disc.place))) return []
    if (disc.radius < WORTH_NAMING && !speakers?.first.includes(disc.place)) return []
    const { name, topics } = community
    const isPerson = topics.length === 0
    const parts = name.split(/[,·;]\s*/).filter((part) => part !== '')
    const largest = Math.round(Math.min(isNarrow ? 13 : 19, Math.max(SMALLEST, 9 + disc.radius / 9)))
    // Half of a person's name says too little where there is room for all of it.
    return { disc, name, isWhole: isPerson && parts.length > 1 && !isNarrow, parts: parts.map(wordsOf), largest }
  })
}

function boxOfDisc({ x, y, radius }: DrawnDisc): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, isRound: true }
}
