/** What comes of looking for the graph to begin with. */
import type { Snapshot } from '../../core/index.ts'

/** `problem` and `advice` are sentences. */
export type Obtained = { readonly snapshot: Snapshot } | { readonly problem: string; readonly advice: string }

/** Asks the person whether this address of another site may be opened. */
export type Ask = (address: URL) => Promise<boolean>
