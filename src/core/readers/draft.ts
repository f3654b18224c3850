/** A record on its way to a paper: any field may still be missing, blank or badly spaced. */
import type { Authorship, Origin, Paper } from '../model/paper.ts'
import { normaliseArxivId, normaliseDoi, paperId } from '../text/identifiers.ts'
import { findYear } from '../text/dates.ts'
import { languageCode } from '../text/language.ts'
import { findLinks } from '../text/links.ts'
import { collapseSpace } from '../text/white-space.ts'

export interface Draft {
  sourceId?: string | undefined
  title?: string | undefined
  authorships: Authorship[]
  hasMoreAuthors?: boolean
  /** A year, or any text that has one in it ("2014//", "Mar 2020"). */
  year?: string | number | undefined
  venue?: string | undefined
  abstract?: string | undefined
  keywords: string[]
  citations?: string | number | undefined
  references?: string[]
  /** A DOI, or an address or text that has one in it. */
  doi?: string | undefined
  arxiv?: string | undefined
  pmid?: string | undefined
  url?: string | undefined
  language?: string | undefined
}

/** A paper, or nothing if the record has no title. */
export function finishPaper(draft: Draft, origin: Origin): Paper | undefined {
  const title = collapse(draft.title)
  if (!title) return undefined
  const url = collapse(draft.url)
  const { doi, arxiv, pmid } = findIdentifiers(draft.doi, draft.arxiv, draft.pmid, url)
  const year = draft.year === undefined ? undefined : findYear(String(draft.year))
  const abstract = collapse(draft.abstract)
  const citations = toCount(draft.citations)
  const sourceId = collapse(draft.sourceId)
  const venue = collapse(draft.venue)
  const language = draft.language ? languageCode(draft.language) : undefined
  const references = draft.references?.map(collapse).filter((text) => text !== undefined)
  return {
    id: paperId({ doi, arxiv, pmid, title, year }),
    ...(sourceId && { sourceId }),
    title,
    authorships: draft.authorships,
    ...(draft.hasMoreAuthors && { hasMoreAuthors: true as const }),
    ...(year !== undefined && { year }),
    ...(venue && { venue }),
    ...(abstract && { abstract }),
    keywords: distinct(draft.keywords),
    ...(citations !== undefined && { citations }),
    ...(references && references.length > 0 && { references }),
    ...(doi && { doi }),
    ...(arxiv && { arxiv }),
    ...(pmid && { pmid }),
    ...(url && { url }),
    links: distinct([...(url ? findLinks(url) : []), ...(abstract?.includes('://') ? findLinks(abstract) : [])]),
    ...(language && { language }),
    origins: [origin],
  }
}

/** The identifiers of a paper in one spelling, from what its record says of them. */
export function findIdentifiers(
  givenDoi: string | undefined,
  givenArxiv: string | undefined,
  givenPmid: string | undefined,
  url: string | undefined,
): { doi: string | undefined; arxiv: string | undefined; pmid: string | undefined } {
  const doi = givenDoi ? normaliseDoi(givenDoi) : undefined
  return {
    doi,
    arxiv: normaliseArxivId(givenArxiv || arxivAddress(doi, url)),
    pmid: givenPmid ? /^\D*(\d{1,9})\D*$/.exec(givenPmid)?.[1] : undefined,
  }
}

/** The DOI or address of a paper that stands at arXiv. */
function arxivAddress(doi: string | undefined, url: string | undefined): string {
  if (doi?.startsWith('10.48550/arxiv.')) return doi
  return url?.includes('//arxiv.org/') ? url : ''
}

/** One space for every run of white space, none at the ends; nothing for what is blank. */
export function collapse(text: string | undefined): string | undefined {
  return text === undefined ? undefined : collapseSpace(text) || undefined
}

function toCount(count: string | number | undefined): number | undefined {
  if (typeof count === 'string') return /^\s*\d{1,9}(?:\.0*)?\s*$/.test(count) ? Math.trunc(Number(count)) : undefined
  return count !== undefined && count >= 0 && Number.isFinite(count) ? Math.trunc(count) : undefined
}

function distinct(texts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const text of texts) {
    const collapsed = collapse(text)
    if (collapsed) found.add(collapsed)
  }
  return [...found]
}
