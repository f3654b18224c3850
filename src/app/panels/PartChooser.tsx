/** A choice of parts to look at instead of the whole map, and how well the one that is shown stands for the whole. */
import { useId, useState, type ReactNode } from 'react'
import type { PartWish } from '../../core/index.ts'
import type { Filters } from '../state/filters.ts'
import { isPartDue, MOST_ALPHA, USUAL_PART } from '../state/parts.ts'
import { marksOf } from '../state/selection.ts'
import { changeFilters } from '../state/store.ts'
import { useApp, useLoaded, useSelected } from './context.ts'
import { PartFit } from './PartFit.tsx'

type Choice = 'everything' | PartWish['way'] | 'around' | 'cluster'

export function PartChooser(): ReactNode {
  const { store } = useApp()
  const { view } = useLoaded()
  const filters = useSelected((state) => state.filters)
  const found = useSelected((state) => state.found)
  const selection = useSelected((state) => state.selection)
  const [wish, setWish] = useState(filters.part ?? { ...USUAL_PART, size: Math.min(USUAL_PART.size, half(view.order)) })
  const [choice, setChoice] = useState<Choice>(() => choiceOf(filters))
  const [seen, setSeen] = useState(filters)
  const [isAsked, setAsked] = useState(false)
  // Undo, Back and other panels narrow the map as well.
  if (filters !== seen) {
    setSeen(filters)
    if (choiceOf(filters) !== choiceOf(seen)) setChoice(choiceOf(filters))
    if (filters.part && filters.part !== seen.part) setWish(filters.part)
  }
  const name = useId()
  const isHere = found?.adjacency === view.adjacency
  const isLooking = isPartDue(view, filters.part, found)
  // What is selected can be gone into; where the map is narrowed already, that stays a choice.
  const centre = filters.around?.key ?? marksOf(selection)[0]
  const node = centre === undefined ? undefined : view.indexOf.get(centre)
  const cluster =
    filters.cluster ?? (selection?.type === 'cluster' ? selection.id : node && view.communities[node]) ?? 0
  const clusterName = view.communityList.find(({ id }) => id === cluster)?.name
  const parts: Record<Choice, Partial<Filters> | undefined> = {
    everything: {},
    walk: { part: { ...wish, way: 'walk' } },
    links: { part: { ...wish, way: 'links' } },
    around: node === undefined ? undefined : { around: filters.around ?? { key: centre!, steps: 1 } },
    cluster: clusterName === undefined ? undefined : { cluster },
  }
  const words: Record<Choice, string> = {
    everything: 'Everything',
    walk: 'A representative part',
    links: 'The most connected',
    around: `What is around ${node === undefined ? '' : view.labels[node]}`,
    cluster: `The cluster “${clusterName}”`,
  }
  const isPart = choice === 'walk' || choice === 'links'
  return (
    <form
      className="layout-form part-chooser"
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        // Stopping leaves the map as it is shown meanwhile.
        if (isLooking) changeFilters(store, { part: isHere ? found.wish : undefined })
        else changeFilters(store, { part: undefined, around: undefined, cluster: undefined, ...parts[choice] })
      }}
    >
      <fieldset className="choices">
        <legend>Show a part</legend>
        {(Object.keys(parts) as Choice[])
          .filter((each) => parts[each])
          .map((each) => (
            <label key={each} className="check">
              <input type="radio" name={name} checked={choice === each} onChange={() => setChoice(each)} />
              {words[each]}
            </label>
          ))}
      </fieldset>
      {isPart && (
        <NumberField
          label="How many marks"
          value={wish.size}
          most={view.order}
          onChange={(size) => setWish({ ...wish, size })}
        />
      )}
      {choice === 'walk' && <AlphaField value={wish.alpha} onChange={(alpha) => setWish({ ...wish, alpha })} />}
      <button type="submit" className="wide-button">
        {isLooking ? 'Stop looking for it' : 'Show this part'}
      </button>
      {isLooking && <progress aria-label="Looking for the part" />}
      {filters.part && isHere && !isLooking && <PartFit found={found} isNew={isAsked} />}
    </form>
  )
}

/** Brings the choice into sight, to be made by keyboard at once. */
export function goToParts(): void {
  const form = document.querySelector('.part-chooser')
  form?.scrollIntoView({ block: 'nearest' })
  form?.querySelector<HTMLInputElement>('input:checked')?.focus()
}

function choiceOf({ part, around, cluster }: Filters): Choice {
  if (part) return part.way
  if (around) return 'around'
  return cluster === undefined ? 'everything' : 'cluster'
}

function half(order: number): number {
  return Math.max(1, Math.ceil(order / 2))
}

interface NumberFieldProps {
  readonly label: string
  /** NaN while nothing is written. */
  readonly value: number
  readonly most: number
  readonly onChange: (value: number) => void
}

function NumberField({ label, value, most, onChange }: NumberFieldProps): ReactNode {
  const id = useId()
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        required
        min={1}
        max={most}
        value={Number.isNaN(value) ? '' : value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </div>
  )
}

function AlphaField({ value, onChange }: Pick<NumberFieldProps, 'value' | 'onChange'>): ReactNode {
  const [id, note] = [useId(), useId()]
  return (
    <div className="slider">
      <label htmlFor={id}>Avoid what was seen often (α)</label>
      <output htmlFor={id}>{value}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={MOST_ALPHA}
        value={value}
        aria-describedby={note}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <p id={note} className="fine">
        A random walk finds the part; the more it avoids clusters and numbers of links that it has seen enough of, the
        better the part stands for the whole.
      </p>
    </div>
  )
}
