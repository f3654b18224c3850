/** The few signs on buttons, and the shapes of the marks. */
import type { ReactNode } from 'react'
import type { NodeKind } from '../../core/index.ts'

const PATHS = {
  search: 'M11 11l3.5 3.5M12.5 7.25a5.25 5.25 0 1 1-10.5 0 5.25 5.25 0 0 1 10.5 0Z',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  screen: 'M6.5 9.5 2.5 13.5M2.5 10v3.5H6M9.5 6.5l4-4M13.5 6V2.5H10',
  topics: 'M2.5 4h11M2.5 8h8M2.5 12h5',
  people:
    'M8.2 5.2a2.4 2.4 0 1 1-4.8 0 2.4 2.4 0 0 1 4.8 0ZM1.8 13c0-2.4 1.8-3.8 4-3.8s4 1.4 4 3.8M9.8 2.9a2.4 2.4 0 0 1 0 4.6M11.4 9.5c1.8.5 2.8 1.7 2.8 3.5',
  filter: 'M2 3.5h12M4.5 8h7M7 12.5h2',
  save: 'M8 2v8.5M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
  theme: 'M8 2.2a5.8 5.8 0 1 0 0 11.6ZM8 2.2a5.8 5.8 0 0 1 0 11.6',
  keys: 'M6.2 6.2a1.9 1.9 0 1 1 2.6 1.75c-.5.2-.8.6-.8 1.15v.4M8 11.6v.3M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  legend: 'M3 4.5h.01M6 4.5h7.5M3 8h.01M6 8h7.5M3 11.5h.01M6 11.5h7.5',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  chevron: 'M4 6.5 8 10.5l4-4',
  focus: 'M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3M11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z',
  play: 'M5 3.5v9l7-4.5Z',
  stop: 'M4.5 4.5h7v7h-7Z',
  layout:
    'M5 4a1.6 1.6 0 1 1-3.2 0A1.6 1.6 0 0 1 5 4ZM14.2 6.2a1.6 1.6 0 1 1-3.2 0 1.6 1.6 0 0 1 3.2 0ZM8.4 12.4a1.6 1.6 0 1 1-3.2 0 1.6 1.6 0 0 1 3.2 0ZM4.9 4.4l6.2 1.4M11.6 7.4 7.9 11.3M4 5.4l2.3 5.5',
  table: 'M2.5 3.5h11v9h-11ZM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6',
  lasso:
    'M5.2 11.2C3 10.6 1.8 9.1 1.8 7.4c0-2.7 2.8-4.6 6.2-4.6s6.2 1.9 6.2 4.6-2.8 4.4-6.2 4.4c-.7 0-1.3-.1-1.9-.2M6.1 11.5a1.2 1.2 0 1 1-2.3.2c0-1 1.4-1.2 2-.5.7.8.4 2-.7 2.6',
  path: 'M4.2 12.2a1.7 1.7 0 1 1-3.4 0 1.7 1.7 0 0 1 3.4 0ZM15.2 3.8a1.7 1.7 0 1 1-3.4 0 1.7 1.7 0 0 1 3.4 0ZM4 11l3-2.2 2-2L12 5',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}

/** The mark of a kind in the colour of its cluster, as on the map. */
export function Mark({ kind, cluster }: { kind: NodeKind; cluster?: number | undefined }): ReactNode {
  return (
    <svg
      className={`mark ${clusterClass(cluster)}`}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      aria-hidden="true"
      focusable="false"
    >
      {kind === 'author' && <circle cx="6" cy="6" r="4.6" />}
      {kind === 'topic' && <circle cx="6" cy="6" r="4" className="mark-ring" />}
      {kind === 'paper' && <rect x="1.9" y="1.9" width="8.2" height="8.2" />}
      {kind === 'system' && <path d="M6 .9 10.4 3.45v5.1L6 11.1 1.6 8.55v-5.1Z" />}
    </svg>
  )
}

/** Clusters beyond the palette share the class of the rest. */
export function clusterClass(cluster: number | undefined): string {
  return cluster !== undefined && cluster >= 1 && cluster <= 8 ? `cluster-${cluster}` : 'cluster-rest'
}
