/** Bylines in one cell or field: cut into names, whatever separates them. */
import type { PersonName } from '../model/paper.ts'
import { isMoreAuthors, parseIndexName } from '../text/names.ts'

export interface Byline {
  readonly names: readonly PersonName[]
  /** The source cut the list: "et al." */
  readonly hasMore: boolean
}

const INITIALS = /^(?:\p{Lu}\p{M}*\.?[-‐]?){1,4}$/u
const HONORIFIC = /^(?:(?:prof|professor|dr|ing|habil|mr|mrs|ms|dipl|phil|med|univ)\.(?:-(?=\p{Lu}))?\s*)+/iu

/** The pieces of a list: by bar, semicolon or line, else by "and", else by comma. */
export function splitByline(cell: string): string[] {
  // Long runs of white space would make the patterns below slow.
  const text = cell.trim().replace(/\s+/g, (run) => (run.includes('\n') ? '\n' : ' '))
  if (text === '') return []
  const quoted = /^\[.*\]$/s.test(text) ? quotedItems(text) : undefined
  if (quoted) return quoted
  for (const separator of ['|', ';', '\n']) if (text.includes(separator)) return cut(text, separator)
  const joined = text.replace(/,?\s+(?:and|&)\s+/gi, ' and ')
  if (joined.includes(' and ')) {
    const parts = cut(joined, ' and ')
    // "Doe, J. and Roe, R." has names with commas; "Jane Doe, Max Roe and Li Wei" has a list before the last name.
    return parts.every((part) => part.split(',').length <= 2 && !isListOfNames(part))
      ? parts
      : parts.flatMap((part) => splitByCommas(part))
  }
  return splitByCommas(joined)
}

/** The names of a byline; "et al." is noted, honorifics are dropped. */
export function readByline(cell: string): Byline {
  let hasMore = false
  const names: PersonName[] = []
  for (const piece of splitByline(cell)) {
    let text = piece.replace(/\s+/g, ' ').trim()
    if (isMoreAuthors(text)) {
      hasMore = true
      continue
    }
    const short = text.replace(/,?\s+(?:et al\.?|and others)$/i, '')
    if (short !== text) hasMore = true
    text = short.replace(HONORIFIC, '')
    const name = parseIndexName(text)
    if (name) names.push({ ...name, printed: short })
  }
  return { names, hasMore }
}

function splitByCommas(text: string): string[] {
  const pieces = cut(text, ',')
  if (pieces.length < 2) return pieces
  if (isListOfNames(text)) return pieces
  // "Doe, Jane, Roe, Rick": family and given names take turns.
  if (pieces.length % 2 === 0)
    return pieces.flatMap((piece, index) => (index % 2 === 0 ? [`${piece}, ${pieces[index + 1]!}`] : []))
  return pieces
}

/** "Jane Doe, Max Roe", "Doe J, Roe M": every piece is a whole name. */
function isListOfNames(text: string): boolean {
  const pieces = cut(text, ',')
  return (
    pieces.length > 1 &&
    pieces.every((piece) => piece.includes(' ') && !piece.split(' ').every((word) => INITIALS.test(word)))
  )
}

/** The items of a list as Python or JSON prints it. */
function quotedItems(text: string): string[] | undefined {
  const items = [...text.matchAll(/'((?:[^'\\]|\\.)*)'(?=\s*[,\]])|"((?:[^"\\]|\\.)*)"(?=\s*[,\]])/g)].map(
    (match) => match[1] ?? match[2]!,
  )
  return items.length > 0 ? items.map((item) => item.replace(/\\(.)/g, '$1')) : undefined
}

function cut(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}
