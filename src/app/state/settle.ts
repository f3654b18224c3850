/** What a person settled about people and topics: the list made longer or shorter, and said in words. */
import {
  findContradictions,
  fold,
  slug,
  type Decision,
  type Decisions,
  type Facts,
  type Topic,
  type TopicReplacement,
} from '../../core/index.ts'

/** Either the longer list, or why it can't be. */
export type Addition = { readonly people: Decisions } | { readonly contradiction: string }

/**
 * The list with more decisions at its end. Who is renamed again loses the earlier name, and who is merged is no longer
 * kept apart; whatever else contradicts the list is refused.
 */
export function addDecisions(present: Decisions, more: Decisions): Addition {
  let people = [...present]
  for (const decision of more) {
    const text = JSON.stringify(decision)
    people = people.filter(
      (earlier) =>
        JSON.stringify(earlier) !== text &&
        !(decision.kind === 'rename' && earlier.kind === 'rename' && earlier.person === decision.person),
    )
    people.push(decision)
  }
  const own = new Set(more)
  const isOpposed = (at: number): boolean => people[at]!.kind === 'apart' && !own.has(people[at]!)
  const faults = findContradictions(people)
  const refused = faults.find(({ line }) => !isOpposed(line - 1))
  if (refused) return { contradiction: refused.message }
  const opposed = new Set(faults.map(({ line }) => line - 1))
  return { people: people.filter((_, at) => !opposed.has(at)) }
}

/** The list when `topic` goes by another label from now on; "" leaves it out. */
export function replaceTopic(
  present: readonly TopicReplacement[],
  topic: Topic,
  replaceBy: string,
): readonly TopicReplacement[] {
  const own = fold(topic.label)
  const wanted = replaceBy.trim()
  const isSame = (text: string): boolean => fold(text) === own
  // What goes by this label because of an earlier replacement follows.
  const isFollowed = present.some((earlier) => isSame(earlier.replaceBy))
  const followed = present.map((earlier) => (isSame(earlier.replaceBy) ? { ...earlier, replaceBy: wanted } : earlier))
  const kept = followed.filter(({ label, replaceBy: by }) => !isSame(label) && fold(label) !== fold(by))
  return isFollowed && !topic.forms.some(isSame) ? kept : [...kept, { label: topic.label, replaceBy: wanted }]
}

export function withoutEntry<Entry>(entries: readonly Entry[], at: number): readonly Entry[] {
  return entries.filter((_, place) => place !== at)
}

const resolvers = new WeakMap<Facts, ReadonlyMap<string, string>>()

/** Names for the ids in decisions: of a person who is there, or as printed for one who was merged away. */
export function namesOf(facts: Facts): (reference: string) => string {
  return (reference) => {
    let names = resolvers.get(facts)
    if (!names) resolvers.set(facts, (names = nameAll(facts)))
    return names.get(reference) ?? numbered(names, reference) ?? reference.replace(/^author:/, '')
  }
}

function nameAll({ authors }: Facts): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { forms } of authors)
    for (const form of forms) {
      const id = `author:${slug(form)}`
      if (!names.has(id)) names.set(id, form)
    }
  for (const { id, label } of authors) {
    const base = names.get(id.replace(/-\d+$/, ''))
    names.set(id, base === label ? (numbered(names, id) ?? label) : label)
  }
  return names
}

/** Namesakes are told apart by a number at the end of their ids. */
function numbered(names: ReadonlyMap<string, string>, reference: string): string | undefined {
  const [, base, number] = /^(.*)-(\d+)$/.exec(reference) ?? []
  const name = base === undefined ? undefined : names.get(base)
  return name === undefined ? undefined : `${name} (${number})`
}

/** In the past tense, to follow "Undo:" or stand by itself: "merged Roe, A. into Roe, Ada". */
export function describeDecision(decision: Decision, nameOf: (reference: string) => string): string {
  const person = nameOf(decision.person)
  if (decision.kind === 'merge') return `merged ${person} into ${nameOf(decision.into)}`
  if (decision.kind === 'rename') return `renamed ${person} to ${decision.as}`
  if (decision.kind === 'apart') return `kept ${person} and ${nameOf(decision.other)} apart`
  const papers = decision.papers.length === 1 ? '1 paper' : `${decision.papers.length} papers`
  return `split ${papers} of ${person} off as ${nameOf(decision.as)}`
}

export function describeReplacement({ label, replaceBy }: TopicReplacement): string {
  return replaceBy === '' ? `left out the topic “${label}”` : `changed the topic “${label}” to “${replaceBy}”`
}

/** Decisions as VOSviewer's thesaurus has them: names instead of ids. */
export function withNames(decisions: Decisions, nameOf: (reference: string) => string): Decisions {
  return decisions.map((decision) =>
    decision.kind === 'merge'
      ? { ...decision, person: nameOf(decision.person), into: nameOf(decision.into) }
      : decision,
  )
}

/** The labels that are left out, in the order they were. */
export function stopListOf(topics: readonly TopicReplacement[]): string[] {
  const replacements = new Map(topics.map(({ label, replaceBy }) => [label, replaceBy]))
  return [...replacements].filter(([, replaceBy]) => replaceBy === '').map(([label]) => label)
}

/** The replacements with exactly these labels left out; blank ones and repetitions don't count. */
export function withStopList(topics: readonly TopicReplacement[], labels: readonly string[]): TopicReplacement[] {
  const wanted = new Set(labels.map((label) => label.replace(/\s+/g, ' ').trim()).filter((label) => label !== ''))
  const kept = topics.filter(({ label, replaceBy }) => replaceBy !== '' || wanted.has(label))
  const present = new Set(stopListOf(kept))
  return [...kept, ...[...wanted].filter((label) => !present.has(label)).map((label) => ({ label, replaceBy: '' }))]
}
