/** Records as they stand in the documents, duplicates and all, for commands that answer record by record. */
import { readDocument, type Paper } from '../core/index.ts'
import { findDocuments } from './files.ts'
import { formatIssue, say } from './messages.ts'

export interface Records {
  readonly papers: readonly Paper[]
  /** False when a path that was named could not be used. */
  readonly isComplete: boolean
}

/** Reads the files in the order of their names; what can't be read is said on stderr. */
export async function readRecords(paths: readonly string[]): Promise<Records> {
  const { sources, issues } = await findDocuments(paths)
  issues.forEach((issue) => say(formatIssue(issue)))
  const papers: Paper[] = []
  for (const source of sources)
    await readDocument(source, {
      onPaper: (paper) => papers.push(paper),
      onIssue: (issue) => say(formatIssue(issue)),
      withoutHash: true,
    })
  return { papers, isComplete: issues.length === 0 }
}

/** What a record is called in the output: by its own key where the source gives one. */
export function recordId(paper: Paper): string {
  return paper.sourceId ?? paper.id
}
