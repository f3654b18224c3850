/** What is going on with keeping a person's own work in the browser: what panels may ask for, and what they are told. */
import type { StoreApi } from 'zustand/vanilla'

/** Work that was kept before. */
export interface KeptWork {
  readonly papers: number
  readonly people: number
  /** Milliseconds since 1970. */
  readonly savedAt: number
}

export type Keeping =
  | { readonly status: 'quiet' }
  /** Work of another visit was found. */
  | { readonly status: 'offered'; readonly work: KeptWork }
  /** The page went on with what was kept, and can go back to the graph that it came with. */
  | { readonly status: 'resumed'; readonly work: KeptWork }
  /** What is done now will be gone when the page is closed; why. */
  | { readonly status: 'refused'; readonly problem: string }

/** How the page keeps work; what it does stands in `state`. */
export interface Keeper {
  readonly state: StoreApi<Keeping>
  /** Goes on with the work that is offered. */
  resume(): void
  /** Forgets the work that is offered. */
  forget(): void
  /** Nothing more needs to be said. */
  dismiss(): void
}
