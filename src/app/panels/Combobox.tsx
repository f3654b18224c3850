/** A field with suggestions below it, worked by pointer or keyboard alike. */
import { useId, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'

export interface Suggestion {
  readonly id: string
  readonly mark?: ReactNode
  readonly name: string
  readonly note?: string
  readonly choose: () => void
}

interface ComboboxProps {
  readonly label: string
  readonly placeholder: string
  /** Suggestions for what is typed, best first. */
  readonly find: (query: string) => readonly Suggestion[]
  /** Said when there is none for a query. */
  readonly nothing: (query: string) => string
  /** Suggestions are shown before anything is typed. */
  readonly isEager?: boolean
  /** What is in the field at first. */
  readonly typed?: string
  readonly input?: Ref<HTMLInputElement>
  /** The field has the focus. */
  readonly onEnter?: () => void
  /** Escape in an empty field. */
  readonly onLeave?: () => void
}

export function Combobox({
  label,
  placeholder,
  find,
  nothing,
  isEager = false,
  typed = '',
  input,
  onEnter,
  onLeave,
}: ComboboxProps): ReactNode {
  const [query, setQuery] = useState(typed)
  const [isOpen, setOpen] = useState(isEager)
  const [active, setActive] = useState(0)
  const listId = useId()
  const isAsked = isOpen && (isEager || query.trim() !== '')
  const found = isAsked ? find(query) : []
  const isShown = found.length > 0
  const optionId = (place: number): string => `${listId}-${place}`

  const choose = (suggestion: Suggestion): void => {
    setQuery('')
    setOpen(isEager)
    setActive(0)
    suggestion.choose()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (isShown) setActive((active + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length)
    } else if (event.key === 'Enter') {
      const suggestion = found[active]
      if (!suggestion) return
      // What opens takes the focus, and must not be pressed by the same key.
      event.preventDefault()
      choose(suggestion)
    } else if (event.key === 'Escape' && !(isEager && query === '')) {
      event.stopPropagation()
      if (query === '') onLeave?.()
      setQuery('')
      setOpen(isEager)
    }
  }
  return (
    <>
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown ? optionId(active) : undefined}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onFocus={() => {
          setOpen(true)
          onEnter?.()
        }}
        onBlur={() => setOpen(isEager)}
        onKeyDown={onKeyDown}
      />
      <div
        ref={isShown ? bringIntoSight : undefined}
        id={listId}
        role="listbox"
        aria-label={`${label}: suggestions`}
        className="suggestions panel"
        hidden={!isShown}
      >
        {found.map((suggestion, place) => (
          <div
            key={suggestion.id}
            ref={place === active ? bringIntoSight : undefined}
            id={optionId(place)}
            role="option"
            aria-selected={place === active}
            onPointerDown={(event) => {
              event.preventDefault()
              choose(suggestion)
            }}
            onPointerEnter={() => setActive(place)}
          >
            {suggestion.mark}
            <span className="entity-name">{suggestion.name}</span>
            {suggestion.note !== undefined && <span className="entity-note">{suggestion.note}</span>}
          </div>
        ))}
      </div>
      {isAsked && !isShown && (
        <p className="suggestions panel nothing" role="status">
          {nothing(query.trim().slice(0, 60))}
        </p>
      )}
    </>
  )
}

/** As a `ref`: what has appeared or has become the active one is not left beyond the edge of a panel. */
function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

/** True where a key belongs to a field. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
}
