/** Which of the documents at hand are the ones that a manifest speaks of. */
import type { DocumentSource, FileReport } from '../../core/index.ts'
import { describeFault, findDocuments, openDocument } from '../files.ts'
import { hashFile } from '../hash-file.ts'
import { formatIssue, say } from '../messages.ts'

export interface MatchedInputs {
  /** The documents with their hashes, under the names that the manifest knows them by where their content is the same. */
  readonly matched: readonly { readonly source: DocumentSource; readonly hash: string | undefined }[]
  /** What is missing, new or changed. */
  readonly lines: readonly string[]
}

/** Documents are known by their content, so that a folder may have been moved. */
export async function matchInputs(documents: readonly string[], inputs: readonly FileReport[]): Promise<MatchedInputs> {
  const { sources, issues } = await findDocuments(documents)
  issues.forEach((issue) => say(formatIssue(issue)))
  const awaited = [...inputs]
  const matched: MatchedInputs['matched'][number][] = []
  const strangers: string[] = []
  for (const { name } of sources) {
    const hash = await hashOf(name)
    const index = awaited.findIndex((input) => input.hash === hash)
    const known = index < 0 ? undefined : awaited.splice(index, 1)[0]
    if (!known) strangers.push(name)
    matched.push({ source: openDocument(name, known?.file), hash })
  }
  return {
    matched,
    lines: [
      ...awaited.map(({ file }) => `Missing or changed: ${file} is not among the documents with the content it had.`),
      ...strangers.map((name) => `New or changed: ${name} has content that was not there.`),
    ],
  }
}

async function hashOf(path: string): Promise<string | undefined> {
  try {
    return (await hashFile(path)).hash
  } catch (error) {
    say(`${path} could not be read: ${describeFault(error)}.`)
    return undefined
  }
}
