/** What can be done with picked marks, each as the change that it makes: gather more, narrow the map, hide, put back. */
import { removePins } from './annotations.ts'
import { neighboursOf } from './lens-view.ts'
import { marksOf, selectionOf, type Selection } from './selection.ts'
import type { Changes, State } from './store.ts'

export interface MarkCommand {
  /** In the imperative, as it stands on a button. */
  readonly name: string
  readonly change: Partial<Changes>
  /** Other marks are shown afterwards, so the camera has to see them. */
  readonly isFitting?: boolean
}

/** What can be done now, with what is picked first; empty before there is a map. */
export function markCommands(state: State): MarkCommand[] {
  const { view, visible, filters } = state
  if (!view || !visible) return []
  const picked = marksOf(state.selection).filter((key) => view.indexOf.has(key))
  return [
    ...(picked.length > 0 ? commandsFor(state, picked) : []),
    ...(filters.only
      ? [{ name: 'Show the others again', change: { filters: { ...filters, only: undefined } }, isFitting: true }]
      : []),
  ]
}

/** What can be done with the whole map. */
export function mapCommands({ view, visible, filters, annotations, lens }: State): MarkCommand[] {
  if (!view || !visible) return []
  const shown = view.keys.filter((_, node) => visible.nodes[node])
  const isThere = (key: string): boolean => view.indexOf.has(key)
  const hidden = filters.hiddenMarks.filter(isThere)
  const noted = annotations.notes.map(({ key }) => key).filter(isThere)
  const pinned = annotations.pins.filter((pin) => pin.lens === lens && isThere(pin.key)).map(({ key }) => key)
  return [
    { name: 'Select all that is shown', change: { selection: selectionOf(shown) } },
    ...(hidden.length > 0
      ? [
          {
            name: `Show the ${marks(hidden)} that ${isOrAre(hidden)} hidden`,
            change: { filters: { ...filters, hiddenMarks: [] } },
          },
        ]
      : []),
    ...(noted.length > 0
      ? [{ name: `Select the ${marks(noted)} with notes`, change: { selection: selectionOf(noted) }, isFitting: true }]
      : []),
    ...(pinned.length > 0
      ? [
          { name: `Select the ${marks(pinned)} moved by hand`, change: { selection: selectionOf(pinned) } },
          {
            name: 'Put all marks back where the layout has them',
            change: { annotations: removePins(annotations, lens, pinned) },
          },
        ]
      : []),
  ]
}

function commandsFor({ view, visible, filters, annotations, lens }: State, picked: readonly string[]): MarkCommand[] {
  const nodes = picked.map((key) => view!.indexOf.get(key)!)
  const isShown = (node: number): boolean => visible!.nodes[node] === 1
  const near = nodes.flatMap((node) => [...neighboursOf(view!, node)]).filter(isShown)
  const clusters = new Set(nodes.map((node) => view!.communities[node]!).filter((id) => id > 0))
  const members = Array.from(view!.ranking).filter((node) => isShown(node) && clusters.has(view!.communities[node]!))
  const pinned = annotations.pins.filter((pin) => pin.lens === lens && picked.includes(pin.key))
  const several = picked.length > 1
  const together = (more: readonly number[]): Selection | undefined =>
    selectionOf([...picked, ...more.map((node) => view!.keys[node]!)])
  return [
    { name: 'Select neighbours too', change: { selection: together(near) } },
    ...(clusters.size > 0
      ? [
          {
            name: clusters.size > 1 ? 'Select their clusters' : 'Select the cluster',
            change: { selection: together(members) },
          },
        ]
      : []),
    ...(several && filters.only?.join() !== picked.join()
      ? [{ name: 'Show only these', change: { filters: { ...filters, only: picked } }, isFitting: true }]
      : []),
    {
      name: several ? 'Hide these' : 'Hide',
      change: {
        filters: { ...filters, hiddenMarks: [...new Set([...filters.hiddenMarks, ...picked])] },
        selection: undefined,
      },
    },
    ...(pinned.length > 0
      ? [{ name: 'Put back', change: { annotations: removePins(annotations, lens, picked) } }]
      : []),
  ]
}

function marks(keys: readonly string[]): string {
  return keys.length === 1 ? '1 mark' : `${keys.length} marks`
}

function isOrAre({ length }: readonly string[]): string {
  return length === 1 ? 'is' : 'are'
}
