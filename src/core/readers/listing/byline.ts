/** Takes a byline apart: separators, order of family and given names, footnote marks, affiliations, "et al.". */
import type { Lexicon } from './lexicon.ts'
import { isInstitution } from './institutions.ts'
import { joinSuffixes, keepTellingNumbers, splitParts, trimSeparators, type Part } from './byline-parts.ts'
import { isInitials, isSuffix, scorePerson } from './person-likeness.ts'
import { isGivenName } from './vocabulary.ts'

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

const MORE =
  /(?:,|;)?\s*(?:\bet\.? al(?:ii|\b\.?)|\band (?:\d+ )?(?:others|more)\b|\bu\. ?a\.|…|\.\.\.|\betc\.?)\s*\.?$/i
/** A reading in the usual order that fits so well needs no other beside it. */
const SURE = 0.9
const LABEL =
  /^\s*(?:authors?(?:\(s\))?|by|autoren|auteurs?|speakers?|presenters?|von|par)\s*[:：]\s*|^\s*by\s+(?=\p{Lu})/iu
/** A paper of 5,000 authors has a byline of 80,000 characters. */
const LONGEST = 400_000
/** A family name with bare initials behind it. */
export const INDEXED = /^(?!(?:\p{Lu}\.)|(?:\p{Lu} ))(.+?) (\p{Lu}{1,3}(?:-\p{Lu})?|\p{Lu}(?: \p{Lu}){1,2})$/u
/** What may follow the last name: pages and volumes, without a word. */
const NUMBERS_BEHIND = /(?<=[\p{L}.)])[;,]\s*[^\p{L};,]*\d[^\p{L}]*$/u
/** `prior` is the order that most bylines of the document have. Undefined where nothing could be a name. */
export function readByline(text: string, lexicon: Lexicon, prior?: NameOrder): Byline | undefined {
  if (text.length > LONGEST || text.length < 2) return undefined
  let body = text.replace(LABEL, '').trim()
  body = trimSeparators(body)
  if (/\d[^\p{L}]*$/u.test(body.slice(-30)))
    body = body.slice(0, -60).concat(body.slice(-60).replace(NUMBERS_BEHIND, ''))
  const hasMore = MORE.test(body.slice(-30))
  if (hasMore) body = body.slice(0, -30).concat(body.slice(-30).replace(MORE, ''))
  if (body.includes('(')) body = body.replace(/\s*\((?:eds?|editors?|hrsg)\.?\)/gi, '')
  body = trimSeparators(body)
  // The full stop that ends the line is no part of the last name; that of an initial is.
  if (
    body.endsWith('.') &&
    ((/[^.\s]{2,}\.$/.test(body.slice(-8)) && !/(?:^|[\s.,-])(?:\p{Lu}|Jr|Sr)\.$/u.test(body.slice(-8))) ||
      (body.length < 2000 && /\s\p{Lu}{1,3}\.$/u.test(body) && body.indexOf('.') === body.length - 1))
  )
    body = body.slice(0, -1)
  const parts = keepTellingNumbers(splitParts(body))
  if (parts.length === 0) return undefined
  const list = asList(parts, lexicon)
  if (list && list.score > SURE && prior === list.order) return { ...list, hasMore }
  const candidates = [list, asPairs(parts, lexicon), asFirstInverted(parts, lexicon)].filter(
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
  const scores: number[] = []
  const isIndexed = findIndexStyle(parts)
  const joint = parts.findLastIndex((part) => part.separator === 'and')
  const firstJoint = parts.findIndex((part) => part.separator === 'and')
  const opening = parts[0]!.text
  const runsOn = scorePerson(opening, lexicon) < 0.5 && splitPlace(opening, lexicon) !== undefined
  let hasIntruder = false
  let hasGuess = false
  const add = (form: string, printed: string, affiliations: readonly string[], score: number): void => {
    names.push({ form, printed, affiliations })
    scores.push(score)
  }
  const addAffiliation = (text: string): void => {
    const last = names.pop()!
    names.push({ ...last, affiliations: [...last.affiliations, text] })
  }
  parts.forEach((part, index) => {
    const pieces = hasSemicolon && part.text.includes(',') ? part.text.split(/\s*,\s*/) : []
    if (pieces.length > 1) {
      const [family, given] = [pieces[0]!, pieces.slice(1).join(', ')]
      const pair = scorePair(family, given, lexicon)
      const first = scorePerson(family, lexicon)
      if (pair >= first * 0.9) add(`${family}, ${given}`, part.text, part.affiliations, pair)
      else
        for (const [at, piece] of pieces.entries()) {
          const score = scorePerson(piece, lexicon)
          if (at === 0 || (score > 0.6 && !isInstitution(piece)))
            add(piece, piece, at === 0 ? part.affiliations : [], score)
          else addAffiliation(piece)
        }
      return
    }
    for (const text of unglue(part.text)) {
      if (isSuffix(text) && names.length > 0) continue
      const score = scorePerson(text, lexicon)
      const placed = runsOn && score < 0.5 ? splitPlace(text, lexicon) : undefined
      if (placed) {
        add(placed.person, placed.person, [...part.affiliations, placed.place], placed.score)
        continue
      }
      // "Ana Gil and Bo Li, Kyoto University": what goes on behind the last person is where they work.
      const isBehind =
        joint > 0 &&
        index > joint &&
        part.separator === ',' &&
        !hasSemicolon &&
        joint === firstJoint &&
        !isGivenName(text.split(' ')[0]!)
      const isPlace = score < 0.75 && isInstitution(text)
      if (isBehind && !isPlace) hasGuess = true
      if (names.length > 0 && scores.at(-1)! > 0.4 && (isBehind || isPlace)) {
        addAffiliation(text)
        continue
      }
      const indexed = INDEXED.exec(text)
      const isOdd = isIndexed && !indexed && text.includes(' ')
      if (score < 0.1 && text.split(' ').length > 3) hasIntruder = true
      add(
        indexed && isIndexed ? `${indexed[1]}, ${spacedInitials(indexed[2]!)}` : text,
        text,
        part.affiliations,
        isOdd ? score * (/\p{Lu}\.\s/u.test(text) ? 0.3 : 0.6) : score,
      )
    }
  })
  if (names.length === 0) return undefined
  const mean = scores.reduce((sum, score) => sum + score, 0) / names.length
  return {
    names,
    order: 'given-first',
    score: mean * (hasIntruder && names.length > 1 ? 0.6 : 1) * (hasGuess ? 0.8 : 1),
  }
}

/** "Ana Gil Kyoto University": a name that runs on into where the person works. */
function splitPlace(
  text: string,
  lexicon: Lexicon,
): { readonly person: string; readonly place: string; readonly score: number } | undefined {
  const words = text.split(' ')
  if (words.length < 4 || words.length > 14 || !isInstitution(text)) return undefined
  for (let length = 2; length <= Math.min(4, words.length - 1); length++) {
    const person = words.slice(0, length).join(' ')
    const score = scorePerson(person, lexicon)
    // Particles and middle initials belong to the name.
    if (score > 0.6 && !/^(?:\p{Ll}|\p{Lu}\.)/u.test(words[length]!) && !/^\p{Lu}\.?$/u.test(words[length - 1]!))
      return { person, place: words.slice(length).join(' '), score: score * 0.9 }
  }
  return undefined
}

/**
 * True where bare initials stand behind the family name, "Gil A", "GIL A B". In names of capitals alone a short last word
 * may be a family name, so most names must end so.
 */
function findIndexStyle(parts: readonly Part[]): boolean {
  const written = parts.filter((part) => part.text.includes(' '))
  const indexed = written.filter((part) => INDEXED.test(part.text))
  if (indexed.length === 0) return false
  const isMixed = indexed.some((part) => /\p{Ll}/u.test(part.text))
  if (isMixed) return indexed.length * 2 >= written.length
  return (
    indexed.length >= written.length * 0.8 &&
    (indexed.length > 1 || !/[AEIOUY]\p{Lu}*$/u.test(indexed[0]!.text.slice(-2)))
  )
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
  if (familyWords.length > 4 || givenWords.length > 4 || familyWords.some((word) => /^\p{Lu}\.?$/u.test(word))) return 0
  const together = scorePerson(`${given} ${family}`, lexicon)
  // "WAWAN CENGGORO, YI XU": among capitals alone, two letters may be a word.
  const isCapital = family.length > 2 && family === family.toUpperCase()
  const areInitials = givenWords.every((word) => isInitials(word) && !(isCapital && /^\p{Lu}{2}/u.test(word)))
  const plain = familyWords.filter((word) => /^\p{Lu}/u.test(word)).length
  const fit =
    (plain <= 1 ? 1 : plain === 2 ? 0.75 : 0.5) *
    (areInitials ? 1.05 : givenWords.length === 1 ? 1 : givenWords.length === 2 ? 0.85 : 0.6)
  // Two full names side by side are two people.
  const split = plain >= 2 && givenWords.length >= 2 && !areInitials ? 0.4 : 1
  return Math.min(1, together * fit * split)
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
    .replace(/\s+/g, '')
    .replace(/\p{Lu}/gu, '$&. ')
    .replace(/ -/g, '-')
    .trim()
