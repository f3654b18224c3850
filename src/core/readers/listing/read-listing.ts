/** Reads a whole plain-text listing: what each line is, and the papers that the lines make. */
import { isOnlyBadges } from './badges.ts'
import type { NameOrder } from './byline.ts'
import { readByline } from './byline.ts'
import { decodeRoles } from './decode.ts'
import { isHtml, readHtml } from './html.ts'
import { isBlank, splitLines, type SourceLine, type TextLine } from './lines.ts'
import type { Lexicon } from './person-likeness.ts'
import { isUsableTitle, toPaper, type Draft, type ListedPaper } from './records.ts'
import { repairEncoding } from './repair-encoding.ts'
import { roleIndex, scoreLine, type Role, type ScoredLine } from './roles.ts'
import { segment, type Delimiter, type Grammar, type Habit, type Segmentation } from './segment.ts'
import { scoreVenue } from './title-likeness.ts'
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

/** Pure; the whole text is needed because the document votes on how its records are written. */
export function readListing(text: string): ListingReading {
  const repaired = repairEncoding(text)
  const total = countLines(repaired)
  const source = dropFrontMatter(isHtml(repaired) ? readHtml(repaired) : splitLines(repaired))
  const lexicon = readLexicon(source)
  const lines = unwrap(source)
  const rows = readTables(lines, lexicon)
  const scored = scoreLines(lines, rows, lexicon)
  trustLabels(scored)
  const roles = decodeRoles(scored)
  const drafts = gather(scored, roles, rows, lexicon)
  const kept = keepLikely(drafts, scored)
  return describe(kept, lines, roles, total)
}

/** DEBUG */
export function debugListing(text: string) {
  const repaired = repairEncoding(text)
  const source = dropFrontMatter(isHtml(repaired) ? readHtml(repaired) : splitLines(repaired))
  const lexicon = readLexicon(source)
  const lines = unwrap(source)
  const rows = readTables(lines, lexicon)
  const scored = scoreLines(lines, rows, lexicon)
  trustLabels(scored)
  return { scored, roles: decodeRoles(scored) }
}
/** END */

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
  return words
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

function countLines(text: string): number {
  return splitLinesCount(text)
}

const splitLinesCount = (text: string): number => (text.match(/\r\n|[\n\r\u2028\u2029\u0085]/g)?.length ?? 0) + 1

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

function scoreLines(
  lines: readonly TextLine[],
  rows: ReadonlyMap<number, RowReading | undefined>,
  lexicon: Lexicon,
): ScoredLine[] {
  let position = 0
  return lines.map((line, index) => {
    position = line.isAfterGap ? 0 : position + 1
    const scored = scoreLine(line, position, lexicon)
    if (rows.has(index))
      scored.scores
        .fill(-6)
        .fill(8, roleIndex(rows.get(index) ? 'record' : 'other'), roleIndex(rows.get(index) ? 'record' : 'other') + 1)
    return scored
  })
}

/** Where titles carry a label, a line without one opens no record. */
function trustLabels(scored: readonly ScoredLine[]): void {
  if (scored.filter((line) => line.label?.field === 'title').length < 2) return
  for (const { label, scores } of scored)
    if (!label) for (const role of ['title', 'late', 'record', 'leading'] as const) scores[roleIndex(role)]! -= 3
}

/** How most one-line records of the document are written. */
function learnHabit(scored: readonly ScoredLine[], roles: readonly Role[]): Habit {
  const counts = new Map<string, number>()
  const orders = new Map<NameOrder, number>()
  const count = (key: string, weight: number): void => void counts.set(key, (counts.get(key) ?? 0) + weight)
  let total = 0
  scored.forEach(({ segmentation, byline }, index) => {
    const isRecord = roles[index] === 'record' && segmentation
    const people = isRecord
      ? segmentation.byline
      : roles[index] === 'authors' || roles[index] === 'leading'
        ? byline
        : undefined
    if (people && people.score > 0.55 && people.names.length > 1)
      orders.set(people.order, (orders.get(people.order) ?? 0) + people.names.length)
    if (!isRecord) return
    const weight = Math.max(0.1, segmentation.score - 0.4)
    total += weight
    count(segmentation.grammar, weight)
    count(`${segmentation.grammar} ${segmentation.first}`, weight)
    count(`${segmentation.grammar} . ${segmentation.second}`, weight)
  })
  const order = [...orders].sort((a, b) => b[1] - a[1])[0]?.[0]
  const share = (key: string, of: number): number => (counts.get(key) ?? 0) / (of + 1)
  return {
    ...(order && { order }),
    bonus: (grammar: Grammar, first: Delimiter, second: Delimiter) => {
      const ofGrammar = counts.get(grammar) ?? 0
      return (
        0.16 * share(grammar, total) +
        0.1 * share(`${grammar} ${first}`, ofGrammar) +
        0.1 * share(`${grammar} . ${second}`, ofGrammar)
      )
    },
  }
}

