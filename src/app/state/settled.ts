/** What is settled in a graph, and where to find again what was settled. */
import type { Settled, Snapshot } from '../../core/index.ts'

const NOTHING_SETTLED: Settled = { people: [], topics: [] }

export function settledOf(snapshot: Snapshot | undefined): Settled {
  return snapshot?.manifest.settled ?? NOTHING_SETTLED
}

export function isSameSettled(a: Settled, b: Settled): boolean {
  return JSON.stringify([a.people, a.topics]) === JSON.stringify([b.people, b.topics])
}

/** Where what stood under a key is found after a settlement; the key itself when nothing says otherwise. */
export function followKey(key: string, before: Snapshot, after: Snapshot): string {
  const { people } = settledOf(after)
  let person = key
  // As many steps as there are decisions: a circle must end.
  for (let step = 0; step < people.length; step++) {
    const merge = people.find((decision) => decision.kind === 'merge' && decision.person === person)
    if (merge?.kind !== 'merge') break
    person = merge.into
  }
  if (person !== key) return person
  // A topic that goes by another label is written as before in the papers.
  const [form] = before.facts.topics.find(({ id }) => id === key)?.forms ?? []
  return (form !== undefined && after.facts.topics.find(({ forms }) => forms.includes(form))?.id) || key
}
