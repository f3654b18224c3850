/** Marks as lines of a table: to sort, to read line by line, to pick from, to copy. */
import { useMemo, useState, type ReactNode } from 'react'
import { TERMS } from '../../core/index.ts'
import { labelOfMeasure } from '../state/measures.ts'
import { marksOf, toggleMark } from '../state/selection.ts'
import { select } from '../state/store.ts'
import { COLUMNS, cellsOf, tableOf, type Column, type Row } from '../state/table.ts'
import { CopyTable } from './CopyTable.tsx'
import { useApp, useLoaded, useSelected } from './context.ts'
import { useGoTo } from './go-to.ts'
import { WideTable } from './WideTable.tsx'
import { KIND_WORDS, showNumber } from './words.ts'

/** Lines shown before the rest is asked for. */
const FIRST = 100

/** Columns whose figures stand below each other. */
const NUMBERS: ReadonlySet<Column> = new Set(['documents', 'links', 'totalLinkStrength', 'averageYear', 'citations'])

interface MarkTableProps {
  /** What the lines are, for those who hear the table. */
  readonly caption: (lines: number) => string
  /** Must be the same function as long as it shows the same. */
  readonly isShown: (node: number) => boolean
}

export function MarkTable({ caption, isShown }: MarkTableProps): ReactNode {
  const { corpus, view } = useLoaded()
  const filters = useSelected((state) => state.filters)
  const selection = useSelected((state) => state.selection)
  const [order, setOrder] = useState<{ column: Column; isDescending: boolean }>({
    column: 'documents',
    isDescending: true,
  })
  const [most, setMost] = useState(FIRST)
  const rows = useMemo(
    () => tableOf(corpus, view, isShown, filters, order.column, order.isDescending),
    [corpus, view, isShown, filters, order],
  )
  const picked = useMemo(() => new Set(marksOf(selection)), [selection])
  const words = (column: Column): string => wordFor(column, view.lens)
  // What no paper here says needs no column.
  const columns = useMemo(
    () => COLUMNS.filter((column) => column === order.column || rows.some((row) => row[column] !== undefined)),
    [rows, order.column],
  )
  return (
    <div className="mark-table">
      <CopyTable lines={() => cellsOf(rows, COLUMNS.map(words))} />
      <WideTable label={caption(rows.length)}>
        <table>
          <caption className="only-heard">{caption(rows.length)}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="only-heard">Selected</span>
              </th>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={NUMBERS.has(column) ? 'is-number' : ''}
                  aria-sort={order.column !== column ? 'none' : order.isDescending ? 'descending' : 'ascending'}
                >
                  <button
                    type="button"
                    onClick={() =>
                      setOrder({
                        column,
                        isDescending:
                          order.column === column ? !order.isDescending : typeof rows[0]?.[column] === 'number',
                      })
                    }
                  >
                    {words(column)}
                    {order.column === column && (order.isDescending ? ' ↓' : ' ↑')}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row) => (
              <Line key={row.key} row={row} columns={columns} isPicked={picked.has(row.key)} />
            ))}
          </tbody>
        </table>
      </WideTable>
      {rows.length > most && (
        <button type="button" className="text-button" onClick={() => setMost(most + 10 * FIRST)}>
          Show more of {showNumber(rows.length)}
        </button>
      )}
    </div>
  )
}

function Line({ row, columns, isPicked }: { row: Row; columns: readonly Column[]; isPicked: boolean }): ReactNode {
  const { store } = useApp()
  const goTo = useGoTo()
  const toggle = (): void => select(store, toggleMark(store.getState().selection, row.key))
  return (
    <tr className={isPicked ? 'is-chosen' : ''}>
      <td>
        <input type="checkbox" aria-label={`Select ${row.name}`} checked={isPicked} onChange={toggle} />
      </td>
      {columns.map((column) =>
        column === 'name' ? (
          <th key={column} scope="row">
            <button
              type="button"
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey) return toggle()
                goTo({ type: 'node', key: row.key })
              }}
            >
              {row.name}
            </button>
          </th>
        ) : (
          <td key={column} className={NUMBERS.has(column) ? 'is-number' : `is-${column}`}>
            {showCell(row, column)}
          </td>
        ),
      )}
    </tr>
  )
}

function showCell(row: Row, column: Exclude<Column, 'name'>): ReactNode {
  if (column === 'kind') return KIND_WORDS[row.kind].one
  if (column === 'averageYear') return row.averageYear?.toFixed(1).replace('.0', '') ?? '–'
  const value = row[column]
  return typeof value === 'number' ? showNumber(value) : (value ?? '–')
}

function wordFor(column: Column, lens: Parameters<typeof labelOfMeasure>[1]): string {
  if (column === 'name') return 'Name'
  if (column === 'kind') return 'Kind'
  if (column === 'years') return 'Years'
  return column === 'cluster' ? TERMS.community.label : labelOfMeasure(column, lens)
}
