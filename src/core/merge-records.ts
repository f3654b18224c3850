/** Records as they were read become papers in a fixed order, each once; which records are one paper need only be found out once. */
import {
  describeDuplicates,
  mergeAgain,
  mergeDuplicates,
  type Duplicates,
  type MergedPapers,
} from './extraction/duplicates.ts'
import { joinToKnown } from './extraction/known-duplicates.ts'
import type { Origin, Paper } from './model/paper.ts'
import { recogniseRecords } from './recognised-records.ts'

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

/**
 * The same where some papers stand already, each in its order: those that no record belongs to stay the very same
 * objects. A record that says the same as one of `former` is that paper.
 */
export function addRecords(
  standing: readonly Paper[],
  former: readonly Paper[],
  records: readonly Paper[],
): MergedPapers {
  const { recognised, others } = recogniseRecords(former, inOrder(records))
  const known = mergeSorted(inOrder(standing), recognised)
  if (others.length === 0) return { papers: known, merges: [] }
  const { untouched, added, merges } = joinToKnown(known, others)
  return { papers: mergeSorted(untouched, inOrder(added)), merges }
}

/** The same list where it is in order. */
function inOrder(papers: readonly Paper[]): readonly Paper[] {
  return areInOrder(papers) ? papers : Array.from(orderOf(papers), (paper) => papers[paper]!)
}

function areInOrder(papers: readonly Paper[]): boolean {
  for (let place = 1; place < papers.length; place++)
    if (comparePlaces(papers[place - 1]!, papers[place]!) > 0) return false
  return true
}

/** Two lists that are each in order as one. Places of few are looked for among many. */
function mergeSorted(one: readonly Paper[], other: readonly Paper[]): readonly Paper[] {
  if (other.length === 0) return one
  if (one.length < other.length) return mergeSorted(other, one)
  const merged: Paper[] = []
  let next = 0
  for (const paper of other) {
    const end = placeOf(paper, one, next)
    while (next < end) merged.push(one[next++]!)
    merged.push(paper)
  }
  while (next < one.length) merged.push(one[next++]!)
  return merged
}

/** Where in a list, from `low` on, a paper is to stand: behind those of the same place. */
function placeOf(paper: Paper, list: readonly Paper[], low: number): number {
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (comparePlaces(list[middle]!, paper) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

function orderOf(papers: readonly Paper[]): Uint32Array {
  const places = [...papers.keys()]
  return Uint32Array.from(places.sort((left, right) => comparePlaces(papers[left]!, papers[right]!)))
}

/** By where the fullest record of each stood. */
function comparePlaces(left: Paper, right: Paper): number {
  return compareOrigins(left.origins[0]!, right.origins[0]!)
}

function compareOrigins(left: Origin, right: Origin): number {
  return left.file < right.file ? -1 : left.file > right.file ? 1 : left.line - right.line
}
