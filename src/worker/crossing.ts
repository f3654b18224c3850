/** Snapshots on their way between the threads, as the worker has them: what the page gave, and what it is to take. */
import type { Snapshot } from '../core/index.ts'
import { SnapshotJoiner, splitSnapshot, type Piece } from './pieces.ts'

let joiner = new SnapshotJoiner()
let given: Snapshot | undefined
/** The one that was given before it. */
let earlier: Snapshot | undefined
let outgoing: Iterator<Piece> = [][Symbol.iterator]()

export function receive(piece: Piece): void {
  const whole = joiner.add(piece)
  if (!whole) return
  earlier = given
  given = whole
  joiner = new SnapshotJoiner()
}

/** Each snapshot is given for one use. */
export function takeGiven(): Snapshot | undefined {
  const snapshot = given
  given = undefined
  return snapshot
}

export function needGiven(): Snapshot {
  const snapshot = takeGiven()
  if (!snapshot) throw new Error('No snapshot was given; give its pieces first.')
  return snapshot
}

/** The two that were given last, the earlier first. */
export function takeBoth(): [Snapshot, Snapshot] {
  const after = needGiven()
  const before = earlier
  earlier = undefined
  if (!before) throw new Error('Only one snapshot was given; give the earlier one first.')
  return [before, after]
}

/** From now on the page takes the pieces of this one. */
export function send(snapshot: Snapshot): void {
  outgoing = splitSnapshot(snapshot)
}

export function nextPiece(): Piece | undefined {
  const { done, value } = outgoing.next()
  return done ? undefined : value
}
