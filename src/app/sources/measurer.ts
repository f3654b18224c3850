/** Works out how central the marks are when somebody wants to see it, on a thread of its own, once per lens. */
import type { Adjacency } from '../../core/index.ts'
import { CoterieWorker } from '../../worker/client.ts'
import { lensViewOf } from '../state/lens-view.ts'
import { isCentrality, type MeasuredLens } from '../state/measures.ts'
import type { State, Store } from '../state/store.ts'

export function followLook(store: Store): void {
  const known = new WeakMap<Adjacency, Promise<MeasuredLens>>()
  const show = (result: MeasuredLens): void => {
    if (store.getState().view?.adjacency === result.adjacency) store.setState({ measured: result })
  }
  store.subscribe((state, before) => {
    if (state.look === before.look && state.view === before.view) return
    if (!isCentrality(state.look.colour) && !isCentrality(state.look.size)) return
    const { view, measured } = state
    if (!view || measured?.adjacency === view.adjacency) return
    let work = known.get(view.adjacency)
    if (!work) known.set(view.adjacency, (work = measure(state)))
    void work.then(show, () => {
      known.delete(view.adjacency)
      store.setState({ notice: 'How central the marks are could not be worked out.' })
    })
  })
}

/** Of the whole lens, whatever years are shown. */
async function measure({ snapshot, lens }: State): Promise<MeasuredLens> {
  const { adjacency, network } = lensViewOf(snapshot!.facts, snapshot!.lenses[lens]!)
  const worker = new CoterieWorker()
  try {
    return { adjacency, ...(await worker.measure(network, snapshot!.manifest.options.seed)) }
  } finally {
    worker.stop()
  }
}
