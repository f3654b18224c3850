/** Names as BibTeX and biblatex write them: `Last, Jr, First`, `First von Last`, `{Corporate}`, `family=…, given=…`. */
import type { Authorship, PersonName } from '../model/paper.ts'
import { latexToText } from './latex.ts'
import {
  composeName,
  invertedName,
  isMoreAuthors,
  isNameEnding,
  isNobody,
  organisationName,
  parseName,
  partsPerName,
} from './names.ts'
import { collapseSpace } from './white-space.ts'

export interface Byline {
  readonly authorships: Authorship[]
  /** True when the list ends in "and others". */
  readonly hasMoreAuthors: boolean
}

/** Marks of footnotes and addresses, as they come along when a byline is copied from a paper. */
const FOOTNOTE_MARK = /\\textsuperscript\{[\d,*† ]{1,10}\}|\$\^\{?[\d,*]{1,10}\}?\$/g
/** "Roe, Richard, et al." */
const CUT_LIST = /,?\s(?:et\.? al\.?|and others)$/i

/** The names of an `author` field, undecoded. */
export function parseBibtexNames(field: string): Byline {
  const authorships: Authorship[] = []
  let hasMoreAuthors = false
  for (const piece of splitNames(field)) {
    const name = /[\\$]/.test(piece) ? piece.replace(FOOTNOTE_MARK, '') : piece
    const raw = CUT_LIST.test(name) ? name.replace(CUT_LIST, '') : name
    if (raw !== name) hasMoreAuthors = true
    const bare = raw.replace(/[{}]/g, '')
    if (isMoreAuthors(bare)) hasMoreAuthors = true
    else if (!isNobody(bare))
      for (const one of splitByCommas(raw)) {
        const authorship = parseAuthorship(one)
        if (authorship) authorships.push(authorship)
      }
  }
  return { authorships, hasMoreAuthors }
}

/** Splits at the word "and" outside braces; failing that, at the semicolons of exporters that don't know BibTeX. */
function splitNames(field: string): string[] {
  const text = collapseSpace(field)
  // The space in front lets a list begin with a stray "and".
  const names = splitOutsideBraces(` ${text}`, isAnd)
  if (names.length > 1) return names
  const inner = unwrap(text)
  if (inner !== undefined) {
    // The whole list in one more pair of braces: "{Doe, J and Roe, R}", but not "{Barnes and Noble}".
    const parts = splitOutsideBraces(inner, isAnd)
    if (parts.length > 1 && parts.every((part) => part.includes(','))) return parts
    return names
  }
  return text.includes(';') ? splitOutsideBraces(text, (at) => (text.charCodeAt(at) === 0x3b ? 1 : 0)) : names

  function isAnd(at: number, source: string): number {
    // " and " in any case, or LaTeX's own \and: the space is at `at`.
    if (source.charCodeAt(at) !== 0x20) return 0
    return /^ \\?and(?= |$)/i.exec(source.slice(at, at + 6))?.[0].length ?? 0
  }
}

/** Cuts wherever `separator` gives a length above 0 outside braces; pieces are trimmed, empty ones dropped. */
function splitOutsideBraces(text: string, separator: (at: number, source: string) => number): string[] {
  const pieces: string[] = []
  let depth = 0
  let from = 0
  const take = (end: number): void => {
    const piece = text.slice(from, end).trim()
    if (piece !== '') pieces.push(piece)
  }
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x5c) index++
    else if (code === 0x7b) depth++
    else if (code === 0x7d) depth = Math.max(0, depth - 1)
    else if (depth === 0) {
      const length = separator(index, text)
      if (length === 0) continue
      take(index)
      index += length - 1
      from = index + 1
    }
  }
  take(text.length)
  return pieces
}

