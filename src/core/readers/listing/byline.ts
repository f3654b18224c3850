/** Takes a byline apart: separators, order of family and given names, footnote marks, affiliations, "et al.". */
import type { Lexicon } from './lexicon.ts'
import { isInitials, isSuffix, scorePerson } from './person-likeness.ts'

export type NameOrder = 'given-first' | 'family-first' | 'first-inverted'

export interface BylineName {
  /** "Family, Given" or "Given Family", ready for the name parser. */
  readonly form: string
  /** As it stands in the text. */
  readonly printed: string
  readonly affiliations: readonly string[]
}

export interface Byline {
  readonly names: readonly BylineName[]
  readonly order: NameOrder
  /** 0–1: how much the whole looks like a list of people. */
  readonly score: number
  readonly hasMore: boolean
}

interface Part {
  readonly text: string
  /** The same with its footnote marks. */
  readonly marked: string
  /** `text`, or `marked` where the marks are part of the name. */
  readonly name: string
  readonly affiliations: readonly string[]
  /** Separator before it. */
  readonly separator: string
}

const MORE =
  /(?:,|;)?\s*(?:\bet\.? al(?:ii|\b\.?)|\band (?:\d+ )?(?:others|more)\b|\bu\. ?a\.|…|\.\.\.|\betc\.?)\s*\.?$/i
const LABEL =
  /^\s*(?:authors?(?:\(s\))?|by|autoren|auteurs?|speakers?|presenters?|von|par)\s*[:：]\s*|^\s*by\s+(?=\p{Lu})/iu
const MARKS = /[*†‡§¶‖∗⋆★☆♠♥♣♦✉📧✝✦◊#^]+|[⁰¹²³⁴-⁹ªᵃᵇᶜᵈᵉ]+/gu
/** A paper of 5,000 authors has a byline of 80,000 characters. */
const LONGEST = 400_000
/** Longest stretch between separators that may be a name with its title and footnote marks. */
const LONGEST_PART = 200
/** Fewer names than this say nothing about their numbers. */
const MANY = 20
const PLAIN = /[^()[\]{}<>,;|·•/&\s，、]+/y
const INSIDE = /[^()[\]{}<>]+/y
const CLEAN = /^\p{Lu}[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}][\p{L}\p{M}'’.-]*)*$/u

/** `prior` is the order that most bylines of the document have. Undefined where nothing could be a name. */
export function readByline(text: string, lexicon: Lexicon, prior?: NameOrder): Byline | undefined {
  if (text.length > LONGEST || text.length < 2) return undefined
  let body = text.replace(LABEL, '').trim()
  body = trimSeparators(body)
  const hasMore = MORE.test(body.slice(-30))
  if (hasMore) body = body.slice(0, -30).concat(body.slice(-30).replace(MORE, ''))
  if (body.includes('(')) body = body.replace(/\s*\((?:eds?|editors?|hrsg)\.?\)/gi, '')
  body = trimSeparators(body)
  // The full stop that ends the line is no part of the last name; that of an initial is.
  if (
    body.endsWith('.') &&
    /[^.\s]{2,}\.$/.test(body.slice(-8)) &&
    !/(?:^|[\s.,-])(?:\p{Lu}|Jr|Sr)\.$/u.test(body.slice(-8))
  )
    body = body.slice(0, -1)
  const parts = keepTellingNumbers(splitParts(body))
  if (parts.length === 0) return undefined
  const candidates = [asList(parts, lexicon), asPairs(parts, lexicon), asFirstInverted(parts, lexicon)].filter(
    (candidate) => candidate !== undefined,
  )
  let best: Byline | undefined
  let bestRank = 0
  for (const candidate of candidates) {
    const rank = candidate.score + (candidate.order === prior ? 0.12 : 0)
    if (rank > bestRank) {
      best = { ...candidate, hasMore }
      bestRank = rank
    }
  }
  return best
}

type Reading = Omit<Byline, 'hasMore'>

/** Every part is a person: "Ana Gil, Bo Li", "Gil A, Li B"; around semicolons also "Gil, Ana; Li, Bo". */
function asList(parts: readonly Part[], lexicon: Lexicon): Reading | undefined {
  const hasSemicolon = parts.some((part) => part.separator === ';')
  const names: BylineName[] = []
  let sum = 0
  for (const part of parts) {
    const comma = hasSemicolon ? part.text.indexOf(',') : -1
    if (comma > 0) {
      const family = part.text.slice(0, comma).trim()
      const given = part.text.slice(comma + 1).trim()
      const pair = scorePair(family, given, lexicon)
      const first = scorePerson(family, lexicon)
      if (pair >= first * 0.9)
        names.push({ form: `${family}, ${given}`, printed: part.text, affiliations: part.affiliations })
      else names.push({ form: family, printed: family, affiliations: [...part.affiliations, given] })
      sum += Math.max(pair, first)
      continue
    }
    for (const text of unglue(part.text)) {
      if (isSuffix(text) && names.length > 0) {
        names.push({ ...names.pop()!, form: '' })
        continue
      }
      const vancouver = /^(.+?) (\p{Lu}{1,3}(?:-\p{Lu})?)$/u.exec(text)
      const form =
        vancouver && !/\p{Lu}\.|^\p{Lu} /u.test(text) ? `${vancouver[1]}, ${spacedInitials(vancouver[2]!)}` : text
      names.push({ form, printed: text, affiliations: part.affiliations })
      sum += scorePerson(text, lexicon)
    }
  }
  const kept = names.filter((name) => name.form !== '')
  return kept.length === 0 ? undefined : { names: kept, order: 'given-first', score: sum / kept.length }
}

/** Comma parts alternate: "Gil, Ana, Li, Bo", "Gil, A., Li, B. C.". */
function asPairs(all: readonly Part[], lexicon: Lexicon): Reading | undefined {
  if (all.some((part) => part.separator === ';' || part.separator === '|')) return undefined
  const parts = joinSuffixes(all)
  if (parts.length < 2 || parts.length % 2 === 1) return undefined
  const names: BylineName[] = []
  let sum = 0
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const family = parts[index]!
    const given = parts[index + 1]!
    if (given.separator !== ',') return undefined
    sum += scorePair(family.text, given.text, lexicon)
    names.push({
      form: `${family.name}, ${given.name}`,
      printed: `${family.name}, ${given.name}`,
      affiliations: [...family.affiliations, ...given.affiliations],
    })
  }
  return { names, order: 'family-first', score: sum / names.length }
}

