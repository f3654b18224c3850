/** The lettering of the map: cluster names like countries, hubs like towns, the others like villages on approach. */
import { clusterColour, mix } from './palette.ts'
import { TakenRoom, boxOf, findSpot, type Spot } from './placing.ts'
import { isInSight, projectX, projectY, type Projection } from './projection.ts'
import type { Scene } from './scene.ts'

/** One line of text at a spot. Places are pixels at the projection they were made for. */
export interface Label {
  readonly text: string
  readonly font: string
  readonly spacing: number
  readonly colour: string
  readonly halo: string
  readonly opacity: number
  readonly spot: Spot
}

export type Measure = (text: string, font: string, spacing: number) => number

/** Marks looked at for a label; the rest waits until one comes nearer. */
const CANDIDATES = 1500
const TOWNS = 12
const LONGEST_LABEL = 38
/** At this magnification a village of one paper may have its name. */
const NEAR = 1.35

export function createLetters(scene: Scene, projection: Projection, measure: Measure): Label[] {
  const taken = new TakenRoom()
  reserveBigMarks(scene, projection, taken)
  const countries = letterClusters(scene, projection, measure, taken)
  return [...letterMarks(scene, projection, measure, taken), ...countries]
}

/** Fewer names while the whole map is in view: those of marks that stand out. */
function isNamed(scene: Scene, node: number, rank: number, projection: Projection): boolean {
  const size = scene.radii[node]! * projection.magnification
  if (rank < TOWNS) return true
  if (scene.view.kinds[node] === 'paper' && scene.view.lens === 'everything') return projection.magnification > 1.8
  if (size < 2.4) return false
  return projection.magnification >= NEAR || scene.view.documents[node]! > 1 || rank < 3 * TOWNS
}

