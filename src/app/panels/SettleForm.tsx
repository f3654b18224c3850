/** The frame of a form that settles something: what it asks, what will change, do it or leave it. */
import { useRef, useState, type ReactNode } from 'react'
import type { Decisions } from '../../core/index.ts'
import { clustersOf, previewOf } from '../state/preview.ts'
import { useLoaded, useSelected } from './context.ts'
import { FormButtons } from './fields.tsx'
import { useEscape } from './own-keys.ts'
import { useSettling } from './settle-hooks.ts'
import { describePreview } from './settle-words.ts'

interface SettleFormProps {
  readonly label: string
  /** What the button says: "Merge". */
  readonly verb: string
  /** None while the form is not filled in. */
  readonly decisions: Decisions
  readonly onDone: () => void
  readonly children: ReactNode
}

export function SettleForm({ label, verb, decisions, onDone, children }: SettleFormProps): ReactNode {
  const { corpus, view } = useLoaded()
  const maxAuthors = useSelected((state) => state.snapshot?.manifest.options.maxAuthors ?? 0)
  const { settlePeople, isWorking } = useSettling()
  const [problem, setProblem] = useState<string>()
  const isFilled = decisions.length > 0
  const form = useRef<HTMLFormElement>(null)
  useEscape(form, onDone)
  return (
    <form
      ref={form}
      className="settle-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isFilled || isWorking) return
        const refused = settlePeople(decisions)
        if (refused) setProblem(refused)
        else onDone()
      }}
    >
      {children}
      <p className="fine" role="status">
        {isFilled && describePreview(previewOf(corpus, decisions, maxAuthors), clustersOf(view, decisions))}
      </p>
      {problem && (
        <p className="notice" role="alert">
          {problem}
        </p>
      )}
      <FormButtons verb={verb} isDisabled={!isFilled || isWorking} onCancel={onDone} />
    </form>
  )
}
