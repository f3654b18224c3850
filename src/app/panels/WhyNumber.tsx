/** "Why this number?": full and fractional counting side by side, with the papers that count and those left out. */
import { useState, type ReactNode } from 'react'
import { MAX_TOPICS_PER_PAPER, TERMS } from '../../core/index.ts'
import { countStrength } from '../state/counting.ts'
import { useLoaded, useSelected } from './context.ts'
import { EntityButton, LongList, Papers } from './parts.tsx'
import { count, showNumber } from './words.ts'

interface WhyNumberProps {
  /** The papers of a person or a topic, or those behind the link of two. */
  readonly papers: readonly number[]
  readonly of: 'link' | 'mark'
  readonly among: 'authors' | 'topics'
}

const WORDS = { authors: { lone: 'a co-author', many: 'authors' }, topics: { lone: 'another topic', many: 'topics' } }

export function WhyNumber(props: WhyNumberProps): ReactNode {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="why" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{props.of === 'link' ? 'Link strength' : TERMS.totalLinkStrength.label}: why this number?</summary>
      {isOpen && <Answer {...props} />}
    </details>
  )
}

function Answer({ papers, of, among }: WhyNumberProps): ReactNode {
  const { facts } = useLoaded()
  const maxAuthors = useSelected((state) => state.snapshot?.manifest.options.maxAuthors ?? Infinity)
  const [members, most] =
    among === 'authors' ? [facts.paperAuthors, maxAuthors] : [facts.paperTopics, MAX_TOPICS_PER_PAPER]
  const { lone, many } = WORDS[among]
  const counting = useSelected((state) => state.view?.counting)
  const { full, fractional, counted, leftOut, alone } = countStrength(members, papers, most, of)
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">Counting</th>
            <th scope="col">Strength</th>
            <th scope="col">A paper of n {many} adds</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">full{counting === 'full' && ' (this map)'}</th>
            <td>{showNumber(full)}</td>
            <td>{of === 'link' ? '1' : 'n − 1'}</td>
          </tr>
          <tr>
            <th scope="row">fractional{counting === 'fractional' && ' (this map)'}</th>
            <td>{showNumber(fractional)}</td>
            <td>{of === 'link' ? '1 / (n − 1)' : '1'}</td>
          </tr>
        </tbody>
      </table>
      <p className="fine">
        Counted: {count(counted.length, 'paper')}
        {alone > 0 && `; ${count(alone, 'paper')} without ${lone} ${alone === 1 ? 'adds' : 'add'} nothing`}.
      </p>
      {of === 'mark' && counted.length > 0 && (
        <LongList
          entries={counted}
          short={3}
          render={({ paper, members: n }) => (
            <li key={paper}>
              <EntityButton entity={{ kind: 'paper', index: paper }} note={`n = ${n}`} />
            </li>
          )}
        />
      )}
      {leftOut.length > 0 ? (
        <Papers title={`Left out: more than ${showNumber(most)} ${many}`} papers={leftOut.map(({ paper }) => paper)} />
      ) : (
        <p className="fine">
          No paper is left out{Number.isFinite(most) && ` for more than ${showNumber(most)} ${many}`}.
        </p>
      )}
    </>
  )
}
