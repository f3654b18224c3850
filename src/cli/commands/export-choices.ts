/** What `coterie export` can be asked for: known without what writes it, so that other commands need not load that. */
import { PICTURE_DEFAULTS, type GraphFormat, type PaperFormat } from '../../core/index.ts'

export type PictureFormat = 'svg' | 'png' | 'pdf'
export type ExportFormat = 'snapshot' | 'compact' | 'html' | GraphFormat | PaperFormat | PictureFormat

export const EXPORT_FORMATS = Object.keys({
  snapshot: true,
  compact: true,
  svg: true,
  png: true,
  pdf: true,
  html: true,
  gexf: true,
  'gexf-1.2': true,
  graphml: true,
  json: true,
  vosviewer: true,
  'map-network': true,
  pajek: true,
  csv: true,
  cytoscape: true,
  ris: true,
  bibtex: true,
  'csl-json': true,
  'papers-csv': true,
} satisfies Record<ExportFormat, true>) as ExportFormat[]

export interface PictureChoice {
  readonly theme: 'light' | 'dark'
  /** Pixels of the map. */
  readonly width: number
  readonly height: number
  readonly transparent?: boolean
  /** Printed width in millimetres. */
  readonly print?: number
  /** Pixels of a PNG for each pixel of the map. */
  readonly scale: number
}

export const PICTURE_CHOICE: PictureChoice = { ...PICTURE_DEFAULTS, scale: 2 }
