/** Undo and redo of what a person changed about the map. */
import { describeAnnotated } from './annotations.ts'
import { describeFilters } from './filters.ts'
import { changeTo, type Changes, type State, type Store } from './store.ts'

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

/** What is seen to change by itself. */
const SEEN = ['filters', 'look', 'pathLimits', 'annotations'] as const

/** Changes of the map are seen by themselves; others are remembered by those who make them. `now` gives milliseconds. */
export function rememberChanges(store: Store, now: () => number): Undo {
  const done: Step[] = []
  const undone: Step[] = []
  let isOwn = false
  let lastChange = -Infinity
  let lastKind = ''
  const remember = (step: Step): void => {
    done.push(step)
    if (done.length > MOST_STEPS) done.shift()
    undone.length = 0
    lastChange = -Infinity
  }
  const apply = (changes: Partial<Changes>): string => {
    const before = store.getState()
    isOwn = true
    changeTo(store, changes)
    isOwn = false
    return describe(before, store.getState())
  }
  store.subscribe((state, before) => {
    if (isOwn || state.lens !== before.lens || state.snapshot !== before.snapshot) return
    const parts = SEEN.filter((part) => state[part] !== before[part])
    if (parts.length === 0) return
    // A note and a move are never one change, however quickly they follow each other.
    const kind = parts.join() + (state.annotations.notes === before.annotations.notes ? '' : ' notes')
    const at = now()
    if (at - lastChange > TOGETHER || kind !== lastKind) {
      const earlier = take(before, parts)
      let later = earlier
      remember({
        undo: () => {
          later = take(store.getState(), parts)
          return apply(earlier)
        },
        redo: () => apply(later),
      })
    }
    undone.length = 0
    lastChange = at
    lastKind = kind
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

/** Other limits lead along another path, so the path goes with them. */
function take(state: State, parts: readonly (typeof SEEN)[number][]): Partial<Changes> {
  const { filters, look, pathLimits, annotations, selection } = state
  return {
    ...(parts.includes('filters') && { filters }),
    ...(parts.includes('look') && { look }),
    ...(parts.includes('annotations') && { annotations }),
    ...(parts.includes('pathLimits') && { pathLimits, ...(selection?.type === 'path' && { selection }) }),
  }
}

function describe(before: State, { filters, look, pathLimits, annotations, view }: State): string {
  if (annotations !== before.annotations)
    return describeAnnotated(before.annotations, annotations, (key) => {
      const node = view?.indexOf.get(key)
      return node === undefined ? 'a mark of another lens' : view!.labels[node]!
    })
  if (look.isOverview !== before.look.isOverview)
    return look.isOverview === false ? 'marks from the start' : 'clusters first'
  if (look !== before.look) return 'colours and sizes of the marks'
  if (pathLimits !== before.pathLimits) return 'limits of paths'
  const words = view ? describeFilters(filters, view) : []
  return words.length === 0 ? 'everything is shown' : words.join(', ')
}
