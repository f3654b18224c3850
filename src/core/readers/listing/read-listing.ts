/** Reads a whole plain-text listing: what each line is, and the papers that the lines make. */
import { fixRoles, teachAlike, type Correction } from './corrections.ts'
import { gatherDrafts } from './gather.ts'
import { decodeRoles } from './decode.ts'
import { quietRepeated } from './furniture.ts'
import { learnHabit } from './habit.ts'
import { isHtml, readHtml } from './html.ts'
import { isInstitution } from './institutions.ts'
import { isBlank, LINE_END, splitLines, type SourceLine, type TextLine } from './lines.ts'
import { createLexicon, type Lexicon } from './lexicon.ts'
import { isUsableTitle, toPaper, type Draft, type ListedPaper } from './records.ts'
import { repairEncoding } from './repair-encoding.ts'
import { roleIndex, scoreLine, type Role, type ScoredLine } from './roles.ts'
import type { Habit } from './segmentation.ts'
import { readTable, type RowReading } from './tables.ts'
import { unwrap } from './unwrap.ts'

export type LineRole = 'blank' | 'ignored' | 'title' | 'authors' | 'details' | 'abstract' | 'extra' | 'record'

export interface ListingLine {
  readonly role: LineRole
  /** Position in `papers`; absent where the line belongs to none. */
  readonly record?: number
}

export interface ListingReading {
  readonly papers: readonly ListedPaper[]
  /** One for each line of the text. */
  readonly lines: readonly ListingLine[]
}

/** How the lines of a text are understood, before anything is built of it. */
export interface LinesRead {
  /** The first lines of the text, as many as were asked for. */
  readonly lines: readonly ListingLine[]
  /** Lines of the whole text. */
  readonly total: number
  /** Confidence of every paper, 0–1, in the order of the text. */
  readonly papers: readonly number[]
}

/** Lines that are read before the document's habit is trusted. */
const SAMPLE = 1000

/**
 * Pure; the whole text is needed because the document votes on how its records are written. Corrections hold for their
 * lines whatever these look like, and teach the reading of lines like them.
 */
export function readListing(text: string, corrections: readonly Correction[] = []): ListingReading {
  const repaired = repairEncoding(text)
  const total = (repaired.match(LINE_END)?.length ?? 0) + 1
  const skipped = new Set<number>()
  const source = dropFrontMatter(
    isHtml(repaired) ? readHtml(repaired, (line) => skipped.add(line)) : splitLines(repaired),
  )
  const lexicon = readLexicon(source)
  const lines = unwrap(source, new Set(corrections.map((correction) => correction.line)))
  const rows = readTables(lines, lexicon)
  const scored = scoreLines(lines, rows, lexicon)
  trustLabels(scored)
  quietRepeated(scored)
  let roles = decodeRoles(scored)
  let fixed: ReadonlySet<number> = new Set()
  if (corrections.length > 0) {
    fixed = fixRoles(scored, corrections)
    teachAlike(scored, fixed, roles, decodeRoles(scored))
    roles = decodeRoles(scored)
  }
  const gathered = gatherDrafts(scored, roles, rows, lexicon)
  for (const draft of gathered) if (fixed.has(draft.opening)) draft.titleScore = 1
  const drafts = keepLikely(gathered, scored, fixed)
  return describe(drafts, lines, roles, total, skipped, lexicon)
}

