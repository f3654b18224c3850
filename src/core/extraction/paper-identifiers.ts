/** The identifiers of a paper, told apart by what they stand for: the published form or a preprint of it. */
import type { Paper } from '../model/paper.ts'

/** Prefixes of arXiv, bioRxiv, SSRN, Research Square, preprints.org, ChemRxiv, OSF and others. */
const PREPRINT_DOI = /^10\.(?:48550|1101|2139|21203|20944|26434|31219|31234|31235|36227|22541|32388|5281|6084)\//
const ARXIV_DOI = /^10\.48550\/arxiv\.(.+)$/

export function isPreprintDoi(doi: string): boolean {
  return PREPRINT_DOI.test(doi)
}

/** The DOI, the arXiv id – also when it is written as a DOI – and the PubMed id. */
export function identifiersOf(paper: Pick<Paper, 'doi' | 'arxiv' | 'pmid'>): {
  doi?: string
  arxiv?: string
  pmid?: string
} {
  const arxivDoi = paper.doi && ARXIV_DOI.exec(paper.doi)?.[1]
  const arxiv = paper.arxiv ?? arxivDoi
  return {
    ...(paper.doi && !arxivDoi && { doi: paper.doi }),
    ...(arxiv && { arxiv }),
    ...(paper.pmid && { pmid: paper.pmid }),
  }
}
