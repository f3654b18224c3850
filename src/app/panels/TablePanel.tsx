/** What the map shows, as a table: to sort, to read line by line, to copy. */
import { useMemo, useState, type ReactNode } from 'react'
import { TERMS } from '../../core/index.ts'
import { labelOfMeasure } from '../state/measures.ts'
import { closePanel, selectNode } from '../state/store.ts'
import { COLUMNS, tableOf, toTabs, type Column } from '../state/table.ts'
import { useApp, useLoaded, useSelected } from './context.ts'
import { Icon } from './Icon.tsx'
import { KIND_WORDS, showNumber } from './words.ts'

/** Lines shown before the rest is asked for. */
const FIRST = 100

export function TablePanel(): ReactNode {
  const isOpen = useSelected((state) => state.panel === 'table')
  return isOpen ? <OpenTable /> : null
}

function OpenTable(): ReactNode {
  const { store, commands } = useApp()
  const { corpus, view } = useLoaded()
  const visible = useSelected((state) => state.visible)
  const filters = useSelected((state) => state.filters)
  const selection = useSelected((state) => state.selection)
  const [order, setOrder] = useState<{ column: Column; isDescending: boolean }>({
    column: 'documents',
    isDescending: true,
  })
  const [most, setMost] = useState(FIRST)
  const rows = useMemo(
    () => (visible ? tableOf(corpus, view, visible, filters, order.column, order.isDescending) : []),
    [corpus, view, visible, filters, order],
  )
  const words = (column: Column): string =>
    column === 'name'
      ? 'Name'
      : column === 'kind'
        ? 'Kind'
        : column === 'cluster'
          ? TERMS.community.label
          : labelOfMeasure(column, view.lens)
  const copy = (): void => {
    navigator.clipboard.writeText(toTabs(rows, COLUMNS.map(words))).then(
      () => store.setState({ notice: `${showNumber(rows.length)} lines copied.` }),
      () => store.setState({ notice: 'The browser did not let the page copy; allow the clipboard and try again.' }),
    )
  }
  return (
    <aside className="panel side table-panel" aria-label="Table">
      <header className="panel-head">
        <h2>Table</h2>
        <button type="button" className="text-button" onClick={copy}>
          Copy for a spreadsheet
        </button>
        <button type="button" className="icon-button" aria-label="Close table" onClick={() => closePanel(store)}>
          <Icon name="close" />
        </button>
      </header>
      <div className="panel-body">
        <table>
          <caption className="only-heard">{showNumber(rows.length)} marks that the map shows</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th
                  key={column}
                  scope="col"
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
              <tr key={row.key} className={selection?.type === 'node' && selection.key === row.key ? 'is-chosen' : ''}>
                {COLUMNS.map((column) =>
                  column === 'name' ? (
                    <th key={column} scope="row">
                      <button
                        type="button"
                        onClick={() => {
                          selectNode(store, row.key)
                          commands.send({ type: 'go-to-selection' })
                        }}
                      >
                        {row.name}
                      </button>
                    </th>
                  ) : (
                    <td key={column}>
                      {column === 'kind'
                        ? KIND_WORDS[row.kind].one
                        : column === 'averageYear'
                          ? (row.averageYear?.toFixed(1).replace('.0', '') ?? '–')
                          : typeof row[column] === 'number'
                            ? showNumber(row[column])
                            : (row[column] ?? '–')}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length > most && (
          <button type="button" className="text-button" onClick={() => setMost(most + 10 * FIRST)}>
            Show more of {showNumber(rows.length)}
          </button>
        )}
      </div>
    </aside>
  )
}
