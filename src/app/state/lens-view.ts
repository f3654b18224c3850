/** A lens made ready for the eye, once per lens, and questions to it. */
import {
  arrangeLens,
  LENS_NAMES,
  type Facts,
  type Lens,
  type LensColumns,
  type LensName,
  type Snapshot,
} from '../../core/index.ts'

export type LensView = LensColumns

const views = new WeakMap<Lens, LensView>()

/** The view of a lens, made once. */
export function lensViewOf(facts: Facts, lens: Lens): LensView {
  let view = views.get(lens)
  if (!view) views.set(lens, (view = arrangeLens(facts, lens)))
  return view
}

/** Makes ready what a snapshot shows first, in a task of its own, so that showing it then holds nobody up. */
export async function arrangeAhead({ facts, lenses }: Snapshot, wanted?: LensName): Promise<void> {
  const first = wanted && lenses[wanted] ? wanted : LENS_NAMES.find((name) => lenses[name])
  if (!first) return
  await nextTask()
  lensViewOf(facts, lenses[first]!)
  await nextTask()
}

/** Makes ready what the first click asks for, some milliseconds at a time; not the neighbours, which take more memory. */
export async function prepareQuestions({ indexOf }: LensView): Promise<void> {
  let start = performance.now()
  for (const _ of indexOf.prepare()) {
    if (performance.now() - start < SLICE) continue
    await nextTask()
    start = performance.now()
  }
}

/** Milliseconds of work before other work is let through. */
const SLICE = 6

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** A lens that differs from another one only in the places of its marks shares all else of its view. */
export function keepView(facts: Facts, before: Lens, after: Lens): void {
  const { x, y } = after.analysis.positions
  views.set(after, { ...lensViewOf(facts, before), x, y })
}

/** Nodes joined with this one. */
export function neighboursOf(view: Pick<LensView, 'adjacency'>, node: number): Uint32Array {
  return view.adjacency.neighbours.subarray(view.adjacency.offsets[node]!, view.adjacency.offsets[node + 1]!)
}

/** The edge between two nodes, if there is one. Costs the smaller of both degrees. */
export function findEdge(view: LensView, a: number, b: number): number | undefined {
  const { offsets, neighbours, edges } = view.adjacency
  const from = offsets[a + 1]! - offsets[a]! <= offsets[b + 1]! - offsets[b]! ? a : b
  const to = from === a ? b : a
  for (let slot = offsets[from]!; slot < offsets[from + 1]!; slot++) if (neighbours[slot] === to) return edges[slot]
  return undefined
}
