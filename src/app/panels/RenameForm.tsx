/** "Rename …": another name to show for a person. */
import { useState, type ReactNode } from 'react'
import { useLoaded } from './context.ts'
import { LineField } from './fields.tsx'
import { SettleForm } from './SettleForm.tsx'

export function RenameForm({ index, onDone }: { index: number; onDone: () => void }): ReactNode {
  const { facts } = useLoaded()
  const { id, label } = facts.authors[index]!
  const [name, setName] = useState(label)
  const as = name.replace(/\s+/g, ' ').trim()
  const decisions = as === '' || as === label ? [] : [{ kind: 'rename', person: id, as } as const]
  return (
    <SettleForm label="Rename" verb="Rename" decisions={decisions} onDone={onDone}>
      <LineField label="Name to show, as “Family, Given”" value={name} onChange={setName} />
    </SettleForm>
  )
}
