/** Names on the lines of tagged records: one a line as a rule, several where an exporter put them so. */
import type { Authorship } from '../../model/paper.ts'
import { isMoreAuthors, parseIndexName } from '../../text/names.ts'

const CUT = /,?\s(?:et\.? al\.?|and others)$/i

/** The people on these lines, in order; "et al." is noted. */
export function readByline(lines: readonly string[]): { authorships: Authorship[]; hasMoreAuthors: boolean } {
  const authorships: Authorship[] = []
  let hasMoreAuthors = false
  for (const line of lines)
    for (const piece of namesIn(line)) {
      const text = piece.replace(CUT, '')
      if (text !== piece || isMoreAuthors(text)) hasMoreAuthors = true
      const name = isMoreAuthors(text) ? undefined : parseIndexName(text)
      if (name) authorships.push({ name })
    }
  return { authorships, hasMoreAuthors }
}

/** Cut at semicolons, or at the "and" between names that have their commas. */
function namesIn(line: string): string[] {
  const joined = line.split(/,?\s(?:and|&)\s/i)
  const pieces =
    joined.length > 1 && joined.every((piece) => piece.includes(','))
      ? joined
      : line.includes(';')
        ? line.split(';')
        : [line]
  return pieces.map((name) => name.trim().replace(/,$/, '')).filter((name) => name !== '')
}