/** Names that somebody has listed with commas instead of "and": BibTeX takes at most three parts for one name. */
function splitByCommas(raw: string): string[] {
  // Almost every name has one comma, and no initials before it.
  const comma = raw.indexOf(',')
  if (comma < 0 || (raw[1] !== '.' && !raw.includes('&') && !raw.includes(',', comma + 1))) return [raw]
  // "Doe, J. & Roe, R."
  const joined = raw.split(/ \\?& /)
  if (joined.length > 1 && joined.every((name) => splitOutsideBraces(name, isComma).length === 2)) return joined
  const parts = splitOutsideBraces(raw, isComma)
  if (parts.length < 2 || /=/.test(raw)) return [raw]
  const size = partsPerName(parts.map(latexToText))
  if (size === undefined) return [raw]
  return size === 1 ? parts : parts.flatMap((part, index) => (index % 2 === 0 ? [`${part}, ${parts[index + 1]!}`] : []))
}

function isComma(at: number, source: string): number {
  return source.charCodeAt(at) === 0x2c ? 1 : 0
}

/** What one pair of braces around the whole text holds. */
function unwrap(text: string): string | undefined {
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x5c) index++
    else if (code === 0x7b) depth++
    else if (code === 0x7d && --depth === 0) return index === text.length - 1 ? text.slice(1, -1) : undefined
  }
  return undefined
}

function parseAuthorship(raw: string): Authorship | undefined {
  const inner = unwrap(raw)
  if (inner !== undefined && !/^\\[^a-zA-Z]/.test(inner)) {
    const text = latexToText(inner)
    if (text === '') return undefined
    // Some exporters put every name in braces: "{Doe, Jane}" is a person all the same.
    const isPerson =
      /^[^\s,]+(?: [^\s,]+){0,2}, [^\s,]+(?: [^\s,]+){0,2}$/.test(text) && !/\b(?:and|und|et|of)\b|&/i.test(text)
    return { name: (isPerson ? parseName(text) : undefined) ?? organisationName(text) }
  }
  if (/(?:^|,)\s*"?(?:family|given|prefix|suffix)\s*=/i.test(raw)) return extendedName(raw)
  const parts = splitOutsideBraces(raw, isComma)
  if (parts.length === 0) return undefined
  return parts.length === 1 ? firstLast(parts[0]!) : lastFirst(parts)
}

/** biblatex: `family=Vries, given=Jan, prefix=de, useprefix=true`. */
function extendedName(raw: string): Authorship | undefined {
  const values = new Map<string, string>()
  for (const part of splitOutsideBraces(raw, isComma)) {
    const match = /^"?([a-z-]+)\s*=\s*([^]*?)"?$/i.exec(part)
    if (match) values.set(match[1]!.toLowerCase(), latexToText(match[2]!))
  }
  const family = values.get('family') ?? ''
  const given = values.get('given') ?? ''
  const particle = values.get('prefix') ?? ''
  const suffix = values.get('suffix') ?? ''
  if (family === '' && given === '') return undefined
  const printed = [[particle, family].filter(Boolean).join(' '), suffix, given].filter(Boolean).join(', ')
  if (family === '') return { name: composeName({ family: given }, printed) }
  return { name: composeName({ family, given, particle, suffix }, printed) }
}

/** `von Last, First` or `von Last, Jr, First`. */
function lastFirst(parts: readonly string[]): Authorship | undefined {
  const texts = parts.map(latexToText)
  if (texts.every((text) => text === '')) return undefined
  const printed = texts.join(', ')
  const words = splitWords(parts[0]!)
  let cut = 0
  while (cut < words.length - 1 && isLowerCaseWord(words[cut]!)) cut++
  // "Guy L. Steele, Jr.", "Jane Doe, PhD": the name stands in its natural order.
  if (parts.length === 2 && words.length > 1 && isNameEnding(texts[1]!)) return { name: parseName(printed)! }
  const { given, suffix } = givenAndSuffix(texts.slice(1))
  if (cut === 0) return { name: invertedName(texts[0]!, given, suffix, printed) }
  return { name: withParticle(words.slice(0, cut), words.slice(cut), given, suffix, printed) }
}

/** BibTeX has `Jr, First`; exporters also write `First, Jr` and add degrees. */
function givenAndSuffix(rest: readonly string[]): { given: string; suffix: string | undefined } {
  if (rest.length < 2) return { given: rest[0] ?? '', suffix: undefined }
  const known = parseName(['X', ...rest].join(', '))
  if (known?.suffix !== undefined || rest.length > 2) return { given: known?.given ?? '', suffix: known?.suffix }
  // What the generic rule has dropped is a degree.
  const hasDegree = known?.given !== rest.join(' ')
  return hasDegree ? { given: known?.given ?? '', suffix: undefined } : { given: rest[1]!, suffix: rest[0]! }
}

/** "d' Alembert" and "al- Hakim" are one word to everybody but BibTeX. */
function withParticle(
  particles: readonly string[],
  family: readonly string[],
  given: string,
  suffix: string | undefined,
  printed: string,
): PersonName {
  const particle = particles.map(latexToText).join(' ')
  const name = family.map(latexToText).join(' ')
  const elided = /(?:^|\s)([\p{L}'’]*(?:[-‐]|(?<=^|\s)[dl]['’]))$/iu.exec(particle)
  if (!elided) return composeName({ family: name, given, particle, suffix }, printed)
  const rest = particle.slice(0, elided.index)
  return composeName({ family: elided[1]! + name, given, particle: rest, suffix }, printed)
}

