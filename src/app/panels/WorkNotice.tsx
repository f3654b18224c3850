/** What is to be said about the person's own work: that it was kept, that one can go on with it, or that it can't be kept. */
import { useEffect, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { withAnnotations } from '../state/annotations.ts'
import { ownSnapshot } from '../state/comparing.ts'
import type { Keeper, KeptWork } from '../state/keeping.ts'
import { useApp, useSelected } from './context.ts'
import { saveFile } from './save-file.ts'
import { count } from './words.ts'

/** Time enough to read and to reach for the button; Ctrl+Z works after it too. */
const MOMENT = 12_000

export function WorkNotice(): ReactNode {
  const keeper = useSelected((state) => state.keeper)
  return keeper ? <OpenNotice keeper={keeper} /> : null
}

function OpenNotice({ keeper }: { keeper: Keeper }): ReactNode {
  const { undo } = useApp()
  const keeping = useStore(keeper.state)
  useEffect(() => {
    if (keeping.status !== 'resumed') return undefined
    const timer = setTimeout(keeper.dismiss, MOMENT)
    return () => clearTimeout(timer)
  }, [keeper, keeping])
  return (
    <div className="settle-notice work-notice" role={keeping.status === 'refused' ? 'alert' : 'status'}>
      {keeping.status === 'offered' && (
        <div className="surface">
          <span>Continue where you left off? {describe(keeping.work)}</span>
          <Button onClick={keeper.resume}>Continue</Button>
          <Button onClick={keeper.dismiss}>Not now</Button>
          <Button onClick={keeper.forget}>Forget it</Button>
        </div>
      )}
      {keeping.status === 'resumed' && (
        <div className="surface">
          <span>Your own work is back. {describe(keeping.work)}</span>
          <Button onClick={undo.undo}>Undo</Button>
          <Button onClick={keeper.dismiss}>Close</Button>
        </div>
      )}
      {keeping.status === 'refused' && <Refused keeper={keeper} problem={keeping.problem} />}
    </div>
  )
}

function Refused({ keeper, problem }: { keeper: Keeper; problem: string }): ReactNode {
  const { store } = useApp()
  const save = async (): Promise<void> => {
    const { snapshot, annotations } = store.getState()
    if (!snapshot) return
    // What writes files is loaded when it is first asked for.
    const { snapshotFile } = await import('./files.ts')
    const { name, content } = snapshotFile(withAnnotations(ownSnapshot(snapshot), annotations))
    saveFile(name, content)
  }
  return (
    <div className="surface">
      <span>
        {problem} What you do now is gone when this page is closed. Save a snapshot to keep it; it can be dropped here
        again.
      </span>
      <Button onClick={() => void save()}>Save a snapshot</Button>
      <Button onClick={keeper.dismiss}>Close</Button>
    </div>
  )
}

function Button({ onClick, children }: { onClick: () => void; children: ReactNode }): ReactNode {
  return (
    <button type="button" className="wide-button" onClick={onClick}>
      {children}
    </button>
  )
}

function describe({ papers, people, savedAt }: KeptWork): string {
  const when = new Date(savedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
  return `${count(papers, 'paper')}, ${count(people, 'person', 'people')}, ${when}.`
}
