/** Duplicates: records of the same paper become one paper that remembers every record. */
import type { Origin, Paper } from '../model/paper.ts'

export interface Merge {
  readonly kept: Paper
  /** Where the record stood that was joined to it. */
  readonly record: Origin
  /** What they have in common: "same DOI". */
  readonly why: string
}

/** Records with the same id become one; the fullest stays first. The order of the records makes no difference. */
export function mergeDuplicates(papers: readonly Paper[]): { papers: Paper[]; merges: Merge[] } {
  const groups = new Map<string, Paper[]>()
  for (const paper of papers) {
    const group = groups.get(paper.id)
    if (group) group.push(paper)
    else groups.set(paper.id, [paper])
  }
  const merges: Merge[] = []
  const kept = [...groups.values()].map((group) => {
    const [first, ...rest] = group.toSorted((left, right) => fullness(right) - fullness(left) || compare(left, right))
    for (const paper of rest)
      merges.push({ kept: first!, record: paper.origins[0]!, why: `same ${paper.id.slice(0, paper.id.indexOf(':'))}` })
    return rest.length === 0 ? first! : { ...first!, origins: group.flatMap((paper) => paper.origins) }
  })
  return { papers: kept, merges }
}

function fullness(paper: Paper): number {
  return (paper.abstract?.length ?? 0) + paper.authorships.length * 10 + paper.keywords.length
}

function compare(left: Paper, right: Paper): number {
  const [a, b] = [left.origins[0]!, right.origins[0]!]
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line
}
