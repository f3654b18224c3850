/** The marks that are shown as lines of a table. */
import type { Corpus, NodeKind, Visible } from '../../core/index.ts'
import type { LensView } from './lens-view.ts'
import { measureMarks } from './measures.ts'
import type { YearSpan } from './time.ts'

export const COLUMNS = [
  'name',
  'kind',
  'cluster',
  'documents',
  'links',
  'totalLinkStrength',
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
  readonly averageYear: number | undefined
  readonly citations: number | undefined
}

/** Sorted by a column, what is unknown last; lines that are alike keep the order of importance. */
export function tableOf(
  corpus: Corpus,
  view: LensView,
  visible: Visible,
  years: YearSpan | undefined,
  column: Column,
  isDescending: boolean,
): Row[] {
  const clusters = new Map(view.communityList.map(({ id, name }) => [id, name]))
  const averageYears = measureMarks('averageYear', corpus, view, years, undefined)!
  const citations = measureMarks('citations', corpus, view, years, undefined)!
  const known = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value)
  const rows = Array.from(view.ranking)
    .filter((node) => visible.nodes[node])
    .map((node) => ({
      key: view.keys[node]!,
      name: view.labels[node]!,
      kind: view.kinds[node]!,
      cluster: clusters.get(view.communities[node]!) ?? '',
      documents: view.documents[node]!,
      links: view.links[node]!,
      totalLinkStrength: view.totalLinkStrength[node]!,
      averageYear: known(averageYears[node]!),
      citations: known(citations[node]!),
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

/** Lines of cells between tabs, with a head, as spreadsheets take them. */
export function toTabs(rows: readonly Row[], head: readonly string[]): string {
  const cell = (value: string | number | undefined): string => String(value ?? '').replace(/[\t\r\n]+/g, ' ')
  return [head.map(cell), ...rows.map((row) => COLUMNS.map((column) => cell(row[column])))]
    .map((cells) => cells.join('\t'))
    .join('\n')
}
