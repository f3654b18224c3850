/** Records that come to papers which are known: only what shares an identifier or a title with a new record is compared. */
import type { Paper } from '../model/paper.ts'
import { foldTitle } from '../text/identifiers.ts'
import { joinRecords, type Merge } from './duplicates.ts'
import { identifiersOf } from './paper-identifiers.ts'
import { groupSamePapers } from './same-paper.ts'

export interface PapersJoined {
  /** Known papers that no record belongs to: the very same, in their order. */
  readonly untouched: readonly Paper[]
  /** What came of the records. A known paper that they belong to keeps its id. */
  readonly added: readonly Paper[]
  readonly merges: readonly Merge[]
}

/**
 * Known papers were told apart among themselves and stay so, unless a new record belongs to two of them. The order of the
 * records makes no difference.
 */
export function joinToKnown(known: readonly Paper[], records: readonly Paper[]): PapersJoined {
  const traits = new Set(records.flatMap(traitsOf))
  const suspects = new Set(known.filter((paper) => traitsOf(paper).some((trait) => traits.has(trait))))
  const ids = new Map(known.map(({ id }) => [id, 1]))
  const joined = new Set<Paper>()
  const added: Paper[] = []
  const merges: Merge[] = []
  for (const group of groupSamePapers([...suspects, ...records])) {
    const own = group.filter((paper) => suspects.has(paper))
    if (own.length === group.length) continue
    for (const paper of own) joined.add(paper)
    const { kept, ...found } = joinRecords(group, ids, own[0]?.id)
    added.push(kept)
    for (const merge of found.merges) merges.push(merge)
  }
  return { untouched: known.filter((paper) => !joined.has(paper)), added, merges }
}

/** What `groupSamePapers` compares records by. */
function traitsOf(paper: Paper): string[] {
  const identifiers = Object.entries(identifiersOf(paper)).map(([scheme, value]) => `${scheme}:${value}`)
  const title = foldTitle(paper.title)
  return title === '' ? identifiers : [...identifiers, title]
}
