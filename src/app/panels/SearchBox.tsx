/** Search with suggestions over people, topics, systems and papers. */
import { useCallback, useEffect, useRef, useState, type ClipboardEvent, type ReactNode } from 'react'
import type { Entity, NodeKind } from '../../core/index.ts'
import { keyOf, nameOf } from '../state/entities.ts'
import { prepareSearch, search, startedIndexOf, type SearchIndex } from '../state/search.ts'
import { closePanel, selectNode } from '../state/store.ts'
import { Combobox, isTyping, type Suggestion } from './Combobox.tsx'
import { useApp, useLoaded } from './context.ts'
import { Icon, Mark } from './Icon.tsx'
import { KIND_WORDS, count } from './words.ts'

const MOST_SUGGESTIONS = 9

export function SearchBox(): ReactNode {
  const { store, commands } = useApp()
  const { facts } = useLoaded()
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
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
    input.current?.blur()
  }
  /** A whole list is looked up at once. */
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text').trim()
    if (!text.includes('\n')) return
    event.preventDefault()
    store.setState({ names: text, panel: 'names' })
  }
  return (
    <div className="search" role="search" onPaste={paste}>
      <Icon name="search" />
      <EntityField
        label="Search people, topics, systems and papers"
        placeholder="Search people, topics, papers"
        nothing="Try a part of a family name, a topic or a word of a title."
        input={input}
        onChoose={choose}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  )
}

interface EntityFieldProps {
  readonly label: string
  readonly placeholder: string
  /** What to try when nothing is found. */
  readonly nothing: string
  readonly kind?: NodeKind
  readonly input?: React.RefObject<HTMLInputElement | null>
  readonly onChoose: (entity: Entity) => void
}

/** A field that finds things by name; with `kind` only things of that kind. */
export function EntityField({ label, placeholder, nothing, kind, input, onChoose }: EntityFieldProps): ReactNode {
  const { facts, corpus, view } = useLoaded()
  const [isEntered, setEntered] = useState(false)
  const [, setPrepared] = useState<SearchIndex>()
  useEffect(() => {
    if (isEntered) void prepareSearch(corpus).then(setPrepared)
  }, [corpus, isEntered])
  const find = useCallback(
    (query: string): Suggestion[] =>
      search(startedIndexOf(corpus), query, MOST_SUGGESTIONS, kind).map((entity) => {
        const key = keyOf(facts, entity)
        const node = view.indexOf.get(key)
        const papers = entity.kind === 'paper' ? '' : `, ${count(corpus.papersOf(entity).length, 'paper')}`
        return {
          id: key,
          mark: <Mark kind={entity.kind} cluster={node === undefined ? undefined : view.communities[node]} />,
          name: nameOf(facts, entity),
          note: KIND_WORDS[entity.kind].one + papers,
          choose: () => onChoose(entity),
        }
      }),
    [facts, corpus, view, kind, onChoose],
  )
  return (
    <Combobox
      label={label}
      placeholder={placeholder}
      find={find}
      nothing={(query) =>
        startedIndexOf(corpus).isWhole ? `Nothing is called “${query}”. ${nothing}` : `Looking for “${query}” …`
      }
      {...(input && { input })}
      onEnter={() => setEntered(true)}
      onLeave={() => input?.current?.blur()}
    />
  )
}
