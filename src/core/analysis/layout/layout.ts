/** Lays a network out: each component by itself, discs apart, components packed side by side. */
import { toLinks } from '../../columns/adjacency.ts'
import { permute } from '../../columns/permutation.ts'
import { splitByLabel, type Part } from '../../columns/quotient.ts'
import { createRng, type SeededRng } from '../../columns/rng.ts'
import type { Network, Positions } from '../../model/network.ts'
import type { Savepoints } from '../../model/savepoints.ts'
import { components } from '../components.ts'
import { strengths } from '../degrees.ts'
import { findContinuation, settleNewcomers } from './continuation.ts'
import type { Arrangement, LayoutState } from './arrangement.ts'
import type { Arranged, Steps } from './arranger.ts'
import type { LayoutKind } from './choices.ts'
import { arrangeByForceAtlas } from './force-atlas.ts'
import { arrange, workOf } from './multilevel.ts'
import type { Places } from './outline.ts'
import { packPieces, type Piece } from './packing.ts'
import { divide, HOLDING_STEPS, joinColumns, settleAroundPins, unite } from './pinning.ts'
import { removeOverlaps } from './separation.ts'
import { findStart } from './start.ts'
import { isPinned, putPins, turnToPins } from './turning.ts'
import { arrangeByAssociation } from './vos.ts'

interface Common {
  readonly seed: number
  /** Radius of every node's disc, in the unit of the positions; discs end up apart. Default: 0.25 each. */
  readonly radii?: Float32Array
  /** Places to start from, in the same unit; NaN marks a node without one. The multilevel layout hardly moves them. */
  readonly start?: Positions
  /** With `start`: total link strength of every node, where it is known already. */
  readonly strengths?: Float64Array
  /** Of every node, 0 for none: the multilevel layout gives each community a region of its own where it can. */
  readonly communities?: Uint32Array
  /** Another map, in any unit, NaN for nodes that it lacks: the multilevel layout takes over its outline and nothing else. */
  readonly guide?: Positions
}

export interface LayoutOptions extends Common {
  /** Called now and then with the part done, 0 … 1. */
  onProgress?(fraction: number): void
  /** Asked often; true ends the work early with what there is. */
  isCancelled?(): boolean
  /** Where an earlier run with the same network and options was stopped, and who keeps where this one stands. */
  readonly savepoints?: Savepoints<LayoutState>
}

export interface LayoutRun extends Common {
  readonly kind: LayoutKind
  /** Places where nodes stay, in the unit of the radii, NaN for the others, which arrange themselves around them. */
  readonly pins?: Positions | undefined
  /** Values of the kind's settings by name; a missing one is as usual, see `LAYOUTS`. */
  readonly settings?: Readonly<Record<string, number>>
  readonly resumed?: LayoutState | undefined
}

export interface LayoutFrame {
  /** Part done, 0 … 1. */
  readonly fraction: number
  /** The places reached; linear in the nodes, so to be asked for when they are shown. Absent while only small components are done. */
  readonly places?: () => Positions
  /** Where the layout stands, to go on from there another time. */
  readonly state: () => LayoutState
}

const DEFAULT_RADIUS = 0.25
/** Room around a disc, in mean radii. */
const MARGIN = 0.25
/** Room between components, in mean radii. */
const GAP = 3

/**
 * Positions by the multilevel layout, in the unit of the radii, all finite, around 0 (with `start`: around its middle). The same
 * network and options give the same bytes. Near-linear: 100,000 nodes and 400,000 links take seconds.
 */
export function layoutNetwork(network: Network, options: LayoutOptions): Positions {
  const { savepoints } = options
  const steps = runLayout(network, { ...options, kind: 'multilevel', resumed: savepoints?.resumed })
  let reported = 0
  for (;;) {
    const { done, value } = steps.next(options.isCancelled?.() === true)
    if (done) {
      options.onProgress?.(1)
      return value
    }
    savepoints?.reach(value.state)
    if (value.fraction < reported + 0.01) continue
    reported = value.fraction
    options.onProgress?.(reported)
  }
}

/**
 * The same step by step, by any of the layouts (`LAYOUTS` describes them), so that a thread can show frames and hear "stop" between
 * two steps: yields after every step; resumed with true it ends early. Returns places with the discs apart, also when ended early.
 *
 *     const run = runLayout(network, { kind: 'vos', seed: 1, radii, start })
 *     let state = run.next()
 *     while (!state.done) state = run.next(isStopped)   // now and then: show(state.value.fraction, state.value.places?.())
 *     state.value                                       // the final positions
 *
 * ForceAtlas2 and VOS go on from `start`; the multilevel layout leaves it nearly as it is, so leave it out to lay out afresh.
 */
