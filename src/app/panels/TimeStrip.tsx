/** The years of the papers as a small chart: a span of them is cut out, moved and played. */
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import type { YearSpan } from '../../core/index.ts'
import { isCountDue } from '../state/counted.ts'
import { yearsAsText } from '../state/filters.ts'
import { countYears } from '../state/publication.ts'
import { changeFilters, type State } from '../state/store.ts'
import { useApp, useLoaded, useSelected } from './context.ts'
import { IconButton } from './IconButton.tsx'
import { YearColumns } from './YearColumns.tsx'
import { count } from './words.ts'

/** Milliseconds that each year stays when the span is played. */
const PACE = 1000

function isWaiting({ view, filters, counted }: State): boolean {
  return view !== undefined && isCountDue(view, filters, counted)
}

export function TimeStrip(): ReactNode {
  const { store } = useApp()
  const { facts } = useLoaded()
  const span = useSelected((state) => state.filters.years)
  const isCounting = useSelected(isWaiting)
  const years = useMemo(() => countYears(facts), [facts])
  const [isPlaying, setPlaying] = useState(false)
  const first = years[0]?.year ?? 0
  const last = years.at(-1)?.year ?? 0

  useEffect(() => {
    if (!isPlaying) return undefined
    const timer = setInterval(() => {
      // Every year is to be seen, however long it takes to count a large map.
      if (isWaiting(store.getState())) return
      const now = store.getState().filters.years
      if (!now || now.to >= last) setPlaying(false)
      else changeFilters(store, { years: { from: now.from + 1, to: now.to + 1 } })
    }, PACE)
    return () => clearInterval(timer)
  }, [isPlaying, store, last])

  if (years.length === 0) return null
  const shown = span ?? { from: first, to: last }
  const change = (next: YearSpan): void =>
    changeFilters(store, { years: next.from <= first && next.to >= last ? undefined : next })
  const play = (): void => {
    if (!isPlaying && shown.to >= last) {
      const length = span ? shown.to - shown.from : Math.min(4, last - first - 1)
      changeFilters(store, { years: { from: first, to: first + length } })
    }
    setPlaying(!isPlaying)
  }
  const inside = years.filter(({ year }) => year >= shown.from && year <= shown.to)
  const papers = inside.reduce((sum, { papers: some }) => sum + some, 0)
  return (
    <section className="surface time" aria-label="Years">
      <IconButton icon={isPlaying ? 'stop' : 'play'} label={isPlaying ? 'Stop' : 'Play the years'} onClick={play} />
      <div className="time-chart">
        <YearColumns
          years={years}
          isInside={({ year }) => year >= shown.from && year <= shown.to}
          aria-hidden="true"
          focusable="false"
        />
        <input
          type="range"
          aria-label="From year"
          min={first}
          max={last}
          value={shown.from}
          onChange={(event) => change({ from: Math.min(Number(event.target.value), shown.to), to: shown.to })}
        />
        <input
          type="range"
          aria-label="To year"
          min={first}
          max={last}
          value={shown.to}
          onChange={(event) => change({ from: shown.from, to: Math.max(Number(event.target.value), shown.from) })}
        />
      </div>
      <output className="fine">
        {yearsAsText(shown)}
        <br />
        {count(papers, 'paper')}
      </output>
      {isCounting && <progress className="is-late" aria-label="Counting these papers" />}
    </section>
  )
}
