/** Bylines in one cell or field: cut into names, whatever separates them. */
import type { PersonName } from '../model/paper.ts'
import { isMoreAuthors, parseIndexName, partsPerName } from '../text/names.ts'

export interface Byline {
  readonly names: readonly PersonName[]
  /** The source cut the list: "et al." */
  readonly hasMore: boolean
}

const INITIALS = /^(?:\p{Lu}\p{M}*\.?[-‐]?){1,4}$/u
const HONORIFIC = /^(?:(?:prof|professor|dr|ing|habil|mr|mrs|ms|dipl|phil|med|univ)\.(?:-(?=\p{Lu}))?\s*)+/iu

/** Whether these bylines have commas inside names ("Doe, Jane"), as far as they leave no doubt, and not between them. */
export function haveCommasInside(cells: readonly string[]): boolean {
  let inside = 0
  let between = 0
  for (const cell of cells) {
    const names = cut(cell.replace(/\s+/g, ' ').replace(/;|\|| (?:and|&) /gi, ';'), ';')
    const parts = cut(cell, ',')
    if (names.length > 1) {
      if (names.every((name) => name.split(',').length === 2)) inside++
      else if (parts.length > 1) between++
    } else if (parts.length === 2 && (!parts[0]!.includes(' ') || isInitials(parts[1]!))) inside++
    else if (parts.length > 2 && isListOfNames(parts)) between++
  }
  return inside > between
}

/**
 * The pieces of a list: by bar, semicolon or line, else by "and", else by comma. Where the table has commas inside names,
 * one comma alone parts no list.
 */
export function splitByline(cell: string, hasCommasInside = false): string[] {
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
    const areNames = parts.every((part) => part.split(',').length === 2) || parts.every((part) => !part.includes(','))
    return areNames ? parts : parts.flatMap((part) => splitByCommas(part, hasCommasInside))
  }
  return splitByCommas(joined, hasCommasInside)
}

/** The names of a byline; "et al." is noted, honorifics are dropped. */
export function readByline(cell: string, hasCommasInside = false): Byline {
  let hasMore = false
  const names: PersonName[] = []
  for (const piece of splitByline(withoutStop(cell), hasCommasInside)) {
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

/** PubMed: "Doe J, Roe MA." */
function withoutStop(cell: string): string {
  const list = cell.replace(/\.\s*$/, '')
  return list !== cell && cut(list, ',').every((name) => / \p{Lu}{1,4}(?: \S{2,3})?$/u.test(name)) ? list : cell
}

function splitByCommas(text: string, hasCommasInside: boolean): string[] {
  const all = cut(text, ',')
  const pieces = all.filter((piece) => !isMoreAuthors(piece))
  if (pieces.length < all.length) return [...splitByCommas(pieces.join(', '), hasCommasInside), all.at(-1)!]
  if (pieces.length < 2) return pieces
  if (pieces.length === 2 && hasCommasInside && partsPerName(pieces) === undefined) return [text]
  if (isListOfNames(pieces)) return pieces
  // "Doe, Jane, Roe, Rick": family and given names take turns.
  if (pieces.length % 2 === 0)
    return pieces.flatMap((piece, index) => (index % 2 === 0 ? [`${piece}, ${pieces[index + 1]!}`] : []))
  return pieces
}

/** "Jane Doe, Max Roe", "Doe J, Roe M": every piece is a whole name. */
function isListOfNames(pieces: readonly string[]): boolean {
  return pieces.every((piece) => piece.includes(' ') && !isInitials(piece))
}

function isInitials(piece: string): boolean {
  return piece.split(' ').every((word) => INITIALS.test(word))
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
