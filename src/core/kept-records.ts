/** Records of a document that grew or was changed: those that stand in it as before are known, and need not be read again. */
import type { Paper } from './model/paper.ts'
import type { KnownRecords } from './records.ts'

/** What stands in a document as it stood before, though perhaps in other lines. All lists in the same order. */
export interface KeptRecords {
  readonly file: string
  /** First lines as they were, ascending. */
  readonly before: readonly number[]
  /** First lines as they are, ascending. */
  readonly now: readonly number[]
  /** `markOf` what was read there. */
  readonly marks: readonly number[]
  /** Reads what begins in these lines as they are now, ascending, and what can't be told from it; nothing where that can't be done. */
  read(lines: readonly number[]): Promise<readonly Paper[] | undefined>
}

interface RecordsKept {
  readonly standing: KnownRecords
  /** All that is left to be recognised, told apart and joined. */
  readonly papers: readonly Paper[]
}

/** Reading brings further titles, which bring further records; hardly ever so often. */
const MOST_ROUNDS = 8

/**
 * Known papers of one record that is kept stand where that stands now. All other records that are kept are read: what is
 * joined with others, isn't known, or has the title of something that is read or gone, since of records that say the
 * same the first is the first known paper. So the outcome is that of reading everything. `read` is what was read of all
 * documents that don't stand. Nothing where a document has to be read as a whole.
 */
export async function keepRecords(
  known: KnownRecords,
  read: readonly Paper[],
  documents: readonly KeptRecords[],
): Promise<RecordsKept | undefined> {
  const { former = [] } = known
  const byFile = groupByFile(former)
  const all = documents.map((document) => new StandingPapers(document, byFile.get(document.file) ?? []))
  const papers = [...read]
  const titles = new Set([...read, ...without(former, all)].map(({ title }) => title))
  for (let round = 0, isSettled = false; !isSettled; round++) {
    isSettled = true
    for (const standing of all) {
      const found = round < MOST_ROUNDS ? await standing.readUnsure(titles) : undefined
      if (!found) return undefined
      if (found.length > 0) isSettled = false
      for (const paper of found) {
        papers.push(paper)
        titles.add(paper.title)
      }
    }
  }
  const standing = [...known.papers, ...all.flatMap((one) => one.asTheyStand())]
  return { standing: { ...known, papers: standing, former: without(former, all) }, papers }
}

function without(papers: readonly Paper[], standing: readonly StandingPapers[]): Paper[] {
  const isStanding = new Set(standing.flatMap((one) => one.asKnown()))
  return papers.filter((paper) => !isStanding.has(paper))
}

function groupByFile(papers: readonly Paper[]): ReadonlyMap<string, readonly Paper[]> {
  const groups = new Map<string, Paper[]>()
  for (const paper of papers) {
    const { file } = paper.origins[0]!
    const group = groups.get(file)
    if (group) group.push(paper)
    else groups.set(file, [paper])
  }
  return groups
}

/** Which paper each kept record of a document is, as long as it need not be read. */
class StandingPapers {
  readonly #document: KeptRecords
  readonly #papers: readonly (Paper | undefined)[]
  /** Lines, as they are now. */
  readonly #read = new Set<number>()

  /** `former` in the order of their lines. */
  constructor(document: KeptRecords, former: readonly Paper[]) {
    this.#document = document
    let next = 0
    this.#papers = document.before.map((line, record) => {
      while (next < former.length && former[next]!.origins[0]!.line < line) next++
      const paper = former[next]
      if (paper?.origins[0]!.line !== line || markOf(paper) !== document.marks[record]) return undefined
      next++
      return paper
    })
  }

  /** Reads what isn't known or has one of the titles, unless it was read before; nothing where that can't be done. */
  async readUnsure(titles: ReadonlySet<string>): Promise<readonly Paper[] | undefined> {
    const lines: number[] = []
    this.#document.now.forEach((line, record) => {
      const paper = this.#papers[record]
      if ((!paper || titles.has(paper.title)) && !this.#read.has(line) && lines.at(-1) !== line) lines.push(line)
    })
    if (lines.length === 0) return []
    const read = await this.#document.read(lines)
    const found = read?.filter(({ origins }) => !this.#read.has(origins[0]!.line))
    for (const line of lines) this.#read.add(line)
    for (const { origins } of found ?? []) this.#read.add(origins[0]!.line)
    return found
  }

  /** What need not be read. */
  asKnown(): Paper[] {
    const { now } = this.#document
    return this.#papers.filter((paper, record): paper is Paper => !!paper && !this.#read.has(now[record]!))
  }

  /** The same; the very same objects unless they stand elsewhere. */
  asTheyStand(): Paper[] {
    const standing: Paper[] = []
    this.#document.now.forEach((line, record) => {
      const paper = this.#papers[record]
      if (!paper || this.#read.has(line)) return
      const origin = paper.origins[0]!
      standing.push(line === origin.line ? paper : { ...paper, origins: [{ ...origin, line }] })
    })
    return standing
  }
}

/**
 * Tells whether a known paper is what was read, should an earlier snapshot say something else than this program does. A few letters of
 * each text: all of them would take longer than to read it. Without the id, in which other papers have a say.
 */
export function markOf(paper: Paper): number {
  let mark = 0
  for (const key of TEXTS) mark = mixText(mark, paper[key] ?? '')
  for (const { name, affiliations = NONE } of paper.authorships)
    mark = mix(mixText(mark, name.printed), affiliations.length)
  for (const key of LISTS) mark = mix(mark, (paper[key] ?? NONE).length)
  return mix(mix(mark, paper.year ?? 0), paper.citations ?? 0) >>> 0
}

const TEXTS = ['sourceId', 'title', 'venue', 'abstract', 'doi', 'arxiv', 'pmid', 'url', 'language'] as const
const LISTS = ['authorships', 'keywords', 'references', 'links'] as const
const NONE: readonly string[] = []

function mixText(mark: number, text: string): number {
  let mixed = mix(mark, text.length)
  const step = Math.max(1, text.length >> 3)
  for (let at = 0; at < text.length; at += step) mixed = mix(mixed, text.charCodeAt(at))
  return mixed
}

/** FNV-1a. */
function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193)
}
