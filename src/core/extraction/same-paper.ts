/** Which records speak of the same paper: by identifier, else by title, year and an author – sooner apart than wrongly one. */
import type { Paper } from '../model/paper.ts'
import { fold } from '../text/fold.ts'
import { foldTitle } from '../text/identifiers.ts'
import { compareContent } from './combined-record.ts'
import { identifiersOf, isPreprintDoi } from './paper-identifiers.ts'

/** Titles with fewer letters ("Introduction", "Editorial") say too little by themselves. */
const SHORT_TITLE = 16
/** A title alone, without a year, must be at least this long. */
const LONG_TITLE = 40
/** Letters of an abstract that no two papers of one title share by chance. */
const LONG_ABSTRACT = 120
/** More papers of one title than this are a series, whose members nobody can tell apart. */
const MAX_SAME_TITLE = 64

const PREPRINT_VENUE = /arxiv|\bcorr\b|preprint|rxiv|\bssrn\b|research square/i

/** What several records together say of their paper. It grows with every record that is found to belong to it. */
interface Candidate {
  readonly records: Paper[]
  /** DOI of the published form. */
  doi: string | undefined
  arxiv: string | undefined
  pmid: string | undefined
  readonly years: Set<number>
  readonly venues: Set<string>
  hasPreprintVenue: boolean
  /** First initial of every author by family name. */
  readonly people: Map<string, string>
}

/** The records in groups, one for each paper. Neither the groups nor their order depend on the order of the records. */
export function groupSamePapers(papers: readonly Paper[]): Paper[][] {
  const sorted = papers.toSorted(compareContent)
  const byTitle = new Map<string, Paper[][]>()
  for (const records of groupByIdentifier(sorted)) {
    const title = foldTitle(records[0]!.title)
    const same = byTitle.get(title)
    if (same) same.push(records)
    else byTitle.set(title, [records])
  }
  return [...byTitle].flatMap(([title, groups]) =>
    groups.length === 1 || title === '' ? groups : joinByTitle(title, groups),
  )
}

/** Records that share an identifier, unless title and authors have nothing at all in common. */
function groupByIdentifier(papers: readonly Paper[]): Paper[][] {
  const parents = papers.map((_, index) => index)
  const find = (index: number): number => {
    while (parents[index] !== index) index = parents[index] = parents[parents[index]!]!
    return index
  }
  const holders = new Map<string, number[]>()
  papers.forEach((paper, index) => {
    for (const [scheme, value] of Object.entries(identifiersOf(paper))) {
      const key = `${scheme}:${value}`
      const holder = holders.get(key)?.find((other) => areRelated(papers[other]!, paper))
      if (holder !== undefined) parents[find(index)] = find(holder)
      else holders.set(key, [...(holders.get(key) ?? []).slice(0, MAX_SAME_TITLE), index])
    }
  })
  const groups = new Map<number, Paper[]>()
  papers.forEach((paper, index) => {
    const group = groups.get(find(index))
    if (group) group.push(paper)
    else groups.set(find(index), [paper])
  })
  return [...groups.values()]
}

/** False for what only a wrong identifier joins: the chapters of a book that all carry the DOI of the book. */
function areRelated(left: Paper, right: Paper): boolean {
  if (left.authorships.length === 0 || right.authorships.length === 0) return true
  if (foldTitle(left.title) === foldTitle(right.title)) return true
  if (sharesPerson(peopleOf([left]), peopleOf([right]))) return true
  const words = new Set(fold(left.title).match(/\p{L}{5,}/gu))
  return (fold(right.title).match(/\p{L}{5,}/gu) ?? []).some((word) => words.has(word))
}

/** Groups of one title: those without a DOI first among themselves, then each to the one published form that it fits. */
function joinByTitle(title: string, groups: readonly Paper[][]): Paper[][] {
  const candidates = groups.map(toCandidate)
  const published = candidates.filter((candidate) => candidate.doi !== undefined)
  const loose: Candidate[] = []
  for (const candidate of candidates.filter((one) => one.doi === undefined)) {
    const other = loose.slice(0, MAX_SAME_TITLE).find((one) => areSame(title, one, candidate))
    if (other) absorb(other, candidate)
    else loose.push(candidate)
  }
  const joined = published.map((candidate) => [...candidate.records])
  const apart: Paper[][] = []
  for (const candidate of loose) {
    const fitting =
      published.length > MAX_SAME_TITLE ? [] : published.filter((other) => areSame(title, other, candidate))
    const closest = closestOf(fitting, candidate)
    if (closest) joined[published.indexOf(closest)]!.push(...candidate.records)
    else apart.push([...candidate.records])
  }
  return [...joined, ...apart]
}

