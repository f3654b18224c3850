/** Undo and redo of what a person changed about the map. */
import { describeFilters, type Filters } from './filters.ts'
import { changeFilters, type State, type Store } from './store.ts'

const MOST_STEPS = 200
/** Changes within this time (ms) of each other are one, as when a slider is drawn. */
const TOGETHER = 400

export interface Undo {
  undo(): void
  redo(): void
}

/** `now` gives milliseconds. */
export function rememberChanges(store: Store, now: () => number): Undo {
  const done: Filters[] = []
  const undone: Filters[] = []
  let isOwn = false
  let lastChange = -Infinity
  store.subscribe((state, before) => {
    if (isOwn || state.filters === before.filters || state.lens !== before.lens || state.snapshot !== before.snapshot)
      return
    const at = now()
    if (at - lastChange > TOGETHER) done.push(before.filters)
    lastChange = at
    if (done.length > MOST_STEPS) done.shift()
    undone.length = 0
  })
  const step = (from: Filters[], to: Filters[], word: string): void => {
    const filters = from.pop()
    if (!filters) {
      store.setState({ notice: `There is nothing to ${word.toLowerCase()}.` })
      return
    }
    to.push(store.getState().filters)
    isOwn = true
    changeFilters(store, filters)
    isOwn = false
    lastChange = -Infinity
    store.setState({ notice: `${word}: ${describe(store.getState())}.` })
  }
  return { undo: () => step(done, undone, 'Undo'), redo: () => step(undone, done, 'Redo') }
}

function describe({ filters, view }: State): string {
  const words = view ? describeFilters(filters, view) : []
  return words.length === 0 ? 'everything is shown' : words.join(', ')
}
