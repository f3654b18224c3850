/** `coterie authors`: documents in, who each mention in a byline is out. */
import { displayName, resolveAuthors, rowOf, type AuthorResolution } from '../../core/index.ts'
import { formatIssue, LineWriter, say } from '../messages.ts'
import { readRecords, recordId } from '../records.ts'
import { readDecisions } from '../settled.ts'

export interface AuthorsOptions {
  readonly review?: boolean
  readonly decisions?: string
}

/** Prints `{paper, position, name, author, confidence}` a mention; with `review` the doubtful pairs. Returns the exit code. */
export async function authors(paths: readonly string[], options: AuthorsOptions): Promise<number> {
  const decisions = options.decisions === undefined ? [] : await readDecisions(options.decisions)
  const { papers, isComplete } = await readRecords(paths)
  const resolution = resolveAuthors(papers, { decisions })
  resolution.issues.forEach((issue) => say(formatIssue(issue)))
  const writer = new LineWriter()
  if (options.review) writeDoubts(resolution, writer)
  else
    papers.forEach((paper, row) => {
      const first = resolution.paperAuthors.offsets[row]!
      rowOf(resolution.paperAuthors, row).forEach((author, position) =>
        writer.write(
          JSON.stringify({
            paper: recordId(paper),
            position,
            name: displayName(paper.authorships[position]!.name),
            author: resolution.authors[author]!.id,
            confidence: toHundredths(resolution.mentionConfidence[first + position]!),
          }),
        ),
      )
    })
  await writer.end()
  return isComplete ? 0 : 1
}

function writeDoubts({ authors: people, doubtfulPairs }: AuthorResolution, writer: LineWriter): void {
  for (const { a, b, score, evidence } of doubtfulPairs)
    writer.write(JSON.stringify({ a: people[a]!.id, b: people[b]!.id, score: toHundredths(score), evidence }))
}

function toHundredths(value: number): number {
  return Math.round(value * 100) / 100
}
