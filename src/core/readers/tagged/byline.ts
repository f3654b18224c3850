/** Names on the lines of tagged records: one a line as a rule, several where an exporter put them so. */
import type { Authorship } from '../../model/paper.ts'
import { isMoreAuthors, parseIndexName, partsPerName } from '../../text/names.ts'

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

/** Cut at semicolons, or at the "and" between names that have their commas, or at the commas of a list. */
function namesIn(line: string): string[] {
  const joined = line.split(/,?\s(?:and|&)\s/i)
  const areNames = joined.length > 1 && joined.every((piece) => piece.includes(','))
  const pieces = areNames ? joined : line.includes(';') ? line.split(';') : [line]
  return pieces
    .map((name) => name.trim().replace(/,$/, ''))
    .filter((name) => name !== '')
    .flatMap(listedByCommas)
}

function listedByCommas(piece: string): string[] {
  const parts = piece.split(',').map((part) => part.trim())
  const size = parts.length > 1 ? partsPerName(parts) : undefined
  if (size === undefined) return [piece]
  return size === 1 ? parts : parts.flatMap((part, index) => (index % 2 === 0 ? [`${part}, ${parts[index + 1]!}`] : []))
}
