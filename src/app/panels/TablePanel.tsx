/** What the map shows, as a table. */
import { useCallback, type ReactNode } from 'react'
import { closePanel, togglePanel } from '../state/store.ts'
import { useApp, useSelected } from './context.ts'
import { Icon } from './Icon.tsx'
import { MarkTable } from './MarkTable.tsx'
import { showNumber } from './words.ts'

export function TablePanel(): ReactNode {
  const isOpen = useSelected((state) => state.panel === 'table')
  return isOpen ? <OpenTable /> : null
}

function OpenTable(): ReactNode {
  const { store } = useApp()
  const visible = useSelected((state) => state.visible)
  const isShown = useCallback((node: number) => visible?.nodes[node] === 1, [visible])
  return (
    <aside className="panel side table-panel" aria-label="Table">
      <header className="panel-head">
        <h2>Table</h2>
        <button type="button" className="text-button" onClick={() => togglePanel(store, 'names')}>
          Find a list of names
        </button>
        <button type="button" className="icon-button" aria-label="Close table" onClick={() => closePanel(store)}>
          <Icon name="close" />
        </button>
      </header>
      <div className="panel-body">
        <MarkTable isShown={isShown} caption={(lines) => `${showNumber(lines)} marks that the map shows`} />
      </div>
    </aside>
  )
}
