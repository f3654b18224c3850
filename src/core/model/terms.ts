/** Our words, once: what things are called in code, in legends, in table headers and in VOSviewer files. */

export const NODE_KINDS = ['author', 'paper', 'topic', 'system'] as const
export type NodeKind = (typeof NODE_KINDS)[number]

export const LENS_NAMES = ['everything', 'co-authors', 'topics', 'papers'] as const
export type LensName = (typeof LENS_NAMES)[number]

/** full: every paper adds 1 to each pair; fractional: each pair of an n-author paper gets 1/(n − 1) (Newman 2001). */
export const COUNTINGS = ['full', 'fractional'] as const
export type Counting = (typeof COUNTINGS)[number]

/** A measure of a node: our attribute name, the words a person reads, and VOSviewer's column header. */
export interface Term {
  readonly attribute: string
  readonly label: string
  readonly vosviewer?: string
}

export const TERMS = {
  links: { attribute: 'links', label: 'Links', vosviewer: 'weight<Links>' },
  totalLinkStrength: {
    attribute: 'totalLinkStrength',
    label: 'Total link strength',
    vosviewer: 'weight<Total link strength>',
  },
  documents: { attribute: 'documents', label: 'Documents', vosviewer: 'weight<Documents>' },
  occurrences: { attribute: 'occurrences', label: 'Occurrences', vosviewer: 'weight<Occurrences>' },
  citations: { attribute: 'citations', label: 'Citations', vosviewer: 'weight<Citations>' },
  averageYear: { attribute: 'averageYear', label: 'Average year', vosviewer: 'score<Avg. pub. year>' },
  pagerank: { attribute: 'pagerank', label: 'PageRank' },
  betweenness: { attribute: 'betweenness', label: 'Betweenness' },
  community: { attribute: 'community', label: 'Cluster', vosviewer: 'cluster' },
} as const satisfies Record<string, Term>
