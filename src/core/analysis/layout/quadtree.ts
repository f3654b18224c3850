/**
 * An implicit quadtree: points sorted along a Z-curve, cells as ranges of that order in preorder, each with a pointer past its
 * subtree, so that it is walked without a stack and rebuilt every step without allocating.
 */

const LEAF_SIZE = 8
const DEPTH = 16

export interface Quadtree {
  /** Points in Z-order. */
  readonly sequence: Uint32Array
  /** Coordinates and masses in Z-order. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly mass: Float64Array
  /** Number of cells in use; every array below is as long as the most cells there can be. */
  cells: number
  readonly first: Uint32Array
  readonly last: Uint32Array
  /** The cell after this one's subtree. */
  readonly skip: Uint32Array
  readonly isLeaf: Uint8Array
  /** Centre of mass, total mass and side length. */
  readonly centreX: Float64Array
  readonly centreY: Float64Array
  readonly total: Float64Array
  readonly side: Float64Array
  readonly keys: Uint32Array
  readonly spareKeys: Uint32Array
  readonly spareSequence: Uint32Array
}

export function createQuadtree(order: number): Quadtree {
  // A chain of single children is cut short, so each inner cell has two children or more.
  const capacity = Math.max(4, 2 * order)
  return {
    sequence: new Uint32Array(order),
    x: new Float64Array(order),
    y: new Float64Array(order),
    mass: new Float64Array(order),
    cells: 0,
    first: new Uint32Array(capacity),
    last: new Uint32Array(capacity),
    skip: new Uint32Array(capacity),
    isLeaf: new Uint8Array(capacity),
    centreX: new Float64Array(capacity),
    centreY: new Float64Array(capacity),
    total: new Float64Array(capacity),
    side: new Float64Array(capacity),
    keys: new Uint32Array(order),
    spareKeys: new Uint32Array(order),
    spareSequence: new Uint32Array(order),
  }
}

/** Rebuilds the tree for these points. All coordinates must be finite. */
export function buildQuadtree(tree: Quadtree, x: Float64Array, y: Float64Array, mass: Float64Array): void {
  const order = x.length
  let left = Infinity
  let right = -Infinity
  let bottom = Infinity
  let top = -Infinity
  for (let node = 0; node < order; node++) {
    left = Math.min(left, x[node]!)
    right = Math.max(right, x[node]!)
    bottom = Math.min(bottom, y[node]!)
    top = Math.max(top, y[node]!)
  }
  const side = Math.max(right - left, top - bottom, 1e-9) * 1.0001
  const scale = 2 ** DEPTH / side
  for (let node = 0; node < order; node++) {
    tree.keys[node] = (spread((x[node]! - left) * scale) | (spread((y[node]! - bottom) * scale) << 1)) >>> 0
    tree.sequence[node] = node
  }
  sortByKey(tree)
  for (let index = 0; index < order; index++) {
    const node = tree.sequence[index]!
    tree.x[index] = x[node]!
    tree.y[index] = y[node]!
    tree.mass[index] = mass[node]!
  }
  tree.cells = 0
  if (order > 0) addCell(tree, 0, order, DEPTH, side)
}

/** Puts a zero bit after each of the low 16 bits. */
function spread(value: number): number {
  let bits = value & 0xffff
  bits = (bits | (bits << 8)) & 0x00ff00ff
  bits = (bits | (bits << 4)) & 0x0f0f0f0f
  bits = (bits | (bits << 2)) & 0x33333333
  return (bits | (bits << 1)) & 0x55555555
}

const RADIX_BITS = 11
const RADIX = 1 << RADIX_BITS
const counts = new Uint32Array(RADIX)

function sortByKey(tree: Quadtree): void {
  let { keys, sequence, spareKeys, spareSequence } = tree
  for (let shift = 0; shift < 2 * DEPTH; shift += RADIX_BITS) {
    counts.fill(0)
    for (const key of keys) counts[(key >>> shift) & (RADIX - 1)]!++
    let start = 0
    for (let digit = 0; digit < RADIX; digit++) {
      const count = counts[digit]!
      counts[digit] = start
      start += count
    }
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index]!
      const slot = counts[(key >>> shift) & (RADIX - 1)]!++
      spareKeys[slot] = key
      spareSequence[slot] = sequence[index]!
    }
    ;[keys, spareKeys] = [spareKeys, keys]
    ;[sequence, spareSequence] = [spareSequence, sequence]
  }
  if (keys !== tree.keys) {
    tree.keys.set(keys)
    tree.sequence.set(sequence)
  }
}

/** Adds the cell of points first … last − 1, which agree above the `depth` lowest digits of their keys, and its subtree. */
function addCell(tree: Quadtree, first: number, last: number, depth: number, side: number): void {
  // Descend while all points lie in one quarter.
  const keys = tree.keys
  const isLeaf = last - first <= LEAF_SIZE
  let height = depth
  if (!isLeaf) while (height > 0 && keys[first]! >>> (2 * height - 2) === keys[last - 1]! >>> (2 * height - 2)) height--
  const cell = tree.cells++
  tree.first[cell] = first
  tree.last[cell] = last
  const ownSide = side / 2 ** (depth - height)
  tree.side[cell] = ownSide
  let total = 0
  let sumX = 0
  let sumY = 0
  if (isLeaf || height === 0) {
    tree.isLeaf[cell] = 1
    for (let index = first; index < last; index++) {
      const mass = tree.mass[index]!
      total += mass
      sumX += mass * tree.x[index]!
      sumY += mass * tree.y[index]!
    }
  } else {
    tree.isLeaf[cell] = 0
    const shift = 2 * (height - 1)
    let start = first
    while (start < last) {
      const digit = keys[start]! >>> shift
      let end = start + 1
      let beyond = last
      while (end < beyond) {
        const middle = (end + beyond) >>> 1
        if (keys[middle]! >>> shift === digit) end = middle + 1
        else beyond = middle
      }
      const child = tree.cells
      addCell(tree, start, end, height - 1, ownSide / 2)
      total += tree.total[child]!
      sumX += tree.total[child]! * tree.centreX[child]!
      sumY += tree.total[child]! * tree.centreY[child]!
      start = end
    }
  }
  tree.total[cell] = total
  tree.centreX[cell] = sumX / total
  tree.centreY[cell] = sumY / total
  tree.skip[cell] = tree.cells
}
