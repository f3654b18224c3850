/** What somebody wrote on marks and where they put them by hand; kept with the snapshot, and never taken for facts. */
import type { LensName } from './terms.ts'

export interface Note {
  /** Of the mark: `author:…`, `topic:…`, `paper:…`, `system:…`. */
  readonly key: string
  readonly text: string
}

/** A mark that stays where somebody put it, in the units of the layout of its lens. */
export interface Pin {
  readonly lens: LensName
  readonly key: string
  readonly x: number
  readonly y: number
}

/** At most one note for each mark, and one pin for each mark of a lens. */
export interface Annotations {
  readonly notes: readonly Note[]
  readonly pins: readonly Pin[]
}