function gather(
  scored: readonly ScoredLine[],
  roles: readonly Role[],
  rows: ReadonlyMap<number, RowReading | undefined>,
  lexicon: Lexicon,
): Draft[] {
  const habit = learnHabit(scored, roles)
  const drafts: Draft[] = []
  let current: Draft | undefined
  const start = (index: number): Draft => {
    current = {
      line: scored[index]!.line.number,
      title: '',
      titleScore: 0,
      bylines: [],
      details: [],
      abstract: [],
      links: [],
      keywords: [],
      lines: [],
    }
    drafts.push(current)
    return current
  }
  scored.forEach((line, index) => {
    const role = roles[index]!
    if (role === 'other') {
      current = undefined
      return
    }
    const draft: Draft | undefined =
      role === 'title' || role === 'leading' || role === 'record'
        ? role === 'leading' && current && current.title === ''
          ? current
          : start(index)
        : current
    if (!draft) return
    draft.lines.push(index)
    draft.links.push(...line.line.links)
    if (role === 'title' || role === 'late') {
      draft.title = line.tailed?.title ?? line.text
      draft.titleScore = line.title
      if (line.tailed) draft.details.push(line.tailed.tail)
    } else if (role === 'authors' || role === 'leading') {
      const byline = readByline(line.text, lexicon, habit.order)
      const better = byline && line.byline && byline.score < line.byline.score - 0.1 ? line.byline : byline
      if (better) draft.bylines.push(better)
      if (better === line.byline && scoreVenue(line.text) > 0.5) draft.details.push(line.text)
    } else if (role === 'details') draft.details.push(line.text)
    else if (role === 'abstract') draft.abstract.push(line.text)
    else if (role === 'extra') {
      if (line.label?.field === 'keywords')
        draft.keywords.push(...line.text.split(/\s*[;,]\s*/).filter((word) => word !== '' && word.length < 80))
      else if (!isOnlyBadges(line.line.text))
        draft.details.push(...(line.label?.field === 'link' || /https?:/.test(line.text) ? [line.text] : []))
    } else if (role === 'record') fillRecord(draft, line, rows.get(index), habit, lexicon)
  })
  return drafts
}

function fillRecord(draft: Draft, line: ScoredLine, row: RowReading | undefined, habit: Habit, lexicon: Lexicon): void {
  if (row) {
    draft.title = row.title
    draft.titleScore = 0.9
    if (row.byline) draft.bylines.push(row.byline)
    if (row.rest !== '') draft.details.push(row.rest)
    if (row.abstract) draft.abstract.push(row.abstract)
    return
  }
  const cut: Segmentation | undefined = segment(line.text, line.line.spans, lexicon, habit) ?? line.segmentation
  if (!cut) return
  draft.title = cut.title
  draft.titleScore = Math.min(1, cut.score)
  draft.cuts = cut.score
  if (cut.byline) draft.bylines.push(cut.byline)
  if (cut.rest !== '') draft.details.push(cut.rest)
}

/**
 * A title with nothing beside it may be a heading, a menu or a news line: it counts where the document lists several
 * such titles in one layout, and nothing else in it looks more like a record.
 */
function keepLikely(drafts: readonly Draft[], scored: readonly ScoredLine[]): Draft[] {
  const usable = drafts.filter((draft) => draft.title !== '' && isUsableTitle(draft.title))
  const isBare = (draft: Draft): boolean =>
    draft.bylines.length === 0 &&
    draft.abstract.length === 0 &&
    !draft.details.some((text) => /\d{4}|10\.\d/.test(text)) &&
    !/\((?:[^()]*\b)?(?:19|20)\d\d\)/.test(draft.title)
  const shapes = new Map<string, { bare: number; full: number }>()
  const shapeOf = (draft: Draft): string => scored[draft.lines[0]!]!.shape
  for (const draft of usable) {
    const counts = shapes.get(shapeOf(draft)) ?? { bare: 0, full: 0 }
    if (isBare(draft)) counts.bare++
    else counts.full++
    shapes.set(shapeOf(draft), counts)
  }
  const full = usable.filter((draft) => !isBare(draft)).length
  return usable.filter((draft) => {
    if (!isBare(draft)) return true
    const { bare, full: alike } = shapes.get(shapeOf(draft))!
    const words = draft.title.split(/\s+/).length
    if (draft.titleScore < 0.6 || words < 4) return false
    if (full === 0) return bare >= 3
    return alike >= 2 || bare >= 5
  })
}

const LINE_ROLE: Readonly<Record<Role, LineRole>> = {
  other: 'ignored', title: 'title', authors: 'authors', details: 'details', abstract: 'abstract', extra: 'extra', record: 'record', leading: 'authors', late: 'title',
} // prettier-ignore

function describe(
  drafts: readonly Draft[],
  lines: readonly TextLine[],
  roles: readonly Role[],
  total: number,
): ListingReading {
  const described: ListingLine[] = Array.from({ length: total }, () => ({ role: 'blank' }))
  lines.forEach((line) => {
    if (!isBlank(line.text))
      for (let number = line.number; number <= line.last; number++) described[number - 1] = { role: 'ignored' }
  })
  drafts.forEach((draft, record) => {
    for (const index of draft.lines) {
      const line = lines[index]!
      for (let number = line.number; number <= line.last; number++)
        described[number - 1] = { role: LINE_ROLE[roles[index]!], record }
    }
  })
  return { papers: drafts.map(toPaper), lines: described }
}
