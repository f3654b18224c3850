/** The lettering of the map: cluster names like countries, hubs like towns, the others like villages on approach. */
import { clusterColour, mix } from './palette.ts'
import { TakenRoom, boxOf, findSpot, type Box, type Spot } from './placing.ts'
import { isInSight, projectX, projectY, type Projection } from './projection.ts'
import type { Regions } from './regions.ts'
import { legibleMarks, type Scene } from './scene.ts'

/** How a text is set; `size` is pixels. */
export interface Typeface {
  readonly size: number
  readonly weight: number
  readonly isItalic: boolean
  readonly family: string
}

/** One line of text at a spot. Places are pixels at the projection they were made for. */
export interface Label {
  readonly text: string
  readonly face: Typeface
  readonly spacing: number
  readonly colour: string
  readonly halo: string
  readonly opacity: number
  readonly spot: Spot
  readonly box: Box
}

/** Width in pixels. */
export type Measure = (text: string, face: Typeface, spacing: number) => number

/** Stages narrower than this (pixels) are laid out for a phone. */
export const NARROW = 720
/** Marks looked at for a label; the rest waits until one comes nearer. */
const CANDIDATES = 1500
const TOWNS = 12
/** Marks that may have a name while the whole map is in view; the room for names grows with the square of the scale. */
const VILLAGES = 70
/** On a sheet with more marks than these the names of clusters speak first, and fewer marks have one. */
const CROWD = 250
/** Marks whose names come before those of clusters: the first thing to see. */
const HUBS = 3
const LONGEST_LABEL = 38
/** Marks among which titles of papers have room at any distance. */
const TITLES = 60
/** At this magnification a village of one paper may have its name; on a large stage earlier, as marks stand further apart. */
const NEAR = 1.35
/** Area of a stage (pixels) that names were weighed on, and how many times as wide one counts at most. */
const USUAL_AREA = 1440 * 900
const WIDEST = 2.5

/** `reserved` is room that names keep clear of, in pixels. */
export function createLetters(
  scene: Scene,
  hearts: Regions['hearts'],
  projection: Projection,
  measure: Measure,
  reserved: readonly Box[],
): Label[] {
  const taken = new TakenRoom()
  const obstacles = new TakenRoom()
  // Several times, for what is reserved hides a name wholly where a mark hides a part of it.
  for (const box of reserved) for (let times = 0; times < 4; times++) obstacles.take({ ...box })
  for (const box of reserved) taken.take(box)
  reserveMarks(scene, projection, obstacles, projection.width < NARROW ? 3 : 4.5, 1)
  const hubs = letterMarks(scene, projection, measure, taken, 0, HUBS, obstacles)
  for (const { box } of hubs) obstacles.take(box)
  const countries = letterClusters(scene, hearts, projection, measure, obstacles, hubs)
  for (const { box } of countries) taken.take(box)
  reserveMarks(scene, projection, taken, 5, 0.8)
  const isNarrow = projection.width < NARROW
  const towns = letterMarks(scene, projection, measure, taken, HUBS, isNarrow ? TOWNS / 2 : TOWNS)
  // On a small sheet the smallest marks are to be seen as well; only the names of towns may lie over them.
  if (isNarrow) reserveMarks(scene, projection, taken, 3.2, 0.8)
  const villages = letterMarks(scene, projection, measure, taken, isNarrow ? TOWNS / 2 : TOWNS, Infinity)
  return [...countries, ...villages, ...towns, ...hubs]
}

/** Fewer names while the whole map is in view: those of marks that stand out. */
function isNamed(scene: Scene, node: number, rank: number, projection: Projection): boolean {
  const size = scene.radii[node]! * projection.magnification
  // Titles are long and no paper is a landmark before the others, so they wait until there is room.
  if (scene.view.kinds[node] === 'paper' && scene.visible.nodeCount > TITLES)
    if (projection.magnification <= (scene.view.lens === 'everything' ? 1.8 : NEAR)) return false
  if (rank < (projection.width < NARROW ? TOWNS / 2 : TOWNS)) return true
  if (size < 2.4) return false
  // What was built is rarely on more than one paper, and is one of the things that people come to see.
  if (scene.view.kinds[node] === 'system') return true
  return (
    projection.magnification * roominess(projection) >= NEAR ||
    scene.view.documents[node]! > 1 ||
    (rank < 3 * TOWNS && projection.width >= NARROW)
  )
}

/** How many times as wide as a usual stage this one is; 1 for smaller ones. */
function roominess({ width, height }: Projection): number {
  return Math.min(WIDEST, Math.max(1, Math.sqrt((width * height) / USUAL_AREA)))
}

