/** How much of the map is seen as clusters and how much is open, and what is held back. */
import type { ReactNode } from 'react'
import { filtersOnMap } from '../state/counted.ts'
import { describeFilters } from '../state/filters.ts'
import { changeLook } from '../state/store.ts'
import { useApp, useLoaded, useSelected } from './context.ts'
import { KIND_WORDS, count, showNumber } from './words.ts'

export function ShowingClusters(): ReactNode {
  const { store } = useApp()
  const { view } = useLoaded()
  const filters = useSelected((state) => state.filters)
  const drawn = useSelected((state) => state.drawn)
  const counted = useSelected((state) => state.counted)
  const clusters = drawn?.clusters
  if (!clusters) return null
  const kind = view.kinds.every((own) => own === view.kinds[0]) ? view.kinds[0] : undefined
  const marks = (number: number): string =>
    kind ? `${showNumber(number)} ${KIND_WORDS[kind][number === 1 ? 'one' : 'many']}` : count(number, 'mark')
  const { discs, inDiscs, open, inOpen, small, inSmall } = clusters
  const reasons = describeFilters(filtersOnMap(filters, view, counted), view)
  const closed = `${count(discs, 'cluster')} of ${marks(inDiscs)}`
  const rest = small > 0 ? ` and ${count(small, 'small group')}` : ''
  return (
    <div className="showing">
      <p role="status">
        {open === 0
          ? `${closed}${rest}; come nearer to open them`
          : `${count(open, 'cluster')} open: ${showNumber(drawn.marks)} of ${marks(inOpen)}, ${count(drawn.links, 'link')}. ` +
            `Closed: ${closed}${rest}`}
        {reasons.length > 0 && ` – ${reasons.join(', ')}`}.
      </p>
      <details className="left-out">
        <summary>Why clusters?</summary>
        <ul className="plain-list">
          <li>
            So many marks at once can’t be told apart. A disc is a cluster; a line between two is the total strength of
            the links between their marks; click it for what joins them.
          </li>
          {small > 0 && (
            <li>
              Small groups of {marks(inSmall)} in all have too small a disc at this distance; they appear as you come
              nearer.
            </li>
          )}
          {view.omissions.map(({ count: number, what, why }) => (
            <li key={what + why}>
              {showNumber(number)} {what} left out: {why}.
            </li>
          ))}
        </ul>
        <button type="button" className="text-button" onClick={() => changeLook(store, { isOverview: false })}>
          Show marks from the start
        </button>
      </details>
    </div>
  )
}
