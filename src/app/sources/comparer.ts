/** Compares the graph on the page with an earlier one, on a thread of its own, and shows both on one map. */
import { createStore as createZustand } from 'zustand/vanilla'
import type { Snapshot } from '../../core/index.ts'
import { Cancelled, CoterieWorker } from '../../worker/client.ts'
import {
  leaveComparing,
  ownSnapshot,
  rememberComparing,
  type Comparer,
  type ComparerState,
} from '../state/comparing.ts'
import { exchangeSnapshot } from '../state/exchange.ts'
import type { Store } from '../state/store.ts'
import type { Step, Undo } from '../state/undo.ts'

export function createComparer(store: Store, undo: Undo): Comparer {
  const state = createZustand<ComparerState>(() => ({ status: 'idle' }))
  let worker: CoterieWorker | undefined

  const attempt = async (job: (worker: CoterieWorker) => Promise<void>): Promise<void> => {
    worker?.stop()
    const current = (worker = new CoterieWorker())
    state.setState({ status: 'working' }, true)
    try {
      await job(current)
      state.setState({ status: 'idle' }, true)
    } catch (error) {
      if (error instanceof Cancelled) return
      state.setState({ status: 'failed', problem: error instanceof Error ? error.message : String(error) }, true)
    } finally {
      current.stop()
    }
  }

  const show = (united: Snapshot): void => {
    exchangeSnapshot(store, united)
    store.setState({ panel: 'changes' })
  }

  const compareBy = async (client: CoterieWorker, before: Snapshot, name: string): Promise<void> => {
    const { snapshot } = store.getState()
    if (!snapshot) return
    const after = ownSnapshot(snapshot)
    const { united, lenses } = await client.compare(before, after)
    if (Object.keys(lenses).length === 0)
      throw new Error('The two have no lens in common, so there is nothing to compare.')
    // Another graph may have come to the page meanwhile.
    if (store.getState().snapshot !== snapshot) return
    rememberComparing(united, { name, before, after, lenses })
    show(united)
    undo.remember(stepInto(united, after, `compared with ${name}`))
  }

  /** Into a comparison and out of it, as long as the page shows the one or the other. */
  const stepInto = (united: Snapshot, after: Snapshot, words: string): Step => ({
    undo: () => (store.getState().snapshot === united && leaveComparing(store) ? words : undefined),
    redo: () => (store.getState().snapshot === after ? (show(united), words) : undefined),
  })

  const leave = (): void => {
    const { snapshot } = store.getState()
    if (!snapshot || !leaveComparing(store)) return
    const { undo: out, redo: into } = stepInto(snapshot, store.getState().snapshot!, 'stopped comparing')
    undo.remember({ undo: into, redo: out })
  }

  return {
    state,
    ask() {
      const input = document.createElement('input')
      input.type = 'file'
      // Some browsers open nothing for an input that is not on the page.
      input.hidden = true
      document.body.append(input)
      input.addEventListener('cancel', () => input.remove())
      input.addEventListener('change', () => {
        const file = input.files?.[0]
        input.remove()
        if (!file) return
        void attempt(async (client) => {
          const { snapshot, problem } = await client.open(file)
          if (!snapshot) throw new Error(`${file.name}: ${problem}`)
          await compareBy(client, snapshot, file.name)
        })
      })
      input.click()
    },
    compare: (before, name) => void attempt((client) => compareBy(client, before, name)),
    leave,
    dismiss: () => state.setState({ status: 'idle' }, true),
  }
}
