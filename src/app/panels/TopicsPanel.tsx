/** The panel on the left: clusters, and the topics of each. */
import { useMemo, type ReactNode } from 'react'
import type { Community } from '../../core/index.ts'
import { useLoaded, useSelected } from './context.ts'
import { useGoTo } from './go-to.ts'
import { SidePanel } from './SidePanel.tsx'
import { clusterClass } from './Icon.tsx'
import { ResolutionSlider } from './ResolutionSlider.tsx'
import { EntityButton, LongList } from './parts.tsx'
import { StopList } from './StopList.tsx'
import { count, showNumber } from './words.ts'

export function TopicsPanel(): ReactNode {
  const { view } = useLoaded()
  const isOpen = useSelected((state) => state.panel === 'topics')
  if (!isOpen) return null
  return (
    <SidePanel title="Topics">
      <p className="fine">
        {count(view.communityList.length, 'cluster')} of what is often found together, largest first.
      </p>
      <ResolutionSlider />
      {view.communityList.map((community) => (
        <ClusterEntry key={community.id} community={community} />
      ))}
      {view.communityList.length === 0 && <p className="lead">This lens has no clusters: nothing in it is linked.</p>}
      <StopList />
    </SidePanel>
  )
}

function ClusterEntry({ community }: { community: Community }): ReactNode {
  const goTo = useGoTo()
  const { facts, corpus, view } = useLoaded()
  const isChosen = useSelected(({ selection }) => selection?.type === 'cluster' && selection.id === community.id)
  const topics = useMemo(
    () => topicsOf(view.communities, view.kinds, view.entities, view.ranking, community),
    [view, community],
  )
  return (
    <details className="cluster" open={community.id <= 3}>
      <summary>
        <span className={`swatch ${clusterClass(community.id)}`} aria-hidden="true" />
        <span className="entity-name">{community.name}</span>
        <span className="entity-note">{showNumber(community.size)}</span>
      </summary>
      <button
        type="button"
        className="text-button"
        aria-pressed={isChosen}
        onClick={() => goTo({ type: 'cluster', id: community.id })}
      >
        Show on the map
      </button>
      <LongList
        entries={topics}
        short={7}
        render={(index) => (
          <li key={index}>
            <EntityButton
              entity={{ kind: 'topic', index }}
              note={count(corpus.papersOf({ kind: 'topic', index }).length, 'paper')}
            />
          </li>
        )}
      />
      {topics.length === 0 && (
        <p className="fine">{facts.topics.length > 0 ? 'No topics of its own.' : 'No topics were found.'}</p>
      )}
    </details>
  )
}

/** Topics that are marks of the cluster, or where the lens shows none, those that it is named after. */
function topicsOf(
  communities: Uint32Array,
  kinds: readonly string[],
  entities: Uint32Array,
  ranking: Uint32Array,
  community: Community,
): number[] {
  const own: number[] = []
  for (const node of ranking)
    if (kinds[node] === 'topic' && communities[node] === community.id) own.push(entities[node]!)
  return own.length > 0 ? own : [...community.topics]
}
