/** The co-author network of papers whose authors are known, one paper a line, compressed. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Network } from '../src/core/model/network.ts'

/** Papers with more authors are left out, as in a lens. */
const MOST_AUTHORS = 25

/** Each pair of authors of a paper is linked; the weight counts their papers. `most`: only the first so many papers. */
export function readCoauthors(path: string, most = Infinity): Network {
  const numbers = new Map<string, number>()
  const papers = gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line, index) => line !== '' && index < most)
    .map((line) => {
      const { authors } = JSON.parse(line) as { authors: { gold: string }[] }
      return [...new Set(authors.map(({ gold }) => gold))].map((author) => {
        if (!numbers.has(author)) numbers.set(author, numbers.size)
        return numbers.get(author)!
      })
    })
  const order = numbers.size
  const counts = new Map<number, number>()
  for (const authors of papers) {
    if (authors.length > MOST_AUTHORS) continue
    for (const one of authors)
      for (const other of authors)
        if (one < other) counts.set(one * order + other, (counts.get(one * order + other) ?? 0) + 1)
  }
  const keys = Float64Array.from(counts.keys()).sort()
  return {
    order,
    sources: Uint32Array.from(keys, (key) => Math.floor(key / order)),
    targets: Uint32Array.from(keys, (key) => key % order),
    weights: Float64Array.from(keys, (key) => counts.get(key)!),
  }
}
