/** Pieces that the details of everything are made of. */
import { useState, type ReactNode } from 'react'
import { isSafeLink, type Entity } from '../../core/index.ts'
import { keyOf, nameOf } from '../state/entities.ts'
import { hover } from '../state/store.ts'
import { useApp, useLoaded } from './context.ts'
import { useGoTo } from './go-to.ts'
import { Mark } from './Icon.tsx'
import { bylineOf, showNumber } from './words.ts'

export function Section({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section className="section">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

const SHORT = 6

/** A list that shows its first entries and the rest on demand. */
export function LongList<T>({
  entries,
  short = SHORT,
  render,
}: {
  entries: readonly T[]
  short?: number
  render: (entry: T) => ReactNode
}): ReactNode {
  const [isLong, setLong] = useState(false)
  const shown = isLong || entries.length <= short + 1 ? entries : entries.slice(0, short)
  return (
    <>
      <ul className="plain-list">{shown.map(render)}</ul>
      {shown.length < entries.length && (
        <button type="button" className="text-button" onClick={() => setLong(true)}>
          Show all {showNumber(entries.length)}
        </button>
      )}
    </>
  )
}

/** A name that leads to its mark on the map. */
export function EntityButton({ entity, note }: { entity: Entity; note?: ReactNode }): ReactNode {
  const { store } = useApp()
  const goTo = useGoTo()
  const { facts, view } = useLoaded()
  const key = keyOf(facts, entity)
  const node = view.indexOf.get(key)
  return (
    <button
      type="button"
      className={`entity entity-${entity.kind}`}
      onClick={() => goTo({ type: 'node', key })}
      onPointerEnter={() => hover(store, node === undefined ? undefined : key)}
      onPointerLeave={() => hover(store, undefined)}
    >
      <Mark kind={entity.kind} cluster={node === undefined ? undefined : view.communities[node]} />
      <span className="entity-name">{nameOf(facts, entity)}</span>
      {note !== undefined && <span className="entity-note">{note}</span>}
    </button>
  )
}

/** A paper with its byline and the place it was read from. */
export function PaperEntry({ paper }: { paper: number }): ReactNode {
  const { facts } = useLoaded()
  const { year, venue, origins } = facts.papers[paper]!
  const origin = origins[0]
  return (
    <li className="paper-entry">
      <EntityButton entity={{ kind: 'paper', index: paper }} />
      <p className="fine">{[bylineOf(facts, paper), venue, year].filter((part) => part !== undefined).join(' · ')}</p>
      {origin && (
        <p className="fine origin">
          {origin.file}, line {origin.line}
        </p>
      )}
    </li>
  )
}

export function Papers({ papers, title = 'Papers' }: { papers: readonly number[]; title?: string }): ReactNode {
  if (papers.length === 0) return null
  return (
    <Section title={title}>
      <LongList entries={papers} short={5} render={(paper) => <PaperEntry key={paper} paper={paper} />} />
    </Section>
  )
}

/** Names as small chips, for topics and systems. */
export function Chips({
  title,
  entities,
}: {
  title: string
  entities: readonly { entity: Entity; note?: ReactNode }[]
}): ReactNode {
  const [isLong, setLong] = useState(false)
  if (entities.length === 0) return null
  const shown = isLong || entities.length <= 13 ? entities : entities.slice(0, 12)
  return (
    <Section title={title}>
      <ul className="chips">
        {shown.map(({ entity, note }) => (
          <li key={`${entity.kind}${entity.index}`}>
            <EntityButton entity={entity} note={note} />
          </li>
        ))}
      </ul>
      {shown.length < entities.length && (
        <button type="button" className="text-button" onClick={() => setLong(true)}>
          Show all {showNumber(entities.length)}
        </button>
      )}
    </Section>
  )
}

/** An address as a link when it is of a safe kind, else as plain text. */
export function Address({ address }: { address: string }): ReactNode {
  if (!isSafeLink(address)) return <span className="address">{address}</span>
  const target = address.toLowerCase().startsWith('doi:') ? `https://doi.org/${encodeURI(address.slice(4))}` : address
  return (
    <a className="address" href={target} target="_blank" rel="noopener noreferrer">
      {address.replace(/^https?:\/\/(www\.)?/i, '')}
    </a>
  )
}
