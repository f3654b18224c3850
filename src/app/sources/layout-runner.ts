/** Runs layouts on a thread of their own and shows on the map how they come along. */
import { createStore as createZustand } from 'zustand/vanilla'
import { LAYOUTS, type LayoutKind, type LensName, type Positions } from '../../core/index.ts'
import { Cancelled, CoterieWorker } from '../../worker/client.ts'
import { pinnedPlaces } from '../state/annotations.ts'
import { place, showPlaces, type LayoutRunner, type LayoutWork } from '../state/layouts.ts'
import type { Store } from '../state/store.ts'
import type { Undo } from '../state/undo.ts'

export function createLayoutRunner(store: Store, undo: Undo): LayoutRunner {
  const state = createZustand<LayoutWork>(() => ({ status: 'idle' }))
  let worker: CoterieWorker | undefined

  const remember = (lens: LensName, before: Positions, after: Positions, words: string): void => {
    const keys = store.getState().snapshot?.lenses[lens]?.graph.keys
    const cross = (to: Positions): string | undefined => {
      // Another graph may be on the page, whose marks are others.
      if (!keys || store.getState().snapshot?.lenses[lens]?.graph.keys !== keys) return undefined
      place(store, lens, to)
      return words
    }
    undo.remember({ undo: () => cross(before), redo: () => cross(after) })
  }

  const run = async (kind: LayoutKind, settings: Readonly<Record<string, number>>): Promise<void> => {
    const { snapshot, lens, view, annotations } = store.getState()
    const shown = snapshot?.lenses[lens]
    if (!snapshot || !shown || worker) return
    const current = (worker = new CoterieWorker())
    const { graph, analysis } = shown
    state.setState({ status: 'running', kind, fraction: 0 }, true)
    try {
      const places = await current.layout(
        graph.network,
        analysis.documents,
        {
          kind,
          settings,
          seed: snapshot.manifest.options.seed,
          pins: view && pinnedPlaces(view, annotations.pins),
          // From where it is, the usual map would stay what it is.
          ...(kind === 'multilevel' ? { communities: analysis.communities } : { start: analysis.positions }),
        },
        (fraction, reached) => {
          if (worker !== current) return
          state.setState({ status: 'running', kind, fraction }, true)
          if (reached && store.getState().snapshot === snapshot) showPlaces(store, lens, reached)
        },
      )
      if (store.getState().snapshot !== snapshot) throw new Cancelled('The graph changed.')
      place(store, lens, places)
      const { label } = LAYOUTS.find((layout) => layout.kind === kind)!
      remember(lens, analysis.positions, places, `layout ${label}`)
      store.setState({ notice: `Laid out by ${label}.` })
      state.setState({ status: 'idle' }, true)
    } catch (error) {
      store.setState({ places: undefined })
      const problem = error instanceof Error ? error.message : String(error)
      state.setState(error instanceof Cancelled ? { status: 'idle' } : { status: 'failed', problem }, true)
    } finally {
      current.stop()
      worker = undefined
    }
  }

  return {
    state,
    run: (kind, settings) => void run(kind, settings),
    stop: () => void worker?.endLayout(),
  }
}
