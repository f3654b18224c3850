/** Pairs of authors that may be one person, the likeliest first. */
import type { Author, DoubtfulPair } from '../../model/facts.ts'
import type { Issue } from '../../model/issue.ts'
import type { Doubt } from './ledger.ts'
import { pairKey } from './settlement.ts'

const MOST_DOUBTS = 2000

/** Doubts as pairs of authors, each pair once, without those that were decided; and what is to be said of those left out. */
export function rankDoubts(
  authors: readonly Author[],
  authorOf: Uint32Array,
  doubts: readonly Doubt[],
  apart: ReadonlySet<string>,
): { readonly doubtfulPairs: DoubtfulPair[]; readonly issues: readonly Issue[] } {
  const best = new Map<string, DoubtfulPair>()
  for (const { a, b, score, evidence } of doubts) {
    const one = Math.min(authorOf[a]!, authorOf[b]!)
    const two = Math.max(authorOf[a]!, authorOf[b]!)
    const key = pairKey(authors[one]!.id, authors[two]!.id)
    if (one === two || apart.has(key) || (best.get(key)?.score ?? 0) >= score) continue
    best.set(key, { a: one, b: two, score, evidence })
  }
  const ranked = [...best.values()].sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
  return {
    doubtfulPairs: ranked.slice(0, MOST_DOUBTS),
    issues: ranked.length > MOST_DOUBTS ? [reportLimit(ranked.length)] : [],
  }
}

function reportLimit(found: number): Issue {
  return {
    code: 'limit',
    severity: 'note',
    file: '',
    message: `${found} pairs of authors may be one person each`,
    action: `the ${MOST_DOUBTS} most probable are listed, ${found - MOST_DOUBTS} left out`,
  }
}
