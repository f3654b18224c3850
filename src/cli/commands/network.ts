/** `coterie network`: who works with whom in documents too many for a build, as a snapshot without papers. */
import {
  COUNTINGS,
  countCoauthors,
  readPeople,
  writePeopleSnapshot,
  type Counting,
  type Options,
} from '../../core/index.ts'
import { sizeOf, withoutOutput } from '../build/documents.ts'
import { ProgressLine } from '../build/progress-line.ts'
import { describeTotal, sayWhatWasRead } from '../build/reports.ts'
import { findDocuments, openDocument } from '../files.ts'
import { count, Failure, formatIssue, say } from '../messages.ts'
import { writeOut } from './write-out.ts'

export interface NetworkOptions extends Omit<Options, 'counting'> {
  readonly out: string
  readonly counting: Counting | 'both'
  readonly layout?: boolean
  readonly years?: { readonly from: number; readonly to: number }
  readonly strict?: boolean
}

/** Writes the snapshot, or one for each way of counting, and says what was found. Returns the exit code. */
export async function network(
  paths: readonly string[],
  { out, counting, layout = false, years, strict, ...rest }: NetworkOptions,
): Promise<number> {
  if (!out.endsWith('.coterie')) throw new Failure(`${out} must end in .coterie: such a network is only written so.`)
  const { sources, issues: pathIssues } = await findDocuments(paths)
  pathIssues.forEach((issue) => say(formatIssue(issue)))
  const documents = await withoutOutput(sources, out)
  const line = new ProgressLine(await sizeOf(documents))
  const columns = await readPeople(
    documents.map(
      ({ name }) =>
        () =>
          openDocument(name),
    ),
    { onProgress: (progress) => line.show(progress), ...(years && { years }) },
  )
  line.clear()
  sayWhatWasRead(columns.issues, columns.inputs)
  if (columns.paperAuthors.offsets.length === 1)
    throw new Failure('No paper was found, so nothing was written. Name a file or folder with papers in it.')
  if (strict && columns.issues.some((issue) => issue.severity === 'error'))
    throw new Failure(`Nothing was written to ${out}: with --strict every record must be usable.`)
  const ways: readonly Counting[] = counting === 'both' ? COUNTINGS : [counting]
  const pairs = countCoauthors(columns, rest.maxAuthors, ways)
  say(describeTotal(columns.inputs))
  say(`${count(columns.people.count, 'person', 'people')}, ${count(pairs.links.sources.length, 'co-author link')}`)
  for (const way of ways) {
    const file = ways.length === 1 ? out : out.replace(/\.coterie$/, `-${way}.coterie`)
    await writeOut(writePeopleSnapshot(columns, pairs, { ...rest, counting: way }, layout), file)
    say(`Written to ${file}`)
  }
  return pathIssues.length > 0 ? 1 : 0
}
