/** Reads a text or bytes as one document, for tests. */
import type { Issue } from '../../../src/core/model/issue.ts'
import type { Paper } from '../../../src/core/model/paper.ts'
import { readDocument, type DocumentReport } from '../../../src/core/readers/read-document.ts'

export interface Reading extends DocumentReport {
  readonly papers: Paper[]
  readonly issues: Issue[]
}

export async function readText(content: string | Uint8Array, name = 'file', chunkSize = 1 << 20): Promise<Reading> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const papers: Paper[] = []
  const issues: Issue[] = []
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < bytes.length; from += chunkSize) yield bytes.subarray(from, from + chunkSize)
  }
  const report = await readDocument(
    { name, chunks: chunks() },
    { onPaper: (paper) => papers.push(paper), onIssue: (issue) => issues.push(issue) },
  )
  return { ...report, papers, issues }
}

/** "Given Family" of every author of every paper. */
export function namesOf({ papers }: Reading): string[][] {
  return papers.map((paper) =>
    paper.authorships.map(({ name }) => [name.given, name.particle, name.family].filter(Boolean).join(' ')),
  )
}
