/** Finds every place in a line where one field may end and another begin, and what each kind of mark says about it. */
import type { Span } from './markup.ts'

export type Delimiter =
  | 'space' | 'stop' | 'comma' | 'colon' | 'semicolon' | 'dash' | 'bar' | 'quote' | 'mark' | 'year' | 'question' | 'bracket' | 'end' // prettier-ignore

export interface Cut {
  /** Where the field before it ends. */
  readonly end: number
  /** Where the field behind it begins. */
  readonly start: number
  readonly delimiter: Delimiter
}

const MOST_CUTS = 240
const ABBREVIATION =
  /(?:^|[\s(]|\.[-‐])(?:\p{Lu}|\p{Lu}\p{Ll}?|Jr|Sr|Dr|Md|Mr|St|vs|al|Proc|Conf|Int|Intl|No|Vol|pp|eds?|Eds|cf|e\.g|i\.e|etc|Symp|Trans|Ph|Univ|Dept|Inc|resp|approx|Lett|Rev|Sci|Phys|Math|Comput|Comp|Appl|Am|Soc|Assoc|Natl|Acad|Eng|Res|Med|Biol|Chem|J)$/u

/** 'Title' in single quotation marks; an apostrophe inside has a letter behind it. */
const SINGLE_QUOTED = /(^|[\s(])['‘](?=[\p{L}\d])[^'‘’"]{8,300}(?:['’]\p{L}[^'‘’"]{0,200}){0,6}['’](?=[.,]?(?:\s|$))/u

/** Every place where one field may end and another begin. */
export function findCuts(text: string, spans: readonly Span[]): Cut[] {
  const cuts = new Map<number, Cut>()
  const add = (end: number, start: number, delimiter: Delimiter): void => {
    const known = cuts.get(start)
    if (start > 0 && end > 0 && end <= start && (!known || rankOf(delimiter) > rankOf(known.delimiter)))
      cuts.set(start, { end, start, delimiter })
  }
  const punctuation =
    /([.,;:?!])(["”’']?)\s+|\s+[-–—]{1,3}\s+|\s*[|·•⋅\t]\s*|\s{3,}|\.?\s*[([]((?:19|20)\d\d)[a-d]?(?:,[^)\]]{0,20})?[)\]][.,:]?\s*|,?\s*["“«]|\s+\((?=[^()]{2,60}(?:19|20)\d\d\)|with\s|[^()]{0,600}\)?\.?$)|[”\u0022]?\s+by:?\s+(?=\p{Lu}\p{L}*\.?\s+\p{Lu})/gu
  const depth = /[([]/.test(text) ? bracketDepth(text) : undefined
  for (const match of text.matchAll(punctuation)) {
    const at = match.index
    if (depth && depth[at]! > 0) continue
    const end = at + match[0].length
    const mark = match[1]
    if (/by:?\s+$/.test(match[0])) add(at, end, 'dash')
    else if (match[3]) add(at, end, 'year')
    else if (mark === '.') {
      const isBetweenInitials =
        /(?:^|[\s.(-])\p{Lu}$/u.test(text.slice(Math.max(0, at - 2), at)) && /^\p{Lu}\./u.test(text.slice(end, end + 2))
      const isEllipsis = text[at - 1] === '.' && text[at - 2] === '.'
      if (!isBetweenInitials && !isEllipsis) add(at + (match[2] ? 1 : 0), end, 'stop')
    } else if (mark === ',') add(at, end, match[2] ? 'quote' : 'comma')
    else if (mark === ';') add(at, end, 'semicolon')
    else if (mark === ':') add(at, end, 'colon')
    else if (mark) add(at + 1, end, 'question')
    else if (/["“«]/.test(match[0])) add(at, end - 1, 'quote')
    else if (/[|·•⋅\t]|^\s{3,}$/.test(match[0])) add(at, end, 'bar')
    else if (match[0].includes('(')) add(at, end - 1, 'bracket')
    else add(at, end, 'dash')
    if (cuts.size > MOST_CUTS) break
  }
  if (/[”"»]/.test(text))
    for (const match of text.slice(0, 3000).matchAll(/[”"»][.,]?\s+/g))
      add(match.index, match.index + match[0].length, 'quote')
  const quoted = /\s['‘]/.test(text) ? SINGLE_QUOTED.exec(text.slice(0, 700)) : null
  if (quoted) {
    const start = quoted.index + quoted[1]!.length
    const end = quoted.index + quoted[0].length
    add(trimBack(text, start), start, 'quote')
    add(end, end + /^[.,]?\s*/.exec(text.slice(end, end + 4))![0].length, 'quote')
  }
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
  space: 0,
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

/** A full stop ends a field, a comma seldom does, one after an initial hardly ever ends a title. */
export function delimiterPrior(text: string, cut: Cut, delimiter: Delimiter, field: 'byline' | 'title'): number {
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
  if (delimiter === 'question')
    return field === 'byline' ? -0.3 : /^in:?\s/i.test(text.slice(cut.start, cut.start + 4)) ? 0 : -0.1
  return 0.06
}
