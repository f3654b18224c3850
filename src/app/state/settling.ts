/** What is going on with settling who is who: what panels may ask for, and what they are told. */
import type { StoreApi } from 'zustand/vanilla'
import type { Progress, Settled } from '../../core/index.ts'

export type Work =
  | { readonly status: 'idle' }
  | { readonly status: 'working'; readonly words: string; readonly progress: Progress | undefined }
  /** Done, and to be said for a moment with a way back. */
  | { readonly status: 'done'; readonly words: string }
  | { readonly status: 'failed'; readonly problem: string }

export interface SettlingState {
  readonly work: Work
  readonly isReviewing: boolean
  /** Whether the map shows who is possibly one person though nobody is reviewing it. */
  readonly areDoubtsShown: boolean
}

/** How the page settles things; what it does stands in `state`. */
export interface Settler {
  readonly state: StoreApi<SettlingState>
  /** Builds the graph anew with this settled; `words` say what changed: "merged Roe, A. into Roe, Ada". */
  settle(settled: Settled, words: string): void
  review(isOpen: boolean): void
  showDoubts(areShown: boolean): void
  /** Stops what is under way; the graph on the page is as it was. */
  stop(): void
  /** Nothing more needs to be said of the last work. */
  dismiss(): void
}
