/** "Same person as …": the likely ones first, anybody by name. */
import { useCallback, useState, type ReactNode } from 'react'
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
  const find = useCallback(
    (query: string): Suggestion[] => {
      const words = query.trim()
      const found =
        words === ''
          ? likelyOnes(snapshot ? doubtsOf(snapshot, index).map((doubt) => otherOf(doubt, index)) : [])
          : search(searchIndexOf(corpus), words, MOST_SUGGESTIONS + 1, 'author').map((entity) => entity.index)
      return found
        .filter((author) => author !== index)
        .slice(0, MOST_SUGGESTIONS)
        .map((author) => ({
          id: facts.authors[author]!.id,
          mark: <Mark kind="author" cluster={view.communities[view.indexOf.get(facts.authors[author]!.id) ?? -1]} />,
          name: facts.authors[author]!.label,
          note: count(corpus.papersOf({ kind: 'author', index: author }).length, 'paper'),
          choose: () => setOther(author),
        }))

      /** Those in doubt, then those of the same family name. */
      function likelyOnes(doubtful: readonly number[]): number[] {
        const namesakes = search(
          searchIndexOf(corpus),
          facts.authors[index]!.name.family,
          MOST_SUGGESTIONS + 1,
          'author',
        ).map((entity) => entity.index)
        return [...new Set([...doubtful, ...namesakes])]
      }
    },
    [corpus, facts, index, snapshot, view],
  )
  const decisions = other === undefined ? [] : (decide(corpus, [{ a: index, b: other, verdict: 'same' }]) ?? [])
  return (
    <SettleForm label="Same person as" verb="Make them one" decisions={decisions} onDone={onDone}>
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
      {other !== undefined && (
        <p>
          {facts.authors[index]!.label} and {facts.authors[other]!.label} become one person.
        </p>
      )}
    </SettleForm>
  )
}
