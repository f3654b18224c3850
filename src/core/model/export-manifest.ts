/** How an exported file was made, as it stands in the file or beside it, so that it can be made again and cited. */
import type { Manifest } from './snapshot.ts'
import type { LensName } from './terms.ts'

/** One file, known by its content. */
export interface WrittenFile {
  readonly name: string
  readonly bytes: number
  /** SHA-256, hex. */
  readonly hash: string
}

export interface Exported {
  /** Version of Coterie that wrote the file; `Manifest.coterie` is the one that built the graph. */
  readonly coterie: string
  /** As the command line names it. */
  readonly format: string
  /** Absent where papers were written. */
  readonly lens?: LensName
  readonly nodes?: number
  readonly links?: number
  /** Only what was picked, or what filters left. */
  readonly isPart?: true
  /** In a manifest that stands beside: the files that it speaks of. */
  readonly files?: readonly WrittenFile[]
}

/** Without what was written or moved by hand: notes are nobody's business but their writer's. */
export interface ExportManifest extends Omit<Manifest, 'annotations'> {
  readonly format: 'coterie-manifest'
  readonly version: 1
  /** Of the whole graph. */
  readonly counts: {
    readonly papers: number
    readonly authors: number
    readonly topics: number
    readonly systems: number
  }
  readonly exported: Exported
}
