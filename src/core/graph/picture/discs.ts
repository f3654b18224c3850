/** Clusters as discs on the map: how large each is and where it stands, apart from the others. */
import type { Overview } from '../overview.ts'
import type { LensColumns } from '../lens-columns.ts'

/** In the units of the map, by the places of the overview. */
export interface Discs {
  /** Middles, apart from each other. */
  readonly x: Float32Array
  readonly y: Float32Array
  readonly radii: Float32Array
  /** Where most of the marks of a cluster are, and how far around it. */
  readonly homeX: Float32Array
  readonly homeY: Float32Array
  readonly reaches: Float32Array
  /** Where all of them are but the tiniest, from where to where. */
  readonly alongX: readonly [number, number]
  readonly alongY: readonly [number, number]
}

/** Share of the map that all discs together cover. */
const COVERED = 0.25
/** Radius of the largest disc at most, as a share of the shorter side of the map. */
const LARGEST = 0.16
/** So many of the largest discs are kept apart; the others are seen only from near. */
const MOST_APART = 1000
/** Rounds of pushing apart at most. */
const ROUNDS = 90
/** Of the sum of two radii: how far the middles of two discs are from each other at least. */
const APART = 1.12
/** Part of the way that a disc is drawn back to its home in each round. */
const RETURN = 0.03

/** Yields now and then. Costs nodes, and rounds × discs × their neighbours. */
export function* placeDiscs(view: LensColumns, overview: Overview): Generator<undefined, Discs> {
  const { homeX, homeY, reaches } = yield* findHomes(view, overview)
  const radii = sizeDiscs(view, overview)
  const x = homeX.slice()
  const y = homeY.slice()
  const count = Math.min(MOST_APART, radii.length)
  const order = Uint32Array.from({ length: count }, (_, place) => place)
  for (let round = 0; round < ROUNDS; round++) {
    if (round > 0 && !pushApart(x, y, radii, order)) break
    yield
    // The last rounds only push, so that nothing overlaps in the end.
    const share = round < ROUNDS / 2 ? RETURN : 0
    for (let place = 0; place < count; place++) {
      x[place]! += share * (homeX[place]! - x[place]!)
      y[place]! += share * (homeY[place]! - y[place]!)
    }
  }
  return { x, y, radii, homeX, homeY, reaches, alongX: spanOf(x, radii), alongY: spanOf(y, radii) }
}

/** Radius, as a share of the largest one, below which a disc does not count for the whole. */
const TINY = 0.06

function spanOf(values: Float32Array, radii: Float32Array): readonly [number, number] {
  let largest = 0
  for (let place = 0; place < radii.length; place++) largest = Math.max(largest, radii[place]!)
  let [low, high] = [Infinity, -Infinity]
  for (let place = 0; place < values.length; place++) {
    if (radii[place]! < TINY * largest) continue
    low = Math.min(low, values[place]! - radii[place]!)
    high = Math.max(high, values[place]! + radii[place]!)
  }
  return [low, high]
}

/** The middle of the members, then twice that of those which are not far off: a few marks elsewhere must not move a cluster. */
function* findHomes(
  { x, y }: LensColumns,
  { ids, members, offsets }: Overview,
): Generator<undefined, Pick<Discs, 'homeX' | 'homeY' | 'reaches'>> {
  const [homeX, homeY, reaches] = [ids, ids, ids].map(({ length }) => new Float32Array(length)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ]
  let looked = 0
  for (let place = 0; place < ids.length; place++) {
    const [first, beyond] = [offsets[place]!, offsets[place + 1]!]
    let [middleX, middleY, reach] = [0, 0, Infinity]
    for (let round = 0; round < 3; round++) {
      let [count, sumX, sumY, squares] = [0, 0, 0, 0]
      for (let at = first; at < beyond; at++) {
        const [dx, dy] = [x[members[at]!]! - middleX, y[members[at]!]! - middleY]
        const square = dx * dx + dy * dy
        if (square > FAR * reach * reach) continue
        count++
        sumX += dx
        sumY += dy
        squares += square
      }
      if (count === 0) break
      const [meanX, meanY] = [sumX / count, sumY / count]
      middleX += meanX
      middleY += meanY
      reach = Math.sqrt(Math.max(0, squares / count - meanX * meanX - meanY * meanY))
    }
    homeX[place] = middleX
    homeY[place] = middleY
    reaches[place] = reach
    looked += beyond - first
    if (looked < STRIDE) continue
    looked = 0
    yield
  }
  return { homeX, homeY, reaches }
}

/** Squared distance, in squared reaches, beyond which a mark is far off. */
const FAR = 2
const STRIDE = 20_000

/** Areas proportional to what the clusters hold. */
function sizeDiscs({ x, y }: LensColumns, { areas, members }: Overview): Float32Array {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let at = 0; at < members.length; at++) {
    const node = members[at]!
    left = Math.min(left, x[node]!)
    right = Math.max(right, x[node]!)
    bottom = Math.min(bottom, y[node]!)
    top = Math.max(top, y[node]!)
  }
  const [width, height] = [Math.max(0, right - left) || 1, Math.max(0, top - bottom) || 1]
  const total = areas.reduce((sum, area) => sum + area, 0) || 1
  const most = areas.reduce((largest, area) => Math.max(largest, area), 0) || 1
  const unit = Math.min(
    Math.sqrt((COVERED * width * height) / (Math.PI * total)),
    (LARGEST * Math.min(width, height)) / Math.sqrt(most),
  )
  return Float32Array.from(areas, (area) => unit * Math.sqrt(area))
}

/** Moves discs that overlap away from each other, the smaller one further (Dorling 1996); whether any did. */
function pushApart(x: Float32Array, y: Float32Array, radii: Float32Array, order: Uint32Array): boolean {
  sortBy(order, x)
  let widest = 0
  for (let at = 0; at < order.length; at++) widest = Math.max(widest, radii[order[at]!]!)
  let isMoved = false
  for (let at = 0; at < order.length; at++) {
    const one = order[at]!
    for (let next = at + 1; next < order.length; next++) {
      const other = order[next]!
      const dx = x[other]! - x[one]!
      if (dx > (radii[one]! + widest) * APART) break
      const least = (radii[one]! + radii[other]!) * APART
      const dy = y[other]! - y[one]!
      const gap = dx * dx + dy * dy
      if (gap >= least * least) continue
      const distance = Math.sqrt(gap)
      // Two discs in one place part along a line that their numbers give.
      const [alongX, alongY] = distance > 0 ? [dx / distance, dy / distance] : [Math.cos(other), Math.sin(other)]
      const overlap = (least - distance) * 0.5
      const share = radii[one]! ** 2 / (radii[one]! ** 2 + radii[other]! ** 2)
      x[one]! -= alongX * overlap * (1 - share)
      y[one]! -= alongY * overlap * (1 - share)
      x[other]! += alongX * overlap * share
      y[other]! += alongY * overlap * share
      if (least - distance > least * 0.02) isMoved = true
    }
  }
  return isMoved
}

/** By insertion: from one round to the next hardly any changes its place in the order. */
function sortBy(order: Uint32Array, values: Float32Array): void {
  for (let at = 1; at < order.length; at++) {
    const item = order[at]!
    let to = at
    for (; to > 0 && values[order[to - 1]!]! > values[item]!; to--) order[to] = order[to - 1]!
    order[to] = item
  }
}
