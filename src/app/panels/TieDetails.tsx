/** Details of a link between clusters: how strong it is, who and what joins them most, and the papers behind it. */
import { useMemo, type ReactNode } from 'react'
import type { Community, Entity } from '../../core/index.ts'
import { edgeSelection } from '../state/selection.ts'
import { select } from '../state/store.ts'
import { joiningMarks, linksBetween, papersBehindAll } from '../state/ties.ts'
import { ClusterButton } from './ClusterButton.tsx'
import { useApp, useLoaded, useSelected } from './context.ts'
import { Chips, LongList, Papers, Section } from './parts.tsx'
import { YearBars } from './YearBars.tsx'
import { EDGE_WORDS, count, showNumber } from './words.ts'

/** Of a tie of more links, the papers behind so many of the strongest are gathered. */
const MOST_LINKS = 20_000
/** Links that are listed. */
const LISTED = 100

export function TieDetails({ one, other }: { one: Community; other: Community }): ReactNode {
  const { corpus, view } = useLoaded()
  const visible = useSelected((state) => state.visible)!
  const { links, marks, papers } = useMemo(() => {
    const found = linksBetween(view, visible, one.id, other.id)
    return {
      links: found,
      marks: joiningMarks(view, found),
      papers: papersBehindAll(corpus, view, found.slice(0, MOST_LINKS)),
    }
  }, [corpus, view, visible, one, other])
  const strength = links.reduce((sum, link) => sum + view.network.weights[link]!, 0)
  const inOne = marks.filter(({ node }) => view.communities[node] === one.id).length
  return (
    <>
      <ul className="plain-list ends">
        {[one, other].map((community) => (
          <li key={community.id}>
            <ClusterButton community={community} />
          </li>
        ))}
      </ul>
      <p className="lead">
        {links.length === 0
          ? 'With these filters nothing joins the two clusters.'
          : `${count(links.length, 'link')} between ${count(inOne, 'mark')} of the first and ${showNumber(marks.length - inOne)} of the second, link strength ${showNumber(strength)} in all`}
      </p>
      <YearBars papers={papers} />
      <Chips
        title="What joins them most"
        entities={marks.map(({ node, strength: own }) => ({
          entity: { kind: view.kinds[node]!, index: view.entities[node]! } satisfies Entity,
          note: showNumber(own),
        }))}
      />
      {links.length > 0 && (
        <Section title="Strongest links">
          <LongList entries={links.slice(0, LISTED)} render={(link) => <LinkEntry key={link} link={link} />} />
        </Section>
      )}
      <Papers
        title={links.length > MOST_LINKS ? 'Papers behind the strongest of them' : 'The papers behind it'}
        papers={papers}
      />
    </>
  )
}

/** Two names that lead to the link between them. */
function LinkEntry({ link }: { link: number }): ReactNode {
  const { store } = useApp()
  const { view } = useLoaded()
  const { sources, targets, weights } = view.network
  const [source, target] = [sources[link]!, targets[link]!]
  return (
    <li>
      <button
        type="button"
        className="entity"
        title={EDGE_WORDS[view.edgeKinds[link]!]}
        onClick={() => select(store, edgeSelection(view.keys[source]!, view.keys[target]!))}
      >
        <span className="entity-name">
          {view.labels[source]} – {view.labels[target]}
        </span>
        <span className="entity-note">{showNumber(weights[link]!)}</span>
      </button>
    </li>
  )
}
