/** What the map shows, as a table. */
import { useCallback, type ReactNode } from 'react'
import { togglePanel } from '../state/store.ts'
import { useApp, useSelected } from './context.ts'
import { SidePanel } from './SidePanel.tsx'
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
    <SidePanel
      title="Table"
      className="table-panel"
      buttons={
        <button type="button" className="text-button" onClick={() => togglePanel(store, 'names')}>
          Find a list of names
        </button>
      }
    >
      <MarkTable isShown={isShown} caption={(lines) => `${showNumber(lines)} marks that the map shows`} />
    </SidePanel>
  )
}
