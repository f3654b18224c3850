/** Duplicates: records of the same paper become one paper that remembers every record. */
import type { Incidence } from '../model/facts.ts'
import type { Origin, Paper } from '../model/paper.ts'
import { fold } from '../text/fold.ts'
import { combineRecords } from './combined-record.ts'
import { identifiersOf } from './paper-identifiers.ts'
import { groupSamePapers } from './same-paper.ts'

export interface Merge {
  readonly kept: Paper
  /** Where the record stood that was joined to it. */
  readonly record: Origin
  /** What they have in common: "same DOI". */
  readonly why: string
}

export interface MergedPapers {
  readonly papers: readonly Paper[]
  readonly merges: readonly Merge[]
}

/** What was found out about records, without the records: enough to merge the same ones again. */
export interface Duplicates {
  /** Records of each paper by their place in the list, the fullest first. */
  readonly records: Incidence
  /** Of each paper that doesn't simply have the id of its one record. */
  readonly ids: ReadonlyMap<number, string>
  /** Why each record but the fullest belongs to its paper, in the order of `records`. */
  readonly reasons: readonly string[]
}

/**
 * Records of the same paper become one: the fullest leads, gaps are filled from the others, and every origin is kept. No
 * two papers that come out have the same id. The order of the records makes no difference. Near-linear.
 * `records` has those of each paper, the fullest first.
 */
export function mergeDuplicates(papers: readonly Paper[]): MergedPapers & { readonly records: (readonly Paper[])[] } {
  const merges: Merge[] = []
  const all: (readonly Paper[])[] = []
  const ids = new Map<string, number>()
  const papersKept = groupSamePapers(papers).map((records) => {
    const { kept, ordered, merges: own } = joinRecords(records, ids)
    all.push(ordered)
    for (const merge of own) merges.push(merge)
    return kept
  })
  return { papers: papersKept, merges, records: all }
}

interface Joined {
  readonly kept: Paper
  /** Its records, the fullest first. */
  readonly ordered: readonly Paper[]
  readonly merges: readonly Merge[]
}

/** The paper of these records. Its id is `id`, or else one that is not among `taken`, which it is added to. */
export function joinRecords(records: readonly Paper[], taken: Map<string, number>, id?: string): Joined {
  const { paper, ordered } = combineRecords(records)
  const kept = withId(paper, id ?? uniqueId(paper, taken))
  const merges = ordered.slice(1).map((record) => ({ kept, record: record.origins[0]!, why: explain(record, ordered) }))
  return { kept, ordered, merges }
}

/** What `mergeDuplicates` found out about these papers. */
export function describeDuplicates(
  papers: readonly Paper[],
  { papers: kept, merges, records }: ReturnType<typeof mergeDuplicates>,
): Duplicates {
  const placeOf = new Map(papers.map((paper, place) => [paper, place]))
  const offsets = new Uint32Array(records.length + 1)
  const targets = new Uint32Array(papers.length)
  const ids = new Map<number, string>()
  let length = 0
  for (const [paper, own] of records.entries()) {
    for (const record of own) targets[length++] = placeOf.get(record)!
    offsets[paper + 1] = length
    const { id } = kept[paper]!
    if (own.length > 1 || own[0]!.id !== id) ids.set(paper, id)
  }
  return { records: { offsets, targets }, ids, reasons: merges.map(({ why }) => why) }
}

/** The same as `mergeDuplicates` gave for the same papers, and what it found out about them. */
export function mergeAgain(papers: readonly Paper[], { records, ids, reasons }: Duplicates): MergedPapers {
  const merges: Merge[] = []
  const kept: Paper[] = []
  for (let paper = 0; paper + 1 < records.offsets.length; paper++) {
    const from = records.offsets[paper]!
    const to = records.offsets[paper + 1]!
    const id = ids.get(paper)
    if (to - from === 1) {
      // Nearly all of them.
      const record = papers[records.targets[from]!]!
      kept.push(id === undefined ? record : withId(record, id))
      continue
    }
    const own = Array.from(records.targets.subarray(from, to), (place) => papers[place]!)
    const { paper: combined, ordered } = combineRecords(own)
    const one = withId(combined, id ?? combined.id)
    kept.push(one)
    for (const record of ordered.slice(1))
      merges.push({ kept: one, record: record.origins[0]!, why: reasons[merges.length]! })
  }
  return { papers: kept, merges }
}

function withId(paper: Paper, id: string): Paper {
  return id === paper.id ? paper : { ...paper, id }
}

/** Different papers of one title and year are told apart by their first author, then by number. */
function uniqueId(paper: Paper, taken: Map<string, number>): string {
  const family = fold(paper.authorships[0]?.name.family ?? '').replace(/[^\p{L}\p{N}]+/gu, '')
  let id = taken.has(paper.id) && family ? `${paper.id}:${family}` : paper.id
  const base = id
  for (let number = taken.get(base) ?? 1; taken.has(id); number++) {
    id = `${base}:${number + 1}`
    taken.set(base, number + 1)
  }
  taken.set(id, 1)
  return id
}

const IDENTIFIERS = [
  ['doi', 'same DOI'],
  ['arxiv', 'same arXiv id'],
  ['pmid', 'same PubMed id'],
] as const

function explain(record: Paper, all: readonly Paper[]): string {
  const own = identifiersOf(record)
  const lead = all[0]!
  // What it shares with the leading record says most; else it came by way of another one.
  for (const others of [[lead], all])
    for (const [key, why] of IDENTIFIERS)
      if (own[key] && others.some((other) => other !== record && identifiersOf(other)[key] === own[key])) return why
  if (record.authorships.length === 0) return `same title and ${whatElse(record, lead)}`
  const years = `${record.year ?? 'no year'} and ${lead.year ?? 'no year'}`
  return record.year === lead.year ? 'same title, year and author' : `same title and author, ${years}`
}

/** What a record without authors has in common with the leading one. */
function whatElse(record: Paper, lead: Paper): string {
  if (record.year !== undefined && record.year === lead.year) return 'year'
  return record.venue !== undefined && record.venue === lead.venue ? 'venue' : 'abstract'
}
