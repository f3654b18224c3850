/** From documents to who works with whom and nothing else: for collections whose papers would not fit into memory. */
import { BylineCollection, type Replacement, type Years } from './byline-collection.ts'
import type { ResolvedPeople } from './extraction/authors/resolved-people.ts'
import { sortRows } from './columns/sorted-rows.ts'
import { mergeDuplicates } from './extraction/duplicates.ts'
import { countManyPairs, type PairsCounted } from './graph/coauthorship.ts'
import type { Incidence } from './model/facts.ts'
import type { FileReport, Issue } from './model/issue.ts'
import type { Paper } from './model/paper.ts'
import type { Counting } from './model/terms.ts'
import { describeMerge, type Progress } from './pipeline.ts'
import { readBylines, readPapersAgain } from './readers/read-bylines.ts'
import type { DocumentSource } from './readers/read-document.ts'

/** A document that can be opened from its beginning as often as it has to be. */
export type OpenDocument = () => DocumentSource

export interface PeopleColumns {
  readonly people: ResolvedPeople
  /** paper → people, each once and ascending. */
  readonly paperAuthors: Incidence
  readonly inputs: readonly FileReport[]
  readonly issues: readonly Issue[]
}

export interface PeopleOptions {
  /** Papers of other years, and of none, do not count. */
  readonly years?: Years
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Reads documents for the people in their bylines. Papers that stand in several documents count once, by the same rules as
 * in a build (`mergeDuplicates`). People are told apart by names and identifiers alone (`PlainPeople`). Memory grows with
 * mentions and names, not with papers; those that may be duplicates are read once more and held whole.
 */
export async function readPeople(
  documents: readonly OpenDocument[],
  { years, onProgress }: PeopleOptions = {},
): Promise<PeopleColumns> {
  const collection = new BylineCollection()
  const read: {
    readonly file: string
    readonly isByLine: boolean
    readonly report: Omit<FileReport, 'added' | 'merged' | 'file'>
  }[] = []
  let bytesBefore = 0
  for (const open of documents) {
    const file = open().name
    collection.beginDocument(file)
    const one = await readBylines(open, {
      sink: collection,
      onRestart: () => collection.restartDocument(),
      onProgress: (bytes) => onProgress?.({ step: 'reading', done: bytesBefore + bytes }),
    })
    bytesBefore += one.report.bytes
    read.push({ file, ...one })
  }
  onProgress?.({ step: 'merging', done: 0 })
  const duplicates = await findDuplicates(
    collection,
    documents,
    read.map(({ isByLine }) => isByLine),
  )
  const rows = collection.rows(duplicates.replaced)
  const mentions = years ? withinYears(rows.mentions, rows.years, years) : rows.mentions
  const people = collection.people.resolve(mentions.targets)
  return {
    people,
    paperAuthors: sortRows(mentions),
    inputs: read.map(({ file, report }, document) => {
      const merged = duplicates.mergedIn[document]!
      return { file, ...report, added: report.found - report.rejected - merged, merged }
    }),
    issues: [...collection.issues, ...duplicates.issues],
  }
}

interface Duplicates {
  /** Other authors for the first paper of each group, as forms, and nothing for the others. */
  readonly replaced: ReadonlyMap<number, Replacement | undefined>
  /** Papers of each document that are another one. */
  readonly mergedIn: Uint32Array
  readonly issues: readonly Issue[]
}

async function findDuplicates(
  collection: BylineCollection,
  documents: readonly OpenDocument[],
  isByLine: readonly boolean[],
): Promise<Duplicates> {
  const places: Map<number, number>[] = documents.map(() => new Map())
  for (const number of collection.suspects()) {
    const { document, line, place } = collection.placeOf(number)
    places[document]!.set(isByLine[document] ? line : place, number)
  }
  const numberOf = new Map<Paper, number>()
  for (const [document, wanted] of places.entries()) {
    if (wanted.size === 0) continue
    const numbers = wanted.values()
    await readPapersAgain(documents[document]!(), isByLine[document]!, new Set(wanted.keys()), (paper) => {
      const { value, done } = numbers.next()
      if (!done) numberOf.set(paper, value)
    })
  }
  const { papers, merges, records } = mergeDuplicates([...numberOf.keys()])
  const replaced = new Map<number, Replacement | undefined>()
  const mergedIn = new Uint32Array(documents.length)
  for (const [index, paper] of papers.entries()) {
    const [lead, ...others] = records[index]!.map((record) => numberOf.get(record)!)
    if (others.length === 0) continue
    const authors = Uint32Array.from(paper.authorships, (authorship) => collection.numberOf(authorship))
    replaced.set(lead!, { authors, year: paper.year ?? 0 })
    for (const other of others) {
      replaced.set(other, undefined)
      mergedIn[collection.placeOf(other).document]!++
    }
  }
  return { replaced, mergedIn, issues: merges.map(describeMerge) }
}

function withinYears({ offsets, targets }: Incidence, yearOf: Uint32Array, { from, to }: Years): Incidence {
  const kept = yearOf.map((year) => Number(year >= from && year <= to))
  const count = kept.reduce((sum, one) => sum + one, 0)
  const within = new Uint32Array(count + 1)
  let row = 0
  let used = 0
  for (let paper = 0; paper < kept.length; paper++) {
    if (kept[paper] === 0) continue
    // In place: nothing is written beyond what was read.
    for (let at = offsets[paper]!; at < offsets[paper + 1]!; at++) targets[used++] = targets[at]!
    within[++row] = used
  }
  return { offsets: within, targets: targets.subarray(0, used) }
}

/** Who works with whom, weighted in one way or both. */
export function countCoauthors(
  { people, paperAuthors }: PeopleColumns,
  maxAuthors: number,
  ways: readonly Counting[],
): PairsCounted {
  return countManyPairs(paperAuthors, people.count, maxAuthors, ways)
}
