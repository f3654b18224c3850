/** A note on a mark, written by whoever explores the map. */
import { useRef, useState, type ReactNode } from 'react'
import { LONGEST_NOTE, noteOn, writeNote } from '../state/annotations.ts'
import { annotate } from '../state/store.ts'
import { useApp, useSelected } from './context.ts'
import { FormButtons, TextField } from './fields.tsx'
import { useEscape } from './own-keys.ts'

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
  const [text, setText] = useState(note)
  const form = useRef<HTMLFormElement>(null)
  useEscape(form, onDone)
  return (
    <form
      ref={form}
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault()
        annotate(store, writeNote(store.getState().annotations, of, text))
        onDone()
      }}
    >
      <TextField label="Note" rows={4} most={LONGEST_NOTE} value={text} isProse isFocused onChange={setText} />
      <FormButtons verb="Keep the note" onCancel={onDone} />
    </form>
  )
}
