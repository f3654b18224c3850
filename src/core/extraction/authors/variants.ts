/** Names that differ by more than initials and may still be one person's: slips, nicknames, added surnames, changed order. */
import type { Collection } from './collection.ts'
import { isInitial } from './name-keys.ts'

/** Short forms that are not the beginning of the full name. */
const NICKNAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['bill', ['william']],
  ['will', ['william']],
  ['bob', ['robert']],
  ['rob', ['robert']],
  ['dick', ['richard']],
  ['rick', ['richard']],
  ['tom', ['thomas']],
  ['jim', ['james']],
  ['mike', ['michael']],
  ['tony', ['anthony', 'antonio']],
  ['ted', ['edward', 'theodore']],
  ['jack', ['john']],
  ['jerry', ['gerald', 'jerome']],
  ['kathy', ['kathleen', 'katherine']],
  ['kate', ['katherine', 'katharine']],
  ['betty', ['elizabeth']],
  ['liz', ['elizabeth']],
  ['peggy', ['margaret']],
  ['bonnie', ['bonita']],
  ['pepe', ['jose']],
  ['paco', ['francisco']],
  ['sasha', ['alexander', 'aleksandr']],
])

/** A name shared by more people than this is no slip of the pen. */
const MOST_FOR_A_SLIP = 2
const SAME_LETTERS = 1
const CHANGED_ORDER = 0.02
const NICKNAME = 0.2
const ADDED_SURNAME = 0.01
const SLIP = 0.0003
/** Enough to be shown as a doubtful pair, never enough to be one person. */
const REMOTE = 0.002

/**
 * Odds, before looking at the works, that two names with a collaborator in common are one person's; 0 when they have
 * nothing to do with each other. In common families a small difference means another person more often than a slip.
 */
export function oddsOfVariant(
  { mentions, familySize, givenSize, isCommonFamily }: Collection,
  one: number,
  other: number,
): number {
  const a = mentions.names.keyOf(one)
  const b = mentions.names.keyOf(other)
  if (a.isCorporate || b.isCorporate || a.given.length === 0 || b.given.length === 0) return 0
  if (a.expanded === b.whole || b.expanded === a.whole) return SAME_LETTERS
  const isCommon = isCommonFamily[one] === 1 || isCommonFamily[other] === 1
  if (a.sorted === b.sorted) return a.family === b.family || !isCommon ? CHANGED_ORDER : REMOTE
  const isSameFamily = a.family === b.family
  if (isSameFamily && !isCommon && isNickname(a.given[0]!, b.given[0]!) && agree(a.given.slice(1), b.given.slice(1)))
    return NICKNAME
  const [fewer, more] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words]
  if (fewer.length > 1 && fewer.length < more.length && areWithin(fewer, more))
    return !isSameFamily && fewer[0] === more[0] ? ADDED_SURNAME : REMOTE
  if (isCommon || a.whole.length < 8 || b.whole.length < 8) return 0
  if (isSameFamily)
    return Math.min(givenSize[one]!, givenSize[other]!) <= MOST_FOR_A_SLIP &&
      isOneSlip(a.given.join(''), b.given.join(''))
      ? SLIP
      : 0
  if (a.given.join('') !== b.given.join('') || isInitial(a.given[0]!)) return 0
  return Math.min(familySize[one]!, familySize[other]!) <= MOST_FOR_A_SLIP && isOneSlip(a.family, b.family) ? SLIP : 0
}

function isNickname(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length < 3) return false
  if (NICKNAMES.get(short)?.includes(long) || NICKNAMES.get(long)?.includes(short)) return true
  return long.startsWith(short) || (short.endsWith('y') && long.startsWith(short.slice(0, -1)) && short.length > 3)
}

/** True when the remaining given names do not contradict each other. */
function agree(a: readonly string[], b: readonly string[]): boolean {
  const count = Math.min(a.length, b.length)
  for (let at = 0; at < count; at++) if (a[at]![0] !== b[at]![0]) return false
  return true
}

function areWithin(fewer: readonly string[], more: readonly string[]): boolean {
  const rest = [...more]
  let letters = 0
  for (const word of fewer) {
    let at = rest.indexOf(word)
    if (at < 0) return false
    rest.splice(at, 1)
    letters += word.length
  }
  return letters > 7
}

/** One letter added, left out, changed, or two neighbours exchanged. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 4) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const restOfA = a.length - start - end
  const restOfB = b.length - start - end
  if (Math.max(restOfA, restOfB) <= 1) return true
  return restOfA === 2 && restOfB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]
}