/** Words that the text writes small somewhere, outside addresses. Read from the first few megabytes. */
function readLexicon(source: readonly SourceLine[]): Lexicon {
  const words = new Set<string>()
  let budget = 3_000_000
  for (const { text } of source) {
    if (budget <= 0) break
    budget -= text.length
    for (const [, word] of text.slice(0, 20_000).matchAll(/(?:^|[\s("“‘'-])(\p{Ll}{3,24})(?=$|[\s,.;:!?)"”’'-])/gu))
      words.add(word!)
  }
  return createLexicon(words)
}

/** The settings that a Markdown page begins with are no text. */
function dropFrontMatter(source: SourceLine[]): SourceLine[] {
  const first = source.findIndex((line) => line.text.trim() !== '')
  if (first < 0 || source[first]!.text.trim() !== '---') return source
  const end = source.findIndex((line, index) => index > first && index < first + 60 && line.text.trim() === '---')
  return end < 0 || !source.slice(first + 1, end).some((line) => /^[\w-]+:/.test(line.text))
    ? source
    : source.slice(end + 1)
}

/** Every row of every table of papers, by index of its line; rows that hold no paper map to `undefined`. */
function readTables(lines: readonly TextLine[], lexicon: Lexicon): Map<number, RowReading | undefined> {
  const found = new Map<number, RowReading | undefined>()
  for (let from = 0; from < lines.length; from++) {
    if (lines[from]!.marker !== 'table') continue
    let to = from
    while (to < lines.length && lines[to]!.marker === 'table') to++
    const rows = lines.slice(from, to)
    const readings = rows.length >= 2 ? readTable(rows, lexicon) : undefined
    readings?.forEach((reading, index) => found.set(from + index, reading))
    from = to - 1
  }
  return found
}

/** The first lines teach how records are written; in a long document that makes the rest quicker to read. */
function scoreLines(
  lines: readonly TextLine[],
  rows: ReadonlyMap<number, RowReading | undefined>,
  lexicon: Lexicon,
): ScoredLine[] {
  const scored: ScoredLine[] = []
  let position = 0
  let habit: Habit | undefined
  lines.forEach((line, index) => {
    position = line.isAfterGap ? 0 : position + 1
    if (index === SAMPLE) habit = learnHabit(scored, decodeRoles(scored))
    const result = scoreLine(line, position, lexicon, habit)
    if (rows.has(index)) {
      const role = roleIndex(rows.get(index) ? 'record' : 'other')
      result.scores.fill(-6).fill(8, role, role + 1)
    }
    scored.push(result)
  })
  return scored
}

/** Where titles carry a label, a line without one opens no record. */
function trustLabels(scored: readonly ScoredLine[]): void {
  const labelled = scored.filter((line) => line.label?.field === 'title' && line.text !== '').length
  const others = scored.filter(({ label, scores }) => !label && scores[roleIndex('record')]! > 1).length
  if (labelled < 2 || others > labelled) return
  for (const { label, scores } of scored)
    if (!label) for (const role of ['title', 'late', 'record', 'leading'] as const) scores[roleIndex(role)]! -= 3
}

/**
 * A title with nothing beside it may be a heading, a menu or a news line. It counts where the document lists several such
 * titles in one layout and no fuller records, or where it stands between fuller records of its own layout.
 */
function keepLikely(drafts: readonly Draft[], scored: readonly ScoredLine[], fixed: ReadonlySet<number>): Draft[] {
  const usable = drafts.filter(
    (draft) => isUsableTitle(draft.title) && (draft.titleScore > 0.15 || scored[draft.opening]!.label !== undefined),
  )
  const layouts = usable.map((draft) => scored[draft.opening]!.layout)
  const bare = usable.map(isBare)
  const count = (layout: string, isCounted: boolean): number => tally.get(`${layout} ${isCounted}`) ?? 0
  const tally = new Map<string, number>()
  usable.forEach((_, index) => {
    const key = `${layouts[index]} ${bare[index]}`
    tally.set(key, (tally.get(key) ?? 0) + 1)
  })
  const first = bare.indexOf(false)
  const last = bare.lastIndexOf(false)
  const strong = usable.filter((draft) => draft.bylines.length > 0).map((draft) => scored[draft.opening]!.shape)
  const shapes = new Set(strong)
  const isPeopled = strong.length >= 3 && strong.length > bare.filter((each) => !each).length * 0.6
  const ahead = scored.slice(0, SAMPLE).filter(({ line }) => line.text.length < 300)
  const says = (cue: RegExp): number =>
    ahead.filter(({ line }) => cue.test(line.text) || line.links.some((link) => cue.test(link))).length
  const drafted = usable.filter((draft) => draft.opening < SAMPLE).length
  const speaksOfPapers = first >= 0 || says(SCHOLARLY) > 0
  const isNews = drafted > 0 && says(NEWS) > drafted * 0.4 && says(SCHOLARLY) === 0
  const isPoor = ({ title, titleScore }: Draft): boolean =>
    titleScore < 0.3 || (title.length < 60 && isInstitution(title))
  const hasGoodTitles = usable.filter((draft) => draft.titleScore > 0.5 && !isPoor(draft)).length > usable.length * 0.5
  return usable.filter((draft, index) => {
    if (draft.lines.some((line) => fixed.has(line))) return true
    if ((isNews && draft.abstract.join(' ').length < 300) || (isPoor(draft) && !hasGoodTitles)) return false
    // "select article Title" over the record itself.
    if (
      bare[index] &&
      draft.bylines.length === 0 &&
      usable[index + 1]?.title &&
      draft.title.endsWith(usable[index + 1]!.title)
    )
      return false
    const isOdd =
      isPeopled &&
      draft.bylines.length === 0 &&
      draft.abstract.join(' ').length < 100 &&
      !shapes.has(scored[draft.opening]!.shape)
    if (isOdd) return false
    if (!bare[index]) return true
    if (draft.titleScore < 0.6 || draft.title.split(/\s+/).length < 4) return false
    const alike = count(layouts[index]!, true)
    const fuller = count(layouts[index]!, false)
    if (first < 0) return alike >= 3 && speaksOfPapers
    if (alike > fuller) return alike >= 5
    return fuller >= 2 && index > first && index < last && draft.titleScore > 0.75
  })
}

/** A page of nothing but titles says somewhere that they are of papers; a page of headlines does not. */
const SCHOLARLY =
  /\b(?:papers?|publications?|proceedings|articles?|conference|workshop|symposium|journals?|talks?|posters?|references|bibliography|thes[ie]s|preprints?|abstracts?|arxiv|lecture|seminar|veröffentlichungen|publikationen|publicaciones|publicações|artículos|artigos|vorträge)\b/i

/** What pages of news and blogs say with each of their headlines. */
const NEWS =
  /\b(?:\d+ (?:hours?|days?|minutes?|mins?) ago|\d+ min(?:ute)?s? read|posted (?:by|on|in)|published by|reporter|correspondent|staff writer|filed under|leave a (?:comment|reply)|\d+ comments?)\b/i

/** Nothing beside the title says that this is a paper. */
function isBare(draft: Draft): boolean {
  return (
    draft.bylines.length === 0 &&
    draft.abstract.join(' ').length < 100 &&
    !draft.details.some((text) => /\d{4}|10\.\d/.test(text)) &&
    !/\((?:[^()]*\b)?(?:19|20)\d\d\)/.test(draft.title)
  )
}

const LINE_ROLE: Readonly<Record<Role, LineRole>> = {
  other: 'ignored', title: 'title', authors: 'authors', details: 'details', abstract: 'abstract', extra: 'extra', record: 'record', leading: 'authors', late: 'title', ahead: 'details',
} // prettier-ignore

function describe(
  drafts: readonly Draft[],
  lines: readonly TextLine[],
  roles: readonly Role[],
  total: number,
  skipped: ReadonlySet<number>,
  lexicon: Lexicon,
): ListingReading {
  const blank: ListingLine = { role: 'blank' }
  const described = Array.from({ length: total }, () => blank)
  const ignored: ListingLine = { role: 'ignored' }
  for (const number of skipped) described[number - 1] = ignored
  lines.forEach((line) => {
    if (!isBlank(line.text))
      for (let number = line.number; number <= line.last; number++) described[number - 1] = ignored
  })
  drafts.forEach((draft, record) => {
    for (const index of draft.lines) {
      const line = lines[index]!
      for (let number = line.number; number <= line.last; number++)
        described[number - 1] = { role: LINE_ROLE[roles[index]!], record }
    }
  })
  return { papers: drafts.map((draft) => toPaper(draft, lexicon)), lines: described }
}
