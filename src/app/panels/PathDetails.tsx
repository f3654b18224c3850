/** Ways between two people: each step with the papers behind it, and the next best ways to choose from. */
import { useMemo, type ReactNode } from 'react'
import type { Facts, Snapshot } from '../../core/index.ts'
import { findEntity, nameOf } from '../state/entities.ts'
import { lensViewOf } from '../state/lens-view.ts'
import { findPaths, limitView, type PathLimits } from '../state/paths.ts'
import { edgeSelection } from '../state/selection.ts'
import { changeTo, select } from '../state/store.ts'
import { useApp, useLoaded, useSelected } from './context.ts'
import { describeLink } from './EdgeDetails.tsx'
import { useGoTo } from './go-to.ts'
import { EntityButton, Section } from './parts.tsx'
import { EntityField } from './SearchBox.tsx'
import { PathLimitsField } from './PathLimits.tsx'
import { count } from './words.ts'

const MOST_PATHS = 5

export function PathDetails({ keys }: { keys: readonly string[] }): ReactNode {
  const { store } = useApp()
  const goTo = useGoTo()
  const { facts, corpus } = useLoaded()
  const snapshot = useSelected((state) => state.snapshot)
  const limits = useSelected((state) => state.pathLimits)
  const ways = useMemo(() => pathsBetween(snapshot, keys[0]!, keys.at(-1)!, limits), [snapshot, keys, limits])
  const change = (pathLimits: PathLimits): void => {
    const [best] = pathsBetween(snapshot, keys[0]!, keys.at(-1)!, pathLimits)
    changeTo(store, { pathLimits, ...(best && { selection: { type: 'path', keys: best } }) })
  }
  const people = keys.map((key) => findEntity(facts, key))
  return (
    <>
      <ol className="plain-list path">
        {people.map((person, step) => {
          const before = people[step - 1]
          if (!person) return null
          return (
            <li key={keys[step]}>
              {before && (
                <button
                  type="button"
                  className="text-button step"
                  onClick={() => select(store, edgeSelection(keys[step - 1]!, keys[step]!))}
                >
                  {describeLink(corpus, before, person)}
                </button>
              )}
              <EntityButton entity={person} />
            </li>
          )
        })}
      </ol>
      {ways.length > 1 && (
        <Section title="Ways">
          <ul className="plain-list">
            {ways.map((way) => (
              <li key={way.join(' ')}>
                <button
                  type="button"
                  className="entity"
                  aria-pressed={way.join(' ') === keys.join(' ')}
                  onClick={() => {
                    goTo({ type: 'path', keys: way })
                  }}
                >
                  <span className="entity-name">{between(facts, way)}</span>
                  <span className="entity-note">{count(way.length - 1, 'step')}</span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Only over some papers">
        <PathLimitsField limits={limits} most={snapshot?.manifest.options.maxAuthors ?? 2} onChange={change} />
        <p className="fine" role="status">
          {ways.length === 0 &&
            'Within these limits no papers lead from one to the other; the path shown is without them.'}
        </p>
      </Section>
      <p className="fine">
        Along papers written together; shortest first, then those whose weakest link is strongest. Papers with more than{' '}
        {snapshot?.manifest.options.maxAuthors} authors make no links.
      </p>
    </>
  )
}

function between(facts: Facts, way: readonly string[]): string {
  const names = way.slice(1, -1).map((key) => {
    const person = findEntity(facts, key)
    return person ? nameOf(facts, person) : key
  })
  return names.length === 0 ? 'directly' : `by ${names.join(', ')}`
}

/** Asks for the other end of a path. */
export function PathField({ from }: { from: string }): ReactNode {
  const { store } = useApp()
  const goTo = useGoTo()
  const { facts } = useLoaded()
  const notice = useSelected((state) => state.notice)
  const snapshot = useSelected((state) => state.snapshot)
  const limits = useSelected((state) => state.pathLimits)
  return (
    <Section title="Path to someone">
      <div className="field">
        <EntityField
          label="Path to"
          placeholder="Name of another person"
          nothing="Try a part of a family name."
          kind="author"
          onChoose={(entity) => {
            const to = facts.authors[entity.index]!
            const [best] = pathsBetween(snapshot, from, to.id, limits)
            if (!best) return store.setState({ notice: `No papers lead from here to ${to.label}.` })
            goTo({ type: 'path', keys: best })
          }}
        />
      </div>
      {notice?.startsWith('No papers lead') && <p className="fine">{notice}</p>}
    </Section>
  )
}

/** Keys of the people along each path. Paths follow co-authorship in full, whatever the lens and its filters show. */
function pathsBetween(snapshot: Snapshot | undefined, from: string, to: string, limits: PathLimits): string[][] {
  const lens = snapshot?.lenses['co-authors']
  if (!snapshot || !lens) return []
  const whole = lensViewOf(snapshot.facts, lens)
  const view = limitView(snapshot.facts, whole, limits, snapshot.manifest.options.maxAuthors)
  const [source, target] = [view.indexOf.get(from), view.indexOf.get(to)]
  if (source === undefined || target === undefined) return []
  return findPaths(view, source, target, MOST_PATHS).map((nodes) => nodes.map((node) => view.keys[node]!))
}
