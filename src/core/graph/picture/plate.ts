/** What stands below a map: the kinds of marks, their scale, the clusters' colours, and what is shown and left out. */
import { escapeXml } from '../../text/xml-escape.ts'
import { NODE_KINDS, type NodeKind } from '../../model/terms.ts'
import { countClusters } from './disc-look.ts'
import { cut, type Measure, type Typeface } from './lettering.ts'
import { clusterColour } from './palette.ts'
import type { Projection } from './projection.ts'
import { countDrawn, type Clusters, type ColourKey, type Scene } from './scene.ts'
import { drawMark, round, type Plate } from './svg.ts'

const MARGIN = 24
const LINE = 20
const SIZE = 12
/** Between one entry and the next. */
const GAP = 18
const LONGEST_NAME = 60
/** Letters that a name keeps on the narrowest picture. */
const SHORTEST_NAME = 12

/** What the picture shows and what not, in plain words: for the caption and for those who cannot see it. */
export function describeScene(scene: Scene, projection: Projection): string[] {
  const { view, visible, linkOrder } = scene
  const of = (part: number, whole: number): string =>
    part === whole ? showCount(whole) : `${showCount(part)} of ${showCount(whole)}`
  const name = view.lens.charAt(0).toUpperCase() + view.lens.slice(1)
  if (scene.clusters) return describeClusters(scene, scene.clusters, projection)
  const resting = visible.edgeCount - linkOrder.length
  const drawn = countDrawn(scene, projection)
  const small = visible.nodeCount - drawn.marks
  const weak = drawn.waitingLinks
  return [
    `${name}: ${of(visible.nodeCount, view.order)} marks, ${of(visible.edgeCount, view.network.sources.length)} links.`,
    ...(resting > 0 ? [`Not drawn: ${showCount(resting)} links of people to topics.`] : []),
    ...(small > 0 ? [`Not drawn, being too small to tell apart: ${showCount(small)} marks.`] : []),
    ...(weak > 0 ? [`Not drawn, being weak or of such marks: ${showCount(weak)} links.`] : []),
    ...view.omissions.map(({ count, what, why }) => `${showCount(count)} ${what} left out: ${why}.`),
  ]
}

function describeClusters(scene: Scene, clusters: Clusters, projection: Projection): string[] {
  const { view } = scene
  const { discs, inDiscs, open, inOpen, small, inSmall } = countClusters(clusters, projection)
  const drawn = countDrawn(scene, projection)
  const name = view.lens.charAt(0).toUpperCase() + view.lens.slice(1)
  return [
    `${name}: ${showCount(discs)} clusters of ${showCount(inDiscs)} marks as discs, their area what is in them, the width of lines the strength of all links between two.`,
    ...(open > 0
      ? [
          `${showCount(open)} ${open === 1 ? 'cluster' : 'clusters'} open: ${showCount(drawn.marks)} of ${showCount(inOpen)} marks, ${showCount(drawn.links)} links.`,
        ]
      : []),
    ...(small > 0
      ? [`Not drawn, being too small to tell apart: ${showCount(small)} groups of ${showCount(inSmall)} marks.`]
      : []),
    ...view.omissions.map(({ count, what, why }) => `${showCount(count)} ${what} left out: ${why}.`),
  ]
}

export function drawPlate(scene: Scene, projection: Projection, measure: Measure, source: string): Plate {
  const { view, visible, palette } = scene
  const face: Typeface = { size: SIZE, weight: 450, isItalic: false, family: palette.font }
  const elements: string[] = []
  const right = projection.width - MARGIN
  const scale = scaleOf(scene, projection)
  const tallest = Math.max(LINE / 2, ...scale.map(({ radius }) => radius + 4))
  let [x, y] = [MARGIN, tallest]
  const write = (text: string, at: number, colour: string): string =>
    `<text x="${round(at)}" y="${round(y + 0.3 * SIZE)}" font-size="${SIZE}" font-weight="450" fill="${colour}">${escapeXml(text)}</text>`
  const enter = (words: string, reach: number, draw: (x: number) => string): void => {
    const indent = 2 * reach + 6
    let text = words
    while (text.length > SHORTEST_NAME && indent + measure(text, face, 0) > right - MARGIN)
      text = cut(words, text.length - 1)
    const width = indent + measure(text, face, 0)
    if (x + width > right && x > MARGIN) [x, y] = [MARGIN, y + LINE]
    elements.push(draw(x + reach), write(text, x + indent, palette.ink))
    x += width + GAP
  }
  const has = (kind: NodeKind): boolean => view.kinds.some((own, node) => own === kind && visible.nodes[node] === 1)
  for (const kind of NODE_KINDS.filter(has))
    enter(kind === 'author' ? 'people' : `${kind}s`, 6, (at) => drawMark(kind, at, y, 5, palette.muted, palette.paper))
  for (const { documents, radius } of scale)
    enter(`${showCount(documents)} ${documents === 1 ? 'paper' : 'papers'}`, Math.max(6, radius), (at) =>
      drawMark('author', at, y, radius, palette.rest, palette.paper),
    )
  if (x > MARGIN) [x, y] = [MARGIN, y + Math.max(LINE, tallest + LINE / 2)]
  for (const { words, colour } of scene.key ?? keyOfClusters(scene))
    enter(
      cut(words, LONGEST_NAME),
      5,
      (at) => `<rect x="${round(at - 5)}" y="${round(y - 5)}" width="10" height="10" rx="2" fill="${colour}"/>`,
    )
  if (x > MARGIN) [x, y] = [MARGIN, y + LINE]
  for (const line of wrap([...describeScene(scene, projection), source].join(' '), right - MARGIN, face, measure)) {
    elements.push(write(line, MARGIN, palette.muted))
    y += LINE * 0.85
  }
  return { height: Math.ceil(y), elements }
}

function keyOfClusters({ clusters, ...scene }: Scene): ColourKey[] {
  const { view, visible, palette } = clusters?.whole ?? scene
  const shown = new Set(view.communities.filter((_, node) => visible.nodes[node] === 1))
  return view.communityList
    .filter(({ id }) => shown.has(id) && id <= palette.clusters.length)
    .map(({ id, name }) => ({ words: name, colour: clusterColour(palette, id) }))
}

/** A mark of one paper and the largest one. */
function scaleOf({ view, visible, radii }: Scene, projection: Projection): { documents: number; radius: number }[] {
  const ends = new Map<number, number>()
  for (const node of view.ranking) if (visible.nodes[node]) ends.set(view.documents[node]!, radii[node]!)
  const counts = [...ends.keys()].sort((a, b) => a - b)
  return [...new Set([counts[0], counts.at(-1)])].flatMap((documents) =>
    documents === undefined ? [] : [{ documents, radius: ends.get(documents)! * projection.magnification }],
  )
}

function* wrap(text: string, width: number, face: Typeface, measure: Measure): Generator<string> {
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || measure(longer, face, 0) <= width) line = longer
    else {
      yield line
      line = word
    }
  }
  if (line !== '') yield line
}

/** 12345 as "12,345". */
function showCount(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}
