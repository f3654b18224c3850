/** The map as vectors that any program draws as the stage does. The same input gives the same text. */
import { escapeXml } from '../../text/xml-escape.ts'
import { openGround } from './clusters.ts'
import { traceContours, type Ring } from './contours.ts'
import { letterOverview } from './disc-lettering.ts'
import { DISC_RIM, discsAround, discsAt, RING_GAP, tiesAt, type DrawnDisc, type DrawnTie } from './disc-look.ts'
import { FRONT_WIDTH, frontOpacity, linkColour, linkOpacity, linkWidth } from './link-look.ts'
import { createLetters, type Label, type Measure } from './lettering.ts'
import { HEXAGON_RADIUS, RING_INNER, RING_OUTER, SQUARE_HALF } from './mark-shapes.ts'
import type { Box } from './placing.ts'
import { isInSight, projectX, projectY, type Projection } from './projection.ts'
import { createRegions, type Regions } from './regions.ts'
import { fadeOf, legibleMarks, linksAt, type Scene } from './scene.ts'
import type { NodeKind } from '../../model/terms.ts'

/** What stands below the map. */
export interface Plate {
  /** Pixels. */
  readonly height: number
  /** Elements drawn from (0, 0). */
  readonly elements: readonly string[]
}

/** What stands in front while everything else fades. */
export interface Front {
  /** The most wanted first, as they are drawn last. */
  readonly nodes: readonly number[]
  readonly edges: readonly number[]
  /** Marks that wear a ring of this radius, in pixels. */
  readonly rings: readonly { readonly node: number; readonly radius: number }[]
  readonly ringWidth: number
  readonly labels: readonly Label[]
  /** Places of clusters that are in front as discs, which wear a ring, with those around them. */
  readonly clusters?: readonly number[] | undefined
  /** What is left of the opacity of everything else. */
  readonly rest: number
}

export interface SvgOptions {
  readonly title: string
  readonly description: string
  readonly measure: Measure
  /** Room that names keep clear of, in pixels. */
  readonly reserved: readonly Box[]
  readonly plate?: Plate
  /** Elements drawn last on the map, in pixels. */
  readonly signs?: readonly string[]
  readonly front?: Front | undefined
  /** Without the ground of paper. */
  readonly isTransparent?: boolean
  /** Printed width; without it, as many pixels as the projection is wide. */
  readonly millimetres?: number
}

export function drawSvg(scene: Scene, projection: Projection, options: SvgOptions): string {
  const { palette } = scene
  const { width } = projection
  const height = projection.height + (options.plate?.height ?? 0)
  const { clusters } = scene
  const whole = createRegions(clusters?.whole ?? scene)
  const regions = whole && clusters ? openGround(whole, clusters) : whole
  const letter = clusters ? letterOverview : createLetters
  const labels = letter(scene, regions?.hearts ?? new Map(), projection, options.measure, options.reserved)
  const unit = options.millimetres === undefined ? '' : 'mm'
  const scale = (options.millimetres ?? width) / width
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width * scale)}${unit}" height="${round(height * scale)}${unit}" ` +
      `viewBox="0 0 ${round(width)} ${round(height)}" role="img" font-family="${escapeXml(palette.font)}">`,
    `<title>${escapeXml(options.title)}</title>`,
    `<desc>${escapeXml(options.description)}</desc>`,
    ...(options.isTransparent ? [] : [`<rect width="100%" height="100%" fill="${palette.paper}"/>`]),
    `<clipPath id="sheet"><rect width="${round(width)}" height="${round(projection.height)}"/></clipPath>`,
    '<g clip-path="url(#sheet)">',
    ...(options.front ? [`<g opacity="${options.front.rest}">`] : []),
    ...(regions ? drawRegions(regions, scene, projection) : []),
    ...drawDiscs(scene, discsAt(scene, projection), tiesAt(scene, projection)),
    ...(scene.ramp
      ? []
      : [...drawLinks(scene, projection, linksAt(scene, projection)), ...drawMarks(scene, projection)]),
    ...drawLabels(labels),
    ...(options.front ? ['</g>', ...drawFront(scene, projection, options.front)] : []),
    ...(options.signs ?? []),
    '</g>',
    ...(options.plate
      ? [`<g transform="translate(0 ${round(projection.height)})">`, ...options.plate.elements, '</g>']
      : []),
    '</svg>\n',
  ].join('\n')
}

/** Layers of tint that make a soft shore. */
const LAYERS = 6
/** Steps of a ramp that one layer of density stands for. */
const DENSITY_STEP = 3

