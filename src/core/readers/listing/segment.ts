/** Cuts a record that stands on one line into byline, title and details, and says how sure it is of the cuts. */
import { readByline, type Byline, type NameOrder } from './byline.ts'
import { isInitials, scorePerson, type Lexicon } from './person-likeness.ts'
import type { Span } from './markup.ts'
import { readWording, scoreTitle, scoreVenue } from './title-likeness.ts'

/** Which field comes first. */
export type Grammar = 'authors-title' | 'title-authors' | 'title'
export type Delimiter =
  'stop' | 'comma' | 'colon' | 'semicolon' | 'dash' | 'bar' | 'quote' | 'mark' | 'year' | 'question' | 'bracket' | 'end'

export interface Segmentation {
  readonly grammar: Grammar
  /** What ends the first field and what ends the second. */
  readonly first: Delimiter
  readonly second: Delimiter
  readonly title: string
  readonly byline?: Byline
  readonly rest: string
  readonly score: number
}

/** What the document's other records look like; `bonus` is 0 … 0.3 for the way most of them are written. */
export interface Habit {
  readonly order?: NameOrder
  bonus(grammar: Grammar, first: Delimiter, second: Delimiter): number
}

interface Cut {
  readonly end: number
  readonly start: number
  readonly delimiter: Delimiter
}

const LONGEST = 6_000
const MOST_CUTS = 240
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|\p{Lu}\p{Ll}?|Jr|Sr|Dr|Md|Mr|St|vs|al|Proc|Conf|Int|Intl|No|Vol|pp|eds?|Eds|cf|e\.g|i\.e|etc|Symp|Trans|Ph|Univ|Dept|Inc|resp|approx|Lett|Rev|Sci|Phys|Math|Comput|Comp|Appl|Am|Soc|Assoc|Natl|Acad|Eng|Res|Med|Biol|Chem|J)$/u

export function segment(
  text: string,
  spans: readonly Span[],
  lexicon: Lexicon,
  habit?: Habit,
): Segmentation | undefined {
  if (text.length < 20 || text.length > LONGEST) return undefined
  const cuts = findCuts(text, spans)
  let best: Segmentation | undefined
  const consider = (candidate: Segmentation | undefined): void => {
    if (!candidate) return
    const total = candidate.score + (habit?.bonus(candidate.grammar, candidate.first, candidate.second) ?? 0)
    if (!best || total > best.score) best = { ...candidate, score: total }
  }
  const run = nameRuns(text, cuts, lexicon)
  for (const first of bylineEnds(cuts, run)) consider(authorsFirst(text, spans, cuts, first, lexicon, habit))
  for (const first of cuts.slice(0, 14)) {
    if (first.end > 320) break
    consider(titleFirst(text, spans, cuts, first, lexicon, habit, run))
  }
  consider(titleOnly(text, spans, cuts, lexicon))
  return best
}

