/** How much a few words look like the name of one person, from the shapes of the words and what is known of each. */
import type { Lexicon } from './lexicon.ts'
import { FUNCTION_WORDS, isEverydayWord, isGivenName, isKnownName } from './vocabulary.ts'

const PARTICLE =
  /^(?:v[ao]n|vom|den?|der|des|del|della|dell|di|da|do|dos|das|du|d|la|le|los|las|ten?|ter|zu[rm]?|bin|ibn|ben|al|el|el-|y|e|i|af|av|san|st|o|mc|mac|abu|op)\.?$/i
const SUFFIX = /^(?:[Jj]r\.?|[Ss]r\.?|JR\.|SR\.|I{2,3}|IV|[Pp][Hh]\.?[Dd]\.?|M\.D\.|[Dd]r\.?|[Pp]rof\.?)$/
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.[-‐]?){1,4}$|^\p{Lu}$|^(?:\p{Lu}\.?[-‐]?){1,3}$/u
const CAPITALISED = /^\p{Lu}[\p{L}\p{M}'’‘`´.‐-]*\p{L}$|^(?:d|l|o|al|el|van|de|mc)['’‘-]?\p{Lu}[\p{L}\p{M}'’-]+$/u
const CASELESS =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}·]{2,12}$/u
/** Words that names of journals are shortened to. */
const VENUE_ABBREVIATION =
  /^(?:Phys|Rev|Lett|Chem|Inorg|Org|Soc|Math|Comput|Sci|Biol|Med|Proc|Trans|Conf|Symp|Eur|Nat|Natl|Acad|Appl|Eng|Res|Ann|Bull|Commun|Environ|Technol|Nucl|Instrum|Astrophys|Astron|Geophys|Opt|Mech|Mater|Struct|Syst|Theor|Econ|Polit|Psychol|Neurosci|Clin|Surg|Oncol|Assoc|Dept|Univ|Electron|Statist|Stat|Mag|Vol|Int|Intl|Inf|Process|Softw|Lang|Linguist|Educ|Hist|Philos|Anal|Mod|Exp|Gen|Microbiol|Biochem|Pharmacol)$/u
const IMPOSSIBLE = /[\d:?!/=@<>{}[\]"“”«»()+%$\\_^~|]/

/** Characters of the longest name. */
const LONGEST = 60
const LONGEST_REMEMBERED = 32

export const isInitials = (token: string): boolean => INITIALS.test(token)
const isParticle = (token: string): boolean => PARTICLE.test(token) && !/^\p{Lu}\.?$/u.test(token)
export const isSuffix = (token: string): boolean => SUFFIX.test(token)

/** 0–1. One word alone is at most a third of a name. */
export function scorePerson(part: string, lexicon: Lexicon): number {
  if (part.length > LONGEST) return 0
  // Longer stretches seldom come again.
  if (part.length > LONGEST_REMEMBERED) return judge(part, lexicon)
  let score = lexicon.people.get(part)
  if (score === undefined) lexicon.people.set(part, (score = judge(part, lexicon)))
  return score
}

function judge(part: string, lexicon: Lexicon): number {
  if (part.length < 2 || IMPOSSIBLE.test(part)) return 0
  const tokens = part.split(/\s+/).filter((token) => token !== '')
  if (tokens.length > 7) return 0
  const isAllSmall = part === part.toLowerCase()
  let names = 0
  let initials = 0
  let doubt = 1
  let known = 0
  for (const [index, token] of tokens.entries()) {
    // The last word of a name is no particle: "Y. Du", "Q. Le".
    if (index > 0 && isParticle(token) && (index < tokens.length - 1 || names > 0)) continue
    if (isSuffix(token) && tokens.length > 1) continue
    if (isInitials(token) && (token.length <= 3 || token.includes('.') || index === tokens.length - 1)) {
      initials++
      continue
    }
    if (CASELESS.test(token)) {
      names++
      known++
      continue
    }
    const bare = token.replace(/[.,]$/, '')
    if (isParticle(bare) && index < tokens.length - 1) continue
    if (token.endsWith('.') && VENUE_ABBREVIATION.test(bare)) return 0.02
    if (!CAPITALISED.test(bare)) {
      if (FUNCTION_WORDS.has(bare.toLowerCase())) return 0.01
      if (!/^\p{Ll}[\p{L}'’-]+$/u.test(bare)) return 0.02
      doubt *= isEverydayWord(bare) ? 0.08 : isAllSmall ? 0.6 : 0.1
      names++
      continue
    }
    names++
    const isUpper = bare.length > 2 && bare === bare.toUpperCase()
    doubt *= commonness(bare, lexicon)
    if (/^\p{Lu}{2,}\p{Ll}+\p{Lu}$/u.test(bare)) doubt *= 0.3
    if (isUpper) doubt *= bare.length <= 5 ? 0.6 : 0.85
    if (/\p{Ll}\p{Lu}.*\p{Lu}/u.test(bare.replace(/[-‐'’].*/, ''))) doubt *= 0.6
    if (index === 0 ? isGivenName(bare) : isKnownName(bare)) known++
  }
  // "KO T", "J. LI": capitals alone, but not all of them can be initials.
  if (names === 0 && initials > 1 && /(?:^|\s)\p{Lu}{2,3}(?:\s|$)/u.test(part)) {
    names = 1
    initials--
  }
  // "R. So", "J. May": after an initial any word may be a name.
  if (names === 1 && /^\p{Lu}\p{Ll}?\./u.test(part)) doubt = Math.max(doubt, 0.65)
  let score = shapeScore(names, initials) * doubt
  for (let count = 0; count < Math.min(known, 2); count++) score = 1 - (1 - score) * 0.45
  return doubt < 0.2 ? Math.min(score, 0.35) : score
}

function shapeScore(names: number, initials: number): number {
  if (names === 0) return 0
  if (initials > 0) return names === 1 ? 0.93 : names === 2 ? 0.88 : names === 3 ? 0.7 : 0.3
  return [0, 0.3, 0.85, 0.72, 0.5, 0.25][names] ?? 0.1
}

/** 1 for a word that nobody uses in a sentence, less the more everyday it is. */
function commonness(word: string, lexicon: Lexicon): number {
  let factor = 1
  for (const piece of word.split(/[-‐]/)) {
    const lower = piece.toLowerCase()
    if (piece.length < 3) {
      if (FUNCTION_WORDS.has(lower)) factor *= 0.3
      continue
    }
    const everyday = isEverydayWord(lower) && !isParticle(lower)
    const used = lexicon.has(lower)
    if (FUNCTION_WORDS.has(lower)) factor *= 0.05
    else if (isKnownName(lower)) factor *= everyday ? 0.85 : 1
    else factor *= everyday && used ? 0.22 : everyday ? 0.38 : used ? 0.6 : 1
  }
  return factor
}
