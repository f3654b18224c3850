/** The marks that are shown as lines of a table. */
import { formatCell, matcherOf, type Corpus, type NodeKind, type PaperFilter } from '../../core/index.ts'
import type { LensView } from './lens-view.ts'

export const COLUMNS = [
  'name',
  'kind',
  'documents',
  'links',
  'totalLinkStrength',
  'years',
  'cluster',
  'averageYear',
  'citations',
] as const
export type Column = (typeof COLUMNS)[number]

/** A number that the papers do not say is absent. */
export interface Row {
  readonly key: string
  readonly name: string
  readonly kind: NodeKind
  readonly cluster: string
  readonly documents: number
  readonly links: number
  readonly totalLinkStrength: number
  /** "2019–2024". */
  readonly years: string | undefined
  readonly averageYear: number | undefined
  readonly citations: number | undefined
}

/** Sorted by a column, what is unknown last; lines that are alike keep the order of importance. */
export function tableOf(
  corpus: Corpus,
  view: LensView,
  isShown: (node: number) => boolean,
  filter: PaperFilter,
  column: Column,
  isDescending: boolean,
): Row[] {
  const clusters = new Map(view.communityList.map(({ id, name }) => [id, name]))
  const isCounted = matcherOf(filter)
  const rows = Array.from(view.ranking)
    .filter(isShown)
    .map((node) => ({
      key: view.keys[node]!,
      name: view.labels[node]!,
      kind: view.kinds[node]!,
      cluster: clusters.get(view.communities[node]!) ?? '',
      documents: view.documents[node]!,
      links: view.links[node]!,
      totalLinkStrength: view.totalLinkStrength[node]!,
      ...sumUp(corpus, view, node, isCounted),
    }))
  const turn = isDescending ? -1 : 1
  return rows.sort((a, b) => {
    const [left, right] = [a[column], b[column]]
    if (left === right) return 0
    if (left === undefined) return 1
    if (right === undefined) return -1
    return left < right ? -turn : turn
  })
}

/** What the papers behind a mark say of years and citations. */
function sumUp(
  corpus: Corpus,
  view: LensView,
  node: number,
  isCounted: ReturnType<typeof matcherOf>,
): Pick<Row, 'years' | 'averageYear' | 'citations'> {
  let [first, last, sum, dated] = [Infinity, -Infinity, 0, 0]
  let citations: number | undefined
  for (const index of corpus.papersOf({ kind: view.kinds[node]!, index: view.entities[node]! })) {
    const paper = corpus.facts.papers[index]!
    if (!isCounted(paper)) continue
    if (paper.citations !== undefined) citations = (citations ?? 0) + paper.citations
    if (paper.year === undefined) continue
    first = Math.min(first, paper.year)
    last = Math.max(last, paper.year)
    sum += paper.year
    dated++
  }
  return {
    years: dated === 0 ? undefined : first === last ? String(first) : `${first}–${last}`,
    averageYear: dated === 0 ? undefined : sum / dated,
    citations,
  }
}

/** The table as it is copied: a head, then a line of cells for every row. */
export function cellsOf(rows: readonly Row[], head: readonly string[]): readonly Cells[] {
  return [head, ...rows.map((row) => COLUMNS.map((column) => row[column]))]
}

export type Cells = readonly (string | number | undefined)[]

/** Lines of cells between tabs, as spreadsheets take them: no text breaks its line or is taken for a formula. */
export function toTabs(lines: readonly Cells[]): string {
  const cell = (value: string | number | undefined): string => {
    const text = formatCell(typeof value === 'string' ? value.replace(/[\t\r\n]+/g, ' ') : value)
    // Quotes at the beginning would hold all that follows together.
    return text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text
  }
  return lines.map((cells) => cells.map(cell).join('\t')).join('\n')
}
