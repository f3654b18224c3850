/** The clusters that one is linked with; how strongly leads to what joins them. */
import { useMemo, type ReactNode } from 'react'
import { tieSelection } from '../state/selection.ts'
import { select } from '../state/store.ts'
import { linkedClusters } from '../state/ties.ts'
import { ClusterButton } from './ClusterButton.tsx'
import { useApp, useLoaded, useSelected } from './context.ts'
import { LongList, Section } from './parts.tsx'
import { count, showNumber } from './words.ts'

export function LinkedClusters({ id }: { id: number }): ReactNode {
  const { store } = useApp()
  const { view } = useLoaded()
  const visible = useSelected((state) => state.visible)!
  const linked = useMemo(() => {
    const communities = new Map(view.communityList.map((community) => [community.id, community]))
    return linkedClusters(view, visible, id).flatMap((tie) => {
      const community = communities.get(tie.id)
      return community ? [{ ...tie, community }] : []
    })
  }, [view, visible, id])
  if (linked.length === 0) return null
  return (
    <Section title="Linked clusters">
      <LongList
        entries={linked}
        short={3}
        render={({ community, links, strength }) => {
          const words = `${count(links, 'link')}, link strength ${showNumber(strength)} in all`
          return (
            <li key={community.id} className="companion">
              <ClusterButton community={community} />
              <button
                type="button"
                className="count-button"
                aria-label={`${words}: show what joins them`}
                title={words}
                onClick={() => select(store, tieSelection(id, community.id))}
              >
                {showNumber(strength)}
              </button>
            </li>
          )
        }}
      />
    </Section>
  )
}
