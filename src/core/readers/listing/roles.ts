/** Scores what each line may be – title, byline, details, abstract, whole record – from several weak signs. */
import { isOnlyBadges, stripBadges } from './badges.ts'
import { readByline, type Byline } from './byline.ts'
import { INSTITUTION_WORD, isInstitution } from './institutions.ts'
import { ABSTRACT_HEADING, ABSTRACT_SECTION, readLabel, type Label } from './labels.ts'
import type { TextLine } from './lines.ts'
import type { Lexicon } from './lexicon.ts'
import type { Span } from './markup.ts'
import { segment } from './segment.ts'
import type { Habit, Segmentation, Usual } from './segmentation.ts'
import { scoreTitle, scoreTitleOf, scoreVenue, scoreVenueOf } from './title-likeness.ts'
import { readWording } from './wording.ts'
import { MONTH } from './vocabulary.ts'

/** `leading` and `late` are byline and title of records that put their authors first; `ahead` is details that stand before the title; `extra` belongs to a record but is none of its fields. */
export const ROLES = [
  'other',
  'title',
  'authors',
  'details',
  'abstract',
  'extra',
  'record',
  'leading',
  'late',
  'ahead',
] as const
export type Role = (typeof ROLES)[number]
export const ROLE_COUNT = ROLES.length
export const roleIndex = (role: Role): number => ROLES.indexOf(role)

export interface ScoredLine {
  readonly line: TextLine
  /** Text without buttons. */
  readonly text: string
  readonly label?: Label
  readonly title: number
  /** The title alone and what follows it, where the line goes on with a venue or a year. */
  readonly tailed?: { readonly title: string; readonly tail: string }
  readonly byline?: Byline
  /** What stands behind the byline on its line: a venue. */
  readonly led?: string
  readonly segmentation?: Segmentation
  /** True where the habit of the document was known when the line was cut. */
  readonly isInformed?: true
  /** One score per role, higher is likelier; about the size of log odds. */
  readonly scores: number[]
  /** What the line is laid out like, with its place in the block; lines of one shape tend to have one role. */
  readonly shape: string
  /** The same without the place. */
  readonly layout: string
}

const PROSE =
  /\b(?:we|our|this (?:paper|work|article|study|talk)|in this|is shown|are presented|abstract|results? (?:show|suggest|indicate)|however|propose[sd]?)\b/gi

/** Heads of the parts of a programme. */
const SESSION = /^(?:session|track|sitzung|séance|sesión|sessão)\s+[\dA-Z]{1,4}\b|\bchair(?:ed by|s?(?:\(s\))?\s*:)/i

const DATE = new RegExp(
  `^(?:\\w+day,?\\s*)?(?:\\d{1,2}(?:st|nd|rd|th)?\\s+)?(?:${MONTH.source})\\s*\\d{0,2},?\\s*(?:\\d{4})?$`,
  'i',
)

