/** Where the excerpts of each paper of a collection stand: in batches that were taken together, here or by other hands. */
import { takeExcerpts, type ExcerptedText, type Excerpts } from './excerpts.ts'
import type { Introduction } from './introductions.ts'

export interface ExcerptPlaces {
  readonly batches: readonly Excerpts[]
  /** Batch of each paper, and its place in the batch. */
  readonly batchOf: Uint32Array
  readonly rowOf: Uint32Array
}

/** Papers whose excerpts are taken together: enough to share words, few enough to lose little when a build is stopped. */
const BATCH_SIZE = 256

export function takeAllExcerpts(
  papers: readonly ExcerptedText[],
  onProgress?: (done: number, total: number) => void,
): ExcerptPlaces {
  const batches: Excerpts[] = []
  for (let from = 0; from < papers.length; from += BATCH_SIZE) {
    batches.push(takeExcerpts(papers.slice(from, from + BATCH_SIZE)))
    onProgress?.(Math.min(from + BATCH_SIZE, papers.length), papers.length)
  }
  return {
    batches,
    batchOf: Uint32Array.from(papers, (_, paper) => Math.floor(paper / BATCH_SIZE)),
    rowOf: Uint32Array.from(papers, (_, paper) => paper % BATCH_SIZE),
  }
}

export function introductionsIn({ batches, batchOf, rowOf }: ExcerptPlaces): (readonly Introduction[])[] {
  return Array.from(batchOf, (batch, paper) => batches[batch]!.introductions[rowOf[paper]!]!)
}