function letterMarks(scene: Scene, projection: Projection, measure: Measure, taken: TakenRoom): Label[] {
  const { view, visible, radii } = scene
  const labels: Label[] = []
  let rank = -1
  let looked = 0
  for (const node of view.ranking) {
    if (!visible.nodes[node]) continue
    rank++
    const x = projectX(projection, view.x[node]!)
    const y = projectY(projection, view.y[node]!)
    if (!isInSight(projection, x, y, 300) || !isNamed(scene, node, rank, projection)) continue
    if (looked++ > CANDIDATES) break
    const style = markStyle(scene, node, rank < TOWNS ? Math.max(0, 1 - rank / TOWNS) : 0)
    const text = cut(view.labels[node]!)
    const found = findSpot(
      taken,
      x,
      y,
      radii[node]! * projection.magnification,
      measure(text, style.font, 0),
      style.size * 1.15,
      rank < TOWNS ? 3 : 5,
    )
    if (!found) continue
    taken.take(found.box)
    labels.push({
      text,
      font: style.font,
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
export function markStyle(
  scene: Scene,
  node: number,
  prominence: number,
): { font: string; size: number; colour: string } {
  const { view, palette } = scene
  const kind = view.kinds[node]!
  const isHub = prominence > 0 && view.documents[node]! > 1
  const size = isHub ? Math.round(13 + 5 * prominence ** 2) : 12
  const weight = kind === 'system' ? 600 : isHub ? (prominence > 0.8 ? 700 : 600) : 450
  const font = `${kind === 'topic' ? 'italic ' : ''}${kind === 'topic' ? Math.min(weight, 560) : weight} ${size}px ${palette.font}`
  const colour =
    isHub && kind !== 'topic'
      ? palette.ink
      : mix(palette.ink, clusterColour(palette, view.communities[node]!), kind === 'topic' ? 0.35 : 0.12)
  return { font, size, colour }
}

export function cut(text: string, longest = LONGEST_LABEL): string {
  if (text.length <= longest) return text
  const space = text.lastIndexOf(' ', longest - 1)
  return `${text.slice(0, space > longest / 2 ? space : longest - 1)}…`
}

function letterClusters(scene: Scene, projection: Projection, measure: Measure, taken: TakenRoom): Label[] {
  const { view, palette } = scene
  const opacity = Math.min(1, Math.max(0, (2.1 - projection.magnification) / 0.8))
  if (opacity <= 0.05) return []
  const labels: Label[] = []
  for (const { id, name, size, x, y, spread } of clusterCentres(scene)) {
    if (id > palette.clusters.length && size < view.order / 20) continue
    const fontSize = Math.round(Math.min(22, Math.max(13, 9 + 26 * Math.sqrt(size / Math.max(1, view.order)))))
    const font = `650 ${fontSize}px ${palette.font}`
    const spacing = fontSize * 0.14
    const lines = breakName(name.toUpperCase())
    const width = Math.max(...lines.map((line) => measure(line, font, spacing)))
    const height = lines.length * fontSize * 1.2
    const [atX, atY] = [projectX(projection, x), projectY(projection, y)]
    if (!isInSight(projection, atX, atY, 200)) continue
    const reach = Math.abs(projection.scaleY) * spread
    const place = [0, -0.45, 0.45, -0.9, 0.9, -1.25, 1.25, -1.6, 1.6]
      .map((share): Spot => ({ x: atX, y: atY + share * reach, align: 'center' }))
      .find((spot) => taken.isFree(boxOf(spot, width, height, 6)))
    if (!place) continue
    taken.take(boxOf(place, width, height, 6))
    const colour = mix(clusterColour(palette, id), palette.ink, 0.35)
    lines.forEach((text, line) =>
      labels.push({
        text,
        font,
        spacing,
        colour,
        halo: palette.paper,
        opacity,
        spot: { ...place, y: place.y + (line - (lines.length - 1) / 2) * fontSize * 1.2 },
      }),
    )
  }
  return labels
}

/** Two lines at most, broken where the shorter one is longest. */
function breakName(name: string): string[] {
  if (name.length <= 18) return [name]
  const middle = name.length / 2
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index)
  if (spaces.length === 0) return [cut(name)]
  const at = spaces.reduce((best, space) => (Math.abs(space - middle) < Math.abs(best - middle) ? space : best))
  return [name.slice(0, at).replace(/[ ·]+$/, ''), name.slice(at).replace(/^[ ·]+/, '')].map((line) => cut(line, 30))
}

interface Centre {
  readonly id: number
  readonly name: string
  readonly size: number
  readonly x: number
  readonly y: number
  /** Mean distance from the centre, on the map's scale. */
  readonly spread: number
}

/** Largest first. */
function clusterCentres({ view, visible }: Scene): Centre[] {
  const count = view.communityList.length
  const sums = new Float64Array((count + 1) * 3)
  const spreads = new Float64Array(count + 1)
  const add = (node: number, visit: (community: number) => void): void => {
    const community = view.communities[node]!
    if (visible.nodes[node] && community >= 1 && community <= count) visit(community)
  }
  for (let node = 0; node < view.order; node++)
    add(node, (community) => {
      sums[community * 3]! += view.x[node]!
      sums[community * 3 + 1]! += view.y[node]!
      sums[community * 3 + 2]!++
    })
  const centre = (community: number, axis: 0 | 1): number => sums[community * 3 + axis]! / sums[community * 3 + 2]!
  for (let node = 0; node < view.order; node++)
    add(node, (community) => {
      spreads[community]! += Math.hypot(view.x[node]! - centre(community, 0), view.y[node]! - centre(community, 1))
    })
  return view.communityList
    .filter(({ id }) => sums[id * 3 + 2]! > 1)
    .map(({ id, name }) => {
      const size = sums[id * 3 + 2]!
      return { id, name, size, x: centre(id, 0), y: centre(id, 1), spread: spreads[id]! / size }
    })
    .sort((a, b) => b.size - a.size || a.id - b.id)
}

/** Names keep clear of marks that are large enough to be seen as such. */
function reserveBigMarks({ view, visible, radii }: Scene, projection: Projection, taken: TakenRoom): void {
  let looked = 0
  for (const node of view.ranking) {
    if (!visible.nodes[node]) continue
    if (looked++ > CANDIDATES) return
    const radius = radii[node]! * projection.magnification
    if (radius < 5) continue
    const x = projectX(projection, view.x[node]!)
    const y = projectY(projection, view.y[node]!)
    const half = radius * 0.8
    if (isInSight(projection, x, y, 300))
      taken.take({ left: x - half, right: x + half, top: y - half, bottom: y + half })
  }
}

/** Draws labels shifted by a pan since they were placed. */
export function drawLetters(context: CanvasRenderingContext2D, labels: readonly Label[], dx: number, dy: number): void {
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  for (const { text, font, spacing, colour, halo, opacity, spot } of labels) {
    context.font = font
    context.letterSpacing = `${spacing}px`
    context.textAlign = spot.align
    context.globalAlpha = opacity
    const x = Math.round(spot.x + dx) + (spot.align === 'center' ? spacing / 2 : 0)
    const y = Math.round(spot.y + dy)
    context.strokeStyle = halo
    context.lineWidth = 3.5
    context.strokeText(text, x, y)
    context.fillStyle = colour
    context.fillText(text, x, y)
  }
  context.globalAlpha = 1
  context.letterSpacing = '0px'
}

/** Measures text once per font. */
export function createMeasure(context: CanvasRenderingContext2D): Measure {
  const widths = new Map<string, number>()
  return (text, font, spacing) => {
    const key = `${font}|${text}`
    let width = widths.get(key)
    if (width === undefined) {
      context.font = font
      context.letterSpacing = '0px'
      width = context.measureText(text).width
      widths.set(key, width)
    }
    return width + spacing * text.length
  }
}