/** The only one that fits, or the only one of the same year and venue. */
function closestOf(fitting: readonly Candidate[], candidate: Candidate): Candidate | undefined {
  if (fitting.length <= 1) return fitting[0]
  const sameYear = fitting.filter((other) => distanceInYears(other, candidate) === 0)
  const sameVenue = sameYear.filter((other) => sharesVenue(other, candidate))
  return sameVenue.length === 1 ? sameVenue[0] : sameYear.length === 1 ? sameYear[0] : undefined
}

function toCandidate(records: readonly Paper[]): Candidate {
  const candidate: Candidate = {
    records: [...records],
    doi: undefined,
    arxiv: undefined,
    pmid: undefined,
    years: new Set(),
    venues: new Set(),
    hasPreprintVenue: false,
    people: peopleOf(records),
  }
  for (const record of records) {
    const { doi, arxiv, pmid } = identifiersOf(record)
    if (doi !== undefined && !isPreprintDoi(doi)) candidate.doi ??= doi
    candidate.arxiv ??= arxiv
    candidate.pmid ??= pmid
    if (record.year !== undefined) candidate.years.add(record.year)
    if (record.venue !== undefined) candidate.venues.add(foldTitle(record.venue))
    candidate.hasPreprintVenue ||= record.venue !== undefined && PREPRINT_VENUE.test(record.venue)
  }
  return candidate
}

function absorb(target: Candidate, other: Candidate): void {
  for (const record of other.records) target.records.push(record)
  target.doi ??= other.doi
  target.arxiv ??= other.arxiv
  target.pmid ??= other.pmid
  for (const year of other.years) target.years.add(year)
  for (const venue of other.venues) target.venues.add(venue)
  target.hasPreprintVenue ||= other.hasPreprintVenue
  for (const [family, initial] of other.people) if (!target.people.get(family)) target.people.set(family, initial)
}

function isPreprint(candidate: Candidate): boolean {
  return candidate.doi === undefined && (candidate.venues.size === 0 || candidate.hasPreprintVenue)
}

function sharesVenue(left: Candidate, right: Candidate): boolean {
  for (const venue of left.venues) if (right.venues.has(venue)) return true
  return false
}

/** Same title given: whether year, people and identifiers speak for one paper and nothing speaks against it. */
function areSame(title: string, left: Candidate, right: Candidate): boolean {
  for (const key of ['doi', 'arxiv', 'pmid'] as const)
    if (left[key] !== undefined && right[key] !== undefined && left[key] !== right[key]) return false
  const isShort = title.length < SHORT_TITLE
  const isSameVenue = sharesVenue(left, right)
  if (isShort && !isSameVenue && left.venues.size + right.venues.size > 0) return false
  const distance = distanceInYears(left, right)
  const lacksPeople = left.people.size === 0 || right.people.size === 0
  if (distance === undefined) {
    // Listings often give no more than title and abstract.
    if (lacksPeople && sharesAbstract(left, right)) return true
    if (title.length < LONG_TITLE) return false
  } else if (distance > (isPreprint(left) || isPreprint(right) ? 1 : 0)) return false
  // Without any author on either side, as in tables of contents, the venue has to speak.
  if (left.people.size === 0 && right.people.size === 0) return !isShort && (isSameVenue || distance === 0)
  return sharesPerson(left.people, right.people)
}

function sharesAbstract(left: Candidate, right: Candidate): boolean {
  const abstracts = new Set(abstractsOf(left))
  return abstracts.size > 0 && abstractsOf(right).some((abstract) => abstracts.has(abstract))
}

function abstractsOf({ records }: Candidate): string[] {
  return records.map(({ abstract = '' }) => foldTitle(abstract)).filter(({ length }) => length >= LONG_ABSTRACT)
}

/** The smallest difference between their years; nothing when one of them has no year. */
function distanceInYears(left: Candidate, right: Candidate): number | undefined {
  let smallest: number | undefined
  for (const year of left.years)
    for (const other of right.years) smallest = Math.min(smallest ?? Infinity, Math.abs(year - other))
  return smallest
}

function peopleOf(records: readonly Paper[]): Map<string, string> {
  const people = new Map<string, string>()
  for (const { authorships } of records)
    for (const { name } of authorships) {
      const family = fold(`${name.particle ?? ''}${name.family}`).replace(/[^\p{L}\p{N}]+/gu, '')
      const initial = fold(name.given ?? '')
        .replace(/[^\p{L}]+/gu, '')
        .slice(0, 1)
      if (family !== '' && !people.get(family)) people.set(family, initial)
    }
  return people
}

/** An initial that one of them lacks is no difference. */
function sharesPerson(left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): boolean {
  const [fewer, more] = left.size <= right.size ? [left, right] : [right, left]
  for (const [family, initial] of fewer) {
    const other = more.get(family)
    if (other !== undefined && (other === '' || initial === '' || other === initial)) return true
  }
  return false
}
