/** Cuts a byline at its separators into parts, each a person or a piece of one, free of footnote marks. */
import { isSuffix } from './person-likeness.ts'

export interface Part {
  readonly text: string
  /** The same with its footnote marks. */
  readonly marked: string
  /** `text`, or `marked` where the marks are part of the name. */
  readonly name: string
  readonly affiliations: readonly string[]
  /** Separator before it. */
  readonly separator: string
}

const MARKS = /[*†‡§¶‖∗⋆★☆♠♥♣♦✉📧✝✦◊#^]+|[⁰¹²³⁴-⁹ªᵃᵇᶜᵈᵉ]+/gu
/** Longest stretch between separators that may be a name with its title and footnote marks. */
const LONGEST_PART = 200
/** Fewer names than this say nothing about their numbers. */
const MANY = 20
const PLAIN = /[^()[\]{}<>,;|·•⋅/&\s，、]+/y
const INSIDE = /[^()[\]{}<>]+/y
const CLEAN = /^\p{Lu}[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}][\p{L}\p{M}'’.-]*)*$/u

/** Without their numbers most of these names would be the same: then the numbers are no footnote marks. */
export function keepTellingNumbers(parts: readonly Part[]): readonly Part[] {
  if (parts.length < MANY) return parts
  const distinct = (of: (part: Part) => string): number => new Set(parts.map(of)).size
  const isTelling =
    distinct((part) => part.text) < parts.length / 10 && distinct((part) => part.marked) > parts.length / 3
  return isTelling ? parts.map((part) => ({ ...part, name: part.marked })) : parts
}

/** Footnote marks go, what stands in brackets behind a name becomes its affiliation, the rest is cut at separators. */
export function splitParts(text: string): Part[] {
  const parts: Part[] = []
  const separators = separatorsOf(text)
  let current = ''
  let separator = ''
  let depth = 0
  let bracket = ''
  let affiliations: string[] = []
  const flush = (next: string): void => {
    const clean = cleanPart(current)
    if (clean !== '')
      parts.push({ text: clean, marked: current.trim().slice(0, LONGEST_PART), name: clean, affiliations, separator })
    else if (affiliations.length > 0 && parts.length > 0)
      parts[parts.length - 1] = { ...parts.at(-1)!, affiliations: [...parts.at(-1)!.affiliations, ...affiliations] }
    if (clean !== '' || separator === '' || next === 'and') separator = next
    current = ''
    affiliations = []
  }
  for (let at = 0; at < text.length; at++) {
    PLAIN.lastIndex = at
    const plain = depth === 0 ? PLAIN.exec(text)?.[0] : undefined
    if (plain !== undefined) {
      current += plain
      at += plain.length - 1
      continue
    }
    const character = text[at]!
    if ('([{<'.includes(character)) {
      depth++
      if (depth === 1) continue
    } else if (')]}>'.includes(character) && depth > 0) {
      depth--
      if (depth === 0) {
        const inside = bracket.trim()
        if (/\p{L}{3}/u.test(inside) && !/corresponding|equal|presenter|^ed/i.test(inside)) affiliations.push(inside)
        current += ' '
        bracket = ''
        continue
      }
    }
    if (depth > 0) {
      INSIDE.lastIndex = at
      const inside = INSIDE.exec(text)?.[0] ?? character
      bracket += inside
      at += inside.length - 1
      continue
    }
    if (separators.includes(character) && !isInsideNumber(text, at))
      flush(character === ';' ? ';' : character === ',' ? ',' : '|')
    else if (character === '&' || (character === ' ' && 'aAuewy& '.includes(text[at + 1] ?? ''))) {
      const joint = /^(?:\s*&\s*|\s+(?:and|und|et|y|e|with|AND|And)\s+(?=\S))/.exec(text.slice(at, at + 12))
      const isJoint = joint && (joint[0].trim() !== 'e' && joint[0].trim() !== 'y' ? true : parts.length > 0)
      if (isJoint && (current.trim() !== '' || joint[0].trim() !== 'e')) {
        flush('and')
        at += joint[0].length - 1
      } else if (character === ' ') current += ' '
    } else current += character
  }
  if (depth > 0 && bracket.length < 80) current += ' '
  flush('')
  return parts
}

/** Semicolons and bars outrank commas; without either, commas separate. */
function separatorsOf(text: string): string {
  const outside = text.includes('(') ? text.replace(/\([^()]*\)/g, '') : text
  if (outside.includes(';')) return ';'
  if (/[|·•⋅]/.test(outside)) return '|·•⋅'
  if (!outside.includes(',') && / \/ /.test(outside)) return '/'
  return ',，、'
}

function isInsideNumber(text: string, at: number): boolean {
  return text[at] === ',' && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '')
}

function cleanPart(whole: string): string {
  const part = whole.trim().slice(0, LONGEST_PART)
  if (CLEAN.test(part) && !/^(?:and|dr|prof|professor|mr|mrs|ms)\b/i.test(part)) return part
  return part
    .replace(MARKS, ' ')
    .replace(/(?<=[\p{L}.])\d+(?:,\d+)*(?:,?[a-z](?![\p{L}]))?/gu, ' ')
    .replace(/^\s*\d+(?:,\d+)*\s*(?=\s|$)/, ' ')
    .replace(/\S+@\S+|\s\d{4}(?=\s|$)/g, ' ')
    .replace(/^\s*(?:and|und|et|&|with)\s+/i, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.'–—-]+|[\s,;:–—-]+$/g, '')
    .replace(/^(?:dr|prof|professor|mr|mrs|ms)\.?\s+(?=\p{Lu})/iu, '')
}

export function trimSeparators(text: string): string {
  let end = text.length
  while (end > 0 && /[\s,;:&]/.test(text[end - 1]!)) end--
  return text.slice(0, end)
}

export function joinSuffixes(parts: readonly Part[]): Part[] {
  const joined: Part[] = []
  for (const part of parts) {
    if (isSuffix(part.text) && joined.length > 0) {
      const before = joined.pop()!
      joined.push({ ...before, text: `${before.text} ${part.text}` })
    } else joined.push(part)
  }
  return joined
}
