/** What the map shows, as a table. */
import { useCallback, type ReactNode } from 'react'
import { isOpenCluster } from '../state/overview.ts'
import { togglePanel } from '../state/store.ts'
import { useApp, useSelected } from './context.ts'
import { ClusterTable } from './ClusterTable.tsx'
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
  const clusters = useSelected((state) => state.clusters)
  const communities = useSelected((state) => state.view?.communities)
  const isShown = useCallback(
    (node: number) =>
      visible?.nodes[node] === 1 && (!clusters || !communities || isOpenCluster(clusters, communities[node]!)),
    [visible, clusters, communities],
  )
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
      {clusters && <ClusterTable clusters={clusters} />}
      {clusters && !clusters.open.includes(1) ? (
        <p className="fine">The marks of a cluster are listed here when it is open.</p>
      ) : (
        <MarkTable isShown={isShown} caption={(lines) => `${showNumber(lines)} marks that the map shows`} />
      )}
    </SidePanel>
  )
}
