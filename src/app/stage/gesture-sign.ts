/** What is seen while a gesture is under way: the outline of a lasso, or marks on their way to another place. */
import { projectX, projectY, type Projection, type Scene } from '../../core/index.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** So many marks and links follow the pointer; the others come after. */
const MOST_MARKS = 200
const MOST_LINKS = 400

export function drawOutline(sign: SVGElement, outline: readonly Point[]): void {
  sign.replaceChildren(shape('polygon', { points: outline.map(({ x, y }) => `${x},${y}`).join(' ') }))
}

/** Marks as they would be moved by some pixels, with the links to those that stay. */
export function draftPull(
  sign: SVGElement,
  scene: Scene,
  projection: Projection,
  nodes: readonly number[],
  by: Point,
): void {
  const { view, visible } = scene
  const moved = new Set(nodes.slice(0, MOST_MARKS))
  const lines: SVGElement[] = []
  const marks: SVGElement[] = []
  for (const node of moved) {
    const [x, y] = [projectX(projection, view.x[node]!) + by.x, projectY(projection, view.y[node]!) + by.y]
    const radius = Math.max(3, scene.radii[node]! * projection.magnification)
    marks.push(shape('circle', { cx: x, cy: y, r: radius, fill: scene.colours[node]! }))
    const { offsets, neighbours, edges } = view.adjacency
    for (let slot = offsets[node]!; slot < offsets[node + 1]! && lines.length < MOST_LINKS; slot++) {
      const other = neighbours[slot]!
      if (moved.has(other) || !visible.edges[edges[slot]!] || view.edgeKinds[edges[slot]!] === 'topic-of-author')
        continue
      lines.push(
        shape('line', {
          x1: x,
          y1: y,
          x2: projectX(projection, view.x[other]!),
          y2: projectY(projection, view.y[other]!),
        }),
      )
    }
  }
  sign.replaceChildren(...lines, ...marks)
}

function shape(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value))
  return element
}
