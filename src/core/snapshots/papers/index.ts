/** The formats that papers are written in, by the names people give them. */
import type { Paper } from '../../model/paper.ts'
import { BIBTEX } from './bibtex.ts'
import { CSL_JSON } from './csl-json.ts'
import { PAPERS_CSV } from './csv.ts'
import type { PaperFormatDescriptor } from './paper-format.ts'
import { RIS } from './ris.ts'

export const PAPER_FORMATS = {
  ris: RIS,
  bibtex: BIBTEX,
  'csl-json': CSL_JSON,
  'papers-csv': PAPERS_CSV,
} as const satisfies Record<string, PaperFormatDescriptor>

export type PaperFormat = keyof typeof PAPER_FORMATS

/** What a file of this format would not hold of these papers: plain sentences; empty if nothing. */
export function describePaperLoss(papers: readonly Paper[], format: PaperFormat): string[] {
  const { notHeld } = PAPER_FORMATS[format]
  const lost = notHeld.filter((field) =>
    papers.some((paper) => {
      const value = paper[field]
      return Array.isArray(value) ? value.length > 0 : value !== undefined
    }),
  )
  return lost.length === 0 ? [] : [`Not held of papers: ${lost.join(', ')}.`]
}
