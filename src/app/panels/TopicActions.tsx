/** A person's own word on a topic: another label, one with another topic, or out. */
import { useRef, useState, type ReactNode } from 'react'
import { fold } from '../../core/index.ts'
import { search, searchIndexOf } from '../state/search.ts'
import { useLoaded } from './context.ts'
import { FormButtons, LineField } from './fields.tsx'
import { useEscape } from './own-keys.ts'
import { useSettling } from './settle-hooks.ts'
import { count } from './words.ts'

const MOST_SUGGESTIONS = 5

export function TopicActions({ index }: { index: number }): ReactNode {
  const { facts } = useLoaded()
  const { replace, isWorking } = useSettling()
  const [isOpen, setOpen] = useState(false)
  const topic = facts.topics[index]!
  return (
    <section className="section settle" aria-label="Your word on this topic">
      <div className="settle-buttons">
        <button
          type="button"
          className="text-button"
          aria-expanded={isOpen}
          disabled={isWorking}
          onClick={() => setOpen(!isOpen)}
        >
          Rename or merge …
        </button>
        <button type="button" className="text-button" disabled={isWorking} onClick={() => replace(topic, '')}>
          Leave this topic out
        </button>
      </div>
      {isOpen && <RelabelForm index={index} onDone={() => setOpen(false)} />}
    </section>
  )
}

function RelabelForm({ index, onDone }: { index: number; onDone: () => void }): ReactNode {
  const { facts, corpus } = useLoaded()
  const { replace, isWorking } = useSettling()
  const topic = facts.topics[index]!
  const [label, setLabel] = useState(topic.label)
  const form = useRef<HTMLFormElement>(null)
  useEscape(form, onDone)
  const wanted = label.replace(/\s+/g, ' ').trim()
  const isFilled = wanted !== '' && wanted !== topic.label
  const others = isFilled
    ? search(searchIndexOf(corpus), wanted, MOST_SUGGESTIONS + 1, 'topic').filter((entity) => entity.index !== index)
    : []
  const same = others.find((entity) => fold(facts.topics[entity.index]!.label) === fold(wanted))
  const papersOf = (other: number): string => count(corpus.papersOf({ kind: 'topic', index: other }).length, 'paper')
  return (
    <form
      ref={form}
      className="settle-form"
      aria-label="Rename or merge"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isFilled || isWorking) return
        replace(topic, same ? facts.topics[same.index]!.label : wanted)
        onDone()
      }}
    >
      <LineField label="New label; that of another topic makes them one" value={label} onChange={setLabel} />
      {others.length > 0 && !same && (
        <ul className="plain-list" aria-label="Topics of such a name">
          {others.slice(0, MOST_SUGGESTIONS).map((entity) => (
            <li key={entity.index}>
              <button
                type="button"
                className="entity entity-topic"
                onClick={() => setLabel(facts.topics[entity.index]!.label)}
              >
                <span className="entity-name">{facts.topics[entity.index]!.label}</span>
                <span className="entity-note">{papersOf(entity.index)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="fine" role="status">
        {same && `2 topics become 1: “${facts.topics[same.index]!.label}” is in ${papersOf(same.index)} already.`}
      </p>
      <FormButtons verb={same ? 'Merge' : 'Rename'} isDisabled={!isFilled || isWorking} onCancel={onDone} />
    </form>
  )
}
