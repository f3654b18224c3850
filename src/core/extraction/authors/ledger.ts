/** The book kept while people are told apart: how sure each step was, why it was taken, and what was left open. */

/** Two mentions whose people may be one; `score` is 0–1. */
export interface Doubt {
  readonly a: number
  readonly b: number
  readonly score: number
  readonly evidence: readonly string[]
}

export interface Ledger {
  /** For each mention the probability that it belongs to its person. */
  readonly sureness: Float32Array
  /** Mentions that came to their person by more than their name, and why. */
  readonly reasons: Map<number, readonly string[]>
  /** Mentions whose groups of co-authors have nothing in common but the name. */
  readonly loose: Set<number>
  readonly doubts: Doubt[]
}

export function openLedger(mentions: number): Ledger {
  return { sureness: new Float32Array(mentions).fill(1), reasons: new Map(), loose: new Set(), doubts: [] }
}

/** Notes that `members` joined a person with this probability. */
export function noteJoin(
  ledger: Ledger,
  members: readonly number[],
  probability: number,
  reasons: readonly string[],
): void {
  for (const member of members) ledger.sureness[member] = Math.min(ledger.sureness[member]!, probability)
  if (reasons.length > 0 && !ledger.reasons.has(members[0]!)) ledger.reasons.set(members[0]!, reasons)
}
