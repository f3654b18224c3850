/** What colours and areas say: which measure each of them shows, and what its numbers are. */
import { useId, useMemo, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { TERMS } from '../../core/index.ts'
import { comparingOf } from '../state/comparing.ts'
import { isFiltering } from '../state/counted.ts'
import { valuesOf } from '../state/look.ts'
import {
  COLOUR_MEASURES,
  SIZE_MEASURES,
  isCentrality,
  labelOfMeasure,
  type ColourMeasure,
  type Look,
} from '../state/measures.ts'
import { hasOverview, isOverview } from '../state/overview.ts'
import { changeLook, select } from '../state/store.ts'
import { ChangeKey } from './ChangesPanel.tsx'
import { useApp, useLoaded, useSelected } from './context.ts'
import { clusterClass } from './Icon.tsx'
import { showNumber } from './words.ts'

export function LegendBody(): ReactNode {
  const { store, settler } = useApp()
  const { view } = useLoaded()
  const look = useSelected((state) => state.look)
  const isComparing = useSelected((state) => comparingOf(state.snapshot) !== undefined)
  const canBeOverview = useSelected(hasOverview)
  const isFirst = useSelected(isOverview)
  const doubts = useSelected((state) => state.snapshot?.doubts?.length ?? 0)
  const areDoubtsShown = useStore(settler.state, (state) => state.areDoubtsShown)
  const change = (next: Partial<Look>): void => changeLook(store, next)
  return (
    <div className="legend-body">
      <label className="check">
        <input
          type="checkbox"
          checked={look.isDensity}
          onChange={(event) => change({ isDensity: event.target.checked })}
        />
        Density instead of marks
      </label>
      {canBeOverview && !look.isDensity && (
        <label className="check">
          <input type="checkbox" checked={isFirst} onChange={(event) => change({ isOverview: event.target.checked })} />
          Clusters first, marks on approach
        </label>
      )}
      {look.isDensity && (
        <div className="gradient-key">
          <div className="gradient is-density" aria-hidden="true" />
          <p className="fine gradient-numbers">
            <span>sparse</span>
            <span>dense</span>
          </p>
          <p className="fine">Every mark counts by its area; point at a place to find the marks there.</p>
        </div>
      )}
      {!look.isDensity && (
        <Choice
          label="Colour"
          value={look.colour ?? ''}
          options={[
            ['', isComparing ? 'What changed' : TERMS.community.label],
            ...COLOUR_MEASURES.map((measure) => [measure, labelOfMeasure(measure, view.lens)] as const),
          ]}
          onChange={(value) => change({ colour: COLOUR_MEASURES.find((measure) => measure === value) })}
        />
      )}
      {!look.isDensity &&
        (look.colour ? <GradientKey measure={look.colour} /> : isComparing ? <ChangeKey /> : <ClusterKey />)}
      <Choice
        label="Area"
        value={look.size}
        options={SIZE_MEASURES.map((measure) => [measure, labelOfMeasure(measure, view.lens)] as const)}
        onChange={(value) => change({ size: SIZE_MEASURES.find((measure) => measure === value) ?? look.size })}
      />
      {isFirst && <DiscKey />}
      <AreaKey />
      {doubts > 0 && (
        <label className="check">
          <input
            type="checkbox"
            checked={areDoubtsShown}
            onChange={(event) => settler.showDoubts(event.target.checked)}
          />
          <span className="dashes" aria-hidden="true" /> Possibly the same person
        </label>
      )}
      {!look.isDensity && (
        <p className="fine">
          Lines grow with what two marks share
          {look.colour || isComparing ? '.' : '; a coloured line stays inside its cluster.'}
        </p>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, words: string])[]
  readonly onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps): ReactNode {
  const id = useId()
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

function useValues(measure: ColourMeasure): ReturnType<typeof valuesOf> {
  const { corpus, view } = useLoaded()
  const filters = useSelected((state) => state.filters)
  const measured = useSelected((state) => state.measured)
  return useMemo(
    () => valuesOf({ corpus, view, filters, measured }, measure),
    [corpus, view, filters, measured, measure],
  )
}

/** The gradient with its numbers; it stays in sight while colours tell a number. */
export function GradientKey({ measure }: { measure: ColourMeasure }): ReactNode {
  const { view } = useLoaded()
  const found = useValues(measure)
  const name = labelOfMeasure(measure, view.lens)
  if (!found) return <Missing measure={measure} name={name} />
  const { scale, values } = found
  const unknown = values.filter((value) => !Number.isFinite(value)).length
  const show = measure === 'averageYear' ? showYear : showNumberShort
  return (
    <div className="gradient-key">
      <p className="fine">{name}</p>
      <div className="gradient" aria-hidden="true" />
      <p className="fine gradient-numbers">
        <span>{(scale.isCutBelow ? '≤ ' : '') + show(scale.low)}</span>
        {scale.high > scale.low && <span>{show(scale.middle)}</span>}
        {scale.high > scale.low && <span>{(scale.isCutAbove ? '≥ ' : '') + show(scale.high)}</span>}
      </p>
      {unknown > 0 && (
        <p className="fine">
          <span className="swatch unknown" aria-hidden="true" /> {showNumber(unknown)} without{' '}
          {measure === 'averageYear' ? 'a year' : 'a number'}
        </p>
      )}
    </div>
  )
}

function DiscKey(): ReactNode {
  const { view } = useLoaded()
  const measure = useSelected((state) => state.look.size)
  const colour = useSelected((state) => state.look.colour)
  return (
    <p className="fine">
      A disc is a cluster, where most of its marks are or as near as the others leave room. Its area is{' '}
      {measure === 'documents' ? 'the number of its marks' : `their ${labelOfMeasure(measure, view.lens)} in all`}
      {colour && ', its colour their mean'}; the width of a line between two is the total strength of their links. It
      opens as you come near, or with Enter.
    </p>
  )
}

function AreaKey(): ReactNode {
  const { view } = useLoaded()
  const measure = useSelected((state) => state.look.size)
  const isFiltered = useSelected((state) => isFiltering(state.filters))
  const found = useValues(measure)
  const samples = useSelected((state) => state.measured?.samples ?? 0)
  const name = labelOfMeasure(measure, view.lens)
  if (!found) return <Missing measure={measure} name={name} />
  const { values } = found
  const largest = values.reduce(
    (best, value, node) => (value > (values[best] ?? NaN) || !(values[best]! >= 0) ? node : best),
    0,
  )
  const isOfAll = isFiltered && isCentrality(measure)
  return (
    <p className="fine">
      The area of a mark is proportional to it; the largest is {view.labels[largest]} with{' '}
      {showNumberShort(values[largest]!)}.{isOfAll && ' Counted over all papers.'}
      {measure === 'betweenness' &&
        ` The share of shortest paths between two others that lead through a mark${
          samples < view.order ? `, estimated from ${showNumber(samples)} of ${showNumber(view.order)} marks` : ''
        }.`}
    </p>
  )
}

function Missing({ measure, name }: { measure: ColourMeasure; name: string }): ReactNode {
  return (
    <p className="fine" role="status">
      {isCentrality(measure)
        ? `${name} is being worked out …`
        : `No paper here says its ${measure === 'averageYear' ? 'year' : 'citations'}, so clusters and documents are shown instead.`}
    </p>
  )
}

function ClusterKey(): ReactNode {
  const { store } = useApp()
  const { view } = useLoaded()
  const selection = useSelected((state) => state.selection)
  const coloured = view.communityList.filter(({ id }) => clusterClass(id) !== 'cluster-rest')
  const rest = view.communityList.length - coloured.length
  return (
    <>
      <ul className="plain-list">
        {coloured.map(({ id, name, size }) => (
          <li key={id}>
            <button
              type="button"
              className="entity"
              aria-pressed={selection?.type === 'cluster' && selection.id === id}
              onClick={() => select(store, { type: 'cluster', id })}
            >
              <span className={`swatch ${clusterClass(id)}`} aria-hidden="true" />
              <span className="entity-name">{name}</span>
              <span className="entity-note">{showNumber(size)}</span>
            </button>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <p className="fine">
          <span className="swatch cluster-rest" aria-hidden="true" /> {showNumber(rest)} smaller clusters
        </p>
      )}
    </>
  )
}

function showYear(value: number): string {
  return value.toFixed(Number.isInteger(value) ? 0 : 1)
}

/** Shares are small numbers: they keep three figures. */
function showNumberShort(value: number): string {
  return value > 0 && value < 1 ? value.toPrecision(2) : showNumber(value)
}
