/** Says that two maps are compared and what the colours mean, or why they could not be. */
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { comparingOf } from '../state/comparing.ts'
import { togglePanel } from '../state/store.ts'
import { ChangeKey } from './ChangesPanel.tsx'
import { useApp, useSelected } from './context.ts'

export function CompareNotice(): ReactNode {
  const { store, comparer } = useApp()
  const { status, problem } = { problem: '', ...useStore(comparer.state) }
  const comparing = useSelected((state) => comparingOf(state.snapshot))
  const isOpen = useSelected((state) => state.panel === 'changes')
  if (status === 'failed')
    return (
      <div className="settle-notice" role="alert">
        <div className="surface">
          <span>Nothing could be compared. {problem}</span>
          <button type="button" className="wide-button" onClick={() => comparer.dismiss()}>
            Close
          </button>
        </div>
      </div>
    )
  return (
    <div className="settle-notice compare-notice" role="status">
      {status === 'working' && <p className="surface">Comparing …</p>}
      {status === 'idle' && comparing && !isOpen && (
        <div className="surface">
          <ChangeKey />
          <button type="button" className="wide-button" onClick={() => togglePanel(store, 'changes')}>
            What changed
          </button>
          <button type="button" className="wide-button" onClick={() => comparer.leave()}>
            Stop comparing
          </button>
        </div>
      )}
    </div>
  )
}
