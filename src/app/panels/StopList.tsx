/** The stop list: words that are no topics, as a list to read and to edit. */
import { useState, type ReactNode } from 'react'
import { stopListOf, withStopList } from '../state/settle.ts'
import { useApp } from './context.ts'
import { TextField } from './fields.tsx'
import { useSettling } from './settle-hooks.ts'
import { count } from './words.ts'

export function StopList(): ReactNode {
  const { settler } = useApp()
  const { settled, isWorking } = useSettling()
  const stopped = stopListOf(settled.topics)
  const [written, setWritten] = useState<string>()
  // What was written stays in the field until it holds; then the field shows the list as it is.
  const [lastStopped, setLastStopped] = useState(stopped.join('\n'))
  if (lastStopped !== stopped.join('\n')) {
    setLastStopped(stopped.join('\n'))
    setWritten(undefined)
  }
  const text = written ?? stopped.join('\n')
  const labels = text.split('\n')
  const next = withStopList(settled.topics, labels)
  const isSame = stopListOf(next).join('\n') === stopped.join('\n')
  return (
    <details className="stop-list">
      <summary>Stop list{stopped.length > 0 && ` (${stopped.length})`}</summary>
      <form
        className="settle-form"
        onSubmit={(event) => {
          event.preventDefault()
          settler.settle(
            { ...settled, topics: next },
            `changed the stop list to ${count(stopListOf(next).length, 'word')}`,
          )
        }}
      >
        <TextField
          label="Words that are no topics, one a line. Take a line out to have its topic back."
          rows={Math.min(10, Math.max(4, labels.length + 1))}
          value={text}
          onChange={setWritten}
        />
        <button type="submit" className="wide-button" disabled={isSame || isWorking}>
          Leave these out
        </button>
      </form>
    </details>
  )
}
