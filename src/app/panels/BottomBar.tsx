/** The bottom edge: what the marks mean, how much is shown and why not the rest, and the camera's buttons. */
import { useEffect, type ReactNode } from 'react'
import { NODE_KINDS, type NodeKind } from '../../core/index.ts'
import { comparingOf } from '../state/comparing.ts'
import { filtersOnMap } from '../state/counted.ts'
import { describeFilters } from '../state/filters.ts'
import { isOverview } from '../state/overview.ts'
import { changeFilters, toggleGathering, togglePanel } from '../state/store.ts'
import { useApp, useLoaded, useSelected } from './context.ts'
import { TimeStrip } from './TimeStrip.tsx'
import { Mark } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'
import { toggleFullScreen } from './full-screen.ts'
import { GradientKey, LegendBody } from './LateSheets.tsx'
import { ShowingClusters } from './ShowingClusters.tsx'
import { KIND_WORDS, showNumber } from './words.ts'

export function BottomBar(): ReactNode {
  return (
    <footer className="bottom-bar">
      <div className="legend-and-count">
        <Legend />
        <Showing />
      </div>
      <TimeStrip />
      <ViewButtons />
    </footer>
  )
}

function Legend(): ReactNode {
  const { store } = useApp()
  const { view } = useLoaded()
  const isOpen = useSelected((state) => state.panel === 'legend')
  const colour = useSelected((state) => state.look.colour)
  const isDensity = useSelected((state) => state.look.isDensity)
  const isComparing = useSelected((state) => comparingOf(state.snapshot) !== undefined)
  // The marks in the panels wear no cluster's colour while those on the map don't.
  useEffect(() => {
    document.documentElement.toggleAttribute('data-measured', colour !== undefined || isComparing)
  }, [colour, isComparing])
  return (
    <section className={`surface legend${isOpen ? ' is-open' : ''}`} aria-label="Legend">
      <div className="kinds">
        {NODE_KINDS.filter((kind) => view.kinds.includes(kind)).map((kind) => (
          <KindButton key={kind} kind={kind} />
        ))}
        <IconButton
          icon="chevron"
          label="Colours and sizes"
          aria-expanded={isOpen}
          onClick={() => togglePanel(store, 'legend')}
        />
      </div>
      {isOpen ? <LegendBody /> : colour && !isDensity && <GradientKey measure={colour} />}
    </section>
  )
}

function KindButton({ kind }: { kind: NodeKind }): ReactNode {
  const { store } = useApp()
  const hidden = useSelected((state) => state.filters.hiddenKinds)
  const isShown = !hidden.includes(kind)
  const toggle = (): void =>
    changeFilters(store, { hiddenKinds: isShown ? [...hidden, kind] : hidden.filter((other) => other !== kind) })
  const words = KIND_WORDS[kind].many
  return (
    <button
      type="button"
      className="kind-button"
      aria-pressed={isShown}
      title={isShown ? `Hide ${words}` : `Show ${words}`}
      onClick={toggle}
    >
      <Mark kind={kind} />
      {words}
    </button>
  )
}

/** "118 of 130 marks" and, in plain words, what holds back the others. */
function Showing(): ReactNode {
  const { store } = useApp()
  const { view } = useLoaded()
  const visible = useSelected((state) => state.visible)
  const filters = useSelected((state) => state.filters)
  const drawn = useSelected((state) => state.drawn)
  const counted = useSelected((state) => state.counted)
  const isDensity = useSelected((state) => state.look.isDensity)
  const isFirst = useSelected(isOverview)
  // Until clusters are gathered nothing is drawn that could be counted.
  if (!visible || (isFirst && !drawn)) return null
  if (drawn?.clusters) return <ShowingClusters />
  const reasons = describeFilters(filtersOnMap(filters, view, counted), view)
  const marks = Math.min(visible.nodeCount, drawn?.marks ?? Infinity)
  const isFar = drawn !== undefined && (marks < visible.nodeCount || drawn.waitingLinks > 0)
  const links = isFar ? Math.min(visible.edgeCount, drawn.links) : visible.edgeCount
  const isCut = marks < view.order || links < view.network.sources.length
  const notes = view.omissions.map(({ count, what, why }) => `${showNumber(count)} ${what} left out: ${why}`)
  const late = view.edgeKinds.includes('topic-of-author')
    ? ['Links of people to topics appear when you point at one']
    : []
  const many = isFar
    ? [`${marks < visible.nodeCount ? 'Smaller marks and weaker' : 'Weaker'} links appear as you come nearer`]
    : []
  const explained = [...many, ...notes, ...late]
  return (
    <div className="showing">
      <p role="status">
        {isDensity
          ? `Density of ${someOf(visible.nodeCount, view.order)} marks`
          : `${marks < view.order ? `Showing ${someOf(marks, view.order)}` : `All ${showNumber(view.order)}`} marks and ${someOf(links, view.network.sources.length)} links`}
        {reasons.length > 0 && ` – ${reasons.join(', ')}`}.{' '}
        {filters.hiddenMarks.length > 0 && (
          <button type="button" className="text-button" onClick={() => changeFilters(store, { hiddenMarks: [] })}>
            Show hidden
          </button>
        )}
      </p>
      {explained.length > 0 && (
        <details className="left-out">
          <summary>{isCut ? 'Why not all?' : 'What is left out?'}</summary>
          <ul className="plain-list">
            {explained.map((note) => (
              <li key={note}>{note}.</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** "22 of 674", or "674". */
function someOf(shown: number, all: number): string {
  return shown < all ? `${showNumber(shown)} of ${showNumber(all)}` : showNumber(all)
}

function ViewButtons(): ReactNode {
  const { store, commands } = useApp()
  const isGathering = useSelected((state) => state.isGathering)
  const isLayoutOpen = useSelected((state) => state.panel === 'layout')
  return (
    <div className="surface view-buttons" role="group" aria-label="Camera">
      <IconButton
        icon="layout"
        label="Layout"
        aria-expanded={isLayoutOpen}
        onClick={() => togglePanel(store, 'layout')}
      />
      <IconButton
        icon="lasso"
        label="Select with a lasso"
        title="Select with a lasso (S)"
        aria-pressed={isGathering}
        onClick={() => toggleGathering(store)}
      />
      <IconButton
        icon="plus"
        label="Zoom in"
        title="Nearer (+)"
        className="is-for-mice"
        onClick={() => commands.send({ type: 'zoom', factor: 1.6 })}
      />
      <IconButton
        icon="minus"
        label="Zoom out"
        title="Further (−)"
        className="is-for-mice"
        onClick={() => commands.send({ type: 'zoom', factor: 1 / 1.6 })}
      />
      <IconButton
        icon="fit"
        label="Fit the whole map"
        title="Whole map (0)"
        onClick={() => commands.send({ type: 'fit' })}
      />
      <IconButton
        icon="screen"
        label="Full screen"
        title="Full screen (F)"
        className="is-for-mice"
        onClick={toggleFullScreen}
      />
    </div>
  )
}
