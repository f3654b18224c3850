/** What became of marks and links from one map to a later one. */

export const CHANGES = ['same', 'added', 'gone', 'changed', 'stronger', 'weaker'] as const
export type Change = (typeof CHANGES)[number]

/** What became of every node and link of a lens, as positions in `CHANGES`. */
export interface LensChanges {
  /** A mark is `changed` if a link of it came, went or has another strength. */
  readonly nodes: Uint8Array
  readonly links: Uint8Array
}
