/** The clusters of a map that shows them first, as lines of a table. */
import { useMemo, useState, type ReactNode } from 'react'
import { TERMS, type Clusters } from '../../core/index.ts'
import { select } from '../state/store.ts'
import type { Cells } from '../state/table.ts'
import { CopyTable } from './CopyTable.tsx'
import { useApp, useLoaded, useSelected } from './context.ts'
import { clusterClass } from './Icon.tsx'
import { WideTable } from './WideTable.tsx'
import { showNumber } from './words.ts'

const HEAD = [TERMS.community.label, 'Marks', 'Linked clusters', TERMS.totalLinkStrength.label]

interface Line {
  readonly id: number
  readonly name: string
  readonly size: number
  /** Clusters that it is linked with, and how strongly in all. */
  readonly linked: number
  readonly strength: number
  readonly isOpen: boolean
}

/** Lines shown before the rest is asked for. */
const FIRST = 50

export function ClusterTable({ clusters }: { clusters: Clusters }): ReactNode {
  const { store, commands } = useApp()
  const { view } = useLoaded()
  const selection = useSelected((state) => state.selection)
  const [most, setMost] = useState(FIRST)
  const { overview, open } = clusters
  const names = useMemo(() => new Map(view.communityList.map(({ id, name }) => [id, name])), [view])
  const lineOf = (place: number): Line => {
    const id = overview.ids[place]!
    const { offsets, weights } = overview.adjacency
    const [first, beyond] = [offsets[place]!, offsets[place + 1]!]
    const strength = weights.subarray(first, beyond).reduce((sum, weight) => sum + weight, 0)
    const size = overview.sizes[place]!
    return { id, name: names.get(id) ?? '', size, linked: beyond - first, strength, isOpen: open[place] === 1 }
  }
  const lines = [...overview.ids.subarray(0, most).keys()].map(lineOf)
  const cells = (): readonly Cells[] => [
    HEAD,
    ...[...overview.ids.keys()]
      .map(lineOf)
      .map(({ name, size, linked, strength }) => [name.replace(/\s+/g, ' '), size, linked, strength]),
  ]
  return (
    <div className="mark-table of-clusters">
      <CopyTable lines={cells} />
      <WideTable label="Table of clusters">
        <table>
          <caption className="only-heard">{showNumber(overview.ids.length)} clusters, largest first</caption>
          <thead>
            <tr>
              {HEAD.map((words, column) => (
                <th key={words} scope="col" className={column > 0 ? 'is-number' : ''}>
                  {words}
                </th>
              ))}
              <th scope="col">On the map</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, name, size, linked, strength, isOpen }) => (
              <tr key={id} className={selection?.type === 'cluster' && selection.id === id ? 'is-chosen' : ''}>
                <th scope="row">
                  <button
                    type="button"
                    onClick={() => {
                      select(store, { type: 'cluster', id })
                      commands.send({ type: 'keep-in-sight' })
                    }}
                  >
                    <span className={`swatch ${clusterClass(id)}`} aria-hidden="true" /> {name}
                  </button>
                </th>
                <td className="is-number">{showNumber(size)}</td>
                <td className="is-number">{showNumber(linked)}</td>
                <td className="is-number">{showNumber(strength)}</td>
                <td>{isOpen ? 'open' : 'closed'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {overview.ids.length > most && (
        <button type="button" className="text-button" onClick={() => setMost(most + 10 * FIRST)}>
          Show more of {showNumber(overview.ids.length)}
        </button>
      )}
    </div>
  )
}
