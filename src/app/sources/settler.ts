/** Builds the graph anew with what was settled, on a thread of its own, and puts it in the place of the old one. */
import { createStore as createZustand } from 'zustand/vanilla'
import type { Settled, Snapshot } from '../../core/index.ts'
import { Cancelled, CoterieWorker } from '../../worker/client.ts'
import { leaveComparing } from '../state/comparing.ts'
import { exchangeSnapshot } from '../state/exchange.ts'
import { isSameSettled, settledOf } from '../state/settled.ts'
import type { Settler, SettlingState } from '../state/settling.ts'
import type { Store } from '../state/store.ts'
import type { Undo } from '../state/undo.ts'

/** Graphs of so many papers together are kept for going back at once; further back they are built again. */
const MOST_PAPERS_KEPT = 60_000

interface Side {
  readonly settled: Settled
  snapshot: Snapshot | undefined
}

export function createSettler(store: Store, undo: Undo): Settler {
  const state = createZustand<SettlingState>(() => ({
    work: { status: 'idle' },
    isReviewing: false,
    areDoubtsShown: false,
  }))
  const sides: Side[] = []
  let worker: CoterieWorker | undefined

  const build = async (settled: Settled, words: string): Promise<Snapshot | undefined> => {
    const base = store.getState().snapshot
    if (!base || worker) return undefined
    const current = (worker = new CoterieWorker())
    state.setState({ work: { status: 'working', words, progress: undefined } })
    try {
      const snapshot = await current.settle(base, settled, (progress) => {
        if (worker === current) state.setState({ work: { status: 'working', words, progress } })
      })
      // Another graph may have come to the page meanwhile; this one is not of its papers.
      if (store.getState().snapshot !== base) throw new Cancelled('The graph changed.')
      exchangeSnapshot(store, snapshot)
      state.setState({ work: { status: 'idle' } })
      return snapshot
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      state.setState({ work: error instanceof Cancelled ? { status: 'idle' } : { status: 'failed', problem } })
      return undefined
    } finally {
      current.stop()
      if (worker === current) worker = undefined
    }
  }

  /** From one side of a change to the other; false when the page shows neither any more. */
  const cross = (from: Side, to: Side, words: string): boolean => {
    const { snapshot } = store.getState()
    if (!snapshot || worker || !isSameSettled(settledOf(snapshot), from.settled)) return false
    if (to.snapshot && snapshot === from.snapshot) exchangeSnapshot(store, to.snapshot)
    else void build(to.settled, words)
    if (state.getState().work.status === 'done') state.setState({ work: { status: 'idle' } })
    return true
  }

  const keep = (side: Side): Side => {
    sides.push(side)
    let papers = 0
    for (const { snapshot } of sides) papers += snapshot?.facts.papers.length ?? 0
    for (const old of sides) {
      if (papers <= MOST_PAPERS_KEPT) break
      papers -= old.snapshot?.facts.papers.length ?? 0
      old.snapshot = undefined
    }
    while (sides[0] && !sides[0].snapshot) sides.shift()
    return side
  }

  const change = async (base: Snapshot, settled: Settled, words: string): Promise<void> => {
    const snapshot = await build(settled, words)
    if (!snapshot) return
    const before = keep({ settled: settledOf(base), snapshot: base })
    const after = keep({ settled: settledOf(snapshot), snapshot })
    undo.remember({
      undo: () => (cross(after, before, words) ? words : undefined),
      redo: () => (cross(before, after, words) ? words : undefined),
    })
    state.setState({ work: { status: 'done', words } })
  }

  return {
    state,
    settle(settled, words) {
      leaveComparing(store)
      const base = store.getState().snapshot
      if (!base) return
      void change(base, settled, words)
    },
    review: (isOpen) => state.setState({ isReviewing: isOpen }),
    showDoubts: (areShown) => state.setState({ areDoubtsShown: areShown }),
    stop: () => worker?.stop(),
    dismiss() {
      if (!worker) state.setState({ work: { status: 'idle' } })
    },
  }
}
