/** The measures that marks are coloured and sized by: what they are called, and their value for every mark of a lens. */
import { matcherOf, TERMS, type Adjacency, type Corpus, type LensName, type PaperFilter } from '../../core/index.ts'
import type { LensView } from './lens-view.ts'

export const SIZE_MEASURES = [
  'documents',
  'links',
  'totalLinkStrength',
  'citations',
  'pagerank',
  'betweenness',
] as const satisfies readonly (keyof typeof TERMS)[]
export type SizeMeasure = (typeof SIZE_MEASURES)[number]

export const COLOUR_MEASURES = ['averageYear', ...SIZE_MEASURES] as const
export type ColourMeasure = (typeof COLOUR_MEASURES)[number]

/** What the marks say by colour and area. */
export interface Look {
  /** Without a measure, marks wear the colours of their clusters. */
  readonly colour: ColourMeasure | undefined
  readonly size: SizeMeasure
  /** Instead of marks and links the map shows how dense it is. */
  readonly isDensity: boolean
  /** Clusters are single marks that open on approach; undefined leaves that to the size of the map. */
  readonly isOverview?: boolean | undefined
}

export const PLAIN_LOOK: Look = { colour: undefined, size: 'documents', isDensity: false }

/** How central every mark of a lens is, as far as this has been worked out. */
export interface MeasuredLens {
  /** Of the lens that was measured. */
  readonly adjacency: Adjacency
  readonly pagerank: Float64Array
  readonly betweenness: Float64Array
  /** Marks from which paths were searched; fewer than all where betweenness is estimated. */
  readonly samples: number
}

export function isCentrality(measure: ColourMeasure | undefined): measure is 'pagerank' | 'betweenness' {
  return measure === 'pagerank' || measure === 'betweenness'
}

/** The field's word for it: papers behind a topic are its occurrences. */
export function labelOfMeasure(measure: ColourMeasure, lens: LensName): string {
  return TERMS[measure === 'documents' && lens === 'topics' ? 'occurrences' : measure].label
}

/**
 * The value of every mark, NaN where the papers do not say it; nothing while it is not worked out yet. Documents,
 * citations and years are those of the papers that `filter` lets through; centralities are those of all papers.
 */
export function measureMarks(
  measure: ColourMeasure,
  corpus: Corpus,
  view: LensView,
  filter: PaperFilter,
  measured: MeasuredLens | undefined,
): Float64Array | undefined {
  if (isCentrality(measure)) return measured?.adjacency === view.adjacency ? measured[measure] : undefined
  if (measure === 'documents' || measure === 'links' || measure === 'totalLinkStrength')
    return Float64Array.from(view[measure])
  const { papers } = corpus.facts
  const isCounted = matcherOf(filter)
  return Float64Array.from(view.kinds, (kind, node) => {
    let [sum, known] = [0, 0]
    for (const paper of corpus.papersOf({ kind, index: view.entities[node]! })) {
      const { year, citations } = papers[paper]!
      const value = measure === 'citations' ? citations : year
      if (value === undefined || !isCounted(papers[paper]!)) continue
      sum += value
      known++
    }
    if (known === 0) return NaN
    return measure === 'citations' ? sum : sum / known
  })
}
