/** Finds what a page repeats with every record: buttons, kinds of article, counts. Such lines are neither title nor byline. */
import { roleIndex, type ScoredLine } from './roles.ts'

const LONGEST = 60
/** With their numbers left out only short lines are compared: titles may be numbered. */
const MOST_WORDS = 6
const OFTEN = 3

/** Changes scores in place. */
export function quietRepeated(scored: readonly ScoredLine[]): void {
  const counts = new Map<string, number>()
  const keys = scored.map((line) => {
    const key = keyOf(line)
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1)
    return key
  })
  scored.forEach(({ scores, label, byline }, index) => {
    const key = keys[index]
    if (key === undefined || label || counts.get(key)! < OFTEN) return
    for (const role of ['title', 'late', 'record'] as const) scores[roleIndex(role)]! -= 3
    // One person may well stand alone above several papers.
    if (!byline || byline.score < 0.6) for (const role of ['authors', 'leading'] as const) scores[roleIndex(role)]! -= 2
    const extra = roleIndex('extra')
    scores[extra] = Math.max(scores[extra]! + 1, scores[roleIndex('other')]! - 0.5)
  })
}

function keyOf({ text }: ScoredLine): string | undefined {
  if (text === '' || text.length > LONGEST) return undefined
  if (!/\d/.test(text)) return text
  return text.split(' ').length > MOST_WORDS ? text : text.replace(/\d+/g, '0')
}