function* drawRegions(regions: Regions, { ramp }: Scene, projection: Projection): Generator<string> {
  const { columns, rows, tints, strengths, colours, opacity: full } = regions
  if (full <= 0) return
  const cell = regions.width / columns
  // The value of a cell belongs to its middle.
  const x = (column: number): number => projectX(projection, regions.left + (column + 0.5) * cell)
  const y = (row: number): number => projectY(projection, regions.bottom + (row + 0.5) * cell)
  if (ramp) {
    // Every step lies on the ones below it, so that none leaves a seam.
    for (let tint = 1; tint < colours.length; tint += DENSITY_STEP) {
      const valueAt = (column: number, row: number): number =>
        column < 0 || row < 0 || column >= columns || row >= rows ? 0 : tints[row * columns + column]!
      const rings = traceContours(columns, rows, valueAt, tint - 0.5)
      if (rings.length > 0)
        yield `<path fill="${colours[tint]}" fill-rule="evenodd" d="${rings.map((ring) => pathOf(ring, x, y)).join('')}"/>`
    }
    return
  }
  for (let cluster = 1; cluster < colours.length; cluster++) {
    const valueAt = (column: number, row: number): number =>
      column < 0 || row < 0 || column >= columns || row >= rows || tints[row * columns + column] !== cluster
        ? 0
        : strengths[row * columns + column]!
    const paths: string[] = []
    for (let layer = 0; layer < LAYERS; layer++) {
      const rings = traceContours(columns, rows, valueAt, (layer + 0.5) / LAYERS)
      // Every layer adds as much as the others to what lies under it, and the last one makes it full.
      const opacity = round(1 / (LAYERS - layer), 3)
      if (rings.length > 0)
        paths.push(`<path fill-opacity="${opacity}" d="${rings.map((ring) => pathOf(ring, x, y)).join('')}"/>`)
    }
    if (paths.length > 0)
      yield `<g fill="${colours[cluster]}" opacity="${full}" fill-rule="evenodd">${paths.join('')}</g>`
  }
}

/** Every second point of a ring, in steps of tenths of a pixel. */
function pathOf(ring: Ring, x: (column: number) => number, y: (row: number) => number): string {
  let path = ''
  let [lastX, lastY] = [0, 0]
  const step = ring.length > 24 ? 4 : 2
  for (let at = 0; at + 1 < ring.length; at += step) {
    const [toX, toY] = [Math.round(x(ring[at]!) * 10), Math.round(y(ring[at + 1]!) * 10)]
    path += `${at === 0 ? 'M' : 'l'}${(toX - lastX) / 10} ${(toY - lastY) / 10}`
    ;[lastX, lastY] = [toX, toY]
  }
  return `${path}z`
}

/** Links of the same look are one group; the strongest come last. */
function* drawLinks(
  scene: Scene,
  projection: Projection,
  edges: Iterable<number>,
  isInFront = false,
): Generator<string> {
  const { view } = scene
  const { sources, targets } = view.network
  let look = ''
  let lines: string[] = []
  const close = (): string => `<g fill="none" ${look}>${lines.join('')}</g>`
  for (const edge of edges) {
    const [fromX, fromY] = [
      projectX(projection, view.x[sources[edge]!]!),
      projectY(projection, view.y[sources[edge]!]!),
    ]
    const [toX, toY] = [projectX(projection, view.x[targets[edge]!]!), projectY(projection, view.y[targets[edge]!]!)]
    if (!isLineInSight(projection, fromX, fromY, toX, toY)) continue
    const width = Math.max(0.6, linkWidth(scene, edge) * projection.magnification) * (isInFront ? FRONT_WIDTH : 1)
    const opacity = isInFront
      ? frontOpacity(scene, edge)
      : linkOpacity(scene, edge) * fadeOf(Math.hypot(toX - fromX, toY - fromY))
    const own = `stroke="${linkColour(scene, edge)}" stroke-width="${round(width)}" stroke-opacity="${round(opacity, 3)}"`
    if (own !== look) {
      if (lines.length > 0) yield close()
      look = own
      lines = []
    }
    lines.push(`<path d="M${round(fromX)} ${round(fromY)}L${round(toX)} ${round(toY)}"/>`)
  }
  if (lines.length > 0) yield close()
}

/** Clusters that are seen as single marks, and what joins them. */
function* drawDiscs(scene: Scene, discs: readonly DrawnDisc[], ties: readonly DrawnTie[]): Generator<string> {
  for (const { x1, y1, x2, y2, width, opacity } of ties)
    yield (
      `<path d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}" stroke="${scene.palette.link}" ` +
      `stroke-width="${round(width)}" stroke-opacity="${round(opacity, 3)}"/>`
    )
  for (const { x, y, radius, fill, rim } of discs)
    yield (
      `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${fill}" stroke="${rim}" ` +
      `stroke-width="${DISC_RIM}"/>`
    )
}

function isLineInSight({ width, height }: Projection, x1: number, y1: number, x2: number, y2: number): boolean {
  return Math.max(x1, x2) > 0 && Math.min(x1, x2) < width && Math.max(y1, y2) > 0 && Math.min(y1, y2) < height
}

