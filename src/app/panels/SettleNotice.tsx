/** Says what is being settled, what was settled with a way back, or why it could not be. */
import { useEffect, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { useApp } from './context.ts'

/** Time enough to read and to reach for the button; Ctrl+Z works after it too. */
const MOMENT = 12_000

const STEPS: Readonly<Record<string, string>> = {
  merging: 'Joining duplicates',
  people: 'Telling people apart',
  systems: 'Finding systems',
  topics: 'Finding topics',
  map: 'Drawing the map',
}

/** At the bottom of the page, while the sheet that says it too is closed. */
export function SettleNotice(): ReactNode {
  const { settler, undo } = useApp()
  const { work, isReviewing } = useStore(settler.state)
  useEffect(() => {
    if (work.status !== 'done') return undefined
    const timer = setTimeout(() => settler.dismiss(), MOMENT)
    return () => clearTimeout(timer)
  }, [settler, work])
  return (
    <div className="settle-notice">
      {!isReviewing && <SettleProgress />}
      <div role="status">
        {work.status === 'done' && !isReviewing && (
          <p className="surface">
            <span>{work.words.replace(/^./, (letter) => letter.toUpperCase())}.</span>
            <button
              type="button"
              className="wide-button"
              aria-label={`Undo: ${work.words}`}
              onClick={() => undo.undo()}
            >
              Undo
            </button>
          </p>
        )}
      </div>
    </div>
  )
}

export function SettleProgress(): ReactNode {
  const { settler } = useApp()
  const work = useStore(settler.state, (state) => state.work)
  if (work.status === 'failed')
    return (
      <div className="surface" role="alert">
        <span>That did not work: {work.problem} The graph is as it was.</span>
        <button type="button" className="wide-button" onClick={() => settler.dismiss()}>
          Close
        </button>
      </div>
    )
  if (work.status !== 'working') return null
  const { progress } = work
  const share = progress?.total ? progress.done / progress.total : undefined
  return (
    <div className="surface" role="status">
      <label>
        {STEPS[progress?.step ?? 'merging']} … <progress {...(share !== undefined && { value: share, max: 1 })} />
      </label>
      <button type="button" className="wide-button" onClick={() => settler.stop()}>
        Stop
      </button>
    </div>
  )
}