/** `habit` is what the lines before taught, in a document long enough to learn from. */
export function scoreLine(line: TextLine, positionInBlock: number, lexicon: Lexicon, habit?: Habit): ScoredLine {
  const label = readLabel(line.text)
  const text = stripBadges(label ? line.text.slice(label.length).trim() : line.text)
  const wording = readWording(text, lexicon)
  const mayBeRecord =
    !label && line.marker !== 'table' && text.length > 30 && text.length < 2500 && /[,.;:|–—"“(-]/.test(text)
  const cutAsUsual = mayBeRecord && habit?.usual ? segment(text, line.spans, lexicon, habit, wording) : undefined
  if (cutAsUsual?.isUsual && habit?.usual) return scoreAsUsual(line, text, positionInBlock, cutAsUsual, habit.usual)
  const found = wording.measure()
  const plainTitle = scoreTitle(wording)
  const mayBeByline = found.functional < 0.45 && scorePeopleAhead(text, lexicon)
  const whole = mayBeByline ? readByline(text, lexicon) : undefined
  const venue = scoreVenue(wording)
  const sentences = found.sentences
  const isPlain =
    habit?.hasRecords === false &&
    ((whole?.score ?? 0) > 0.85 || (plainTitle > 0.75 && venue < 0.3) || (sentences > 2 && found.functional > 0.2))
  const segmentation =
    cutAsUsual ?? (mayBeRecord && !isPlain ? segment(text, line.spans, lexicon, habit, wording) : undefined)
  const isWhole =
    segmentation?.byline !== undefined && segmentation.score > 0.92 && scoreVenueOf(segmentation.title, lexicon) < 0.3
  const led = mayBeByline && !isWhole && text.length < 8000 ? leadingByline(text, lexicon) : undefined
  const byline = led && led.byline.score > (whole?.score ?? 0) + 0.1 ? led.byline : whole
  const people = byline ? byline.score : 0
  const tailed = tailOf(text, segmentation, lexicon)
  const title = tailed ? Math.max(plainTitle, 0.95 * scoreTitleOf(tailed.title, lexicon)) : plainTitle
  const scores = new Array<number>(ROLE_COUNT).fill(0)
  const count = found.words
  const prose = text.slice(0, 3000).match(PROSE)?.length ?? 0
  const mark = markOf(line)
  const marked = mark !== '' && !mark.endsWith('ahead')
  const layout = layoutOf(line, mark, label)

  const isSession = text.length < 150 && SESSION.test(text)
  scores[0] =
    (count <= 2 ? 0.9 : count <= 4 ? 0.3 : 0) +
    (count === 0 ? 2.5 : 0) +
    2 * found.navigation * (count < 9 ? 1 : 0.4) +
    2 * found.heading * (count < 9 ? 1 : 0.3) +
    (line.heading > 0 ? 0.5 : 0) +
    (isDateline(text) ? 2 : 0) +
    (/^\S+@\S+$|^https?:\S+$/.test(text) ? 1.5 : 0) +
    (text.endsWith(':') && people < 0.7 ? 0.8 : 0) +
    (isSession ? 2 : 0) +
    (/[©®™]|\ball rights reserved\b|\bcookies?\b/i.test(text) ? 1 : 0) +
    (text === text.toUpperCase() && count < 8 ? 0.5 : 0)

  // Furniture inside a record must not outweigh the record around it.
  scores[0] = Math.min(2.4, scores[0]!)

  scores[1] =
    3.4 * (title - 0.5) -
    2.6 * Math.max(0, people - 0.5) +
    (marked ? 0.7 : 0) +
    (line.heading > 2 ? 0.4 : 0) -
    (text.length > 220 ? 1.5 : 0) -
    (isSession ? 2 : 0) -
    (sentences > 1 && !tailed ? 1 : 0) -
    (segmentation?.byline && segmentation.byline.score > 0.72 && segmentation.score > 0.86 ? 1.6 : 0) -
    (prose > 1 ? 0.8 : 0) -
    (count < 2 ? 0.8 : 0) -
    (ABSTRACT_SECTION.test(text) && count > 5 ? 2 : 0) -
    (/^\s*(?:copyright|©|proceedings of|\[article in)/i.test(text) ? 3 : 0)

  const affiliations = countAffiliations(text)
  const isFootnote = /^\d{1,2}\s?\p{Lu}/u.test(text) && line.marker === 'none' && count < 16 && text.includes(',')
  scores[1]! -= Math.min(4, affiliations * 2) + (isFootnote ? 1 : 0)
  const names = byline?.names.length ?? 0
  scores[2] = byline
    ? 4.2 * (people - 0.52) +
      Math.min(0.9, 0.22 * (names - 1)) -
      (names === 1 ? 0.4 : 0) -
      2 * Math.max(0, venue - 0.4) -
      (line.heading > 0 ? 1 : 0)
    : -3
  if (people < 0.3) scores[2]! -= 1
  if (
    /\(?\b(?:editors?|eds?\.|chairs?|organi[sz]ers?|committee|reporter|correspondent|staff writer|columnist|newsroom)\b/i.test(
      text,
    )
  )
    scores[2]! -= 2

  scores[3] =
    (isDateline(text) && venue > 0.4 ? 0.8 : 0) +
    3 * (venue - 0.4) -
    (text.length > 300 ? 1.5 : 0) -
    (mark.endsWith('ahead') ? 1.2 : 0) -
    1.2 * Math.max(0, people - 0.6) -
    (prose > 1 ? 1 : 0)

  const long = text.length
  scores[4] =
    (long > 500 ? 2.6 : long > 250 ? 1.8 : long > 140 ? 0.7 : long > 90 ? (sentences > 1 ? 0.3 : -0.6) : -2.4) +
    (sentences >= 2 ? 0.6 : -0.3) -
    (long < 300 && !/[.!?…)\]"”]$|https?:\S+$/.test(text) ? 1 : 0) +
    Math.min(1, (found.functional - 0.22) * 5) +
    Math.min(1, prose * 0.35) -
    3 * Math.max(0, people - 0.5) +
    (ABSTRACT_SECTION.test(text) ? 2.6 : ABSTRACT_HEADING.test(text) && count > 6 ? 1.6 : 0) -
    (venue > 0.7 && long < 350 ? 1.2 : 0) +
    (/^abstract\b/i.test(line.text) ? 2 : 0)

  scores[5] =
    (isOnlyBadges(line.text) || /^\[article in\b/i.test(text) ? 3 : -0.9) +
    (/^\S*https?:\S+$/.test(text) ? 1.8 : 0) +
    Math.min(3, affiliations * 1.2) -
    (affiliations > 0 && prose > 0 ? 1 : 0) -
    (long > 300 ? 0.4 : 0) +
    (/^(?:\(\d\)|\d\s?\p{Lu})/u.test(text) && affiliations > 0 ? 1 : 0) -
    1.2 * Math.max(0, title - 0.6) +
    (affiliations > 0 && count < 13 ? 1.4 : 0) +
    (isFootnote ? 1 : 0)
  // "Ana Gil, Kyoto University" on a line of its own is a person; "Kyoto University" is neither person nor title.
  if (people > 0.6 && byline!.names.some((name) => name.affiliations.length > 0)) {
    scores[5]! -= 2
    scores[1]! -= 1
  } else if (count < 6 && text.length < 60 && isInstitution(text)) scores[1]! -= 1.5
  // Buttons and addresses in the midst of a record don't end it.
  if (count < 8) scores[5] = Math.max(scores[5], scores[0]! - 0.9)

  if (segmentation) {
    scores[6] =
      segmentation.grammar !== 'title'
        ? 4.5 * (segmentation.score - 0.78) + 0.3
        : 3.5 * (segmentation.score - 0.86) - (segmentation.rest === '' ? 3 : 0)
    if (segmentation.byline && segmentation.byline.score > 0.7 && segmentation.score > 0.95) scores[4] -= 2.5
    if (sentences > 6 && prose > 1) scores[6] -= 2
    if (people > 0.7) scores[6] -= 2 * (people - 0.7) + 0.5
    if (line.heading > 0) scores[6] -= 0.7
    scores[6] -= Math.min(2.4, affiliations * 0.8)
    // A venue ends most records on one line; that makes none of them a line of details.
    if (segmentation.byline && segmentation.byline.score > 0.7 && segmentation.score > 0.85) scores[3]! -= 2
  } else scores[6] = -4
  if (people > 0.8 && line.heading === 0) scores[0] -= 0.5
  scores[7] = scores[2]!
  // "Ana Gil, Bo Li:" announces the title.
  if (people > 0.6 && text.endsWith(':')) {
    scores[7] += 1
    scores[2]! -= 1.5
  }
  scores[8] = scores[1]!
  if (label) applyLabel(label, scores, text)
  scores[9] = Math.max(scores[3]!, scores[5]! - 0.5)
  return {
    line,
    text,
    ...(label && { label }),
    title,
    ...(tailed && { tailed }),
    ...(byline && { byline }),
    ...(byline && byline === led?.byline && { led: led.rest }),
    ...(segmentation && { segmentation }),
    ...(habit && { isInformed: true as const }),
    scores,
    shape: label ? `${layout} ` : shapeOf(layout, positionInBlock),
    layout,
  }
}

/** In a long document a record that is cut like most before it is scored as they were on average. */
function scoreAsUsual(
  line: TextLine,
  text: string,
  positionInBlock: number,
  segmentation: Segmentation,
  usual: Usual,
): ScoredLine {
  const layout = layoutOf(line, markOf(line), undefined)
  const scores = usual.roles.slice()
  const shape = shapeOf(layout, positionInBlock)
  return { line, text, title: 0, segmentation, isInformed: true, scores, shape, layout }
}

/** A long line is taken apart only if it begins like a byline. */
function scorePeopleAhead(text: string, lexicon: Lexicon): boolean {
  return text.length < 2000 || (readByline(text.slice(0, 1000), lexicon)?.score ?? 0) > 0.5
}

/** Names of institutions outside brackets; "university" inside a sentence is none. */
function countAffiliations(text: string): number {
  if (text.length > 1500) return 0
  const outside = text.replace(/\([^()]*\)/g, '')
  if (!/,|^\W*\d|\b(?:of|for|de|für)\b/.test(outside)) return 0
  return outside.match(INSTITUTION_WORD)?.filter((name) => /^\p{Lu}/u.test(name)).length ?? 0
}

/** "Ana Gil, Bo Li - Journal of Trees, 2014": a byline with the venue behind it. */
function leadingByline(text: string, lexicon: Lexicon): { readonly byline: Byline; readonly rest: string } | undefined {
  const cut =
    /^(.{3,1500}?)(?:\s*;\s+(?=(?:in\s+)?(?:proc|\d|the\s\d))|\s+[-–—…]+\s+|\.\s+(?=in\b|in:|proc|journal|the\s\d|arxiv)|,\s+(?=in:?\s|in proc|proc\.|proceedings|arxiv|journal of|(?:19|20)\d\d\b))(.+)$/iu.exec(
      text,
    )
  if (!cut || scoreVenueOf(cut[2]!, lexicon) < 0.35) return undefined
  const byline = readByline(cut[1]!, lexicon)
  return byline && { byline, rest: cut[2]! }
}

function tailOf(text: string, segmentation: Segmentation | undefined, lexicon: Lexicon): ScoredLine['tailed'] {
  if (segmentation?.grammar !== 'title' || segmentation.rest === '' || segmentation.score < 0.6) return undefined
  if (
    segmentation.first === 'colon' ||
    segmentation.title.length < 15 ||
    scoreVenueOf(segmentation.rest, lexicon) < 0.6 ||
    text.length > 500
  )
    return undefined
  return { title: segmentation.title, tail: segmentation.rest }
}

/** A label says what its line is; one alone speaks of the lines below. */
function applyLabel(label: Label, scores: number[], text: string): void {
  const boost = (role: Role, amount: number): void => {
    scores[roleIndex(role)]! += amount
  }
  if (text === '') {
    boost('extra', 6)
    return
  }
  scores[0] = Math.min(scores[0]!, 0)
  if (label.field === 'title') {
    scores[1] = 8
    scores[8] = 8
  } else if (label.field === 'authors') {
    scores[2] = 8
    scores[7] = 7.5
  } else if (label.field === 'abstract') boost('abstract', 9)
  else if (label.field === 'venue' || label.field === 'year' || label.field === 'identifier') boost('details', 6)
  else {
    boost('extra', 7)
    boost('other', 4)
    for (const role of ['title', 'late', 'authors', 'leading', 'record'] as const) boost(role, -4)
  }
}

function markOf(line: TextLine): string {
  const length = line.text.length
  let opening: Span | undefined
  for (const span of line.spans) {
    if (length > 0 && (span.end - span.start) / length > 0.8) return span.kind
    if (span.start === 0 && span.end > 11 && span.kind !== 'emphasis') opening = span
  }
  return opening ? `${opening.kind} ahead` : ''
}

function isDateline(text: string): boolean {
  return (
    text.length < 40 &&
    (DATE.test(text) ||
      /^\d{1,2}[:.]\d\d\b.{0,20}$/.test(text) ||
      /^(?:\d+|[\d/.:-]+|\d+ (?:of|\/) \d+|page \d+)$/i.test(text))
  )
}

const shapeOf = (layout: string, positionInBlock: number): string => `${layout} ${Math.min(3, positionInBlock)}`

function layoutOf(line: TextLine, mark: string, label: Label | undefined): string {
  if (label) return `label ${label.name}`
  return [line.marker, line.heading, mark, line.indent > 0 ? 'in' : '', line.text.endsWith('.') ? '.' : ''].join(' ')
}
