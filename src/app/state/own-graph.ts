/** The graph as somebody made it their own: with notes and pinned places, or only the marks they picked. */
import type { Annotations, GraphView, LensName } from '../../core/index.ts'

/** A note becomes the attribute `note`; a pinned mark has the place where it was put. With `only`, nothing but these marks. */
export function ownGraph(
  graph: GraphView,
  lens: LensName,
  { notes, pins }: Annotations,
  only: ReadonlySet<string> | undefined,
): GraphView {
  const noteOf = new Map(notes.map(({ key, text }) => [key, text]))
  const pinOf = new Map(pins.filter((pin) => pin.lens === lens).map(({ key, x, y }) => [key, { x, y }]))
  const isIn = (key: string): boolean => only === undefined || only.has(key)
  const own: GraphView = {
    type: graph.type,
    order: graph.order,
    size: graph.size,
    getAttributes: () => graph.getAttributes(),
    *nodeEntries() {
      for (const { node, attributes } of graph.nodeEntries()) {
        const note = noteOf.get(node)
        if (isIn(node)) yield { node, attributes: { ...attributes, ...pinOf.get(node), ...(note && { note }) } }
      }
    },
    *edgeEntries() {
      for (const entry of graph.edgeEntries()) if (isIn(entry.source) && isIn(entry.target)) yield entry
    },
  }
  return only ? { ...own, order: lengthOf(own.nodeEntries()), size: lengthOf(own.edgeEntries()) } : own
}

function lengthOf(entries: Iterable<unknown>): number {
  let length = 0
  for (const _ of entries) length++
  return length
}
