/** The parts of a cluster, and the parts of those: as long as a division means something. */
import { useState, type ReactNode } from 'react'
import { WORTH_DIVIDING, type Part } from '../state/dividing.ts'
import { useApp } from './context.ts'
import { LongList, PaperEntry } from './parts.tsx'
import { count } from './words.ts'

type Found = 'not asked' | 'looking' | 'failed' | readonly Part[]

export function ClusterParts({ papers }: { papers: readonly number[] }): ReactNode {
  const { divide } = useApp()
  const [found, setFound] = useState<Found>('not asked')
  if (papers.length < WORTH_DIVIDING) return null
  const look = (): void => {
    setFound('looking')
    divide(papers).then(setFound, () => setFound('failed'))
  }
  if (found === 'not asked')
    return (
      <button type="button" className="text-button" onClick={look}>
        Look for parts in its {count(papers.length, 'paper')}
      </button>
    )
  if (found === 'looking')
    return (
      <p className="fine" role="status">
        Looking for parts …
      </p>
    )
  if (found === 'failed') return <p className="fine">The parts could not be found; reload the page and try again.</p>
  if (found.length === 0) return <p className="fine">Its papers are about one thing: there are no clear parts.</p>
  const rest = papers.length - found.reduce((sum, part) => sum + part.papers.length, 0)
  return (
    <section className="section" aria-label="Parts">
      <h3>Parts</h3>
      {found.map((part) => (
        <details key={part.name} className="part">
          <summary>
            {part.name} <span className="entity-note">{count(part.papers.length, 'paper')}</span>
          </summary>
          <ClusterParts papers={part.papers} />
          <LongList entries={part.papers} render={(paper) => <PaperEntry key={paper} paper={paper} />} />
        </details>
      ))}
      {rest > 0 && <p className="fine">{count(rest, 'paper')} in no part.</p>}
    </section>
  )
}