/** Names of the marks from rank `first` up to, not including, rank `last`; where they can they keep clear of `obstacles` too. */
function letterMarks(
  scene: Scene,
  projection: Projection,
  measure: Measure,
  taken: TakenRoom,
  first: number,
  last: number,
  obstacles?: TakenRoom,
): Label[] {
  const { view, visible, radii, ranks } = scene
  const labels: Label[] = []
  const drawn = legibleMarks(projection)
  const crowding = Math.min(1, Math.sqrt(CROWD / visible.nodeCount))
  const villages = VILLAGES * crowding * roominess(projection) ** 2 * projection.magnification ** 4
  const beyond = Math.min(last, Math.max(TOWNS, Math.floor(villages) + 1))
  let rank = -1
  let looked = 0
  for (const node of view.ranking) {
    if (!visible.nodes[node]) continue
    rank++
    if (rank < first) continue
    // Where only some clusters are open, the first of their marks may still be too small to be drawn.
    if (rank >= beyond || ranks[node]! >= drawn) break
    const x = projectX(projection, view.x[node]!)
    const y = projectY(projection, view.y[node]!)
    if (!isInSight(projection, x, y, 300) || !isNamed(scene, node, rank, projection)) continue
    if (looked++ > CANDIDATES) break
    const style = markStyle(scene, node, rank < TOWNS ? Math.max(0, 1 - rank / TOWNS) : 0)
    const text = cut(view.labels[node]!)
    const radius = radii[node]! * projection.magnification
    const width = measure(text, style.face, 0)
    const find = (room: TakenRoom): ReturnType<typeof findSpot> =>
      findSpot(room, x, y, radius, width, style.face.size * 1.15, rank < TOWNS ? 3 : 5, projection.width)
    const found = (obstacles && find(obstacles)) ?? find(taken)
    if (!found) continue
    taken.take(found.box)
    labels.push({
      text,
      box: found.box,
      face: style.face,
      spacing: 0,
      colour: style.colour,
      halo: scene.palette.paper,
      opacity: 1,
      spot: found.spot,
    })
  }
  return labels
}

/** Topics italic, systems semi-bold; prominence (0–1) makes larger and heavier. */
export function markStyle(scene: Scene, node: number, prominence: number): { face: Typeface; colour: string } {
  const { view, palette } = scene
  const kind = view.kinds[node]!
  const isHub = prominence > 0 && view.documents[node]! > 1
  const isPerson = kind === 'author'
  const size = isHub ? Math.round(13 + (isPerson ? 6 : 2) * prominence ** 2) : 12
  const weight = kind === 'system' ? 600 : isHub && isPerson ? 700 : isHub ? 520 : 450
  const colour =
    isHub && kind !== 'topic'
      ? palette.ink
      : mix(palette.ink, clusterColour(palette, view.communities[node]!), kind === 'topic' ? 0.35 : 0.12)
  const face = {
    size,
    weight: kind === 'topic' ? Math.min(weight, 560) : weight,
    isItalic: kind === 'topic',
    family: palette.font,
  }
  return { face, colour }
}

export function cut(text: string, longest = LONGEST_LABEL): string {
  if (text.length <= longest) return text
  const space = text.lastIndexOf(' ', longest - 1)
  return `${text.slice(0, space > longest / 2 ? space : longest - 1)}…`
}

function letterClusters(
  scene: Scene,
  hearts: Regions['hearts'],
  projection: Projection,
  measure: Measure,
  obstacles: TakenRoom,
  hubs: readonly Label[],
): Label[] {
  const { view, palette } = scene
  const opacity = Math.min(1, Math.max(0, (2.3 - projection.magnification) / 0.8))
  if (opacity <= 0.05) return []
  const names = new TakenRoom()
  for (const { box } of hubs) names.take(box)
  const isNarrow = projection.width < NARROW
  const labels: Label[] = []
  for (const { id, name } of view.communityList) {
    const heart = hearts.get(id)
    if (!heart) continue
    const size = scene.clusterSizes[id]!
    if (size < 2) continue
    const [atX, atY] = [projectX(projection, heart.x), projectY(projection, heart.y)]
    if (!isInSight(projection, atX, atY, 60)) continue
    const fontSize = Math.round(
      Math.min(isNarrow ? 12 : 19, Math.max(12, 8 + 24 * Math.sqrt(size / Math.max(1, view.order)))),
    )
    const face = { size: fontSize, weight: 650, isItalic: false, family: palette.font }
    const spacing = fontSize * spacingOf(name, isNarrow ? 0.08 : 0.13)
    // A name stays in its country, or close by where that is small.
    const farthest = Math.max(NEARBY, 1.5 * heart.reach * projection.scaleX)
    const settings = settingsOf(name.toUpperCase(), isNarrow).map((lines, shortening) => {
      const width = Math.max(...lines.map((line) => measure(line, face, spacing)))
      const height = lines.length * fontSize * 1.2
      const boxAt = (spot: Spot): Box => boxOf(spot, width, height, 5)
      const { spot, cost } = bestSpot(atX, atY, width, height, farthest, projection, (candidate) => {
        const candidateBox = boxAt(candidate)
        return obstacles.countUnder(candidateBox) + (names.isFree(candidateBox) ? 0 : 6)
      })
      return { lines, spot, box: boxAt(spot), cost: cost + shortening * SHORTENING }
    })
    const { lines, spot: place, box } = settings.reduce((best, other) => (other.cost < best.cost ? other : best))
    // No name at all where it could only be written over others or over many marks; it comes when there is room.
    if (!names.isFree(box) || obstacles.countUnder(box) > MOST_COVERED) continue
    names.take(box)
    obstacles.take(box)
    const colour = mix(clusterColour(palette, id), palette.ink, 0.35)
    lines.forEach((text, line) =>
      labels.push({
        text,
        face,
        spacing,
        colour,
        halo: palette.paper,
        opacity,
        box,
        spot: { ...place, y: place.y + (line - (lines.length - 1) / 2) * fontSize * 1.2 },
      }),
    )
  }
  return labels
}

