/** What the page and its worker say to each other. */
import type { DocumentRead, Issue, OpenedSnapshot, Options, Progress, Settled, Snapshot } from '../core/index.ts'

/** A document as the page has it: a dropped file, or pasted text under a name. Nothing of it leaves the machine. */
export interface PageDocument {
  /** Path inside the dropped folder, or the file's name. */
  readonly name: string
  readonly content: Blob
}

/** What reading gave, before anything is built from it. */
export interface ReadReport {
  readonly documents: readonly DocumentRead[]
  readonly issues: readonly Issue[]
  /** Records that can be used. */
  readonly papers: number
}

export interface WorkerApi {
  /** Checks and opens a snapshot file. */
  open(file: Blob): Promise<OpenedSnapshot>
  /** Reads documents and keeps what it read for `build`. */
  read(documents: readonly PageDocument[], onProgress: (progress: Progress) => void): Promise<ReadReport>
  /**
   * Builds a snapshot from what was read last. With `base` its papers are kept, duplicates joined, and everyone who is
   * on its map stays where they are.
   */
  build(options: Options, base: Snapshot | undefined, onProgress: (progress: Progress) => void): Promise<Snapshot>
  /** The same papers with something else settled about people and topics; the map keeps its shape. */
  settle(base: Snapshot, settled: Settled, onProgress: (progress: Progress) => void): Promise<Snapshot>
  /** The snapshot file of a snapshot. */
  write(snapshot: Snapshot): Promise<Blob>
}
