/** What is said while there is no map: that it is coming, or why it is not. */
import type { ReactNode } from 'react'
import { NO_FILTERS } from '../state/filters.ts'
import { describePart, isPartDue } from '../state/parts.ts'
import { changeFilters } from '../state/store.ts'
import { useApp, useSelected } from './context.ts'

export function Notices(): ReactNode {
  const load = useSelected((state) => state.load)
  const isEmpty = useSelected((state) => state.load.status === 'ready' && state.view?.order === 0)
  const isHeldBack = useSelected((state) => state.load.status === 'ready' && state.visible?.nodeCount === 0)
  const isComing = useSelected((state) => state.load.status === 'ready' && !state.isStanding)
  if (load.status === 'loading' || (isComing && !isEmpty && !isHeldBack))
    return (
      <div className={`notice-sheet${isComing ? ' is-coming' : ''}`} role="status">
        <p className="notice-title">Coterie</p>
        <p>Drawing the map …</p>
      </div>
    )
  if (load.status === 'asking')
    return (
      <div className="notice-sheet" role="alertdialog" aria-labelledby="ask-title">
        <p className="notice-title" id="ask-title">
          Open a graph from {load.address.host}?
        </p>
        <p>This page was given the address of a graph on another site:</p>
        <p className="address">{load.address.href}</p>
        <p>{load.address.host} will see that you ask for it. Nothing that is on this page is sent there.</p>
        <button type="button" className="wide-button" onClick={() => load.answer(true)}>
          Open it from {load.address.host}
        </button>
        <button type="button" className="wide-button" ref={focus} onClick={() => load.answer(false)}>
          Don’t open it
        </button>
      </div>
    )
  if (load.status === 'failed')
    return (
      <div className="notice-sheet" role="alert">
        <p className="notice-title">There is no map to show</p>
        <p>{load.problem}</p>
        <p>{load.advice}</p>
        <button type="button" className="wide-button" onClick={() => location.reload()}>
          Try again
        </button>
        <AddPapers />
      </div>
    )
  if (isEmpty)
    return (
      <div className="notice-sheet" role="status">
        <p className="notice-title">Nothing is on this map</p>
        <p>The documents gave nothing that this lens shows.</p>
        <p>Choose another lens, or bring documents: a BibTeX or RIS export, a CSV, the text of a list of papers.</p>
        <AddPapers />
      </div>
    )
  return isHeldBack ? <HeldBack /> : null
}

function AddPapers(): ReactNode {
  const { importer } = useApp()
  return (
    <button type="button" className="wide-button" onClick={() => importer.ask()}>
      Add papers
    </button>
  )
}

/** Filters that leave nothing must not look like a map that is broken. */
function HeldBack(): ReactNode {
  const { store } = useApp()
  const part = useSelected(({ view, filters, found }) =>
    view && isPartDue(view, filters.part, found) ? filters.part : undefined,
  )
  if (part)
    return (
      <div className="notice-sheet" role="status">
        <p>Looking for {describePart(part)} …</p>
        <button type="button" className="wide-button" onClick={() => changeFilters(store, { part: undefined })}>
          Show the whole map
        </button>
      </div>
    )
  return (
    <div className="notice-sheet" role="status">
      <p className="notice-title">Nothing is left on the map</p>
      <p>What is chosen in the legend, the filters and the years holds back every mark.</p>
      <button type="button" className="wide-button" onClick={() => changeFilters(store, NO_FILTERS)}>
        Show everything
      </button>
    </div>
  )
}

/** The harmless answer is the one that Enter gives. */
function focus(button: HTMLButtonElement | null): void {
  button?.focus()
}
