/** "Same person as …": the likely ones first, anybody by name. */
import { useState, type ReactNode } from 'react'
import { doubtsOf, otherOf } from '../state/persons.ts'
import { decide } from '../state/review.ts'
import { search, searchIndexOf } from '../state/search.ts'
import { Combobox, type Suggestion } from './Combobox.tsx'
import { useLoaded, useSelected } from './context.ts'
import { Mark } from './Icon.tsx'
import { SettleForm } from './SettleForm.tsx'
import { count } from './words.ts'

const MOST_SUGGESTIONS = 6

export function MergeForm({ index, onDone }: { index: number; onDone: () => void }): ReactNode {
  const { facts, corpus, view } = useLoaded()
  const snapshot = useSelected((state) => state.snapshot)
  const [other, setOther] = useState<number>()
  const { label, name } = facts.authors[index]!

  const peopleCalled = (query: string): number[] =>
    search(searchIndexOf(corpus), query, MOST_SUGGESTIONS + 1, 'author').map((entity) => entity.index)
  /** Without a query those in doubt, then those of the same family name. */
  const candidates = (query: string): number[] => {
    if (query !== '') return peopleCalled(query)
    const doubtful = snapshot ? doubtsOf(snapshot, index).map((doubt) => otherOf(doubt, index)) : []
    return [...new Set([...doubtful, ...peopleCalled(name.family)])]
  }
  const papersOf = (author: number): string => count(corpus.papersOf({ kind: 'author', index: author }).length, 'paper')
  const find = (query: string): Suggestion[] =>
    candidates(query.trim())
      .filter((author) => author !== index)
      .slice(0, MOST_SUGGESTIONS)
      .map((author) => {
        const { id, label: called } = facts.authors[author]!
        return {
          id,
          mark: <Mark kind="author" cluster={view.communities[view.indexOf.get(id) ?? -1]} />,
          name: called,
          note: papersOf(author),
          choose: () => setOther(author),
        }
      })
  const decisions = other === undefined ? [] : (decide(corpus, [{ a: index, b: other, verdict: 'same' }]) ?? [])
  return (
    <SettleForm label="Same person as" verb="Make them one" decisions={decisions} onDone={onDone}>
      {other === undefined ? (
        <div className="field">
          <Combobox
            isEager
            label="Name of the same person"
            placeholder="Name under which this person stands too"
            find={find}
            nothing={(query) =>
              query === '' ? 'Nobody looks like this person. Type a name.' : `Nobody is called “${query}”.`
            }
          />
        </div>
      ) : (
        <p>
          {label} and {facts.authors[other]!.label} ({papersOf(other)}) become one person.{' '}
          <button type="button" className="text-button" onClick={() => setOther(undefined)}>
            Choose another
          </button>
        </p>
      )}
    </SettleForm>
  )
}
