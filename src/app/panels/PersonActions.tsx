/** Who a person is: how they are printed, how sure it is that this is one person, and the ways to put it right. */
import { useMemo, useState, type ReactNode } from 'react'
import type { Facts } from '../../core/index.ts'
import { countForms, doubtsOf, otherOf } from '../state/persons.ts'
import { decide } from '../state/review.ts'
import { useLoaded, useSelected } from './context.ts'
import { MergeForm } from './MergeForm.tsx'
import { EntityButton, LongList } from './parts.tsx'
import { RenameForm } from './RenameForm.tsx'
import { useSettling } from './settle-hooks.ts'
import { sureness } from './settle-words.ts'
import { SplitForm } from './SplitForm.tsx'

type Action = 'merge' | 'split' | 'rename'

const ACTIONS: readonly (readonly [Action, string])[] = [
  ['merge', 'Same person as …'],
  ['split', 'Split off papers …'],
  ['rename', 'Rename …'],
]

export function PersonActions({ index }: { index: number }): ReactNode {
  const { facts, corpus } = useLoaded()
  const { isWorking } = useSettling()
  // A form speaks of the people of one graph; another graph numbers them anew.
  const [opened, setOpened] = useState<{ action: Action; facts: Facts }>()
  const open = opened?.facts === facts ? opened.action : undefined
  const forms = useMemo(() => countForms(corpus, index), [corpus, index])
  const author = facts.authors[index]!
  const papers = corpus.papersOf({ kind: 'author', index }).length
  const close = (): void => setOpened(undefined)
  return (
    <section className="section settle" aria-label="Who this is">
      {(forms.length > 1 || forms[0]?.[0] !== author.label) && (
        <p className="fine">Printed as {forms.map(([form, times]) => `${form} (${times}×)`).join('; ')}</p>
      )}
      {papers > 1 && author.confidence !== undefined && !(author.isPossiblySeveral && !author.evidence) && (
        <p className="fine">
          {sureness(author.confidence)}
          {author.evidence ? ':' : '.'}
        </p>
      )}
      {author.evidence && (
        <ul className="evidence">
          {author.evidence.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {author.isPossiblySeveral && <p className="notice">These papers may be by several people of this name.</p>}
      <Doubts index={index} />
      <div className="settle-buttons">
        {ACTIONS.map(([action, words]) =>
          action === 'split' && papers < 2 ? null : (
            <button
              key={action}
              type="button"
              className="text-button"
              aria-expanded={open === action}
              disabled={isWorking}
              onClick={() => setOpened(open === action ? undefined : { action, facts })}
            >
              {words}
            </button>
          ),
        )}
      </div>
      {open === 'merge' && <MergeForm index={index} onDone={close} />}
      {open === 'split' && <SplitForm index={index} onDone={close} />}
      {open === 'rename' && <RenameForm index={index} onDone={close} />}
    </section>
  )
}

/** People who may be this one, each with the two answers. */
function Doubts({ index }: { index: number }): ReactNode {
  const { facts, corpus } = useLoaded()
  const snapshot = useSelected((state) => state.snapshot)
  const { settlePeople, isWorking } = useSettling()
  const [problem, setProblem] = useState<string>()
  const doubts = useMemo(() => (snapshot ? doubtsOf(snapshot, index) : []), [snapshot, index])
  if (doubts.length === 0) return null
  const answer = (other: number, verdict: 'same' | 'apart'): void =>
    setProblem(settlePeople(decide(corpus, [{ a: index, b: other, verdict }]) ?? []))
  return (
    <div className="section">
      <h3>May be the same person</h3>
      <LongList
        entries={doubts}
        short={3}
        render={(doubt) => {
          const other = otherOf(doubt, index)
          const { id, label } = facts.authors[other]!
          return (
            <li key={id} className="doubt">
              <EntityButton entity={{ kind: 'author', index: other }} />
              <p className="fine">{doubt.evidence.join(', ')}</p>
              <div className="settle-buttons">
                <button
                  type="button"
                  className="text-button"
                  aria-label={`The same person as ${label}`}
                  disabled={isWorking}
                  onClick={() => answer(other, 'same')}
                >
                  The same
                </button>
                <button
                  type="button"
                  className="text-button"
                  aria-label={`Not the same person as ${label}`}
                  disabled={isWorking}
                  onClick={() => answer(other, 'apart')}
                >
                  Not the same
                </button>
              </div>
            </li>
          )
        }}
      />
      {problem && (
        <p className="notice" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
