/** A note on a mark, written by whoever explores the map. */
import { useId, useRef, useState, type ReactNode } from 'react'
import { LONGEST_NOTE, noteOn, writeNote } from '../state/annotations.ts'
import { annotate } from '../state/store.ts'
import { useApp, useSelected } from './context.ts'
import { takeFocus, useEscape } from './own-keys.ts'

export function NoteField({ of }: { of: string }): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const note = useSelected((state) => noteOn(state.annotations, of))
  if (isOpen) return <OpenNote of={of} note={note} onDone={() => setOpen(false)} />
  if (note === '')
    return (
      <button type="button" className="text-button" onClick={() => setOpen(true)}>
        Add a note
      </button>
    )
  return (
    <section className="notice own-note" aria-label="Note">
      <p>{note}</p>
      <button type="button" className="text-button" onClick={() => setOpen(true)}>
        Change the note
      </button>
    </section>
  )
}

function OpenNote({ of, note, onDone }: { of: string; note: string; onDone: () => void }): ReactNode {
  const { store } = useApp()
  const id = useId()
  const [text, setText] = useState(note)
  const form = useRef<HTMLFormElement>(null)
  useEscape(form, onDone)
  const save = (): void => {
    annotate(store, writeNote(store.getState().annotations, of, text))
    onDone()
  }
  return (
    <form
      ref={form}
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <label htmlFor={id} className="fine">
        Note
      </label>
      <textarea
        id={id}
        ref={takeFocus}
        rows={4}
        maxLength={LONGEST_NOTE}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
        }}
      />
      <div className="settle-buttons">
        <button type="submit" className="wide-button">
          Keep the note
        </button>
        <button type="button" className="text-button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  )
}
