/** Looks for the part of the map that is wished for, on a thread of its own that ends as soon as something else is wished for. */
import { Cancelled, CoterieWorker } from '../../worker/client.ts'
import { lensViewOf } from '../state/lens-view.ts'
import { isSamePart } from '../state/parts.ts'
import { changeFilters, showFound, type State, type Store } from '../state/store.ts'

export function followParts(store: Store): void {
  let worker: CoterieWorker | undefined

  /** In the whole lens, whatever years are shown. */
  const find = async ({ snapshot, lens, filters }: State): Promise<void> => {
    const wish = filters.part!
    const { adjacency, network, communities } = lensViewOf(snapshot!.facts, snapshot!.lenses[lens]!)
    const current = (worker = new CoterieWorker())
    try {
      const part = await current.findPart(network, communities, wish, snapshot!.manifest.options.seed)
      showFound(store, { adjacency, wish, ...part })
    } catch (error) {
      if (error instanceof Cancelled) return
      changeFilters(store, { part: undefined })
      store.setState({ notice: 'The part could not be found; the map shows everything.' })
    } finally {
      current.stop()
      if (worker === current) worker = undefined
    }
  }

  store.subscribe((state, before) => {
    const { view, filters, found } = state
    if (view?.adjacency === before.view?.adjacency && isSamePart(filters.part, before.filters.part)) return
    worker?.stop()
    if (!view || !filters.part) return
    if (found?.adjacency !== view.adjacency || !isSamePart(found.wish, filters.part)) void find(state)
  })
}
