/** Papers as RIS, which every reference manager opens. */
import type { Paper } from '../../model/paper.ts'
import { indexName, onOneLine, type PaperFormatDescriptor } from './paper-format.ts'

export const RIS: PaperFormatDescriptor = {
  label: 'RIS (reference managers)',
  extension: 'ris',
  mediaType: 'application/x-research-info-systems',
  write: writeRis,
  holdsManifest: false,
  notHeld: ['hasMoreAuthors', 'references', 'links', 'confidence', 'isAbstractGarbled', 'origins'],
}

function* writeRis(papers: readonly Paper[]): Generator<string> {
  for (const paper of papers) {
    const fields: readonly (readonly [tag: string, value: string | number | undefined])[] = [
      ['TY', paper.venue === undefined ? 'GEN' : 'JOUR'],
      ['ID', paper.sourceId],
      ['TI', paper.title],
      ...paper.authorships.map(({ name }) => ['AU', indexName(name)] as const),
      ['PY', paper.year],
      ['T2', paper.venue],
      ['AB', paper.abstract],
      ...paper.keywords.map((keyword) => ['KW', keyword] as const),
      ['DO', paper.doi],
      ['UR', paper.url],
      ['LA', paper.language],
      ['M1', paper.arxiv && `arXiv:${paper.arxiv}`],
      ['N1', paper.pmid && `PMID: ${paper.pmid}`],
      ['N1', paper.citations === undefined ? undefined : `Cited by: ${paper.citations}`],
    ]
    const lines = fields.flatMap(([tag, value]) =>
      value === undefined ? [] : `${tag}  - ${onOneLine(String(value))}\n`,
    )
    yield `${lines.join('')}ER  - \n\n`
  }
}
