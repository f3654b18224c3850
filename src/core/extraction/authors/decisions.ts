/** Whether what a person decided about authors can all be true at once. */
import type { Decisions } from '../../model/settled.ts'

/** A line that cannot be understood, or contradicts an earlier one; `line` is 1-based. */
export interface DecisionFault {
  readonly line: number
  readonly message: string
}

/**
 * Where the list contradicts itself: two people merged and kept apart, a name replaced by two others, replaced in a
 * circle, or shown in two ways, a paper given away twice. `lines[i]` is the line of decision `i`.
 */
export function findContradictions(decisions: Decisions, lines?: readonly number[]): DecisionFault[] {
  const faults: DecisionFault[] = []
  const lineOf = (at: number): number => lines?.[at] ?? at + 1
  const replacedAt = new Map<string, number>()
  const renamedAt = new Map<string, number>()
  const givenAt = new Map<string, number>()
  decisions.forEach((decision, at) => {
    const fault = (message: string): void => void faults.push({ line: lineOf(at), message })
    if (decision.kind === 'merge') {
      const before = replacedAt.get(decision.person)
      const earlier = before === undefined ? undefined : decisions[before]
      if (decision.person === decision.into) fault(`"${decision.person}" is replaced by itself`)
      else if (earlier?.kind === 'merge' && earlier.into !== decision.into)
        fault(`"${decision.person}" is replaced by "${earlier.into}" in line ${lineOf(before!)} already`)
      else if (leadsTo(decision.into, decision.person, decisions, replacedAt))
        fault(`"${decision.person}" and "${decision.into}" are replaced by each other in a circle`)
      else replacedAt.set(decision.person, at)
    } else if (decision.kind === 'rename') {
      const before = renamedAt.get(decision.person)
      const earlier = before === undefined ? undefined : decisions[before]
      if (earlier?.kind === 'rename' && earlier.as !== decision.as)
        fault(`"${decision.person}" is shown as "${earlier.as}" in line ${lineOf(before!)} already`)
      else renamedAt.set(decision.person, at)
    } else if (decision.kind === 'split') {
      for (const paper of decision.papers) {
        const key = `${decision.person}\u0001${paper}`
        const before = givenAt.get(key)
        const earlier = before === undefined ? undefined : decisions[before]
        if (earlier?.kind === 'split' && earlier.as !== decision.as)
          fault(`${paper} is given to "${earlier.as}" in line ${lineOf(before!)} already`)
        else givenAt.set(key, at)
      }
    } else if (decision.person === decision.other) fault(`"${decision.person}" is kept apart from itself`)
  })
  decisions.forEach((decision, at) => {
    if (decision.kind !== 'apart' || decision.person === decision.other) return
    const one = destination(decision.person, decisions, replacedAt)
    const other = destination(decision.other, decisions, replacedAt)
    if (one === other)
      faults.push({
        line: lineOf(at),
        message: `"${decision.person}" and "${decision.other}" are merged and kept apart`,
      })
  })
  return faults.sort((a, b) => a.line - b.line)
}

function destination(person: string, decisions: Decisions, replacedAt: ReadonlyMap<string, number>): string {
  for (;;) {
    const at = replacedAt.get(person)
    const decision = at === undefined ? undefined : decisions[at]
    if (decision?.kind !== 'merge') return person
    person = decision.into
  }
}

function leadsTo(from: string, to: string, decisions: Decisions, replacedAt: ReadonlyMap<string, number>): boolean {
  return destination(from, decisions, replacedAt) === to
}
