/** A snapshot that crosses between threads in pieces is the same on the other side. */
import { expect, it } from 'vitest'
import type { Author } from '../../src/core/index.ts'
import { joinAuthors, splitAuthors } from '../../src/worker/author-columns.ts'
import { SnapshotJoiner, splitSnapshot } from '../../src/worker/pieces.ts'
import { SNAPSHOT } from '../app/small-graph.ts'

it('joins what it split', () => {
  const joiner = new SnapshotJoiner()
  const joined = [...splitSnapshot(SNAPSHOT)].map((piece) => joiner.add(structuredClone(piece)))
  expect(joined.slice(0, -1).every((snapshot) => snapshot === undefined)).toBe(true)
  expect(joined.at(-1)).toEqual(SNAPSHOT)
})

it('joins people of whom more is known than of most', () => {
  const plain = {
    id: 'author:a',
    name: { family: 'Alder', given: 'Ida', printed: 'Ida Alder' },
    label: 'Alder, Ida',
    forms: ['Ida Alder'],
  }
  const people: Author[] = [
    plain,
    {
      ...plain,
      id: 'author:b',
      forms: ['I. Alder', 'Ida Alder'],
      orcid: '0000-0002-1825-0097',
      confidence: 0.5,
      evidence: ['one ORCID'],
    },
    {
      ...plain,
      id: 'author:c',
      name: { family: '', printed: 'ümläut 🜁' },
      forms: ['ümläut 🜁'],
      isPossiblySeveral: true,
    },
    { ...plain, id: 'author:d', name: { ...plain.name, particle: 'van', suffix: 'Jr' }, forms: [] },
    {
      ...plain,
      id: 'author:e',
      name: { family: 'The Team', printed: 'The Team', isCorporate: true },
      forms: ['The Team'],
    },
    plain,
  ]
  expect(joinAuthors(structuredClone(splitAuthors(people)))).toEqual(people)
  expect(joinAuthors(structuredClone(splitAuthors([])))).toEqual([])
})

it('lets no text cross once for every node or edge', () => {
  for (const piece of splitSnapshot(SNAPSHOT))
    if ('name' in piece) {
      const { graph } = piece.lens.lens
      expect([graph.keys, graph.kinds]).toEqual([[], []])
      expect(graph.edgeKinds.length).toBeLessThan(8)
    }
})
