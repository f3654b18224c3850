/** Which papers are not in English: for them only the authors' own keywords can become topics. */
import type { Paper } from '../model/paper.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const ENGLISH = words(
  'the of and to in is that for we are with this by as on from be an it which these was were our has have can',
)
/** Frequent words of German, Dutch, French, Spanish, Portuguese, Italian, Polish, Turkish, Indonesian and the Nordic languages. */
const OTHER = words(`
  der die das und für mit von zu den dem ein eine einer eines ist sind wird werden auf im zur zum bei nicht auch durch über het een van voor niet
  le la les des du et un une pour dans sur par est sont avec aux ce cette qui que el los las del con por para una se su como más em um uma não os
  dos das na no ao il lo gli della delle dei per nel sono di che è w z na się oraz jest i do bir ve bu ile için olarak yang dan untuk dengan och
  att det som en av på til er som ikke og med
`)
/** Letters looked at; a language shows itself soon. */
const SAMPLE = 600
/** Share of letters of other scripts from which a text can't be English. */
const FOREIGN_LETTERS = 0.3

/** By the language field where the source has one, else by the letters and the commonest words of title and abstract. */
export function isEnglish(paper: Pick<Paper, 'title' | 'abstract' | 'language'>): boolean {
  if (paper.language !== undefined) return /^en/i.test(paper.language)
  const text = `${paper.title} ${paper.abstract?.slice(0, SAMPLE) ?? ''}`.slice(0, SAMPLE)
  if (isForeignScript(text)) return false
  let english = 0
  let other = 0
  forEachWord(text.toLowerCase(), (word) => {
    const languages = LANGUAGES.get(word) ?? 0
    if (languages & IN_ENGLISH) english++
    if (languages & IN_OTHER) other++
  })
  return other < 2 || english >= other
}

const IN_ENGLISH = 1
const IN_OTHER = 2
/** Words that tell a language, and which. */
const LANGUAGES = new Map(
  [...ENGLISH, ...OTHER].map((word) => [word, (ENGLISH.has(word) ? IN_ENGLISH : 0) + (OTHER.has(word) ? IN_OTHER : 0)]),
)
const LONGEST_WORD = Math.max(...Array.from(LANGUAGES.keys(), (word) => word.length))

/** Letters in a row, of lower-case text; those too long to tell a language are left out where that saves time. */
function forEachWord(text: string, use: (word: string) => void): void {
  let start = -1
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0
    if (unit >= 0x80) {
      // A pattern takes several times longer, and nearly all text is plain.
      for (const [word] of text.slice(start < 0 ? at : start).matchAll(/\p{L}+/gu)) use(word)
      return
    }
    if (unit >= A && unit <= Z) {
      if (start < 0) start = at
    } else if (start >= 0) {
      if (at - start <= LONGEST_WORD) use(text.slice(start, at))
      start = -1
    }
  }
}

const A = 'a'.charCodeAt(0)
const Z = 'z'.charCodeAt(0)

function isForeignScript(text: string): boolean {
  // Nearly all text is plain, and counting letters costs more than looking.
  const others = text.match(/[^\0-\u024f]/g)?.length ?? 0
  if (others * 10 < text.length) return false
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return letters - latin > letters * FOREIGN_LETTERS
}
