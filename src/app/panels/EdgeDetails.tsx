/** Details of a link: the papers behind it, when, and on what. */
import type { ReactNode } from 'react'
import type { Corpus, Entity } from '../../core/index.ts'
import { findEdge, type LensView } from '../state/lens-view.ts'
import { keyOf, nameOf } from '../state/entities.ts'
import { useLoaded } from './context.ts'
import { Chips, EntityButton, Papers } from './parts.tsx'
import { WhyNumber } from './WhyNumber.tsx'
import { EDGE_WORDS, count, showNumber, yearsOf } from './words.ts'

export function EdgeDetails({ source, target }: { source: Entity; target: Entity }): ReactNode {
  const { facts, corpus, view } = useLoaded()
  const papers = corpus.papersBehind(source, target)
  const isPaperPair = source.kind === 'paper' && target.kind === 'paper'
  const shown = isPaperPair ? [source.index, target.index] : papers
  const ends = [view.indexOf.get(keyOf(facts, source)), view.indexOf.get(keyOf(facts, target))] as const
  const edge = ends[0] === undefined || ends[1] === undefined ? undefined : findEdge(view, ends[0], ends[1])
  const shared = isPaperPair ? sharedOf(corpus, source, target) : topicsOf(corpus, papers)
  return (
    <>
      <ul className="plain-list ends">
        <li>
          <EntityButton entity={source} />
        </li>
        <li>
          <EntityButton entity={target} />
        </li>
      </ul>
      {edge !== undefined && (
        <p className="fine">
          {EDGE_WORDS[view.edgeKinds[edge]!]}, link strength {showNumber(view.network.weights[edge]!)} (
          {countingWords(view, edge)})
        </p>
      )}
      {source.kind === 'author' && target.kind === 'author' && papers.length > 0 && (
        <WhyNumber papers={papers} of="link" among="authors" />
      )}
      {source.kind === 'topic' && target.kind === 'topic' && papers.length > 0 && (
        <WhyNumber papers={papers} of="link" among="topics" />
      )}
      <Papers title={isPaperPair ? 'The two papers' : 'The papers behind it'} papers={shown} />
      <Chips
        title={isPaperPair ? 'What they share' : 'Topics of these papers'}
        entities={shared.map((entity) => ({ entity }))}
      />
      {shown.length === 0 && (
        <p className="fine">
          No paper joins {nameOf(facts, source)} and {nameOf(facts, target)}.
        </p>
      )}
    </>
  )
}

/** What each paper adds to the strength of a link. */
function countingWords({ counting, edgeKinds }: LensView, edge: number): string {
  const kind = edgeKinds[edge]
  if (kind === 'shared') return 'what both have in common'
  if (counting === 'full' || (kind !== 'coauthorship' && kind !== 'cooccurrence')) return 'each paper adds 1'
  return `fractional counting: a paper of n ${kind === 'coauthorship' ? 'authors' : 'topics'} adds 1 / (n − 1)`
}

/** "2 papers together, 2022–2024": what a link says, in words. */
export function describeLink(corpus: Corpus, source: Entity, target: Entity): string {
  if (source.kind === 'paper' && target.kind === 'paper')
    return `${count(sharedOf(corpus, source, target).length, 'author or topic', 'authors and topics')} in common`
  if (source.kind === 'paper' || target.kind === 'paper') return 'Named in this paper'
  const papers = corpus.papersBehind(source, target)
  const years = yearsOf(corpus.facts, papers)
  const together = source.kind === 'author' && target.kind === 'author' ? 'together' : 'in common'
  return `${count(papers.length, 'paper')} ${together}${years && `, ${years}`}`
}

function topicsOf(corpus: Corpus, papers: readonly number[]): Entity[] {
  const counts = new Map<number, number>()
  for (const paper of papers)
    for (const { index } of corpus.related({ kind: 'paper', index: paper }, 'topic'))
      counts.set(index, (counts.get(index) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([index]) => ({ kind: 'topic', index }))
}

function sharedOf(corpus: Corpus, a: Entity, b: Entity): Entity[] {
  return (['author', 'topic'] as const).flatMap((kind) => {
    const own = new Set(corpus.related(a, kind).map(({ index }) => index))
    return corpus
      .related(b, kind)
      .filter(({ index }) => own.has(index))
      .map(({ index }): Entity => ({ kind, index }))
  })
}
