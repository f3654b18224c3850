/** Who is who: the same person under several names, several people under one. */
import type { Author, DoubtfulPair, Incidence } from '../../model/facts.ts'
import type { Issue } from '../../model/issue.ts'
import type { Paper } from '../../model/paper.ts'
import type { Savepoints } from '../../model/savepoints.ts'
import type { Decisions } from '../../model/settled.ts'
import { joinVariants } from './acquaintances.ts'
import { calibrate } from './calibration.ts'
import { countNamesakes } from './cohesion.ts'
import { gatherCollection, type Collection } from './collection.ts'
import { groupByCoauthors } from './groups.ts'
import { joinNamesakes } from './homonyms.ts'
import { Identities } from './identities.ts'
import { joinSpellings, type Persona } from './joining.ts'
import { openLedger, type Doubt, type Ledger } from './ledger.ts'
import type { Mentions } from './mentions.ts'
import { draftAuthors, paintAuthor } from './portraits.ts'
import { pairKey, settle } from './settlement.ts'
import type { PeopleState } from './standing.ts'

export { parseDecisions, writeDecisions, writeThesaurus, type DecisionFile } from './decision-files.ts'
export { findContradictions, type DecisionFault } from './decisions.ts'

export interface AuthorOptions {
  readonly decisions?: Decisions
  readonly onProgress?: (done: number, of: number) => void
  /** False leaves ORCIDs and other identifiers out of account. */
  readonly useIdentifiers?: boolean
  /** Where an earlier run with the same papers was stopped, and who keeps where this one stands. */
  readonly savepoints?: Savepoints<PeopleState>
}

export interface AuthorResolution {
  readonly authors: Author[]
  /** paper → authors, in byline order. */
  readonly paperAuthors: Incidence
  /** 0–1 for each mention, in the order of `paperAuthors.targets`: how sure it is that the mention is this author's. */
  readonly mentionConfidence: Float32Array
  /** Best first, at most `MOST_DOUBTS` of them. */
  readonly doubtfulPairs: DoubtfulPair[]
  readonly issues: Issue[]
}

const MOST_DOUBTS = 2000
const STEPS = 6

/**
 * Finds the people behind the bylines, in a time nearly linear in the mentions. The same papers give the same authors;
 * decisions that cannot be carried out are among the issues.
 */
export function resolveAuthors(papers: readonly Paper[], options: AuthorOptions = {}): AuthorResolution {
  const { decisions = [], onProgress, useIdentifiers = true, savepoints } = options
  let done = 0
  const step = (): void => onProgress?.(++done, STEPS)
  const { mentions, identities, ledger } = identify(papers, useIdentifiers, step, savepoints)
  const groupOf = Uint32Array.from(mentions.form, (_, mention) => identities.find(mention))
  const { drafts, issues, apart } = settle(mentions, draftAuthors(mentions, groupOf), decisions)
  const authorOf = new Uint32Array(mentions.form.length)
  drafts.forEach(({ members }, author) => members.forEach((member) => (authorOf[member] = author)))
  const authors = drafts.map((draft) => paintAuthor(mentions, ledger, draft))
  const doubts = rankDoubts(authors, authorOf, ledger.doubts, apart)
  step()
  return {
    authors,
    paperAuthors: { offsets: mentions.offsets, targets: authorOf },
    mentionConfidence: ledger.sureness,
    doubtfulPairs: doubts.slice(0, MOST_DOUBTS),
    issues: [...identities.issues, ...issues, ...(doubts.length > MOST_DOUBTS ? [reportLimit(doubts.length)] : [])],
  }
}

