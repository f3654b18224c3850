/** Dividing a cluster into parts, as the panels ask for it. */

/** A part of a cluster; `papers` are indices of the facts. */
export interface Part {
  readonly name: string
  readonly papers: readonly number[]
}

/** The parts of these papers, largest first; none where a division would mean nothing. */
export type Divide = (papers: readonly number[]) => Promise<readonly Part[]>

/** Fewer papers are not worth dividing. */
export const WORTH_DIVIDING = 6
