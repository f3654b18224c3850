/** Search with suggestions over people, topics, systems and papers. */
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Entity } from '../../core/index.ts'
import { keyOf, nameOf } from '../state/entities.ts'
import { search, searchIndexOf } from '../state/search.ts'
import { closePanel, selectNode } from '../state/store.ts'
import { useApp, useLoaded } from './context.ts'
import { Icon, Mark } from './Icon.tsx'
import { KIND_WORDS, count } from './words.ts'

const MOST_SUGGESTIONS = 9

export function SearchBox(): ReactNode {
  const { store, commands } = useApp()
  const { facts, corpus, view } = useLoaded()
  const [query, setQuery] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const found = useMemo(
    () => (query.trim() === '' ? [] : search(searchIndexOf(corpus), query, MOST_SUGGESTIONS)),
    [query, corpus],
  )

  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [])

  const choose = (entity: Entity): void => {
    closePanel(store)
    selectNode(store, keyOf(facts, entity))
    commands.send({ type: 'go-to-selection' })
    setQuery('')
    setOpen(false)
    input.current?.blur()
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : found.length - 1
      if (found.length > 0) setActive((active + step) % found.length)
    } else if (event.key === 'Enter') {
      const entity = found[active]
      if (entity) choose(entity)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      if (query === '') input.current?.blur()
      setQuery('')
      setOpen(false)
    }
  }

  const isShown = isOpen && query.trim() !== ''
  const optionId = (place: number): string => `${listId}-${place}`
  return (
    <div className="search" role="search">
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Search people, topics, systems and papers"
        aria-expanded={isShown && found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown && found[active] ? optionId(active) : undefined}
        placeholder="Search people, topics, papers"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      <div
        id={listId}
        role="listbox"
        aria-label="Suggestions"
        className="suggestions panel"
        hidden={!isShown || found.length === 0}
      >
        {isShown &&
          found.map((entity, place) => (
            <div
              key={keyOf(facts, entity)}
              id={optionId(place)}
              role="option"
              aria-selected={place === active}
              onPointerDown={(event) => {
                event.preventDefault()
                choose(entity)
              }}
              onPointerEnter={() => setActive(place)}
            >
              <Mark kind={entity.kind} cluster={clusterOf(view.communities, view.indexOf.get(keyOf(facts, entity)))} />
              <span className="entity-name">{nameOf(facts, entity)}</span>
              <span className="entity-note">
                {entity.kind === 'paper'
                  ? KIND_WORDS.paper.one
                  : `${KIND_WORDS[entity.kind].one}, ${count(corpus.papersOf(entity).length, 'paper')}`}
              </span>
            </div>
          ))}
      </div>
      {isShown && found.length === 0 && (
        <p className="suggestions panel nothing" role="status">
          Nothing is called “{query.trim().slice(0, 60)}”. Try a part of a family name, a topic or a word of a title.
        </p>
      )}
    </div>
  )
}

function clusterOf(communities: Uint32Array, node: number | undefined): number | undefined {
  return node === undefined ? undefined : communities[node]
}

/** True where a key belongs to a field. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
}
