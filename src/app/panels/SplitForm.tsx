/** "Split off papers …": which papers belong to somebody else, and who that is. */
import { useMemo, useState, type ReactNode } from 'react'
import { rowOf } from '../../core/index.ts'
import { groupPapers } from '../state/paper-groups.ts'
import { splitOff } from '../state/splitting.ts'
import { useLoaded } from './context.ts'
import { LineField } from './fields.tsx'
import { useSettling } from './settle-hooks.ts'
import { SettleForm } from './SettleForm.tsx'
import { bylineOf, count } from './words.ts'

/** More names of a group would say no more. */
const MOST_COMPANIONS = 3

export function SplitForm({ index, onDone }: { index: number; onDone: () => void }): ReactNode {
  const { facts, corpus } = useLoaded()
  const { settled } = useSettling()
  const author = facts.authors[index]!
  const groups = useMemo(() => groupPapers(corpus, index), [corpus, index])
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(author.isPossiblySeveral && groups[1]))
  const [name, setName] = useState(author.label)
  const [isKnown, setKnown] = useState(false)
  const papers = groups.flat()
  const as = name.replace(/\s+/g, ' ').trim()
  const namesake = facts.authors.findIndex(({ label }, other) => other !== index && label === as)
  const isFilled = as !== '' && chosen.size > 0 && chosen.size < papers.length
  const decisions = isFilled
    ? splitOff(facts, settled.people, {
        author: index,
        papers: papers.filter((paper) => chosen.has(paper)),
        as,
        known: isKnown && namesake >= 0 ? namesake : undefined,
      })
    : []
  const toggle = (some: readonly number[], isOn: boolean): void => {
    const next = new Set(chosen)
    for (const paper of some)
      if (isOn) next.add(paper)
      else next.delete(paper)
    setChosen(next)
  }
  return (
    <SettleForm label="Split off papers" verb="Split off" decisions={decisions} onDone={onDone}>
      <p className="fine">
        Tick the papers that are by somebody else.
        {groups.some(({ length }) => length > 1 && length < papers.length) &&
          ' Papers of a group have co-authors in common.'}
      </p>
      {groups.map((group, place) => (
        <fieldset key={group[0]} className="paper-group">
          {group.length > 1 && groups.length > 1 && (
            <legend>
              <label className="check">
                <input
                  type="checkbox"
                  checked={group.every((paper) => chosen.has(paper))}
                  onChange={(event) => toggle(group, event.target.checked)}
                />
                <span>
                  Group {place + 1}: {companions(group)}
                </span>
              </label>
            </legend>
          )}
          {group.map((paper) => (
            <label key={paper} className={group.length > 1 && groups.length > 1 ? 'check is-member' : 'check'}>
              <input
                type="checkbox"
                checked={chosen.has(paper)}
                onChange={(event) => toggle([paper], event.target.checked)}
              />
              <span>
                {facts.papers[paper]!.title}
                <span className="fine">
                  {[bylineOf(facts, paper, 2), facts.papers[paper]!.year].filter(Boolean).join(' · ')}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      {chosen.size === papers.length && <p className="fine">One paper at least stays with {author.label}.</p>}
      <LineField label="Name of the other person" value={name} onChange={setName} />
      {namesake >= 0 && (
        <label className="check">
          <input type="checkbox" checked={isKnown} onChange={(event) => setKnown(event.target.checked)} />
          <span>
            It is the {as} who has {count(corpus.papersOf({ kind: 'author', index: namesake }).length, 'paper')} already
          </span>
        </label>
      )}
    </SettleForm>
  )

  function companions(group: readonly number[]): string {
    const others = new Set(group.flatMap((paper) => [...rowOf(facts.paperAuthors, paper)]))
    others.delete(index)
    const names = [...others].map((other) => facts.authors[other]!.label)
    if (names.length === 0) return 'no co-authors'
    const rest = names.length - MOST_COMPANIONS
    return `with ${names.slice(0, MOST_COMPANIONS).join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`
  }
}
