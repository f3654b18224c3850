/** Records of documents: as they were read, or as a snapshot holds them already, so that nobody need read them again. */
import type { FileReport, Issue } from './model/issue.ts'
import type { Paper } from './model/paper.ts'
import type { Snapshot } from './model/snapshot.ts'

/** What came of one document before duplicates are merged. */
export type DocumentRead = Omit<FileReport, 'added' | 'merged'>

/** Records as they stand in the documents. */
export interface RecordsRead {
  readonly papers: readonly Paper[]
  readonly documents: readonly DocumentRead[]
  readonly issues: readonly Issue[]
}

/** Papers that are told apart already, with what was said of their documents. */
export interface KnownRecords extends RecordsRead {
  /** Stands for all that the snapshot says, such as the hash of its file; absent where nothing stands for it. */
  readonly name?: string
  /** Known papers of one record, whose documents have changed or are gone. */
  readonly former?: readonly Paper[]
}

/** Everything that a snapshot holds. */
export function recordsOf({ facts, manifest, issues }: Snapshot): KnownRecords {
  return { papers: facts.papers, documents: manifest.inputs, issues: issues.filter(({ isDerived }) => !isDerived) }
}

/**
 * What the snapshot holds of those documents that are as they were: of the same name and hash, and none of their papers
 * was read from another document as well that is not. Its papers are the very same objects, in the same order.
 */
export function unchangedRecords(
  snapshot: Snapshot,
  name: string,
  documents: readonly { readonly file: string; readonly hash: string | undefined }[],
): KnownRecords {
  const { papers, documents: inputs, issues } = recordsOf(snapshot)
  const hashes = new Map(documents.map(({ file, hash }) => [file, hash]))
  const unchanged = new Set<string>()
  const changed = new Set<string>()
  for (const { file, hash } of inputs) {
    // What was added to a map twice stands there once.
    const isSame = hash !== '' && hashes.get(file) === hash && !unchanged.has(file)
    ;(isSame ? unchanged : changed).add(file)
  }
  leaveOutTied(papers, unchanged, changed)
  const isUnchanged = ({ file }: { readonly file: string }): boolean => unchanged.has(file)
  return {
    name,
    papers: papers.filter(({ origins }) => isUnchanged(origins[0]!)),
    former: papers.filter(({ origins }) => origins.length === 1 && !isUnchanged(origins[0]!)),
    documents: inputs.filter(isUnchanged),
    issues: issues.filter(isUnchanged),
  }
}

/** Leaves as unchanged only what shares no paper, be it by way of others, with what is not. Linear. */
function leaveOutTied(papers: readonly Paper[], unchanged: Set<string>, changed: ReadonlySet<string>): void {
  const tied = new Map<string, Paper[]>()
  for (const paper of papers) {
    if (paper.origins.length === 1) continue
    for (const { file } of paper.origins) {
      const same = tied.get(file)
      if (!same) tied.set(file, [paper])
      else if (same.at(-1) !== paper) same.push(paper)
    }
  }
  // A set tells in the order in which it was filled, also what is added meanwhile.
  const left = new Set([...changed, ...[...tied.keys()].filter((file) => !unchanged.has(file))])
  for (const file of left) {
    unchanged.delete(file)
    for (const { origins } of tied.get(file) ?? []) for (const origin of origins) left.add(origin.file)
    tied.delete(file)
  }
}
