/** "Rename …": another name to show for a person. */
import { useId, useState, type ReactNode } from 'react'
import { useLoaded } from './context.ts'
import { SettleForm } from './SettleForm.tsx'

export function RenameForm({ index, onDone }: { index: number; onDone: () => void }): ReactNode {
  const { facts } = useLoaded()
  const { id, label } = facts.authors[index]!
  const [name, setName] = useState(label)
  const field = useId()
  const as = name.replace(/\s+/g, ' ').trim()
  const decisions = as === '' || as === label ? [] : [{ kind: 'rename', person: id, as } as const]
  return (
    <SettleForm label="Rename" verb="Rename" decisions={decisions} onDone={onDone}>
      <div className="field">
        <label htmlFor={field}>Name to show, as “Family, Given”</label>
        <input
          id={field}
          type="text"
          value={name}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
    </SettleForm>
  )
}
