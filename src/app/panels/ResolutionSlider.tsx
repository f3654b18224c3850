/** How fine the clusters are, from a few large ones to many small ones. */
import { useId, type ReactNode } from 'react'
import { RESOLUTIONS } from '../state/filters.ts'
import { changeFilters } from '../state/store.ts'
import { useApp, useSelected } from './context.ts'

/** Steps of the slider on either side of the middle, which are even in the logarithm, as resolutions are. */
const STEPS = 10

export function ResolutionSlider(): ReactNode {
  const { store } = useApp()
  const chosen = useSelected((state) => state.filters.resolution)
  const built = useSelected((state) => state.snapshot?.manifest.options.resolution ?? 1)
  const id = useId()
  const change = (step: number): void => {
    const resolution = resolutionAt(step)
    changeFilters(store, { resolution: resolution === built ? undefined : resolution })
  }
  return (
    <div className="slider">
      <label htmlFor={id}>Fineness of the clusters (resolution)</label>
      <output htmlFor={id}>{chosen ?? built}</output>
      <input
        id={id}
        type="range"
        min={-STEPS}
        max={STEPS}
        step={1}
        value={stepOf(chosen ?? built)}
        aria-valuetext={`resolution ${chosen ?? built}`}
        onChange={(event) => change(Number(event.target.value))}
      />
    </div>
  )
}

/** 1 in the middle; both ends are as far from it as can be chosen. */
function resolutionAt(step: number): number {
  const end = step < 0 ? 1 / RESOLUTIONS.from : RESOLUTIONS.to
  return Number((end ** (step / STEPS)).toFixed(2))
}

function stepOf(resolution: number): number {
  const end = resolution < 1 ? 1 / RESOLUTIONS.from : RESOLUTIONS.to
  return Math.round((STEPS * Math.log(resolution)) / Math.log(end))
}
