/** Personal and corporate names: the parts of a printed form. */
import type { PersonName } from '../model/paper.ts'
import { fold } from './fold.ts'
import { collapseSpace } from './white-space.ts'

const PARTICLE =
  /^(?:v[ao]n|vom|den?|der|des|del|dell[aeo]|degli|dei|di|da|das|do|dos|du|dal(?:la)?|la|le|lo|los|las|les|ten?|ter|tot|op|’t|'t|het|zu[rm]?|bin|ibn|bint|al|el|ul|af|av|och)$/iu
/** Particles that stay particles when they are capitalised: "Robert De Niro". "Van" and "Le" may be Vietnamese. */
const CAPITAL_PARTICLE = /^(?:De|Del|Dell[aeo]|Di|Von|Dos|El|La)$/u
/** Capitalised they belong to the family name too ("Yann Le Goff"), unless the name is Vietnamese, where they are names of their own. */
const CAPITAL_ARTICLE = /^(?:Le|Du|Van)$/u
const VIETNAMESE =
  /^(?:bui|cao|chu|dang|dao|dinh|do|doan|duong|ha|hai|ho|hoang|hung|huynh|khanh|lam|luong|luu|ly|mai|minh|nghiem|ngo|nguyen|phan|pham|phung|quach|ta|thai|thanh|thi|to|ton|tran|trinh|trung|truong|tuan|vo|vu|vuong|xuan)$/u
/** Words that join two family names: "Ortega y Gasset", "Costa e Silva". */
const CONJUNCTION = /^[yei]$/u
const SUFFIX = /^(?:jr|sr|jnr|snr)\.?$|^(?:II|III|IV|2nd|3rd|4th)\.?$/iu
const DEGREE =
  /^(?:ph\.?\s?d|m\.?d|m\.?p\.?h|m\.?sc|b\.?sc|m\.?s|b\.?s|m\.?a|b\.?a|d\.?phil|m\.?phil|d\.?sc|sc\.?d|ed\.?d|psy\.?d|pharm\.?d|dr\.?p\.?h|d\.?d\.?s|d\.?m\.?d|d\.?v\.?m|m\.?b\.?b\.?s|m\.?b\.?ch\.?b|m\.?b\.?a|r\.?n|j\.?d|facs?m?|facp|facc|frcp|frcs|esq)\.?$/iu
const INITIALS = /^(?:\p{Lu}\.[-‐]?){1,5}$|^\p{Lu}$/u
/** More capitals than three without a stop are a family name: "Jean DUPONT". */
const INDEX_INITIALS = /^(?:\p{Lu}[.\-‐]*){1,3}$|^(?:\p{Lu}[.\-‐]+){4,6}$/u
const ORGANISATION =
  /\b(?:academy|academies|administration|agency|association|authority|board|bureau|center|centre|club|collaboration|collaborators|college|commission|committee|community|company|confederation|consortium|corporation|council|department|federation|forum|foundation|fund|gmbh|group|inc|initiative|institutes?|institution|instituto|investigators|laboratory|laboratories|library|ltd|ministry|museum|network|office|organi[sz]ation|panel|partnership|programme|program|project|school|secretariat|service|society|task force|team|union|universit(?:y|ies|ät|é|y|at|à|eit)|universidade?|working party)\b/iu

const TURNED_ORGANISATION = /^(?:collaboration|consortium)$/i

/** DBLP tells people of one name apart by a number behind it, which is no part of the name: "Wei Wang 0001". */
const HOMONYM_NUMBER = /(?<=\p{L}\.?) 0\d{3}(?=$|,)/u

/** The number that DBLP gave the bearer of this name among those of the same name: "0001". */
export function homonymNumberOf({ printed }: PersonName): string | undefined {
  // Hardly any name has a number, and looking behind each of its letters takes long.
  return printed.includes(' 0') ? HOMONYM_NUMBER.exec(printed)?.[0].trim() : undefined
}

/**
 * "Family, Given", "Family, Jr, Given", "Family, Given, Jr", "Given Family" or "Family A. B." as a name; an organisation
 * is recognised by its words. White space is collapsed; "" and "Anonymous" give nothing.
 */
export function parseName(text: string): PersonName | undefined {
  const printed = collapseSpace(text)
  if (!/[\p{L}\p{N}]/u.test(printed) || isNobody(printed)) return undefined
  if (isOrganisation(printed)) return organisationName(printed)
  const parts = withoutDegrees(
    printed
      .replace(HOMONYM_NUMBER, '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  if (parts.length === 0) return undefined
  if (parts.length === 1) return naturalName(parts[0]!, printed)
  if (parts.length === 2 && isSuffix(parts[1]!)) {
    if (!isFamilyAlone(parts[0]!)) return naturalName(parts.join(' '), printed)
    // "Ivanov, II" has two initials; "King, Jr." has none.
    const isRoman = /^[IV]+$/.test(parts[1]!)
    return invertedName(parts[0]!, isRoman ? parts[1]! : '', isRoman ? undefined : parts[1]!, printed)
  }
  const family = parts[0]!
  const rest = parts.slice(1)
  // Programs that know people only turn "The Example Collaboration" round.
  if (TURNED_ORGANISATION.test(family)) return { ...organisationName(`${rest.join(', ')} ${family}`), printed }
  const at = rest.findIndex((part) => (rest.length > 1 ? SUFFIX.test(part) : isSuffix(part)))
  const suffix = at >= 0 ? rest.splice(at, 1)[0] : undefined
  return invertedName(family, rest.join(' '), suffix, printed)
}

/**
 * The parts of a name between commas without academic degrees. "MA" and "MD" behind a family name are initials ("Garcia,
 * MA") unless given names stand beside them.
 */
function withoutDegrees(parts: readonly string[]): string[] {
  const [name = '', first = '', ...others] = parts
  const isNatural = name.split(' ').some((word, index) => index > 0 && INITIALS.test(word))
  const areAllDegrees = DEGREE.test(first) && others.every((part) => DEGREE.test(part) || isSuffix(part))
  const isInitials =
    areAllDegrees && !/\p{Ll}/u.test(first) && !isNatural && (others.length === 0 || !name.includes(' '))
  return parts.filter((part, index) => index === 0 || (index === 1 && isInitials) || !DEGREE.test(part))
}

/** True for one word, with or without particles before it. */
function isFamilyAlone(text: string): boolean {
  const words = text.split(' ')
  return words.length === 1 || (PARTICLE.test(words[0]!) && isLowerCase(words[0]!))
}

/** "Family AB" or "Family, AB", as indexes print names; a last word of few capitals is always initials. */
export function parseIndexName(text: string): PersonName | undefined {
  const printed = collapseSpace(text)
  if (printed.includes(',') || isOrganisation(printed)) return parseName(printed)
  const words = printed.split(' ')
  const suffix = words.length > 2 && isSuffix(words.at(-1)!) ? words.pop() : undefined
  const initials = words.length > 1 && INDEX_INITIALS.test(words.at(-1)!) ? words.pop()! : ''
  if (initials === '') return parseName(printed)
  return invertedName(words.join(' '), initials, suffix, printed)
}

/** A corporate author: the whole name is the family name. */
export function organisationName(text: string): PersonName {
  const printed = collapseSpace(text)
  return { family: printed, isCorporate: true, printed }
}

/** The parts of a name that are known already; empty ones are left out. */
export function composeName(
  parts: { family: string; given?: string; particle?: string; suffix?: string | undefined },
  printed: string,
): PersonName {
  const { family, given, particle, suffix } = parts
  return {
    family: family.replace(HOMONYM_NUMBER, ''),
    ...(given && { given }),
    ...(particle && { particle }),
    ...(suffix && { suffix }),
    printed,
  }
}

/** "Family, Given", with the particle before the family name and the suffix last. */
export function displayName({ family, given, particle, suffix }: PersonName): string {
  let text = particle ? `${particle} ${family}` : family
  if (given) text = text === '' ? given : `${text}, ${given}`
  if (suffix) text = text === '' ? suffix : `${text}, ${suffix}`
  return text
}

/** True for what follows a whole name: "Jr.", "III", "PhD". In capitals, degrees may be initials as well. */
export function isNameEnding(text: string): boolean {
  return isSuffix(text) || (DEGREE.test(text) && /\p{Ll}/u.test(text))
}

/** True for what stands where nobody is named. */
export function isNobody(text: string): boolean {
  return /^\[?(?:anonymous|anon\.?|no authors? (?:listed|given|named)|no authorship indicated|no author name available|author unknown)\]?\.?$/i.test(
    text,
  )
}

/** "J. Doe": begins with initials, so it is no family name. */
const INITIALS_FIRST = /^(?:\p{Lu}\.[\s-]?){1,4}\p{L}{2}/u
const INITIALS_ONLY = /^(?:\p{Lu}\.?[ -]?)+$/u

/**
 * What stands between the commas of a byline: a name each ("J. Doe, R. Roe"), two parts of a name in turn ("Doe, J., Roe,
 * R."), or nothing but the parts of one name.
 */
export function partsPerName(parts: readonly string[]): 1 | 2 | undefined {
  const areWhole =
    parts.length === 2
      ? parts.every((part) => INITIALS_FIRST.test(part))
      : parts.every((part) => / \p{L}{2}/u.test(part) && !INITIALS_ONLY.test(part))
  if (areWhole) return 1
  if (parts.length < 4 || parts.length % 2 === 1 || parts.some((part) => ORGANISATION.test(part))) return undefined
  const givenNames = parts.filter((_, index) => index % 2 === 1)
  const areTurns = givenNames.every((part) => INITIALS_ONLY.test(part)) || !parts.some((part) => DEGREE.test(part))
  return areTurns && !parts.some(isSuffix) ? 2 : undefined
}

/** True for what stands at the end of a byline that the source has cut: "et al.", "and others". */
export function isMoreAuthors(text: string): boolean {
  return /^(?:and\s+)?(?:others|et\.?\s?al(?:ii|\.)?|u\.?\s?a\.|…|\.\.\.)$/i.test(text.trim())
}

function isOrganisation(printed: string): boolean {
  const comma = printed.indexOf(',')
  const head = comma < 0 ? printed : printed.slice(0, comma)
  // "Board, Jane" and "Union, A." are people: before a comma only a longer phrase names an organisation.
  if (head.split(' ', 3).length < (comma < 0 ? 2 : 3)) return false
  return ORGANISATION.test(head)
}

function isSuffix(word: string): boolean {
  // "JR" in an index is two initials.
  return SUFFIX.test(word) && word !== 'JR' && word !== 'SR'
}

/** A name whose family part (with its particles in front) and given part are known. */
export function invertedName(family: string, given: string, suffix: string | undefined, printed: string): PersonName {
  const words = family.split(' ')
  let ending = suffix
  if (ending === undefined && words.length > 1 && isSuffix(words.at(-1)!)) ending = words.pop()
  const givenWords = given.split(' ')
  if (ending === undefined && givenWords.length > 1 && isSuffix(givenWords.at(-1)!)) ending = givenWords.pop()
  // Capitalised, it is part of the family name ("De Hulster, Erik").
  const from = words.findIndex((word) => !(PARTICLE.test(word) && isLowerCase(word)))
  const cut = from < 0 ? 0 : from
  const particle = words.slice(0, cut).join(' ')
  return composeName(
    { family: words.slice(cut).join(' '), given: givenWords.join(' '), particle, suffix: ending },
    printed,
  )
}

function naturalName(text: string, printed: string): PersonName {
  const words = text.split(' ')
  while (words.length > 2 && DEGREE.test(words.at(-1)!) && !INITIALS.test(words.at(-1)!)) words.pop()
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1)!) ? words.pop() : undefined
  const last = words.at(-1)!
  const isIndexed = words.length === 2 && SUFFIX.test(last) && !isSuffix(last)
  if (isIndexed || (words.length > 1 && INITIALS.test(last) && !words.every((word) => INITIALS.test(word))))
    return initialsLast(words, suffix, printed)
  const cut = familyFrom(words)
  let from = cut
  while (from < words.length - 1 && PARTICLE.test(words[from]!) && isLowerCase(words[from]!)) from++
  return composeName(
    {
      family: words.slice(from).join(' '),
      given: words.slice(0, cut).join(' '),
      particle: words.slice(cut, from).join(' '),
      suffix,
    },
    printed,
  )
}

/** "Liu R.", "van der Berg J. P.": the initials stand behind the family name. */
function initialsLast(words: string[], suffix: string | undefined, printed: string): PersonName {
  let from = words.length - 1
  while (from > 1 && INITIALS.test(words[from - 1]!)) from--
  return invertedName(words.slice(0, from).join(' '), words.slice(from).join(' '), suffix, printed)
}

/** Where the family name (with its particles) begins in "Given Family". */
function familyFrom(words: readonly string[]): number {
  const last = words.length - 1
  for (let index = 1; index < last; index++) {
    const word = words[index]!
    if (CONJUNCTION.test(word) && index > 1) return index - 1
    const isParticle = isLowerCase(word)
      ? PARTICLE.test(word)
      : CAPITAL_PARTICLE.test(word) || (CAPITAL_ARTICLE.test(word) && !isVietnamese(words))
    if (!isParticle) continue
    // "Jan Van der Berg": what stands before a particle belongs to it.
    return index > 1 && PARTICLE.test(words[index - 1]!) ? index - 1 : index
  }
  return last
}

function isVietnamese(words: readonly string[]): boolean {
  return words.some((word) => VIETNAMESE.test(fold(word)))
}

function isLowerCase(word: string): boolean {
  const letter = /\p{L}/u.exec(word)?.[0]
  return letter !== undefined && letter === letter.toLowerCase() && letter !== letter.toUpperCase()
}