/** `First von Last`: von begins at the first lower-case word. DBLP tells homonyms apart by a number at the end. */
function firstLast(text: string): Authorship | undefined {
  const words = splitWords(text)
  const printed = latexToText(text)
  const group = /^(?:(?:on behalf of|for) )?the \{/i.test(text) ? words.at(-1)! : ''
  if (isSpacedGroup(group)) return { name: { ...organisationName(latexToText(group)), printed } }
  if (words.length === 0 || printed === '') return undefined
  const ids = words.length > 1 && /^\d{4}$/.test(words.at(-1)!) ? [`dblp:${printed}`] : undefined
  if (ids) words.pop()
  const hasBraces = /[{}\\~]/.test(text)
  const lower = words.findIndex((word, index) => index > 0 && index < words.length - 1 && isLowerCaseWord(word))
  const byline = ids ? printed.slice(0, -5) : printed
  if (lower < 0 || !hasBraces) {
    // Without braces to mind, the generic rules know suffixes, initials and organisations as well.
    const name = hasBraces ? bracedName(words, byline) : parseName(byline)
    return { name: name ?? composeName({ family: byline }, byline), ...(ids && { ids }) }
  }
  let from = lower
  while (from < words.length - 1 && isLowerCaseWord(words[from]!)) from++
  const given = words.slice(0, lower).map(latexToText).join(' ')
  const name = withParticle(words.slice(lower, from), words.slice(from), given, undefined, byline)
  return { name, ...(ids && { ids }) }
}

/** The last word or brace group is the family name. */
function bracedName(words: readonly string[], printed: string): PersonName {
  const last = words.at(-1)!
  const isGroup = last.startsWith('{') && /\s/.test(last)
  if (!isGroup && words.every((word) => !isSpacedGroup(word))) return parseName(printed)!
  const ending = /^(.+), ([^\s,]+)$/.exec(latexToText(last))
  if (ending && isNameEnding(ending[2]!)) return parseName(`${printed.slice(0, -ending[2]!.length)} ${ending[2]!}`)!
  return composeName({ family: latexToText(last), given: words.slice(0, -1).map(latexToText).join(' ') }, printed)
}

function isSpacedGroup(word: string): boolean {
  return word.startsWith('{') && word.endsWith('}') && /\s/.test(word)
}

/** Words outside braces; a tie separates like a space. */
function splitWords(text: string): string[] {
  return splitOutsideBraces(text, (at, source) => {
    const code = source.charCodeAt(at)
    return code === 0x20 || code === 0x7e ? 1 : 0
  })
}

/** BibTeX's case of a word: a plain brace group has none, an accent in braces has that of its letter. */
function isLowerCaseWord(word: string): boolean {
  if (word.startsWith('{') && !word.startsWith('{\\')) return false
  const letter = /\p{L}/u.exec(latexToText(word))?.[0]
  return letter !== undefined && letter !== letter.toUpperCase() && letter === letter.toLowerCase()
}
