/** From groups of mentions to authors: the name to show, the id, the forms, the identifier and how sure it all is. */
import { DistinctNames } from '../../text/distinct-names.ts'
import type { Author } from '../../model/facts.ts'
import type { PersonName } from '../../model/paper.ts'
import { slug } from '../../text/fold.ts'
import { displayName } from '../../text/names.ts'
import type { Ledger } from './ledger.ts'
import { authorshipOf, type Mentions } from './mentions.ts'

/** An author in the making: decisions may still change who belongs to it and what it is called. */
export interface Draft {
  readonly id: string
  members: number[]
  /** A name that somebody chose; otherwise the best of the printed ones is shown. */
  chosen?: PersonName
}

/** A form printed less than so often as the commonest one doesn't speak for the person. */
const LEAST_SHARE = 0.1
const MOST_REASONS = 5
const UNNAMED = 'unnamed'

/**
 * An author for each of these groups of mentions, with an id that nobody has: `takenFrom` gives those that begin alike and are
 * taken. Namesakes are numbered by their first paper, so that later papers don't change the ids of those who are there already.
 */
export function draftAuthors(
  mentions: Mentions,
  groups: Iterable<number[]>,
  takenFrom: (beginning: string) => Iterable<string> = () => [],
): Draft[] {
  const sketches: { readonly members: number[]; readonly base: string }[] = []
  for (const members of groups) sketches.push({ members, base: slug(bestLabel(mentions, members)) || UNNAMED })
  const first = new Map<readonly number[], string>()
  const firstOf = (members: readonly number[]): string => {
    let paper = first.get(members)
    if (paper === undefined) first.set(members, (paper = firstPaper(mentions, members)))
    return paper
  }
  sketches.sort((a, b) => compareText(a.base, b.base) || compareText(firstOf(a.members), firstOf(b.members)))
  const ids = createAuthorIds()
  return sketches.map(({ members, base }) => {
    for (const id of takenFrom(`author:${base}`)) ids.reserve(id)
    return { id: ids.take(`author:${base}`), members }
  })
}

/** Ids of authors: a namesake gets a number. */
export function createAuthorIds(): DistinctNames {
  return new DistinctNames((wished, number) => `${wished}-${number}`)
}

/** Somebody when other papers were known, and which mentions are new. */
export interface AuthorBefore {
  readonly author: Author
  readonly added: readonly number[]
}

export function paintAuthor(mentions: Mentions, ledger: Ledger, draft: Draft, known?: AuthorBefore): Author {
  const { members } = draft
  const before = known?.author
  const ranked = rankForms(mentions, members)
  const name = draft.chosen ?? bestForm(mentions, members, ranked)
  let confidence = before?.confidence ?? 1
  for (const member of members) confidence = Math.min(confidence, ledger.sureness[member]!)
  // Who had none before can have it from new papers only.
  const orcid = firstOrcid(mentions, known && known.author.orcid === undefined ? known.added : members)
  const found = ranked.length > 1 ? gatherEvidence(mentions, ledger, members, orcid !== undefined) : NO_EVIDENCE
  const evidence = before?.evidence ? [...new Set([...before.evidence, ...found])] : found
  const isPossiblySeveral = before?.isPossiblySeveral || members.some((member) => ledger.loose.has(member))
  return {
    id: draft.id,
    name,
    label: displayName(name),
    forms: [...new Set(ranked.map((form) => displayName(mentions.forms[form]!)))],
    ...(orcid !== undefined && { orcid }),
    confidence: Math.round(confidence * 1000) / 1000,
    ...(evidence.length > 0 && { evidence: evidence.slice(0, MOST_REASONS) }),
    ...(isPossiblySeveral && { isPossiblySeveral }),
  }
}

const NO_EVIDENCE: readonly string[] = []

function firstOrcid(mentions: Mentions, members: readonly number[]): string | undefined {
  for (const member of members) {
    const { orcid } = authorshipOf(mentions, member)
    if (orcid !== undefined) return orcid
  }
  return undefined
}

function gatherEvidence(mentions: Mentions, ledger: Ledger, members: readonly number[], hasOrcid: boolean): string[] {
  const evidence = new Set<string>()
  const names = new Set(members.map((member) => mentions.name[member]!))
  if (names.size < new Set(members.map((member) => mentions.form[member])).size)
    evidence.add('same name but for accents, case or punctuation')
  if (hasOrcid) evidence.add('has an ORCID')
  for (const member of members) {
    const reasons = ledger.reasons.get(member)
    if (reasons && evidence.size < MOST_REASONS)
      evidence.add(`${displayName(mentions.forms[mentions.form[member]!]!)}: ${reasons.join(', ')}`)
  }
  return [...evidence]
}

/** Forms of these mentions, most frequent first. */
function rankForms(mentions: Mentions, members: readonly number[]): readonly number[] {
  const first = mentions.form[members[0]!]!
  // Most people are printed in one form only.
  if (members.every((member) => mentions.form[member] === first)) return [first]
  const counts = new Map<number, number>()
  for (const member of members) counts.set(mentions.form[member]!, (counts.get(mentions.form[member]!) ?? 0) + 1)
  return [...counts]
    .map(([form, count]) => ({ form, label: displayName(mentions.forms[form]!), count }))
    .sort((a, b) => b.count - a.count || compareText(a.label, b.label))
    .map(({ form }) => form)
}

/** Of the forms of these mentions the most frequent one with a full given name, if it isn't a rare exception. */
function bestForm(mentions: Mentions, members: readonly number[], ranked: readonly number[]): PersonName {
  const most = ranked[0]!
  const full = ranked.find((form) => mentions.isFull[form] === 1)
  if (full === undefined || full === most) return mentions.forms[most]!
  const uses = members.filter((member) => mentions.form[member] === full).length
  return mentions.forms[uses >= members.length * LEAST_SHARE ? full : most]!
}

function firstPaper(mentions: Mentions, members: readonly number[]): string {
  let first: string | undefined
  for (const member of members) {
    const { year, id } = mentions.papers[mentions.paper[member]!]!
    const place = `${String(year ?? 9999).padStart(4, '0')} ${id} ${member - mentions.offsets[mentions.paper[member]!]!}`
    if (first === undefined || place < first) first = place
  }
  return first ?? ''
}

export function bestLabel(mentions: Mentions, members: readonly number[]): string {
  return displayName(bestForm(mentions, members, rankForms(mentions, members)))
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
