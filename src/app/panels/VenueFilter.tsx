/** Venues to choose from: only papers that were published there count. */
import { useId, useMemo, useState, type ReactNode } from 'react'
import { fold } from '../../core/index.ts'
import { countVenues } from '../state/publication.ts'
import { changeFilters } from '../state/store.ts'
import { useApp, useLoaded, useSelected } from './context.ts'
import { count, showNumber } from './words.ts'

/** Longer lists are searched, not read. */
const MOST_SHOWN = 8

export function VenueFilter(): ReactNode {
  const { store } = useApp()
  const { facts } = useLoaded()
  const chosen = useSelected((state) => state.filters.venues)
  const [query, setQuery] = useState('')
  const field = useId()
  const venues = useMemo(() => countVenues(facts), [facts])
  if (venues.length < 2) return null
  const isChosen = (venue: string): boolean => chosen?.includes(venue) ?? false
  const words = fold(query).split(/\s+/)
  const matching = venues.filter(({ venue }) => words.every((word) => fold(venue).includes(word)))
  // What is chosen stays in sight, whatever is searched for.
  const listed = [
    ...venues.filter(({ venue }) => isChosen(venue)),
    ...matching.filter(({ venue }) => !isChosen(venue)).slice(0, MOST_SHOWN),
  ]
  const unlisted = matching.filter(({ venue }) => !isChosen(venue)).length - MOST_SHOWN
  const toggle = (venue: string): void => {
    const next = isChosen(venue) ? chosen!.filter((other) => other !== venue) : [...(chosen ?? []), venue]
    changeFilters(store, { venues: next.length > 0 ? next : undefined })
  }
  return (
    <fieldset className="venues">
      <legend>Only papers published in</legend>
      {venues.length > MOST_SHOWN && (
        <div className="field">
          <label htmlFor={field} className="fine">
            Search {count(venues.length, 'venue')}
          </label>
          <input
            id={field}
            type="search"
            value={query}
            autoComplete="off"
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
      )}
      <ul className="plain-list">
        {listed.map(({ venue, papers }) => (
          <li key={venue}>
            <label className="check">
              <input type="checkbox" checked={isChosen(venue)} onChange={() => toggle(venue)} />
              <span className="entity-name">{venue}</span>
              <span className="entity-note">{showNumber(papers)}</span>
            </label>
          </li>
        ))}
      </ul>
      {unlisted > 0 && (
        <p className="fine">
          {showNumber(unlisted)} more {unlisted === 1 ? 'venue' : 'venues'}: search to find them.
        </p>
      )}
      {matching.length === 0 && <p className="fine">No venue is called so.</p>}
    </fieldset>
  )
}
