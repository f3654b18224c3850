/** A name of a cluster that leads to it. */
import type { ReactNode } from 'react'
import type { Community } from '../../core/index.ts'
import { useGoTo } from './go-to.ts'
import { clusterClass } from './Icon.tsx'

export function ClusterButton({ community: { id, name } }: { community: Community }): ReactNode {
  const goTo = useGoTo()
  return (
    <button type="button" className="entity" onClick={() => goTo({ type: 'cluster', id })}>
      <span className={`swatch ${clusterClass(id)}`} aria-hidden="true" />
      <span className="entity-name">{name}</span>
    </button>
  )
}
