/** Papers as CSL-JSON, the items of citation processors (Zotero, Pandoc). */
import type { Paper, PersonName } from '../../model/paper.ts'
import type { PaperFormatDescriptor } from './paper-format.ts'

export const CSL_JSON: PaperFormatDescriptor = {
  label: 'CSL-JSON (Zotero, Pandoc)',
  extension: 'json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  write: writeCslJson,
  holdsManifest: false,
  notHeld: ['hasMoreAuthors', 'citations', 'references', 'links', 'confidence', 'isAbstractGarbled', 'origins'],
}

function* writeCslJson(papers: readonly Paper[]): Generator<string> {
  yield '['
  for (const [index, paper] of papers.entries()) yield `${index === 0 ? '\n' : ',\n'}${JSON.stringify(toItem(paper))}`
  yield '\n]\n'
}

function toItem(paper: Paper): Record<string, unknown> {
  const note = paper.arxiv === undefined ? undefined : `arXiv:${paper.arxiv}`
  const item: Record<string, unknown> = {
    id: paper.sourceId ?? paper.id,
    type: paper.venue === undefined ? 'document' : 'article-journal',
    title: paper.title,
    author: paper.authorships.length === 0 ? undefined : paper.authorships.map(({ name }) => toAuthor(name)),
    issued: paper.year === undefined ? undefined : { 'date-parts': [[paper.year]] },
    'container-title': paper.venue,
    abstract: paper.abstract,
    keyword: paper.keywords.length === 0 ? undefined : paper.keywords.join(', '),
    DOI: paper.doi,
    PMID: paper.pmid,
    URL: paper.url,
    language: paper.language,
    note,
  }
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined))
}

function toAuthor({ family, given, particle, suffix, isCorporate }: PersonName): Record<string, string> {
  if (isCorporate) return { literal: family }
  return {
    family,
    ...(given !== undefined && { given }),
    ...(particle !== undefined && { 'non-dropping-particle': particle }),
    ...(suffix !== undefined && { suffix }),
  }
}
