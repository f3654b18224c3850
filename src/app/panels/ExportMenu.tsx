/** Takes the map away: as a picture, or as a file for other tools. What can be had is loaded when it is first asked for. */
import type { ReactNode } from 'react'
import { late } from './late.tsx'

const ExportList = late(
  () => import('./ExportList.tsx'),
  (parts) => parts.ExportList,
)

export function ExportMenu(): ReactNode {
  return (
    <div className="panel menu" role="group" aria-label="Export">
      <ExportList />
    </div>
  )
}
