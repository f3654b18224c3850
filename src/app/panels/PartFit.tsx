/** How well a part stands for the whole: links and clusters of both, side by side, as bars and as numbers. */
import type { ReactNode } from 'react'
import type { Share } from '../../core/index.ts'
import type { FoundPart } from '../state/parts.ts'
import { useLoaded } from './context.ts'
import { showNumber } from './words.ts'

/** Clusters that have a row of their own. */
const MOST_CLUSTERS = 9
/** 95 of 100 random draws stay within so many standard errors. */
const SURE = 1.96

interface Row extends Share {
  readonly label: string
  /** All others together would dwarf the bars above them. */
  readonly isRest?: boolean
}

/** `isNew`: somebody has just asked for this part, and has to see what is said of it. */
export function PartFit({ found, isNew }: { found: FoundPart; isNew: boolean }): ReactNode {
  const { view } = useLoaded()
  const { meanDegree, sampledMeanDegree, standardError } = found.fit
  const nameOf = (id: number): string => view.communityList.find((cluster) => cluster.id === id)?.name ?? 'no cluster'
  const clusters = found.communities.toSorted((a, b) => b.whole - a.whole)
  const rows: Row[] = clusters.slice(0, MOST_CLUSTERS).map((share) => ({ ...share, label: nameOf(share.value) }))
  const others = clusters.slice(MOST_CLUSTERS)
  if (others.length > 0) rows.push(togetherOf(others, found, view.order))
  return (
    <>
      <p role="status" ref={isNew ? bringIntoSight : undefined}>
        {showNumber(found.nodes.length)} of {showNumber(view.order)} marks. Links of a mark:{' '}
        {sampledMeanDegree.toFixed(1)} ± {(SURE * standardError).toFixed(1)} in the part, {meanDegree.toFixed(1)} in the
        whole.
      </p>
      <Shares
        title="Links of a mark"
        rows={found.degrees.map((share) => ({ ...share, label: linksOf(share.value) }))}
      />
      <Shares title="Clusters" rows={rows} />
      <p className="fine">
        Bars: share in the whole. Dots: share in the part; their lines are what 95 of 100 random draws vary by.
      </p>
    </>
  )
}

function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'center' })
}

/** "4–7" for the third class of numbers of links. */
function linksOf(value: number): string {
  return value < 2 ? String(value) : `${showNumber(2 ** (value - 1))}–${showNumber(2 ** value - 1)}`
}

function togetherOf(shares: readonly Share[], { nodes }: FoundPart, order: number): Row {
  const whole = shares.reduce((sum, share) => sum + share.whole, 0)
  const part = shares.reduce((sum, share) => sum + share.part, 0)
  const error = Math.sqrt((whole * (1 - whole) * (1 - nodes.length / order)) / nodes.length)
  return { label: `${showNumber(shares.length)} others`, isRest: true, value: 0, whole, part, error }
}

function Shares({ title, rows }: { title: string; rows: readonly Row[] }): ReactNode {
  const barred = rows.filter(({ isRest }) => !isRest)
  const most = Math.max(...barred.map(({ whole, part, error }) => Math.max(whole, part + SURE * error)))
  const along = (share: number): number => (100 * Math.max(0, share)) / most
  return (
    <table className="shares">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">Whole</th>
          <th scope="col">Part</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, isRest, whole, part, error }) => (
          <tr key={label}>
            <th scope="row">
              <span title={label}>{label}</span>
              {!isRest && (
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={along(whole)} height={8} />
                  <path d={`M${along(part - SURE * error)} 4H${along(part + SURE * error)}`} />
                  <path className="is-part" d={`M${along(part)} 4h.01`} />
                </svg>
              )}
            </th>
            <td>{percent(whole)}</td>
            <td>
              {percent(part)} <small>± {percent(SURE * error)}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.0995 ? 1 : 0)} %`
}