export function* runLayout(network: Network, run: LayoutRun): Generator<LayoutFrame, Positions, boolean | undefined> {
  const { start, kind, pins, resumed } = run
  const { order } = network
  const rng = createRng(run.seed)
  const bareRadii = radiiOf(order, run.radii)
  const margin = MARGIN * (meanOf(bareRadii) || DEFAULT_RADIUS)
  const radii = bareRadii.map((radius) => radius + margin)
  // What holds a node of an earlier map is one part, numbered 0, whatever its components: they stay where they are.
  const stays = kind === 'multilevel' ? start : undefined
  const continuation = stays && !pins ? findContinuation(network, stays) : undefined
  const { parts, isFirstKept } = continuation ? { ...continuation, isFirstKept: true } : divideNetwork(network, stays)
  const pieces = parts.map(({ members }) => ({
    x: new Float64Array(members.length),
    y: new Float64Array(members.length),
    radii: permute(radii, members),
  }))
  const pinsOf = parts.map(({ members }) => (pins ? placesWithin(pins, members) : undefined))
  /** Tells whether the packing leaves a part where it is. */
  const isHeld = pinsOf.map((own, index) => own !== undefined || (index === 0 && isFirstKept))
  const place = (arranged: readonly Piece[]): Positions => {
    const gap = GAP * meanOf(radii)
    if (pinsOf.some((own) => own)) {
      const [held, others] = [true, false].map((value) => arranged.filter((_, index) => isHeld[index] === value))
      packPieces([unite(held!), ...others!], gap, true)
    } else packPieces(arranged, gap, isFirstKept)
    return joinPieces(order, parts, arranged)
  }

  const total = parts.reduce((sum, { members }) => sum + workFor(run, members.length), 0)
  let done = 0
  let isEnded = false
  if (resumed) divide(resumed, pieces.slice(resumed.part + 1))
  // The largest part comes last: while it takes shape, the others stand around it.
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index]!
    const piece = pieces[index]!
    if (resumed && index > resumed.part) {
      done += workFor(run, part.members.length)
      continue
    }
    if (continuation && start && index === 0) {
      takePlaces(piece, part.members, start)
      settleNewcomers(continuation, piece, run.strengths ?? strengths(network), run.communities, margin, rng)
      continue
    }
    if (index === resumed?.part) rng.goOnFrom(resumed.seed)
    const seed = rng.seedNow()
    const startHere = stays && (index > 0 || !isFirstKept) ? undefined : start
    const arrangement = index === resumed?.part ? resumed.arrangement : undefined
    for (const { work, show, state } of stepsFor(run, part, piece, startHere, pinsOf[index], rng, arrangement)) {
      done += work
      const frame = {
        fraction: Math.min(0.99, done / total),
        state: () => ({
          part: index,
          seed,
          ...finishedPlaces(pieces.slice(index + 1)),
          ...(state && { arrangement: state() }),
        }),
      }
      const places = (): Positions => {
        show()
        const reached = pieces.map(({ x, y, radii: own }) => ({ x: x.slice(), y: y.slice(), radii: own }))
        bringToPins(reached[index]!, pinsOf[index])
        return place(reached)
      }
      isEnded ||= (yield index === 0 ? { ...frame, places } : frame) === true
      if (isEnded) break
    }
    const held = bringToPins(piece, pinsOf[index])
    removeOverlaps(piece.x, piece.y, piece.radii, rng, held)
  }
  const heldPieces = pieces.filter((_, index) => isHeld[index])
  if (heldPieces.length > 1) {
    const united = unite(heldPieces)
    const atPins = Uint8Array.from(
      parts.flatMap(({ members }, index) => (isHeld[index] ? [...members] : [])),
      (node) => (pins && isPlaced(pins, node) ? 1 : 0),
    )
    removeOverlaps(united.x, united.y, united.radii, rng, atPins)
    divide(united, heldPieces)
  }
  return place(pieces)
}

/** The components; those with a node that stays on an earlier map together, before the others. */
function divideNetwork(
  network: Network,
  stays: Positions | undefined,
): { readonly parts: readonly Part[]; readonly isFirstKept: boolean } {
  const labels = components(network)
  const isKept = new Uint8Array(network.order + 1)
  if (stays) labels.forEach((label, node) => isPlaced(stays, node) && (isKept[label] = 1))
  const parts = splitByLabel(
    toLinks(network),
    labels.map((label) => (isKept[label] === 1 ? 0 : label)),
  )
  return { parts: parts.filter(({ members }) => members.length > 0), isFirstKept: isKept.includes(1) }
}

