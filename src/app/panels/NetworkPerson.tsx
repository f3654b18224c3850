/** A person of a network that came without papers: what the map itself knows of somebody. */
import type { ReactNode } from 'react'
import { keyOf } from '../state/entities.ts'
import { useLoaded } from './context.ts'
import { EntityButton, LongList, Section } from './parts.tsx'
import { count, showNumber } from './words.ts'

export function NetworkPerson({ index, children }: { index: number; children: ReactNode }): ReactNode {
  const { facts, view } = useLoaded()
  const author = facts.authors[index]!
  const node = view.indexOf.get(keyOf(facts, { kind: 'author', index }))
  if (node === undefined) return children
  const { offsets, neighbours, weights } = view.adjacency
  const companions = Array.from(neighbours.subarray(offsets[node], offsets[node + 1]), (other, place) => ({
    index: view.entities[other]!,
    strength: weights[offsets[node]! + place]!,
  })).sort((a, b) => b.strength - a.strength || a.index - b.index)
  return (
    <>
      <p className="lead">
        {[count(view.documents[node]!, 'paper'), count(companions.length, 'co-author')].join(' · ')}
      </p>
      {children}
      {author.forms.length > 1 && <p className="fine">Printed as {author.forms.join('; ')}</p>}
      {companions.length > 0 && (
        <Section title="Co-authors">
          <LongList
            entries={companions}
            render={(other) => (
              <li key={other.index}>
                <EntityButton entity={{ kind: 'author', index: other.index }} note={showNumber(other.strength)} />
              </li>
            )}
          />
        </Section>
      )}
      <p className="fine">
        This network came without its papers: they can’t be listed here, nor people joined or parted.
      </p>
    </>
  )
}
