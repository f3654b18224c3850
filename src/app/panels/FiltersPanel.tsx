/** What is let through to the map, with a live count of what remains. */
import { useId, type ReactNode } from 'react'
import { NO_FILTERS } from '../state/filters.ts'
import { changeFilters } from '../state/store.ts'
import { useApp, useLoaded, useSelected } from './context.ts'
import { PartChooser } from './PartChooser.tsx'
import { SidePanel } from './SidePanel.tsx'
import { VenueFilter } from './VenueFilter.tsx'
import { showNumber } from './words.ts'

export function FiltersPanel(): ReactNode {
  const isOpen = useSelected((state) => state.panel === 'filters')
  return isOpen ? <OpenFilters /> : null
}

function OpenFilters(): ReactNode {
  const { store } = useApp()
  const { view } = useLoaded()
  const filters = useSelected((state) => state.filters)
  const visible = useSelected((state) => state.visible)
  const mostDocuments = view.documents.reduce((most, value) => Math.max(most, value), 1)
  const mostStrength = view.network.weights.reduce((most, value) => Math.max(most, value), 0)
  return (
    <SidePanel title="Filters">
      <Slider
        label="Papers behind a mark, at least"
        value={filters.minDocuments}
        from={1}
        to={Math.max(2, mostDocuments)}
        onChange={(minDocuments) => changeFilters(store, { minDocuments })}
      />
      <Slider
        label="Strength of a link, at least"
        value={filters.minStrength}
        from={0}
        to={Math.max(1, Math.floor(mostStrength))}
        onChange={(minStrength) => changeFilters(store, { minStrength })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={filters.isLargestComponentOnly}
          onChange={(event) => changeFilters(store, { isLargestComponentOnly: event.target.checked })}
        />
        Largest connected part only
      </label>
      <VenueFilter />
      <p className="lead" role="status">
        {showNumber(visible?.nodeCount ?? 0)} of {showNumber(view.order)} marks, {showNumber(visible?.edgeCount ?? 0)}{' '}
        of {showNumber(view.network.sources.length)} links
      </p>
      <button type="button" className="wide-button" onClick={() => changeFilters(store, NO_FILTERS)}>
        Show everything
      </button>
      <PartChooser key={view.lens} />
    </SidePanel>
  )
}

interface SliderProps {
  readonly label: string
  readonly value: number
  readonly from: number
  readonly to: number
  readonly onChange: (value: number) => void
}

function Slider({ label, value, from, to, onChange }: SliderProps): ReactNode {
  const id = useId()
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{showNumber(value)}</output>
      <input
        id={id}
        type="range"
        min={from}
        max={to}
        step={1}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  )
}
