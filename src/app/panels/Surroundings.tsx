/** Leaves only a mark and what is within some steps of it on the map. */
import type { ReactNode } from 'react'
import { STEPS_AROUND } from '../state/filters.ts'
import { changeFilters } from '../state/store.ts'
import { useApp, useLoaded, useSelected } from './context.ts'

export function Surroundings({ of }: { of: string }): ReactNode {
  const { store, commands } = useApp()
  const { view } = useLoaded()
  const around = useSelected((state) => state.filters.around)
  if (!view.indexOf.has(of)) return null
  const steps = around?.key === of ? around.steps : undefined
  const show = (wanted: number | undefined): void => {
    changeFilters(store, { around: wanted === undefined ? undefined : { key: of, steps: wanted } })
    commands.send({ type: 'fit' })
  }
  return (
    <div className="surroundings" role="group" aria-label="Show only what is within some steps">
      <span className="fine" aria-hidden="true">
        Only within
      </span>
      {STEPS_AROUND.map((wanted) => (
        <button
          key={wanted}
          type="button"
          className="count-button"
          aria-pressed={wanted === steps}
          aria-label={`Only within ${wanted} ${wanted === 1 ? 'step' : 'steps'}`}
          onClick={() => show(wanted === steps ? undefined : wanted)}
        >
          {wanted}
        </button>
      ))}
      <span className="fine" aria-hidden="true">
        steps
      </span>
      {around && (
        <button type="button" className="text-button" onClick={() => show(undefined)}>
          Show all
        </button>
      )}
    </div>
  )
}
