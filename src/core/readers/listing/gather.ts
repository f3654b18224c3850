/** Gathers decoded lines into drafts of records, once more cutting one-line records by the document's own habit. */
import { isOnlyBadges } from './badges.ts'
import { readByline } from './byline.ts'
import type { Lexicon } from './lexicon.ts'
import type { Draft } from './records.ts'
import type { Role, ScoredLine } from './roles.ts'
import { learnHabit } from './habit.ts'
import { segment } from './segment.ts'
import type { Habit, Segmentation } from './segmentation.ts'
import type { RowReading } from './tables.ts'

export function gatherDrafts(
  scored: readonly ScoredLine[],
  roles: readonly Role[],
  rows: ReadonlyMap<number, RowReading | undefined>,
  lexicon: Lexicon,
): Draft[] {
  const habit = learnHabit(scored, roles)
  const drafts: Draft[] = []
  const leads = findLeads(scored, roles)
  let current: Draft | undefined
  let ahead: number[] = []
  scored.forEach((line, index) => {
    const role = roles[index]!
    if (role === 'other' && !goesOn(roles, index)) current = undefined
    if (role === 'ahead') {
      current = undefined
      ahead.push(index)
      return
    }
    if (leads.has(index)) {
      ahead.push(index)
      return
    }
    const isOpening = role === 'title' || role === 'record' || role === 'leading'
    if (isOpening && !(role === 'leading' && current?.title === '')) {
      current = emptyDraft(line.line.number, index)
      drafts.push(current)
      for (const before of ahead) addLine(current, scored[before]!, before, roles[before]!, undefined, habit, lexicon)
      ahead = []
    }
    if (role === 'other') ahead = []
    if (role !== 'other' && current) addLine(current, line, index, role, rows.get(index), habit, lexicon)
  })
  return dropCommonTails(drafts)
}

/** Fewer titles say nothing about how titles end. */
const MANY_TITLES = 3

/** Page ranges, counters and durations behind most titles – "Title 13-24", "Title #2", "Title 20m" – are no part of them. */
function dropCommonTails(drafts: Draft[]): Draft[] {
  const tails = drafts.map(
    ({ title }) => /\s(#?\d{1,4}(?:\s?[-–]\s?\d{1,4}|\s?(?:m|min|mins|['’]))?)$/.exec(title.slice(-16))?.[1],
  )
  const ranges = tails.filter((tail) => tail !== undefined).length
  if (ranges < MANY_TITLES || ranges < drafts.length * 0.6) return drafts
  drafts.forEach((draft, index) => {
    const tail = tails[index]
    if (tail === undefined) return
    draft.title = draft.title.slice(0, -tail.length).trimEnd()
    draft.details.push(tail)
  })
  return drafts
}

/** One or two odd lines in the midst of a record don't end it. */
function goesOn(roles: readonly Role[], index: number): boolean {
  for (let next = index + 1; next < Math.min(roles.length, index + 4); next++) {
    const role = roles[next]!
    if (role !== 'other') return role === 'details' || role === 'abstract' || role === 'extra'
  }
  return false
}

const emptyDraft = (line: number, opening: number): Draft => ({
  line, opening, title: '', titleScore: 0, bylines: [], details: [], abstract: [], links: [], keywords: [], lines: [],
}) // prettier-ignore

/**
 * Details that stand before the title they belong to ("arXiv:2001.00001" or a journal line, then the title). They are
 * told from details of the record before by the document's first record, which has nothing before it.
 */
function findLeads(scored: readonly ScoredLine[], roles: readonly Role[]): ReadonlySet<number> {
  const leads = new Set<number>()
  const opens = (role: Role): boolean => role === 'title' || role === 'leading'
  const first = roles.findIndex(opens)
  if (first < 1 || roles[first - 1] !== 'ahead' || roles.slice(0, first).includes('record')) return leads
  for (let index = 0; index < roles.length; index++) {
    if (!opens(roles[index]!)) continue
    let from = index
    while (from > 0 && (roles[from - 1] === 'details' || roles[from - 1] === 'extra')) from--
    // The block nearest to the title is its own; what stands before the last gap ends the record before.
    let begin = index
    for (let at = index - 1; at >= from; at--) {
      begin = at
      if (scored[at]!.line.marker === 'number' || (scored[at]!.line.isAfterGap && !scored[index]!.line.isAfterGap))
        break
      if (scored[at]!.line.isAfterGap && at < index - 1) break
    }
    for (let at = begin; at < index; at++) if (roles[at] === 'details') leads.add(at)
  }
  return leads
}

function addLine(
  draft: Draft,
  line: ScoredLine,
  index: number,
  role: Role,
  row: RowReading | undefined,
  habit: Habit,
  lexicon: Lexicon,
): void {
  if (role === 'extra' || (role === 'ahead' && line.label?.field === 'other')) {
    addExtra(draft, line, index)
    return
  }
  draft.lines.push(index)
  draft.links.push(...line.line.links)
  if (line.line.lead !== '') draft.details.push(line.line.lead)
  if (role === 'title' || role === 'late') {
    draft.title = line.tailed?.title ?? line.text
    draft.titleScore = line.title
    if (line.tailed) draft.details.push(line.tailed.tail)
  } else if (role === 'authors' || role === 'leading') {
    // What was read without knowing the usual order stands when it has that order.
    const isAsUsual = line.byline && line.led === undefined && line.byline.order === habit.order
    const byline = isAsUsual ? line.byline : readByline(line.text, lexicon, habit.order)
    const isLed = line.byline && (!byline || byline.score < line.byline.score - 0.1)
    const people = isLed ? line.byline : byline
    if (people) draft.bylines.push(people)
    if (isLed) draft.details.push(line.led ?? '')
  } else if (role === 'details' || role === 'ahead') draft.details.push(line.text)
  else if (role === 'abstract') draft.abstract.push(trimAbstract(line.text))
  else if (role === 'record') fillRecord(draft, line, row, habit, lexicon)
}

/** Buttons that close a summary on a page: "△ Less", "Read more". */
function trimAbstract(text: string): string {
  const from = Math.max(0, text.length - 40)
  return (
    text.slice(0, from) +
    text
      .slice(from)
      .replace(
        /(?<=[.!?…)”"])\s*[△▽▲▼]?\s*(?:less|more|read more|show (?:more|less|details)|expand|collapse)\s*[»›▸▾→]?$/i,
        '',
      )
  )
}

/** Keywords and links are kept; buttons and addresses of institutes in the midst of a record are only passed over. */
function addExtra(draft: Draft, line: ScoredLine, index: number): void {
  const field = line.label?.field
  if (field === 'keywords') {
    draft.keywords.push(...line.text.split(/\s*[;,]\s*/).filter((word) => word !== '' && word.length < 80))
  } else if (field === 'link' || /https?:/.test(line.text)) draft.links.push(line.text)
  else if (!field && line.line.links.length === 0 && !isOnlyBadges(line.line.text)) return
  draft.links.push(...line.line.links)
  draft.lines.push(index)
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
  const isSettled = line.segmentation && (line.isInformed || habit.isUsual(line.segmentation))
  const cut: Segmentation | undefined = isSettled
    ? line.segmentation
    : (segment(line.text, line.line.spans, lexicon, habit) ?? line.segmentation)
  if (!cut) {
    draft.title = line.text
    return
  }
  draft.title = cut.title
  draft.titleScore = Math.min(1, cut.score)
  draft.cuts = cut.score
  if (cut.byline) draft.bylines.push(cut.byline)
  if (cut.rest !== '') draft.details.push(cut.rest)
}
