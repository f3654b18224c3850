/** Papers as a table for spreadsheets. No cell is ever a formula. */
import type { Paper } from '../../model/paper.ts'
import { formatCell } from '../spreadsheet-cells.ts'
import { formatRow } from '../table-lines.ts'
import { indexName, onOneLine, type PaperFormatDescriptor } from './paper-format.ts'

export const PAPERS_CSV: PaperFormatDescriptor = {
  label: 'CSV table of papers',
  extension: 'csv',
  mediaType: 'text/csv',
  write: writeTable,
  holdsManifest: false,
  notHeld: ['hasMoreAuthors', 'references', 'confidence', 'isAbstractGarbled'],
}

const COLUMNS: Readonly<Record<string, (paper: Paper) => string | number | undefined>> = {
  Key: (paper) => paper.sourceId,
  Title: (paper) => onOneLine(paper.title),
  Authors: (paper) => join(paper.authorships.map(({ name }) => indexName(name))),
  ORCIDs: (paper) => join(paper.authorships.flatMap(({ orcid }) => orcid ?? [])),
  Year: (paper) => paper.year,
  Venue: (paper) => paper.venue,
  Abstract: (paper) => paper.abstract,
  Keywords: (paper) => join(paper.keywords),
  'Cited by': (paper) => paper.citations,
  DOI: (paper) => paper.doi,
  'arXiv ID': (paper) => paper.arxiv,
  PMID: (paper) => paper.pmid,
  URL: (paper) => paper.url,
  Links: (paper) => join(paper.links),
  Language: (paper) => paper.language,
  'Read from': (paper) => join(paper.origins.map(({ file, line }) => `${file}:${line}`)),
}

function* writeTable(papers: readonly Paper[]): Generator<string> {
  yield formatRow(Object.keys(COLUMNS), ',')
  for (const paper of papers)
    yield formatRow(
      Object.values(COLUMNS).map((valueOf) => formatCell(valueOf(paper))),
      ',',
    )
}

function join(texts: readonly string[]): string | undefined {
  return texts.length === 0 ? undefined : texts.map((text) => onOneLine(text)).join('; ')
}
