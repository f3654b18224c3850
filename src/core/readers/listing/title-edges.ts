/** What stands around a cut behind a title tells whether it is one: quotation marks, emphasis, a venue that begins there. */
import type { Cut } from './cuts.ts'
import type { Span } from './markup.ts'
import { scoreVenue } from './title-likeness.ts'
import type { Wording } from './wording.ts'

export interface Line {
  readonly text: string
  readonly spans: readonly Span[]
  readonly wording: Wording
}

/** "Title, Journal 278 | (2016)": the cut is inside the venue. */
export const endsInVolume = (text: string, { end, delimiter }: Cut): boolean =>
  (delimiter === 'year' || delimiter === 'bracket' || delimiter === 'comma') &&
  /[,.]\s[^,]{0,80}\s\d{1,4}$/.test(text.slice(Math.max(0, end - 100), end))

/** Emphasis right behind the title that a volume or a year follows is the name of a journal. */
export function venueBonus({ text, spans }: Line, start: number, end: Cut): number {
  const isVenue = spans.some(
    (span) =>
      span.kind === 'emphasis' &&
      Math.abs(span.start - end.start) <= 1 &&
      /\p{L}{3}/u.test(text.slice(span.start, span.end)) &&
      /^[\s,.;]{0,3}(?:\(?\d|vol|no\.|pp|\*)/i.test(text.slice(span.end, span.end + 10)),
  )
  if (isVenue) return 0.14
  const swallowsVenue = spans.some(
    (span) =>
      span.kind === 'emphasis' &&
      Math.abs(span.end - end.end) <= 1 &&
      /[.,?!]\s*$/.test(text.slice(Math.max(start, span.start - 3), span.start)),
  )
  return swallowsVenue ? -0.14 : 0
}

/** Quotation marks or emphasis that hold exactly the title. */
export function quotedBonus({ text, spans }: Line, start: number, end: Cut): number {
  const isQuoted = /["“«]/.test(text[start] ?? '') && /["”»]/.test(text.slice(end.end - 1, end.end + 2))
  const isSingle = end.delimiter === 'quote' && /['‘]/.test(text[start] ?? '') && /['’]/.test(text[end.end - 1] ?? '')
  if (isQuoted || isSingle) return 0.16
  for (const span of spans)
    if (Math.abs(span.start - start) <= 1 && Math.abs(span.end - end.end) <= 1)
      return span.kind === 'emphasis' ? 0.08 : 0.16
  return 0
}

/** What follows the title should begin like a venue, a date, an identifier or a button. */
export function scoreRest({ text, wording }: Line, cut: Cut): number {
  const from = cut.start
  const rest = text.slice(from, from + 160).trimStart()
  if (rest === '') return 0.6
  // "2004;33(2):10" has its journal before it.
  if (/^(?:19|20)\d\d[^.;]{0,20};\s?\d/.test(rest)) return 0.2
  if (/^[([]?(?:19|20)\d\d\b/.test(rest) || /^(?:in|in:)\s+\p{Lu}/iu.test(rest)) return 1
  const head = /^.{0,140}?(?:[.;,]\s|$)/s.exec(rest)?.[0].length ?? 140
  const venue = Math.max(
    scoreVenue(wording, from, from + Math.max(head, Math.min(rest.length, 40))),
    scoreVenue(wording, from) * 0.8,
  )
  if (/^\p{Ll}/u.test(rest) && venue < 0.5) return 0.1
  const found = wording.measure(from, from + head)
  const short = found.words <= 6 ? 0.15 : 0
  const plain = found.functional > 0.35 ? -0.2 : 0
  return Math.max(0, Math.min(1, 0.25 + 0.7 * venue + short + plain + (cut.delimiter === 'stop' ? 0.1 : 0)))
}

export function unquote(text: string): string {
  const trimmed = text.trim()
  const inner = /^["“«](.*?)[.,]?["”»]?[.,]?$/s.exec(trimmed)?.[1]
  if (inner !== undefined && !/["“”»]/.test(inner)) return inner
  return /^['‘](.*[^s\s])['’][.,]?$/su.exec(trimmed)?.[1] ?? trimmed
}
