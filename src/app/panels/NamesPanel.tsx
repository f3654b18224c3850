/** Finds a pasted list of names or topics on the map, and says which are clear, which are not, and which are missing. */
import { useState, type ReactNode } from 'react'
import type { Entity } from '../../core/index.ts'
import { keyOf, nameOf } from '../state/entities.ts'
import { lookUp, MOST_NAMES, splitNames, type LookedUp } from '../state/names.ts'
import { marksOf, selectionOf, toggleMark } from '../state/selection.ts'
import { select } from '../state/store.ts'
import { useApp, useLoaded, useSelected } from './context.ts'
import { TextField } from './fields.tsx'
import { SidePanel } from './SidePanel.tsx'
import { Mark } from './Icon.tsx'
import { LongList, Section } from './parts.tsx'
import { KIND_WORDS, count, showNumber } from './words.ts'

export function NamesPanel(): ReactNode {
  const isOpen = useSelected((state) => state.panel === 'names')
  return isOpen ? <OpenNames /> : null
}

function OpenNames(): ReactNode {
  const { store, commands } = useApp()
  const { corpus, facts } = useLoaded()
  const text = useSelected((state) => state.names)
  const [found, setFound] = useState<readonly LookedUp[]>()
  const { names, leftOut } = splitNames(text)
  const find = (): void => {
    const looked = lookUp(corpus, names)
    setFound(looked)
    const clear = looked.filter(isClear).map(({ candidates }) => keyOf(facts, candidates[0]!))
    const selection = selectionOf(clear)
    if (!selection) return
    select(store, selection)
    commands.send({ type: 'go-to-selection' })
  }
  return (
    <SidePanel title="Find a list of names" label="List of names">
      <form
        className="note-form"
        onSubmit={(event) => {
          event.preventDefault()
          find()
        }}
      >
        <TextField
          label="People, topics, systems or titles, one on a line"
          rows={6}
          value={text}
          isFocused
          onChange={(next) => store.setState({ names: next })}
        />
        <button type="submit" className="wide-button" disabled={names.length === 0}>
          {names.length === 0 ? 'Find them' : `Find ${count(names.length, 'name')}`}
        </button>
        {leftOut > 0 && (
          <p className="fine">
            Only the first {showNumber(MOST_NAMES)} are looked up; {showNumber(leftOut)} are left out.
          </p>
        )}
      </form>
      {found && <Results found={found} />}
    </SidePanel>
  )
}

function isClear({ candidates, isGuess }: LookedUp): boolean {
  return candidates.length === 1 && !isGuess
}

function Results({ found }: { found: readonly LookedUp[] }): ReactNode {
  const clear = found.filter(isClear)
  const unclear = found.filter((entry) => !isClear(entry) && entry.candidates.length > 0)
  const missing = found.filter(({ candidates }) => candidates.length === 0)
  return (
    <>
      <p className="lead" role="status">
        {[
          `${showNumber(clear.length)} found and selected`,
          unclear.length > 0 && `${showNumber(unclear.length)} not clear`,
          missing.length > 0 && `${showNumber(missing.length)} not found`,
        ]
          .filter(Boolean)
          .join(', ')}
        .
      </p>
      {unclear.length > 0 && (
        <Section title="Which one is meant?">
          <LongList
            entries={unclear}
            render={(entry) => (
              <li key={entry.name}>
                <p className="fine">
                  {entry.name}
                  {entry.isGuess && ' is not here. Perhaps:'}
                </p>
                {entry.candidates.map((entity) => (
                  <Candidate key={`${entity.kind}${entity.index}`} entity={entity} />
                ))}
              </li>
            )}
          />
        </Section>
      )}
      {missing.length > 0 && (
        <Section title="Not found">
          <LongList entries={missing} render={({ name }) => <li key={name}>{name}</li>} />
        </Section>
      )}
    </>
  )
}

/** Adds itself to what is selected, or leaves it. */
function Candidate({ entity }: { entity: Entity }): ReactNode {
  const { store } = useApp()
  const { facts, corpus } = useLoaded()
  const key = keyOf(facts, entity)
  const isPicked = useSelected((state) => marksOf(state.selection).includes(key))
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={isPicked}
        onChange={() => {
          select(store, toggleMark(store.getState().selection, key))
        }}
      />
      <Mark kind={entity.kind} />
      <span className="entity-name">{nameOf(facts, entity)}</span>
      <span className="entity-note">
        {entity.kind === 'paper' ? KIND_WORDS.paper.one : count(corpus.papersOf(entity).length, 'paper')}
      </span>
    </label>
  )
}
