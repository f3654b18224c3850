/** How name-like the stretches between two cuts are. */
import { readByline } from './byline.ts'
import type { Cut } from './cuts.ts'
import type { Lexicon } from './lexicon.ts'
import { isInitials, scorePerson } from './person-likeness.ts'

/** Longer stretches seldom come again. */
const LONGEST_REMEMBERED = 32

/** How name-like each stretch between two cuts is. */
export function nameRuns(text: string, cuts: readonly Cut[], lexicon: Lexicon): number[] {
  let from = 0
  const ends = [...cuts, { end: text.length, start: text.length }]
  return ends.map((cut) => {
    const piece = text.slice(from, cut.end).trim()
    const initial = /(?:^|[\s,;.-])(\p{Lu}\.)\s+$/u.exec(text.slice(Math.max(0, from - 5), from))?.[1]
    from = cut.start
    const alone = likeness(piece, lexicon)
    return initial && alone < 0.6 && !/\s.*\s/.test(piece)
      ? Math.max(alone, likeness(`${initial} ${piece}`, lexicon))
      : alone
  })
}

function likeness(piece: string, lexicon: Lexicon): number {
  if (piece.length > LONGEST_REMEMBERED) return judgeStretch(piece, lexicon)
  let found = lexicon.stretches.get(piece)
  if (found === undefined) lexicon.stretches.set(piece, (found = judgeStretch(piece, lexicon)))
  return found
}

function judgeStretch(piece: string, lexicon: Lexicon): number {
  if (piece === '') return 0.5
  const bracketed = /^\(?with\s+(.*?)\)?\.?$|^\((.*)\)\.?$/.exec(piece)
  if (bracketed) return readByline(bracketed[1] ?? bracketed[2]!, lexicon)?.score ?? 0
  const bare = piece
    .replace(/\([^()]*\)|[*†‡\d]+$/g, '')
    .replace(/^(?:and|&)\s+|\s+et\.? al\.?$/gi, '')
    .trim()
  if (/^(?:et al\.?|eds?\.?|Jr\.?|Sr\.?|\(eds?\.?\))$/i.test(bare) || bare.split(/\s+/).every(isInitials)) return 0.9
  const people = bare.split(/\s+(?:and|&|und|et)\s+/)
  let worst = 1
  for (const person of people) {
    if (isInitials(person)) continue
    const oneWord = /^\p{Lu}[\p{L}'’-]+$/u.test(person)
    worst = Math.min(worst, oneWord ? scorePerson(person, lexicon) * 2.2 : scorePerson(person, lexicon))
  }
  return Math.min(1, worst)
}

/** "Ana M. | Gil, On trees": what would be the title begins with the rest of a byline. */
export function leavesNameBehind(text: string, start: number, lexicon: Lexicon): boolean {
  const head = /^[^,;]{2,40}(?=[,;]\s|\.\s+(?:\p{Lu}|19|20))/u.exec(text.slice(start, start + 60))?.[0]
  if (head === undefined || head.split(' ').length > 6) return false
  return likeness(head, lexicon) >= 0.6
}
