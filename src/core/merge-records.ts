/** Records as they were read become papers in a fixed order, each once; which records are one paper need only be found out once. */
import {
  describeDuplicates,
  mergeAgain,
  mergeDuplicates,
  type Duplicates,
  type MergedPapers,
} from './extraction/duplicates.ts'
import type { Origin, Paper } from './model/paper.ts'

/** What follows from the records, and is plain enough to be kept. */
interface FoundOut {
  readonly duplicates: Duplicates
  /** Papers in the order of their fullest records. */
  readonly order: Uint32Array
}

/** `remember` gives what was found out about the same records earlier, or asks for it. */
export async function mergeRecords(
  records: readonly Paper[],
  remember: (findOut: () => Promise<FoundOut>) => Promise<FoundOut>,
): Promise<MergedPapers> {
  let merged: MergedPapers | undefined
  const { duplicates, order } = await remember(async () => {
    const found = mergeDuplicates(records)
    merged = found
    return { duplicates: describeDuplicates(records, found), order: orderOf(found.papers) }
  })
  const { papers, merges } = merged ?? mergeAgain(records, duplicates)
  return { papers: Array.from(order, (paper) => papers[paper]!), merges }
}

function orderOf(papers: readonly Paper[]): Uint32Array {
  const places = [...papers.keys()]
  return Uint32Array.from(
    places.sort((left, right) => compareOrigins(papers[left]!.origins[0]!, papers[right]!.origins[0]!)),
  )
}

function compareOrigins(left: Origin, right: Origin): number {
  return left.file < right.file ? -1 : left.file > right.file ? 1 : left.line - right.line
}
