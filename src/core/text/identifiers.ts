/** Identifiers of papers: DOI, arXiv and PubMed numbers in one spelling, and the id of a paper that has none of them. */
import { decodeEntities } from './entities.ts'
import { fold } from './fold.ts'

// Both are bounded, so that trimming and trying again stay cheap on hostile text.
// Older DOIs contain the number of an item in its issue: "…49:8<693::AID-ASI4>3.0.CO;2-O".
const DOI = /\b10\.\d{4,9}\/(?:[^\s"<>{}|\\^`]|<[^\s<>"]{1,60}>(?=\d\.\d)){1,500}/i
const ARXIV = /\b(?:arxiv[:./\s]*)?((?:\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?\/\d{7}))(?:v\d+)?\b/i

/** The bare DOI, lower case (DOIs are case-insensitive), or nothing if there is none in the text. */
export function normaliseDoi(text: string): string | undefined {
  const found = DOI.exec(/[&%]/.test(text) ? decodeEntities(decodePercents(text)) : text)?.[0]
  if (!found) return undefined
  let doi = found.replace(/[.,;:'"]+$/, '').toLowerCase()
  // A closing bracket belongs to the DOI only when it was opened inside it.
  while (/[)\]]$/.test(doi) && count(doi, ')') + count(doi, ']') > count(doi, '(') + count(doi, '['))
    doi = doi.slice(0, -1)
  return doi
}

/** Addresses write brackets and angles as "%28" and "%3C". */
function decodePercents(text: string): string {
  return text.replace(/%(2[189]|3[ABCE]|5[BD]|2F)/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}

/** The bare arXiv id without its version, or nothing. */
export function normaliseArxivId(text: string): string | undefined {
  return ARXIV.exec(text)?.[1]?.toLowerCase()
}

/** Lower case, no accents, no punctuation, no white space: equal titles have equal folds. */
export function foldTitle(title: string): string {
  return fold(title).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** `doi:…`, `arxiv:…`, `pmid:…`, or `title:<folded title>:<year>` (the year is empty when the source has none). */
export function paperId(paper: {
  readonly doi?: string | undefined
  readonly arxiv?: string | undefined
  readonly pmid?: string | undefined
  readonly title: string
  readonly year?: number | undefined
}): string {
  if (paper.doi) return `doi:${paper.doi}`
  if (paper.arxiv) return `arxiv:${paper.arxiv}`
  if (paper.pmid) return `pmid:${paper.pmid}`
  return `title:${foldTitle(paper.title).slice(0, 200)}:${paper.year ?? ''}`
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
