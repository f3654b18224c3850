/** Undo and redo of what a person changed about the map. */
import { describeFilters, type Filters } from './filters.ts'
import { changeFilters, type State, type Store } from './store.ts'

const MOST_STEPS = 200
/** Changes within this time (ms) of each other are one, as when a slider is drawn. */
const TOGETHER = 400

/** A change; going either way says in words what was done, or nothing when that is no longer possible. */
export interface Step {
  undo(): string | undefined
  redo(): string | undefined
}

export interface Undo {
  undo(): void
  redo(): void
  /** The next step back is this one. */
  remember(step: Step): void
}

/** Changes of filters are seen by themselves; others are remembered by those who make them. `now` gives milliseconds. */
export function rememberChanges(store: Store, now: () => number): Undo {
  const done: Step[] = []
  const undone: Step[] = []
  let isOwn = false
  let lastChange = -Infinity
  const remember = (step: Step): void => {
    done.push(step)
    if (done.length > MOST_STEPS) done.shift()
    undone.length = 0
    lastChange = -Infinity
  }
  const apply = (filters: Filters): string => {
    isOwn = true
    changeFilters(store, filters)
    isOwn = false
    return describe(store.getState())
  }
  store.subscribe((state, before) => {
    if (isOwn || state.filters === before.filters || state.lens !== before.lens || state.snapshot !== before.snapshot)
      return
    const at = now()
    if (at - lastChange > TOGETHER) {
      let after = state.filters
      remember({
        undo: () => {
          after = store.getState().filters
          return apply(before.filters)
        },
        redo: () => apply(after),
      })
    }
    undone.length = 0
    lastChange = at
  })
  const step = (from: Step[], to: Step[], way: keyof Step, word: string): void => {
    lastChange = -Infinity
    for (let next = from.pop(); next; next = from.pop()) {
      const words = next[way]()
      if (words === undefined) continue
      to.push(next)
      store.setState({ notice: `${word}: ${words}.` })
      return
    }
    store.setState({ notice: `There is nothing to ${word.toLowerCase()}.` })
  }
  return {
    undo: () => step(done, undone, 'undo', 'Undo'),
    redo: () => step(undone, done, 'redo', 'Redo'),
    remember,
  }
}

function describe({ filters, view }: State): string {
  const words = view ? describeFilters(filters, view) : []
  return words.length === 0 ? 'everything is shown' : words.join(', ')
}