/** Pins are held from some step on; a picture of before, or rounded since, is brought to them. */
function bringToPins({ x, y }: Piece, pins: Places | undefined): Uint8Array | undefined {
  if (!pins) return undefined
  turnToPins(x, y, pins)
  putPins(x, y, pins)
  return isPinned(pins)
}

/** Places of the members, NaN for those without; nothing where none has one. */
function placesWithin(places: Positions, members: Uint32Array): Places | undefined {
  if (!members.some((node) => isPlaced(places, node))) return undefined
  return {
    x: Float64Array.from(members, (node) => (isPlaced(places, node) ? places.x[node]! : NaN)),
    y: Float64Array.from(members, (node) => (isPlaced(places, node) ? places.y[node]! : NaN)),
  }
}

function isPlaced({ x, y }: Positions, node: number): boolean {
  return Number.isFinite(x[node]) && Number.isFinite(y[node])
}

/** Steps × nodes that a part takes, about. */
function workFor({ kind, settings, pins }: LayoutRun, order: number): number {
  return kind === 'multilevel'
    ? workOf(order) + (pins ? order * HOLDING_STEPS : 0)
    : order * (settings?.['steps'] ?? 200)
}

function stepsFor(
  run: LayoutRun,
  { members, links }: Part,
  piece: Piece,
  start: Positions | undefined,
  pins: Places | undefined,
  rng: SeededRng,
  resumed: Arrangement | undefined,
): Steps | [] {
  const { communities, guide } = run
  const arranged: Arranged = {
    links,
    ...piece,
    rng,
    ...(pins && { pins }),
    ...(communities && { communities: numberWithin(communities, members) }),
    ...(guide && {
      guide: {
        x: Float64Array.from(members, (node) => (isPlaced(guide, node) ? guide.x[node]! : NaN)),
        y: Float64Array.from(members, (node) => (isPlaced(guide, node) ? guide.y[node]! : NaN)),
      },
    }),
  }
  takePlaces(piece, members, start)
  if (start && pins) putPins(piece.x, piece.y, pins)
  if (members.length === 1) {
    if (Number.isNaN(piece.x[0])) piece.x[0] = piece.y[0] = 0
    return []
  }
  if (run.kind === 'forceatlas2') return arrangeByForceAtlas(arranged, run.settings)
  if (run.kind === 'vos') return arrangeByAssociation(arranged, run.settings)
  return pins ? arrangeAroundPins(arranged) : arrange(arranged, resumed)
}

/** Puts the members where they were, and those that had no place nowhere. */
function takePlaces({ x, y }: Piece, members: Uint32Array, start: Positions | undefined): void {
  for (let member = 0; member < members.length; member++) {
    const node = members[member]!
    const isKnown = start !== undefined && isPlaced(start, node)
    x[member] = isKnown ? start.x[node]! : NaN
    y[member] = isKnown ? start.y[node]! : NaN
  }
}

function* arrangeAroundPins(arranged: Arranged): Steps {
  yield* findStart(arranged)
  yield* settleAroundPins(arranged)
}

/** Communities numbered below the number of members; a member of none is alone. */
function numberWithin(communities: Uint32Array, members: Uint32Array): Uint32Array {
  const numbers = new Map<number, number>()
  return members.map((node, member) => {
    const community = communities[node]!
    const number = numbers.get(community)
    if (number !== undefined && community > 0) return number
    numbers.set(community, member)
    return member
  })
}

function finishedPlaces(pieces: readonly Piece[]): Pick<LayoutState, 'x' | 'y'> {
  return { x: joinColumns(pieces.map(({ x }) => x)), y: joinColumns(pieces.map(({ y }) => y)) }
}

function joinPieces(order: number, parts: readonly Part[], pieces: readonly Piece[]): Positions {
  const x = new Float32Array(order)
  const y = new Float32Array(order)
  parts.forEach(({ members }, index) => {
    putBack(pieces[index]!, members, x, y)
  })
  return { x, y }
}

function putBack(piece: Piece, members: Uint32Array, x: Float32Array, y: Float32Array): void {
  for (let member = 0; member < members.length; member++) {
    x[members[member]!] = piece.x[member]!
    y[members[member]!] = piece.y[member]!
  }
}

/** 0 for what is no radius. */
function radiiOf(order: number, radii: Float32Array | undefined): Float64Array {
  const own = new Float64Array(order)
  for (let node = 0; node < order; node++) {
    const radius = radii ? radii[node]! : DEFAULT_RADIUS
    own[node] = radius > 0 && Number.isFinite(radius) ? radius : 0
  }
  return own
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
}
