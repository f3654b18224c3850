/** A panel at the left edge: a title, a way to close it, and what it holds. */
import type { ReactNode } from 'react'
import { closePanel } from '../state/store.ts'
import { useApp } from './context.ts'
import { IconButton } from './IconButton.tsx'

interface SidePanelProps {
  /** What it is called where it can't be seen; the title says it to everyone else. */
  readonly label?: string
  readonly title: string
  readonly className?: string
  /** Buttons beside the title. */
  readonly buttons?: ReactNode
  readonly children: ReactNode
}

export function SidePanel({ title, label = title, className = '', buttons, children }: SidePanelProps): ReactNode {
  const { store } = useApp()
  return (
    <aside className={`panel side ${className}`.trim()} aria-label={label}>
      <header className="panel-head">
        <h2>{title}</h2>
        {buttons}
        <IconButton icon="close" label={`Close ${label.toLowerCase()}`} onClick={() => closePanel(store)} />
      </header>
      <div className="panel-body">{children}</div>
    </aside>
  )
}
