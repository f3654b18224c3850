/** Where each mention says that its author works, as words whose rarity tells how much it proves to share them. */
import type { Incidence } from '../../model/facts.ts'
import type { Paper } from '../../model/paper.ts'
import { fold } from '../../text/fold.ts'

export interface Affiliations {
  /** mention → words of its affiliations. */
  readonly words: Incidence
  /** For each word the share of mentions with affiliations that have it. */
  readonly shares: Float64Array
}

/** Only so much of an address tells one place from another. */
const LONGEST_ADDRESS = 400

export function collectAffiliations(papers: readonly Paper[]): Affiliations {
  const index = new Map<string, number>()
  const counts: number[] = []
  const offsets = [0]
  const targets: number[] = []
  let placed = 0
  for (const { authorships } of papers)
    for (const { affiliations } of authorships) {
      const row = new Set<number>()
      for (const address of affiliations ?? [])
        for (const [word] of fold(address.slice(0, LONGEST_ADDRESS)).matchAll(/\p{L}{3,}/gu)) {
          let known = index.get(word)
          if (known === undefined) index.set(word, (known = counts.push(0) - 1))
          row.add(known)
        }
      if (row.size > 0) placed++
      for (const word of row) {
        counts[word]!++
        targets.push(word)
      }
      offsets.push(targets.length)
    }
  return {
    words: { offsets: Uint32Array.from(offsets), targets: Uint32Array.from(targets) },
    shares: Float64Array.from(counts, (count) => count / placed),
  }
}
