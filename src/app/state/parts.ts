/** A part of the map instead of the whole: what is wished for, what was found, and both in words. */
import type { Adjacency, NetworkPart, PartWish } from '../../core/index.ts'
import type { LensView } from './lens-view.ts'

export interface FoundPart extends NetworkPart {
  /** Of the lens that it is a part of. */
  readonly adjacency: Adjacency
  readonly wish: PartWish
}

/** More would be no part of anything that a page can hold. */
const MOST_MARKS = 1_000_000
export const MOST_ALPHA = 10

export const USUAL_PART: PartWish = { way: 'walk', size: 1000, alpha: 5 }

export function isSamePart(one: PartWish | undefined, other: PartWish | undefined): boolean {
  return one === other || (one && partAsText(one)) === (other && partAsText(other))
}

/** 1 for every mark of the part; nothing where it is of another lens. */
export function isOfPart({ adjacency, order }: LensView, found: FoundPart | undefined): Uint8Array | undefined {
  if (found?.adjacency !== adjacency) return undefined
  const marks = new Uint8Array(order)
  for (const node of found.nodes) marks[node] = 1
  return marks
}

/** Whether a part is wished for that was not found yet. */
export function isPartDue(view: LensView, wish: PartWish | undefined, found: FoundPart | undefined): boolean {
  return wish !== undefined && !(found?.adjacency === view.adjacency && isSamePart(found.wish, wish))
}

export function describePart({ way, size }: PartWish): string {
  const marks = size.toLocaleString('en-GB')
  return way === 'walk' ? `a representative part of ${marks} marks` : `the ${marks} most connected marks`
}

/** "walk,1000,5" or "links,1000". */
export function partAsText({ way, size, alpha }: PartWish): string {
  return way === 'walk' ? `${way},${size},${alpha}` : `${way},${size}`
}

export function readPart(text: string | null): PartWish | undefined {
  const [, way, size, alpha] = /^(walk|links),(\d{1,7})(?:,(\d{1,2}(?:\.\d{1,3})?))?$/.exec(text ?? '') ?? []
  if (way === undefined || Number(size) < 1) return undefined
  return {
    way: way === 'walk' ? 'walk' : 'links',
    size: Math.min(MOST_MARKS, Number(size)),
    alpha: Math.min(MOST_ALPHA, alpha === undefined ? USUAL_PART.alpha : Number(alpha)),
  }
}
