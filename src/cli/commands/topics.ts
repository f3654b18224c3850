/** `coterie topics`: documents in, the keyphrases and systems of one paper a line out. */
import { extractSystems, extractTopics, rowOf, type KeyphraseStyle } from '../../core/index.ts'
import { formatIssue, LineWriter, say } from '../messages.ts'
import { readRecords, recordId } from '../records.ts'

/** Prints `{id, keyphrases, systems}` a line, best keyphrase first. Returns the exit code. */
export async function topics(paths: readonly string[], options: { readonly style: KeyphraseStyle }): Promise<number> {
  const { papers, isComplete } = await readRecords(paths)
  const { keyphrasesOf, issues } = extractTopics(papers, { style: options.style })
  const { systems, introducedSystems } = extractSystems(papers)
  issues.forEach((issue) => say(formatIssue(issue)))
  const writer = new LineWriter()
  papers.forEach((paper, row) => {
    const introduced = Array.from(rowOf(introducedSystems, row), (system) => systems[system]!)
    writer.write(
      JSON.stringify({
        id: recordId(paper),
        keyphrases: keyphrasesOf(row),
        systems: introduced.map(({ name, expansion }) => ({ name, ...(expansion !== undefined && { expansion }) })),
      }),
    )
  })
  await writer.end()
  return isComplete ? 0 : 1
}
