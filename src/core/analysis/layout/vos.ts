/**
 * VOSviewer's layout (van Eck, Waltman, Dekker and van den Berg 2010; generalised as in LinLog, Noack 2009): places that minimise
 * Σ strength × distance^attraction / attraction − Σ distance^repulsion / repulsion, the strengths being association strengths. For
 * attraction 2 and repulsion 1 that is VOS: the weighted sum of squared distances is least while the mean distance is given.
 */
import { powerOf } from '../../columns/power.ts'
import type { Places } from './outline.ts'
import { coverageOf, fitToDiscs, type Arranged, type Steps } from './arranger.ts'
import { associationStrengths } from './association.ts'
import { solveLaplacian } from './laplacian.ts'
import { createQuadtree, buildQuadtree } from './quadtree.ts'
import { addRepulsion } from './repulsion.ts'
import { findStart } from './start.ts'
import { isPinned, putPins, turnToPins } from './turning.ts'

/**
 * Takes the places further, or those of the multilevel layout where there are none. Pins are held from half of the steps on, when the
 * picture has found its scale.
 */
export function* arrangeByAssociation(arranged: Arranged, given: Readonly<Record<string, number>> = {}): Steps {
  yield* findStart(arranged)
  const { links, radii, x, y, pins } = arranged
  const order = x.length
  const { steps = 150, attraction = 2, repulsion = 1 } = given
  if (!(attraction > repulsion))
    throw new RangeError(`attraction is ${attraction}, repulsion ${repulsion}: give an attraction above the repulsion`)
  const strengths = associationStrengths(links)
  const areas = radii.map((radius) => radius * radius)
  const own = { x: x.slice(), y: y.slice() }
  fitToDiscs(own.x, own.y, areas, 1)
  const unit = Math.sqrt(areas.reduce((sum, area) => sum + area, 0))
  for (const places of [own.x, own.y]) places.forEach((value, node) => (places[node] = value / unit))
  let scale: number | undefined
  let held: Uint8Array | undefined
  const show = (): void => {
    x.set(own.x)
    y.set(own.y)
    if (scale === undefined) fitToDiscs(x, y, areas, coverageOf(order))
    else for (const places of [x, y]) places.forEach((value, node) => (places[node] = value * scale!))
  }
  const hold = (pinned: Places): void => {
    x.set(own.x)
    y.set(own.y)
    const found = (scale = fitToDiscs(x, y, areas, coverageOf(order)))
    turnToPins(x, y, pinned)
    putPins(x, y, pinned)
    own.x = x.map((value) => value / found)
    own.y = y.map((value) => value / found)
    held = isPinned(pinned)
  }
  const tree = createQuadtree(order)
  const ones = new Float64Array(order).fill(1)
  const forceX = new Float64Array(order)
  const forceY = new Float64Array(order)
  const springs = { ...links, weights: strengths.slice() }
  try {
    for (let step = 0; step < steps; step++) {
      if (pins && step === Math.floor(steps / 2)) hold(pins)
      forceX.fill(0)
      forceY.fill(0)
      buildQuadtree(tree, own.x, own.y, ones)
      addRepulsion(tree, 1 / order, forceX, forceY, repulsion)
      if (attraction !== 2) stiffen(springs, strengths, own.x, own.y, attraction)
      solveLaplacian(springs, forceX, own.x, held)
      solveLaplacian(springs, forceY, own.y, held)
      yield { work: order, show }
    }
  } finally {
    show()
  }
}

/** Springs that pull like strength × distance^(attraction − 1) at the present lengths. */
function stiffen(
  { offsets, neighbours, weights }: Arranged['links'],
  strengths: Float64Array,
  x: Float64Array,
  y: Float64Array,
  attraction: number,
): void {
  for (let node = 0; node + 1 < offsets.length; node++)
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++) {
      const dx = x[neighbours[link]!]! - x[node]!
      const dy = y[neighbours[link]!]! - y[node]!
      weights[link] = strengths[link]! * powerOf(dx * dx + dy * dy + 1e-6, attraction / 2 - 1)
    }
}
