/** A snapshot that crosses between threads in pieces is the same on the other side. */
import { expect, it } from 'vitest'
import { SnapshotJoiner, splitSnapshot } from '../../src/worker/pieces.ts'
import { SNAPSHOT } from '../app/small-graph.ts'

it('joins what it split', () => {
  const joiner = new SnapshotJoiner()
  const joined = [...splitSnapshot(SNAPSHOT)].map((piece) => joiner.add(structuredClone(piece)))
  expect(joined.slice(0, -1).every((snapshot) => snapshot === undefined)).toBe(true)
  expect(joined.at(-1)).toEqual(SNAPSHOT)
})

it('lets no text cross once for every node or edge', () => {
  for (const piece of splitSnapshot(SNAPSHOT))
    if ('name' in piece) {
      const { graph } = piece.lens.lens
      expect([graph.keys, graph.kinds, graph.edgeKinds]).toEqual([[], [], []])
    }
})