/** Marks that the name of a cluster may lie on. */
const MOST_COVERED = 2

/** Pixels that a name would rather move than cover one more mark. */
const COVERING = 150

/** Pixels that a name would rather move than say less. */
const SHORTENING = 60

/** Pixels that a name may move at any rate. */
const NEARBY = 90

/** The middle for a name: near the heart, over few marks, all of it in sight. */
function bestSpot(
  x: number,
  y: number,
  width: number,
  height: number,
  farthest: number,
  stage: Projection,
  countUnder: (spot: Spot) => number,
): { readonly spot: Spot; readonly cost: number } {
  const clampX = (value: number): number => clamp(value, width / 2 + 10, stage.width - width / 2 - 10)
  const clampY = (value: number): number => clamp(value, height / 2 + 10, stage.height - height / 2 - 10)
  let best: Spot = { x: clampX(x), y: clampY(y), align: 'center' }
  let least = countUnder(best) * COVERING
  for (let ring = 1; ring <= 11; ring++)
    for (let turn = 0; turn < 12; turn++) {
      const angle = (turn * Math.PI) / 6 + Math.PI / 2
      const spot: Spot = {
        x: clampX(x + Math.cos(angle) * ring * 20),
        y: clampY(y - Math.sin(angle) * ring * 17),
        align: 'center',
      }
      const away = Math.hypot(spot.x - x, spot.y - y)
      if (away >= least || away > farthest) continue
      const cost = away + countUnder(spot) * COVERING
      if (cost < least) {
        least = cost
        best = spot
      }
    }
  return { spot: best, cost: least }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}

/** Scripts whose letters are joined to words, which come apart when letters are spaced. */
const JOINED =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}]/u

function spacingOf(name: string, usual: number): number {
  return JOINED.test(name) ? 0 : usual
}

/** The lines of a name, and what is left of it where there is less room. */
export function settingsOf(name: string, isNarrow: boolean): string[][] {
  if (isNarrow) return [splitLine(firstPart(name), LONGEST_NARROW_LINE)]
  const whole = breakName(name)
  const first = splitLine(firstPart(name), LONGEST_LINE)
  return whole.join('\n') === first.join('\n') ? [whole] : [whole, first]
}

/** The first parts of a name that fit on two lines. */
function breakName(name: string): string[] {
  const parts = name
    .split(/[,·;]\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const [first = name, second] = parts
  if (second === undefined || first.length > LONGEST_LINE) return splitLine(first, LONGEST_LINE)
  return first.length + second.length < LONGEST_LINE / 1.6
    ? [`${first}, ${second}`]
    : [first, cut(second, LONGEST_LINE)]
}

const LONGEST_LINE = 24
const LONGEST_NARROW_LINE = 18

function firstPart(name: string): string {
  return name.split(/[,·;]/)[0]!.trim()
}

/** Two lines at most, broken at the space nearest to the middle. */
function splitLine(line: string, longest: number): string[] {
  if (line.length <= longest) return [line]
  const middle = line.length / 2
  const spaces = [...line.matchAll(/ /g)].map(({ index }) => index)
  if (spaces.length === 0) return [cut(line, longest)]
  const at = spaces.reduce((best, space) => (Math.abs(space - middle) < Math.abs(best - middle) ? space : best))
  return [line.slice(0, at), line.slice(at + 1)].map((half) => cut(half, longest))
}

/** Names keep clear of marks that are large enough to be seen as such: of `share` of each radius from `least` pixels on. */
function reserveMarks(
  { view, visible, radii }: Scene,
  projection: Projection,
  taken: TakenRoom,
  least: number,
  share: number,
): void {
  const most = Math.min(CANDIDATES, legibleMarks(projection))
  let looked = 0
  for (const node of view.ranking) {
    if (!visible.nodes[node]) continue
    if (looked++ >= most) return
    const radius = radii[node]! * projection.magnification
    if (radius < least) continue
    const x = projectX(projection, view.x[node]!)
    const y = projectY(projection, view.y[node]!)
    const half = radius * share
    if (isInSight(projection, x, y, 300))
      taken.take({ left: x - half, right: x + half, top: y - half, bottom: y + half })
  }
}
