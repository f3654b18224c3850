/** The way from the whole map to where one is; each step leads back. */
import { useMemo, type ReactNode } from 'react'
import { crumbsOf, type Crumb } from '../state/crumbs.ts'
import { changeTo } from '../state/store.ts'
import { useApp, useSelected } from './context.ts'

export function Breadcrumbs(): ReactNode {
  const { store, commands } = useApp()
  const [view, filters, selection] = [
    useSelected((state) => state.view),
    useSelected((state) => state.filters),
    useSelected((state) => state.selection),
  ]
  const crumbs = useMemo(
    () => crumbsOf({ ...store.getState(), view, filters, selection }),
    [store, view, filters, selection],
  )
  if (crumbs.length < 2) return null
  const go = ({ change }: Crumb): void => {
    changeTo(store, change)
    commands.send({ type: change.selection ? 'go-to-selection' : 'fit' })
  }
  return (
    <nav className="crumbs" aria-label="Where you are">
      <ol>
        {crumbs.map((crumb, place) => (
          <li key={crumb.name}>
            {place === crumbs.length - 1 ? (
              <span aria-current="location">{crumb.name}</span>
            ) : (
              <button type="button" onClick={() => go(crumb)}>
                {crumb.name}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
