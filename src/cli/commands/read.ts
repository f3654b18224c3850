/** `coterie read`: documents in, one paper a line out. */
import { readDocument, type DocumentSource, type Issue, type Paper } from '../../core/index.ts'
import { findDocuments } from '../files.ts'
import { formatIssue, LineWriter, say } from '../messages.ts'
import { recordId } from '../records.ts'

/** Reads the files in the order of their names. Returns the exit code. */
export async function read(paths: readonly string[], options: { readonly strict?: boolean }): Promise<number> {
  const { sources, issues } = await findDocuments(paths)
  const writer = new LineWriter()
  let worst = issues.length > 0 ? 1 : 0
  issues.forEach((issue) => say(formatIssue(issue)))
  const onIssue = (issue: Issue): void => {
    say(formatIssue(issue))
    if (issue.severity === 'error' && options.strict) worst = 1
  }
  for (const source of sources) {
    const paced = paceBy(source, writer)
    await readDocument(paced, {
      onPaper: (paper) => writer.write(toLine(paper)),
      onIssue,
      withoutHash: true,
    })
  }
  await writer.end()
  return worst
}

/** Reading waits for whoever reads our lines, so that a slow reader doesn't fill the memory. */
function paceBy(source: DocumentSource, writer: LineWriter): DocumentSource {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.chunks) {
      yield chunk
      await writer.drained()
    }
  }
  return { ...source, chunks: chunks() }
}

/** The line of a paper: what is undefined is left out. A particle is printed with the family name, as people write it. */
function toLine(paper: Paper): string {
  const { file, format, line } = paper.origins[0]!
  return JSON.stringify({
    id: recordId(paper),
    title: paper.title,
    authors: paper.authorships.map(({ name, orcid }) => ({
      family: name.particle ? `${name.particle} ${name.family}` : name.family,
      given: name.given,
      suffix: name.suffix,
      orcid,
    })),
    hasMoreAuthors: paper.hasMoreAuthors,
    abstract: paper.abstract,
    year: paper.year,
    venue: paper.venue,
    keywords: paper.keywords,
    links: paper.links,
    doi: paper.doi,
    arxiv: paper.arxiv,
    pmid: paper.pmid,
    citations: paper.citations,
    url: paper.url,
    language: paper.language,
    confidence: paper.confidence,
    isAbstractGarbled: paper.isAbstractGarbled,
    origin: { file, format, line },
  })
}