/** Decides who is who. What it gathers for that is large and ends with it. */
function identify(
  papers: readonly Paper[],
  useIdentifiers: boolean,
  step: () => void,
  savepoints: Savepoints<PeopleState> | undefined,
): { readonly mentions: Mentions; readonly identities: Identities; readonly ledger: Ledger } {
  const collection = gatherCollection(papers)
  const { mentions } = collection
  const identities = new Identities(mentions, useIdentifiers)
  step()
  const resumed = savepoints?.resumed
  const groups = resumed ? groupAgain(collection, identities, resumed) : groupMentions(collection, identities)
  const grouped = identities.links()
  if (resumed) identities.follow(resumed.united)
  step()
  const calibration = resumed?.calibration ?? calibrate(collection, groups)
  const ledger = resumed?.ledger ?? openLedger(mentions.form.length)
  step()
  const reach = (names: number, hasSpellings: boolean): void =>
    savepoints?.reach(() => ({
      grouped,
      united: identities.links(),
      namesakes: collection.namesakes,
      calibration,
      ledger,
      names,
      hasSpellings,
    }))
  let names = 0
  for (const [name, parts] of groups) {
    if (names++ < (resumed?.names ?? 0)) continue
    joinNamesakes(collection, identities, calibration, ledger, name, parts)
    reach(names, false)
  }
  step()
  if (!resumed?.hasSpellings)
    for (const family of familiesOf(collection, identities))
      joinSpellings(collection, identities, calibration, ledger, family)
  reach(names, true)
  joinVariants(collection, identities, calibration, ledger)
  step()
  return { mentions, identities, ledger }
}

/** Unites what surely belongs together; gives the names with several groups of mentions, and their groups. */
function groupMentions(collection: Collection, identities: Identities): Map<number, number[][]> {
  if (collection.isGathered) {
    const first = new Identities(collection.mentions, false)
    groupByCoauthors(collection, first)
    countNamesakes(collection, groupsOfNames(collection, first))
  }
  groupByCoauthors(collection, identities)
  return groupsOfNames(collection, identities)
}

/** The same as it was done in an earlier run. */
function groupAgain(
  collection: Collection,
  identities: Identities,
  { namesakes, grouped }: PeopleState,
): Map<number, number[][]> {
  collection.namesakes.set(namesakes)
  identities.follow(grouped)
  return groupsOfNames(collection, identities)
}

/** Names with more than one group of mentions, and their groups. */
function groupsOfNames(collection: Collection, identities: Identities): Map<number, number[][]> {
  const groups = new Map<number, number[][]>()
  for (let name = 0; name < collection.mentions.names.length; name++) {
    const parts = partsOf(collection, identities, name)
    if (parts.length > 1) groups.set(name, parts)
  }
  return groups
}

function familiesOf(collection: Collection, identities: Identities): Iterable<Persona[]> {
  const families = new Map<string, Persona[]>()
  collection.mentions.names.forEach(({ family, given }, name) => {
    if (given.length === 0) return
    let personas = families.get(family)
    if (!personas) families.set(family, (personas = []))
    for (const members of partsOf(collection, identities, name)) personas.push({ name, members })
  })
  return families.values()
}

/** Mentions of a name, by person so far. */
function partsOf({ mentionsOf }: Collection, identities: Identities, name: number): number[][] {
  const parts = new Map<number, number[]>()
  for (const mention of mentionsOf.targets.subarray(mentionsOf.offsets[name], mentionsOf.offsets[name + 1])) {
    const root = identities.find(mention)
    const part = parts.get(root)
    if (part) part.push(mention)
    else parts.set(root, [mention])
  }
  return [...parts.values()]
}

/** Doubts as pairs of authors, each pair once, without those that were decided. */
function rankDoubts(
  authors: readonly Author[],
  authorOf: Uint32Array,
  doubts: readonly Doubt[],
  apart: ReadonlySet<string>,
): DoubtfulPair[] {
  const best = new Map<string, DoubtfulPair>()
  for (const { a, b, score, evidence } of doubts) {
    const one = Math.min(authorOf[a]!, authorOf[b]!)
    const two = Math.max(authorOf[a]!, authorOf[b]!)
    const key = pairKey(authors[one]!.id, authors[two]!.id)
    if (one === two || apart.has(key) || (best.get(key)?.score ?? 0) >= score) continue
    best.set(key, { a: one, b: two, score, evidence })
  }
  return [...best.values()].sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
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
