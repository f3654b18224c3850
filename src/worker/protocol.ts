/** What the page and its worker say to each other. */
import type { OpenedSnapshot, Options, Progress, Snapshot } from '../core/index.ts'

/** A document as the page has it: a dropped file, or pasted text under a name. Nothing of it leaves the machine. */
export interface PageDocument {
  /** Path inside the dropped folder, or the file's name. */
  readonly name: string
  readonly content: Blob
}

export interface WorkerApi {
  /** Checks and opens a snapshot file. */
  open(file: Blob): Promise<OpenedSnapshot>
  /**
   * Reads documents into a snapshot. With `base` its papers are kept, duplicates joined, and everyone who is on its
   * map stays where they are.
   */
  build(
    documents: readonly PageDocument[],
    options: Options,
    base: Snapshot | undefined,
    onProgress: (progress: Progress) => void,
  ): Promise<Snapshot>
  /** The snapshot file of a snapshot. */
  write(snapshot: Snapshot): Promise<Blob>
}
