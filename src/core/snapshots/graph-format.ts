/** What a format of graph files promises: how it is written, what it can't hold, and how it is read. */
import type Graph from 'graphology'
import type { ExportManifest } from '../model/export-manifest.ts'
import type { GraphView } from '../model/graph-view.ts'
import type { Issue } from '../model/issue.ts'

/** A graph file as it was understood, with what was not; or why it could not be opened, with the line. */
export type OpenedGraph =
  | {
      readonly graph: Graph
      readonly issues: readonly Issue[]
      /** Where the file carries one. */
      readonly manifest?: ExportManifest
      readonly problem?: never
    }
  | { readonly graph?: never; readonly issues?: never; readonly manifest?: never; readonly problem: string }

/** What comes back from a file of this format. Whatever is not held is left out or changed, and `describeLoss` says so. */
export interface Holdings {
  readonly nodeAttribute: (name: string) => boolean
  readonly edgeAttribute: (name: string) => boolean
  readonly graphAttributes: boolean
  readonly nodeKeys: boolean
  readonly edgeKeys: boolean
  /** Whether each edge may have a direction or none. */
  readonly directions: 'each' | 'one for all' | 'none'
  /** `any`: lists and records too; `typed`: text, numbers and truth values; `untyped`: what looks like a number is one. */
  readonly values: 'any' | 'typed' | 'untyped'
  /** Characters of text that come back: all, whole ones (no half of a pair), those of XML 1.0, or those that fit on one line. */
  readonly text: 'any' | 'whole' | 'xml' | 'line'
  /** Whether the file itself says how it was made; otherwise that stands beside it. */
  readonly manifest: boolean
  /** What changes in every graph, in plain words. */
  readonly always?: readonly string[]
}

/** A second file that belongs to the first, named like it with `ending` in place of the extension. */
interface Companion {
  readonly label: string
  readonly ending: string
  readonly write: (graph: GraphView) => Iterable<string>
}

export interface GraphFormatDescriptor {
  readonly label: string
  /** Without the dot. */
  readonly extension: string
  readonly mediaType: string
  /** The file in pieces, so that a large graph never stands in memory as one text. */
  readonly write: (graph: GraphView, manifest?: ExportManifest) => Iterable<string>
  readonly companion?: Companion
  readonly holds: Holdings
}

/** Apart from how a format is written, so that the page, which opens none of them, need not load how they are read. */
export interface GraphReader {
  /** Whether a text that begins like this (some thousand characters) is of this format. */
  readonly recognises: (start: string) => boolean
  /** Never throws. `file` is the name that issues carry. */
  readonly read: (text: string, file: string, companion?: string) => OpenedGraph
}

export function holdsAll(): boolean {
  return true
}
