/** Details of a cluster: who and what belongs to it. */
import type { ReactNode } from 'react'
import { NODE_KINDS, type NodeKind } from '../../core/index.ts'
import { changeFilters } from '../state/store.ts'
import { isCoterie } from '../state/ties.ts'
import { useApp, useLoaded, useSelected } from './context.ts'
import { ClusterParts } from './ClusterParts.tsx'
import { LinkedClusters } from './LinkedClusters.tsx'
import { Chips } from './parts.tsx'
import { YearBars } from './YearBars.tsx'
import { KIND_WORDS, countKind, showNumber } from './words.ts'

export function ClusterDetails({ id }: { id: number }): ReactNode {
  const { store } = useApp()
  const { view, corpus } = useLoaded()
  const only = useSelected((state) => state.filters.cluster)
  const members = new Map<NodeKind, number[]>(NODE_KINDS.map((kind) => [kind, []]))
  for (const node of view.ranking) if (view.communities[node] === id) members.get(view.kinds[node]!)!.push(node)
  // A lens may show no papers: then those of its people, or of its topics, are what the cluster is about.
  const speaking = (['paper', 'author', 'topic'] as const).find((kind) => members.get(kind)!.length > 0)
  const papers = new Set<number>()
  for (const node of speaking ? members.get(speaking)! : [])
    corpus.papersOf({ kind: view.kinds[node]!, index: view.entities[node]! }).forEach((paper) => papers.add(paper))
  const sizes = NODE_KINDS.filter((kind) => members.get(kind)!.length > 0)
  return (
    <>
      <p className="lead">{sizes.map((kind) => countKind(members.get(kind)!.length, kind)).join(' · ')}</p>
      {isCoterie(view, members.get('author')!) && (
        <p className="fine">
          A coterie in the strictest sense: each of these {members.get('author')!.length} people has written with every
          other one.
        </p>
      )}
      <button
        type="button"
        className="wide-button"
        onClick={() => changeFilters(store, { cluster: only === id ? undefined : id })}
      >
        {only === id ? 'Show all clusters' : 'Show only this cluster'}
      </button>
      <ClusterParts key={id} papers={[...papers].sort((left, right) => left - right)} />
      <YearBars papers={[...papers]} />
      <LinkedClusters id={id} />
      {sizes.map((kind) => (
        <Chips
          key={kind}
          title={KIND_WORDS[kind].many.replace(/^./, (letter) => letter.toUpperCase())}
          entities={members.get(kind)!.map((node) => ({
            entity: { kind, index: view.entities[node]! },
            ...(view.documents[node]! > 1 && { note: showNumber(view.documents[node]!) }),
          }))}
        />
      ))}
    </>
  )
}