function* drawFront(scene: Scene, projection: Projection, front: Front): Generator<string> {
  const { view, palette } = scene
  if (front.clusters) {
    const { discs, ties } = discsAround(scene, projection, front.clusters)
    yield* drawDiscs(scene, discs, ties)
    for (const { place, x, y, radius } of discs)
      if (front.clusters.includes(place))
        yield `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius + RING_GAP)}" fill="none" stroke="${palette.accent}" stroke-width="${front.ringWidth}"/>`
  }
  yield* drawLinks(scene, projection, front.edges, true)
  for (const node of front.nodes.toReversed()) yield* drawMarkOf(scene, projection, node)
  for (const { node, radius } of front.rings) {
    const [x, y] = [projectX(projection, view.x[node]!), projectY(projection, view.y[node]!)]
    if (isInSight(projection, x, y, radius))
      yield `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="none" stroke="${palette.accent}" stroke-width="${front.ringWidth}"/>`
  }
  yield* drawLabels(front.labels)
}

/** From the least to the most important. */
function* drawMarks(scene: Scene, projection: Projection): Generator<string> {
  const { view, ranks } = scene
  const most = Math.min(scene.visible.nodeCount, legibleMarks(projection))
  for (let place = view.order - 1; place >= 0; place--) {
    const node = view.ranking[place]!
    if (ranks[node]! < most) yield* drawMarkOf(scene, projection, node)
  }
}

/** Nothing where it is out of sight. */
function* drawMarkOf(scene: Scene, projection: Projection, node: number): Generator<string> {
  const { view, radii, colours, palette } = scene
  const [x, y] = [projectX(projection, view.x[node]!), projectY(projection, view.y[node]!)]
  const radius = radii[node]! * projection.magnification
  if (isInSight(projection, x, y, radius * 2))
    yield drawMark(view.kinds[node]!, x, y, radius, colours[node]!, palette.paper)
}

/** A mark with a thin rim of paper; `radius` is that of the disc of equal area. */
export function drawMark(kind: NodeKind, x: number, y: number, radius: number, colour: string, paper: string): string {
  const rim = Math.min(1.2, 0.3 * radius)
  const [cx, cy] = [round(x), round(y)]
  if (kind === 'topic') {
    const [inner, outer] = [RING_INNER * radius, RING_OUTER * radius]
    return (
      `<circle cx="${cx}" cy="${cy}" r="${round(outer + rim)}" fill="${paper}"/>` +
      `<circle cx="${cx}" cy="${cy}" r="${round((inner + outer) / 2)}" fill="none" stroke="${colour}" stroke-width="${round(outer - inner)}"/>`
    )
  }
  const look = `fill="${colour}" stroke="${paper}" stroke-width="${round(rim)}"`
  const reach = radius + rim / 2
  if (kind === 'author') return `<circle cx="${cx}" cy="${cy}" r="${round(reach)}" ${look}/>`
  if (kind === 'paper') {
    const half = SQUARE_HALF * reach
    return `<rect x="${round(x - half)}" y="${round(y - half)}" width="${round(2 * half)}" height="${round(2 * half)}" ${look}/>`
  }
  const corners = Array.from({ length: 6 }, (_, corner) => {
    const angle = Math.PI / 6 + (corner * Math.PI) / 3
    return `${round(x + HEXAGON_RADIUS * reach * Math.cos(angle))} ${round(y + HEXAGON_RADIUS * reach * Math.sin(angle))}`
  })
  return `<path d="M${corners.join('L')}z" ${look}/>`
}

/** From the middle of a line of text down to the line it stands on, as a share of its size. */
const TO_BASELINE = 0.3

function* drawLabels(labels: readonly Label[]): Generator<string> {
  if (labels.length === 0) return
  yield '<g paint-order="stroke" stroke-width="3.5" stroke-linejoin="round">'
  for (const { text, face, spacing, colour, halo, opacity, spot } of labels) {
    const x = Math.round(spot.x) + (spot.align === 'center' ? spacing / 2 : 0)
    const y = Math.round(spot.y) + TO_BASELINE * face.size
    yield (
      `<text x="${round(x)}" y="${round(y)}" font-size="${face.size}" font-weight="${face.weight}"` +
      `${face.isItalic ? ' font-style="italic"' : ''}${spacing > 0 ? ` letter-spacing="${round(spacing)}"` : ''}` +
      `${ANCHORS[spot.align]}${opacity < 1 ? ` opacity="${round(opacity)}"` : ''} fill="${colour}" stroke="${halo}">` +
      `${escapeXml(text)}</text>`
    )
  }
  yield '</g>'
}

const ANCHORS = { left: '', center: ' text-anchor="middle"', right: ' text-anchor="end"' } as const

export function round(value: number, digits = 2): number {
  const unit = 10 ** digits
  return Math.round(value * unit) / unit + 0
}
