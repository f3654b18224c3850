/** Who is who: the same person under several names, several people under one. */
import type { Author, DoubtfulPair, Incidence } from '../../model/facts.ts'
import type { Issue } from '../../model/issue.ts'
import type { Paper } from '../../model/paper.ts'
import type { Savepoints } from '../../model/savepoints.ts'
import type { Decisions } from '../../model/settled.ts'
import { joinVariants } from './acquaintances.ts'
import { calibrate } from './calibration.ts'
import { gatherCollection, type Collection } from './collection.ts'
import { continuePeople } from './continuation.ts'
import { continueAuthors, type AuthorsMade } from './continued-authors.ts'
import { rankDoubts } from './doubts.ts'
import { joinNamesakes } from './homonyms.ts'
import { Identities } from './identities.ts'
import { joinSpellings } from './joining.ts'
import { recognise, type KnownPeople } from './known-people.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { collectMentions, type Mentions } from './mentions.ts'
import { familiesOf, groupMentions, groupsOfNames } from './name-groups.ts'
import { draftAuthors, paintAuthor } from './portraits.ts'
import { settle, type Settlement } from './settlement.ts'
import type { PeopleState } from './standing.ts'

export { parseDecisions, writeDecisions, writeThesaurus, type DecisionFile } from './decision-files.ts'
export { findContradictions, type DecisionFault } from './decisions.ts'
export type { KnownPeople } from './known-people.ts'

export interface AuthorOptions {
  /** With decisions nobody is taken to be known: they are met by the people that the evidence makes out. */
  readonly decisions?: Decisions
  /** Who was told apart earlier: they stay who they were. */
  readonly known?: KnownPeople
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
  /** Best first, the likeliest 2,000. */
  readonly doubtfulPairs: DoubtfulPair[]
  readonly issues: Issue[]
  /** Most people are known and were not judged anew. */
  readonly areMostKnown?: true
}

const STEPS = 6

/**
 * Finds the people behind the bylines, in a time nearly linear in the mentions. The same papers give the same authors;
 * decisions that cannot be carried out are among the issues.
 */
export function resolveAuthors(papers: readonly Paper[], options: AuthorOptions = {}): AuthorResolution {
  const { decisions = [], known, onProgress, useIdentifiers = true, savepoints } = options
  let done = 0
  const step = (): void => onProgress?.(++done, STEPS)
  const recognition = known && decisions.length === 0 ? recognise(papers, known) : undefined
  const mentions = collectMentions(papers, recognition)
  const { identities, ledger } = recognition
    ? continuePeople(mentions, recognition.personOf, useIdentifiers, step)
    : identify(mentions, useIdentifiers, step, savepoints)
  const { authors, authorOf, doubts, issues, apart } = recognition
    ? { ...continueAuthors(mentions, identities, ledger, recognition), issues: [], apart: new Set<string>() }
    : makeAuthors(mentions, identities, ledger, decisions)
  const ranked = rankDoubts(authors, authorOf, doubts, apart)
  step()
  return {
    authors,
    paperAuthors: { offsets: mentions.offsets, targets: authorOf },
    mentionConfidence: ledger.sureness,
    doubtfulPairs: ranked.doubtfulPairs,
    issues: [...identities.issues, ...issues, ...ranked.issues],
    ...(recognition && { areMostKnown: true }),
  }
}

function makeAuthors(
  mentions: Mentions,
  identities: Identities,
  ledger: Ledger,
  decisions: Decisions,
): AuthorsMade & Pick<Settlement, 'issues' | 'apart'> {
  const groups = new Map<number, number[]>()
  for (let mention = 0; mention < mentions.form.length; mention++) {
    const group = identities.find(mention)
    const members = groups.get(group)
    if (members) members.push(mention)
    else groups.set(group, [mention])
  }
  const { drafts, issues, apart } = settle(mentions, draftAuthors(mentions, groups.values()), decisions)
  const authorOf = new Uint32Array(mentions.form.length)
  drafts.forEach(({ members }, author) => {
    for (const member of members) authorOf[member] = author
  })
  const authors = drafts.map((draft) => paintAuthor(mentions, ledger, draft))
  return { authors, authorOf, doubts: ledger.doubts, issues, apart }
}

/** Decides who is who. What it gathers for that is large and ends with it. */
function identify(
  mentions: Mentions,
  useIdentifiers: boolean,
  step: () => void,
  savepoints: Savepoints<PeopleState> | undefined,
): { readonly identities: Identities; readonly ledger: Ledger } {
  const collection = gatherCollection(mentions, { savepoints })
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
  return { identities, ledger }
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