/** Every place where one field may end and another begin. */
function findCuts(text: string, spans: readonly Span[]): Cut[] {
  const cuts = new Map<number, Cut>()
  const add = (end: number, start: number, delimiter: Delimiter): void => {
    const known = cuts.get(start)
    if (start > 0 && end > 0 && end <= start && (!known || rankOf(delimiter) > rankOf(known.delimiter)))
      cuts.set(start, { end, start, delimiter })
  }
  const punctuation =
    /([.,;:?!])(["”’']?)\s+|\s+[-–—]{1,3}\s+|\s*[|·•]\s*|\.?\s*[([]((?:19|20)\d\d)[a-d]?(?:,[^)\]]{0,20})?[)\]][.,:]?\s*|,?\s*["“«]|\s+\((?=[^()]{2,60}(?:19|20)\d\d\)|[^()]{0,600}\)?\.?$)|[”\u0022]?\s+by:?\s+(?=\p{Lu}\p{L}*\.?\s+\p{Lu})/gu
  const depth = bracketDepth(text)
  for (const match of text.matchAll(punctuation)) {
    const at = match.index
    if (depth[at]! > 0) continue
    const end = at + match[0].length
    const mark = match[1]
    if (/by:?\s+$/.test(match[0])) add(at, end, 'dash')
    else if (match[3]) add(at, end, 'year')
    else if (mark === '.') {
      const isBetweenInitials =
        /(?:^|[\s.(-])\p{Lu}$/u.test(text.slice(Math.max(0, at - 2), at)) && /^\p{Lu}\./u.test(text.slice(end, end + 2))
      if (!isBetweenInitials) add(at + (match[2] ? 1 : 0), end, 'stop')
    } else if (mark === ',') add(at, end, match[2] ? 'quote' : 'comma')
    else if (mark === ';') add(at, end, 'semicolon')
    else if (mark === ':') add(at, end, 'colon')
    else if (mark) add(at + 1, end, 'question')
    else if (/["“«]/.test(match[0])) add(at, end - 1, 'quote')
    else if (/[|·•]/.test(match[0])) add(at, end, 'bar')
    else if (match[0].includes('(')) add(at, end - 1, 'bracket')
    else add(at, end, 'dash')
    if (cuts.size > MOST_CUTS) break
  }
  for (const match of text.slice(0, 3000).matchAll(/[”"»][.,]?\s+/g))
    add(match.index, match.index + match[0].length, 'quote')
  for (const span of spans.slice(0, 20)) {
    if (span.end - span.start < 8) continue
    if (span.start > 0) add(trimBack(text, span.start), span.start, 'mark')
    const after = /^[\s.,;:–—-]*/.exec(text.slice(span.end, span.end + 10))![0].length
    if (span.end + after < text.length) add(span.end, span.end + after, 'mark')
  }
  return [...cuts.values()].sort((a, b) => a.start - b.start)
}

/** How many brackets are open before each character; an unclosed one counts as none. */
function bracketDepth(text: string): Uint8Array {
  const depth = new Uint8Array(text.length + 1)
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(' || text[at] === '[') open.push(at)
    else if ((text[at] === ')' || text[at] === ']') && open.length > 0) {
      const from = open.pop()!
      if (open.length === 0) depth.fill(1, from + 1, at + 1)
    }
  }
  return depth
}

const RANK: Readonly<Record<Delimiter, number>> = {
  comma: 0,
  semicolon: 1,
  colon: 1,
  stop: 2,
  dash: 3,
  bracket: 3,
  question: 3,
  bar: 4,
  year: 5,
  quote: 6,
  mark: 7,
  end: 8,
}
const rankOf = (delimiter: Delimiter): number => RANK[delimiter]

function trimBack(text: string, at: number): number {
  while (at > 0 && /[\s,;:–—(-]/.test(text[at - 1]!)) at--
  return at
}

/** How name-like each stretch between two cuts is. */
function nameRuns(text: string, cuts: readonly Cut[], lexicon: Lexicon): number[] {
  let from = 0
  const ends = [...cuts, { end: text.length, start: text.length }]
  return ends.map((cut) => {
    const piece = text.slice(from, cut.end).trim()
    from = cut.start
    return likeness(piece, lexicon)
  })
}

function likeness(piece: string, lexicon: Lexicon): number {
  if (piece === '') return 0.5
  const bracketed = /^\(?with\s+(.*?)\)?\.?$|^\((.*)\)\.?$/.exec(piece)
  if (bracketed) return readByline(bracketed[1] ?? bracketed[2]!, lexicon)?.score ?? 0
  const bare = piece
    .replace(/\([^()]*\)|[*†‡\d]+$/g, '')
    .replace(/^(?:and|&)\s+/i, '')
    .trim()
  if (/^(?:et al\.?|eds?\.?|Jr\.?|Sr\.?|\(eds?\.?\))$/i.test(bare) || bare.split(/\s+/).every(isInitials)) return 0.9
  const people = bare.split(/\s+(?:and|&|und|et)\s+/)
  let worst = 1
  for (const person of people) {
    if (isInitials(person)) continue
    const oneWord = /^\p{Lu}[\p{L}'’-]+$/u.test(person)
    worst = Math.min(worst, oneWord ? scorePerson(person, lexicon) * 2.2 : scorePerson(person, lexicon))
  }
  return Math.min(1, worst)
}

/** Where an opening byline may end: at the edges of the run of name-like stretches. */
function bylineEnds(cuts: readonly Cut[], run: readonly number[]): Cut[] {
  const ends: Cut[] = []
  let misses = 0
  for (let index = 0; index < cuts.length && misses < 2; index++) {
    const cut = cuts[index]!
    if ((run[index] ?? 0) < 0.3) misses++
    const next = run[index + 1]
    const isStrong =
      cut.delimiter === 'year' ||
      cut.delimiter === 'quote' ||
      cut.delimiter === 'mark' ||
      cut.delimiter === 'colon' ||
      cut.delimiter === 'stop'
    if (misses === 0 && (isStrong || next === undefined || next < 0.62)) ends.push(cut)
    if (misses === 1 && isStrong && ends.length < 3) ends.push(cut)
  }
  // "Barras C. Ancient worm": keep the ends nearest to where names stop.
  return ends.slice(-10)
}

function authorsFirst(
  text: string,
  spans: readonly Span[],
  cuts: readonly Cut[],
  first: Cut,
  lexicon: Lexicon,
  habit: Habit | undefined,
): Segmentation | undefined {
  const people = text.slice(0, text[first.end] === '.' ? first.end + 1 : first.end)
  const byline = readByline(people, lexicon, habit?.order)
  if (!byline || byline.score < 0.25) return undefined
  const isCutShort = leavesNameBehind(text, first.start, lexicon)
  let start = first.start
  let delimiter = first.delimiter
  const year = /^[([]?(?:19|20)\d\d[a-d]?[)\]]?[.,:]?\s+/.exec(text.slice(start, start + 12))
  if (year) {
    start += year[0].length
    delimiter = 'year'
  }
  const lead = text.slice(0, first.start) + (year?.[0] ?? '')
  let best: Segmentation | undefined
  for (const second of endings(cuts, start, text)) {
    const title = unquote(text.slice(start, second.end))
    const rest = text.slice(second.start)
    const parts =
      0.42 * byline.score + 0.4 * scoreTitle(title, lexicon) + 0.18 * scoreRest(rest, second.delimiter, lexicon)
    const score =
      parts -
      (isCutShort ? 0.2 : 0) +
      delimiterPrior(text, first, delimiter, 'byline') +
      delimiterPrior(text, second, second.delimiter, 'title') +
      quotedBonus(text, spans, start, second) +
      Math.min(0.06, title.length / 1500)
    const total = score + (habit?.bonus('authors-title', delimiter, second.delimiter) ?? 0)
    if (!best || total > best.score)
      best = {
        grammar: 'authors-title',
        first: delimiter,
        second: second.delimiter,
        title,
        byline,
        rest: `${yearOf(lead)}${rest}`,
        score: total,
      }
  }
  return best && { ...best, score: best.score - (habit?.bonus('authors-title', best.first, best.second) ?? 0) }
}

/** "Ana M. | Gil, On trees": what would be the title begins with the rest of a byline. */
function leavesNameBehind(text: string, start: number, lexicon: Lexicon): boolean {
  const head = /^[^,;]{2,40}(?=[,;]\s|\.\s+(?:\p{Lu}|19|20))/u.exec(text.slice(start, start + 60))?.[0]
  if (head === undefined || head.split(' ').length > 4) return false
  return likeness(head, lexicon) >= 0.6
}

const yearOf = (text: string): string => /\b((?:19|20)\d\d)\b/.exec(text.slice(-16))?.[0].concat('. ') ?? ''

function titleFirst(
  text: string,
  spans: readonly Span[],
  cuts: readonly Cut[],
  first: Cut,
  lexicon: Lexicon,
  habit: Habit | undefined,
  run: readonly number[],
): Segmentation | undefined {
  const title = unquote(text.slice(0, first.end))
  const titleScore = scoreTitle(title, lexicon)
  if (titleScore < 0.2) return undefined
  const from = cuts.indexOf(first)
  // People behind the title: everything up to where names stop.
  const ends: Cut[] = []
  let index = from + 1
  for (; index <= cuts.length; index++) {
    const isName = (run[index] ?? 0) >= 0.45
    // Set off by marks of its own: likelier the venue than one more person.
    if (index > from + 1 && cuts[index - 1]!.delimiter === 'mark' && (run[index] ?? 0) < 0.8) break
    const cut = cuts[index] ?? { end: text.length, start: text.length, delimiter: 'end' as const }
    // One odd stretch between names is a name that is written oddly.
    if (!isName && !((run[index + 1] ?? 0) > 0.6 && (run[index - 1] ?? 0) > 0.6 && index > from + 1)) break
    if (index >= cuts.length || (run[index + 1] ?? 0) < 0.75 || cut.delimiter !== 'comma') ends.push(cut)
  }
  let best: Segmentation | undefined
  for (const second of ends.slice(-6)) {
    const after = cuts.indexOf(second) + 1
    const leftBehind =
      after > 0 && (second.delimiter === 'comma' || second.delimiter === 'semicolon') ? (run[after] ?? 0) : 0
    const byline = readByline(
      text.slice(first.start, second.end + (text[second.end] === '.' ? 1 : 0)).replace(/^\(?(?:with\s+)?|\)$/g, ''),
      lexicon,
      habit?.order,
    )
    if (!byline || byline.score < 0.4) continue
    const rest = text.slice(second.start)
    const score =
      0.42 * byline.score +
      0.4 * titleScore -
      0.14 * leftBehind +
      0.18 * scoreRest(rest, second.delimiter, lexicon) +
      delimiterPrior(text, first, first.delimiter, 'title') +
      quotedBonus(text, spans, 0, first) +
      Math.min(0.06, title.length / 1500) +
      Math.min(0.05, byline.names.length * 0.012)
    const total = score + (habit?.bonus('title-authors', first.delimiter, second.delimiter) ?? 0)
    if (!best || total > best.score)
      best = {
        grammar: 'title-authors',
        first: first.delimiter,
        second: second.delimiter,
        title,
        byline,
        rest,
        score: total,
      }
  }
  return best && { ...best, score: best.score - (habit?.bonus('title-authors', best.first, best.second) ?? 0) }
}

function titleOnly(
  text: string,
  spans: readonly Span[],
  cuts: readonly Cut[],
  lexicon: Lexicon,
): Segmentation | undefined {
  let best: Segmentation | undefined
  for (const first of endings(cuts, 0, text)) {
    const title = unquote(text.slice(0, first.end))
    const rest = text.slice(first.start)
    const restScore = rest === '' ? 0.3 : scoreRest(rest, first.delimiter, lexicon)
    const score =
      0.18 +
      0.34 * scoreTitle(title, lexicon) +
      0.2 * restScore +
      delimiterPrior(text, first, first.delimiter, 'title') +
      quotedBonus(text, spans, 0, first)
    if (!best || score > best.score)
      best = { grammar: 'title', first: first.delimiter, second: 'end', title, rest, score }
  }
  return best
}

/** Where a title that begins at `start` may end. */
function endings(cuts: readonly Cut[], start: number, text: string): Cut[] {
  const ends: Cut[] = []
  for (const cut of cuts) {
    if (cut.end < start + 4) continue
    if (cut.end > start + 420 || ends.length >= 16) break
    ends.push(cut)
  }
  if (text.length - start < 420) ends.push({ end: text.length, start: text.length, delimiter: 'end' })
  return ends
}

/** A full stop ends a field, a comma seldom does, one after an initial hardly ever ends a title. */
function delimiterPrior(text: string, cut: Cut, delimiter: Delimiter, field: 'byline' | 'title'): number {
  if (delimiter === 'stop') {
    const before = text.slice(Math.max(0, cut.end - 14), cut.end)
    if (ABBREVIATION.test(before)) return field === 'byline' ? -0.01 : -0.12
    return 0.05
  }
  if (delimiter === 'comma') return field === 'byline' ? -0.03 : -0.05
  if (delimiter === 'colon') return field === 'byline' ? 0.04 : -0.14
  if (delimiter === 'dash') return field === 'title' ? -0.06 : 0
  if (delimiter === 'semicolon') return -0.04
  if (delimiter === 'bracket') return field === 'title' ? 0.02 : -0.03
  if (delimiter === 'question') return field === 'title' ? 0 : -0.3
  return 0.06
}

/** Quotation marks or emphasis that hold exactly the title. */
function quotedBonus(text: string, spans: readonly Span[], start: number, end: Cut): number {
  const isQuoted = /["“«]/.test(text[start] ?? '') && /["”»]/.test(text.slice(end.end - 1, end.end + 2))
  if (isQuoted) return 0.16
  for (const span of spans)
    if (Math.abs(span.start - start) <= 1 && Math.abs(span.end - end.end) <= 1)
      return span.kind === 'emphasis' ? 0.08 : 0.16
  return 0
}

function unquote(text: string): string {
  const trimmed = text.trim()
  const inner = /^["“«](.*?)[.,]?["”»]?[.,]?$/s.exec(trimmed)?.[1]
  return inner !== undefined && !/["“”»]/.test(inner) ? inner : trimmed
}

/** What follows the title should begin like a venue, a date, an identifier or a button. */
function scoreRest(rest: string, delimiter: Delimiter, lexicon: Lexicon): number {
  const text = rest.trim()
  if (text === '') return 0.6
  const head = /^.{0,140}?(?:[.;,]\s|$)/s.exec(text)?.[0] ?? text.slice(0, 140)
  const venue = Math.max(scoreVenue(head), scoreVenue(text) * 0.8)
  if (/^[([]?(?:19|20)\d\d\b/.test(text) || /^(?:in|in:)\s+\p{Lu}/iu.test(text)) return 1
  if (/^\p{Ll}/u.test(text) && venue < 0.5) return 0.1
  const wording = readWording(head, lexicon)
  const short = wording.words.length <= 6 ? 0.15 : 0
  const plain = wording.functional > 0.35 ? -0.2 : 0
  return Math.max(0, Math.min(1, 0.25 + 0.7 * venue + short + plain + (delimiter === 'stop' ? 0.1 : 0)))
}