/** "Gil, Ana, Bo Li, and Cy Mo": only the first name is turned round. */
function asFirstInverted(all: readonly Part[], lexicon: Lexicon): Reading | undefined {
  const parts = joinSuffixes(all)
  if (parts.length < 3 || parts[1]!.separator !== ',' || parts.some((part) => part.separator === ';')) return undefined
  const rest = asList(parts.slice(2), lexicon)
  if (!rest || parts.slice(2).some((part) => !part.text.includes(' '))) return undefined
  const first = scorePair(parts[0]!.text, parts[1]!.text, lexicon)
  const names = [
    {
      form: `${parts[0]!.text}, ${parts[1]!.text}`,
      printed: `${parts[0]!.text}, ${parts[1]!.text}`,
      affiliations: parts[1]!.affiliations,
    },
    ...rest.names,
  ]
  return { names, order: 'first-inverted', score: ((first + rest.score * rest.names.length) / names.length) * 0.97 }
}

function scorePair(family: string, given: string, lexicon: Lexicon): number {
  const familyWords = family.split(' ')
  const givenWords = given.split(' ')
  if (
    familyWords.length > 4 ||
    givenWords.length > 4 ||
    familyWords.some((word) => isInitials(word) && word.length < 3)
  )
    return 0
  const together = scorePerson(`${given} ${family}`, lexicon)
  const areInitials = givenWords.every(isInitials)
  const plain = familyWords.filter((word) => /^\p{Lu}/u.test(word)).length
  const fit =
    (plain <= 1 ? 1 : plain === 2 ? 0.75 : 0.5) *
    (areInitials ? 1.05 : givenWords.length === 1 ? 1 : givenWords.length === 2 ? 0.85 : 0.6)
  // Two full names side by side are two people.
  const split = plain >= 2 && givenWords.length >= 2 && !areInitials ? 0.4 : 1
  return Math.min(1, together * fit * split)
}

/** Without their numbers most of these names would be the same: then the numbers are no footnote marks. */
function keepTellingNumbers(parts: readonly Part[]): readonly Part[] {
  if (parts.length < MANY) return parts
  const distinct = (of: (part: Part) => string): number => new Set(parts.map(of)).size
  const isTelling =
    distinct((part) => part.text) < parts.length / 10 && distinct((part) => part.marked) > parts.length / 3
  return isTelling ? parts.map((part) => ({ ...part, name: part.marked })) : parts
}

/** Footnote marks go, what stands in brackets behind a name becomes its affiliation, the rest is cut at separators. */
function splitParts(text: string): Part[] {
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
    if (clean !== '' || separator === '') separator = next
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
  if (/[|·•]/.test(outside)) return '|·•'
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

function trimSeparators(text: string): string {
  let end = text.length
  while (end > 0 && /[\s,;:&]/.test(text[end - 1]!)) end--
  return text.slice(0, end)
}

function joinSuffixes(parts: readonly Part[]): Part[] {
  const joined: Part[] = []
  for (const part of parts) {
    if (isSuffix(part.text) && joined.length > 0) {
      const before = joined.pop()!
      joined.push({ ...before, text: `${before.text} ${part.text}` })
    } else joined.push(part)
  }
  return joined
}

/** Two names that lost the comma between them ("Ana GilardiBo Li") are cut where a small letter meets a capital one. */
function unglue(text: string): string[] {
  const seam = /^(.*\s\p{Lu}\p{Ll}{3,})(\p{Lu}(?:\p{Ll}{2,}|\.)\s.*\p{L})$/u.exec(text)
  if (!seam || text.length > 80) return [text]
  return [seam[1]!, seam[2]!]
}

/** "SR" as "S. R.", "JP" as "J. P.", "G-B" as "G.-B.". */
const spacedInitials = (initials: string): string =>
  initials
    .replace(/\p{Lu}/gu, '$&. ')
    .replace(/ -/g, '-')
    .trim()
