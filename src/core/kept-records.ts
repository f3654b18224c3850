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
 * joined with others, isn't known, or has the title of something that is read, since of records that say the same the first is
 * the known paper. So the outcome is that of reading everything. `read` is what was read of all documents that don't stand.
 * Nothing where a document has to be read as a whole.
 */
export async function keepRecords(
  known: KnownRecords,
  read: readonly Paper[],
  documents: readonly KeptRecords[],
): Promise<RecordsKept | undefined> {
  const former = groupByFile(known.former ?? [])
  const all = documents.map((document) => new StandingPapers(document, former.get(document.file) ?? []))
  const papers = [...read]
  const titles = new Set(read.map(({ title }) => title))
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
  const kept = all.flatMap((standing) => standing.list())
  const isKept = new Set(kept.map(({ before }) => before))
  return {
    standing: {
      ...known,
      papers: [...known.papers, ...kept.map(({ now }) => now)],
      former: (known.former ?? []).filter((paper) => !isKept.has(paper)),
    },
    papers,
  }
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

  /** What need not be read, as it was known and where it stands now: the very same object unless that is elsewhere. */
  list(): { readonly before: Paper; readonly now: Paper }[] {
    const kept: { before: Paper; now: Paper }[] = []
    this.#document.now.forEach((line, record) => {
      const before = this.#papers[record]
      if (!before || this.#read.has(line)) return
      const origin = before.origins[0]!
      kept.push({ before, now: line === origin.line ? before : { ...before, origins: [{ ...origin, line }] } })
    })
    return kept
  }
}

/**
 * Tells whether a known paper is what was read, should an earlier snapshot say something else than this program does. A look at
 * each text, not all of it, which would take longer than reading. Without the id, in which other papers have a say.
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
  const { length } = text
  if (length === 0) return mix(mark, 0)
  const looks = mix(mix(mark, text.charCodeAt(0)), text.charCodeAt(length >> 1))
  return mix(mix(looks, text.charCodeAt(length - 1)), length)
}

/** FNV-1a. */
function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193)
}
