/** Cuts a document into lines and says how each is laid out: indent, bullet, number, heading, emphasis, table cells. */
import { readLead } from './leads.ts'
import { readMarks, type Span } from './markup.ts'

export interface SourceLine {
  /** 1-based line of the file. */
  readonly number: number
  readonly text: string
}

export interface TextLine {
  readonly number: number
  /** Last line of the file that was joined into this one. */
  readonly last: number
  /** What a person reads: no bullet, number or emphasis marks. */
  readonly text: string
  readonly spans: readonly Span[]
  readonly links: readonly string[]
  /** Columns of white space before the line. */
  readonly indent: number
  readonly marker: 'none' | 'bullet' | 'number' | 'table'
  /** Level of a Markdown heading, 0 if none. */
  readonly heading: number
  /** The date that stood before the text; "" if none. */
  readonly lead: string
  /** True after an empty line, and at the start of the document. */
  readonly isAfterGap: boolean
  /** Cells of a table row as written. */
  readonly cells?: readonly string[]
}

const BULLET = /^(?:[•◦▪▫●○■□‣⁃∙►▶➢➤✓✔❖◆]\s*|[-*+–—]\s+|o\s{2,})/
const NUMBER =
  /^(?:\[\s?[A-Za-z]{0,3}\d{1,5}\]\s*[:.]?|\(\d{1,4}\)(?=\s)|(?:[Pp]aper|[Tt]alk|[Pp]oster|[Ss]ubmission)\s*(?:ID|id)?\s*#?\d{1,5}\s*[:.)–-]\s+|\*{0,2}\d{1,5}\s?[.)](?=\s|[A-Z\p{Lu}"“*[])|\d{1,4}\s?[:](?=\s)|#\d{1,4}[.:]?(?=\s)|\d{1,4}(?=\t|\s{3,}\S)|[A-Z]{1,2}\d{1,3}[.:)](?=\s)|[A-Z]{1,5}-[A-Z]{1,3}\d{1,3}\.\d{1,3}[.:)]?(?=\s)|[A-Z]{1,2}\d{0,2}[.-]\d{1,3}(?:[.-]\d{1,3})?[.:)]?(?=\s))\s*/u
/** Most lines begin with a letter and have no number near: then there is no mark to look for. */
const MAY_BE_MARKED = /\d|^(?:[^\p{L}]|o\s)/u
/** The dots of a table of contents, and the page they lead to. */
const PAGE_LEADER = /(?:\s*\.(?:\s?\.){3,}\s*[\divxlc:–-]{0,14}|\s{3,}[\divxlc]{0,6})$/
const MAY_LEAD = /\.\s?\.|\s{3}/
/** Marks are read in lines of text, not in heaps of data. */
const LONGEST_MARKED = 20_000
const RULE = /^[\s=\-_*~#+.|:]{3,}$/

/** Every kind of line end. */
export const LINE_END = /\r\n|[\n\r\u2028\u2029\u0085]/g

/** Splits at every kind of line end and drops what can't be seen. */
export function splitLines(text: string): SourceLine[] {
  return text.split(LINE_END).map((line, index) => ({ number: index + 1, text: cleanLine(line) }))
}

function cleanLine(line: string): string {
  const bounded = line.length > 1000 ? line.replace(/ {20,}/g, ' '.repeat(20)) : line
  if (!/[^\x20-\x7e]/.test(bounded)) return bounded.trimEnd()
  return bounded
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ' ')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/\ufb01/g, 'fi')
    .replace(/\ufb02/g, 'fl')
    .trimEnd()
}

/** Lines that only draw a rule or fence count as gaps. */
export function isBlank(text: string): boolean {
  return text.trim() === '' || RULE.test(text) || /^\s*(?:\\\\|```\w*|<!--.{0,200}-->)\s*$/.test(text)
}

/** Where a list item's own text begins, and which mark stands before it. */
export function readMarker(text: string): { readonly marker: TextLine['marker']; readonly rest: string } {
  let rest = text.trimStart()
  let marker = 'none' as TextLine['marker']
  if (!MAY_BE_MARKED.test(rest.slice(0, 30))) return { marker, rest }
  for (let round = 0; round < 3; round++) {
    const bullet = BULLET.exec(rest)
    const number = bullet ? null : NUMBER.exec(rest)
    const found = bullet ?? number
    if (!found || found[0].length >= rest.length || (round > 0 && number && marker === 'none')) break
    // "2020. Nature" and "1984: a novel" are years, not positions.
    if (number && /^(?:19|20)\d\d\s?[.:]/.test(found[0])) break
    if (round > 0 && bullet && marker === 'number') break
    marker = number || marker === 'number' ? 'number' : 'bullet'
    rest = rest.slice(found[0].length).trimStart()
    rest = rest.replace(/^\[[ xX]\]\s+/, '')
  }
  return { marker, rest }
}

export function readLine(source: SourceLine, last: number, isAfterGap: boolean): TextLine {
  const { number, text } = source
  const isIndented = text.startsWith(' ') || text.startsWith('\t')
  const indent = isIndented ? /^[ \t]*/.exec(text)![0].replace(/\t/g, '    ').length : 0
  const trimmed = (isIndented || text.startsWith('>') ? text.replace(/^\s*(?:>\s?)+/, '') : text).trim()
  if (/^\|.*\|$/.test(trimmed) || (trimmed.includes('\t') && trimmed.split('\t', 3).length > 2)) {
    const cells = trimmed.startsWith('|') ? splitCells(trimmed.slice(1, -1)) : trimmed.split('\t')
    const marked = readMarks(cells.join(' | '))
    return {
      number,
      last,
      ...marked,
      indent,
      marker: 'table',
      heading: 0,
      lead: '',
      isAfterGap,
      cells: cells.map((cell) => cell.trim()),
    }
  }
  const heading = trimmed.startsWith('#') ? /^(#{1,6})(?:\s+|(?=\p{Lu}))/u.exec(trimmed) : null
  const { marker, rest: whole } = readMarker(heading ? trimmed.slice(heading[0].length).replace(/\s*#+$/, '') : trimmed)
  const { lead, rest: body } = readLead(whole)
  const rest = body.length < 1000 && MAY_LEAD.test(body) ? body.replace(PAGE_LEADER, '') : body
  const marked = trimSpans(rest.length > LONGEST_MARKED ? { text: rest, spans: [], links: [] } : readMarks(rest))
  return {
    number,
    last,
    text: marked.text,
    spans: marked.spans,
    links: marked.links,
    indent,
    marker,
    heading: heading ? heading[1]!.length : 0,
    lead,
    isAfterGap,
  }
}

function splitCells(row: string): string[] {
  return row.split(/(?<!\\)\|/)
}

function trimSpans(marked: { text: string; spans: readonly Span[]; links: readonly string[] }): typeof marked {
  const text = marked.text.trim()
  if (text.length === marked.text.length) return marked
  const lead = marked.text.length - marked.text.trimStart().length
  if (lead === 0) return { ...marked, text }
  return {
    ...marked,
    text,
    spans: marked.spans.map((span) => ({
      ...span,
      start: Math.max(0, span.start - lead),
      end: Math.max(0, span.end - lead),
    })),
  }
}
