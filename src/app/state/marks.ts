/** What can be done with picked marks, each as the change that it makes: gather more, narrow the map, hide, put back. */
import { removePins } from './annotations.ts'
import { neighboursOf, type LensView } from './lens-view.ts'
import { marksOf, selectionOf } from './selection.ts'
import { allShown, type Changes, type State } from './store.ts'

export interface MarkCommand {
  /** In the imperative, as it stands on a button. */
  readonly name: string
  /** Worked out when it is chosen: a large map has many marks. */
  readonly change: () => Partial<Changes>
  /** Other marks are shown afterwards, so the camera has to see them. */
  readonly isFitting?: boolean
}

/** What can be done with what is picked; nothing before there is a map. */
export function markCommands(state: State): MarkCommand[] {
  const { view, visible, filters } = state
  if (!view || !visible) return []
  const picked = marksOf(state.selection).filter((key) => view.indexOf.has(key))
  const commands = picked.length > 0 ? commandsFor(state, view, picked) : []
  if (filters.only)
    commands.push({
      name: 'Show the others again',
      change: () => ({ filters: { ...filters, only: undefined } }),
      isFitting: true,
    })
  return commands
}

function commandsFor(state: State, view: LensView, picked: readonly string[]): MarkCommand[] {
  const { filters, annotations, lens } = state
  const several = picked.length > 1
  const nodes = picked.map((key) => view.indexOf.get(key)!)
  const clusters = new Set(nodes.map((node) => view.communities[node]!).filter((id) => id > 0))
  const commands: MarkCommand[] = [
    { name: 'Select neighbours too', change: () => ({ selection: selectionOf(withNeighbours(state, view, nodes)) }) },
  ]
  if (clusters.size > 0)
    commands.push({
      name: clusters.size > 1 ? 'Select their clusters' : 'Select the cluster',
      change: () => ({ selection: selectionOf([...picked, ...membersOf(state, view, clusters)]) }),
    })
  if (several && filters.only?.join() !== picked.join())
    commands.push({
      name: 'Show only these',
      change: () => ({ filters: { ...filters, only: picked } }),
      isFitting: true,
    })
  commands.push({
    name: several ? 'Hide these' : 'Hide',
    change: () => ({
      filters: { ...filters, hiddenMarks: [...new Set([...filters.hiddenMarks, ...picked])] },
      selection: undefined,
    }),
  })
  const own = new Set(picked)
  if (annotations.pins.some((pin) => pin.lens === lens && own.has(pin.key)))
    commands.push({ name: 'Put back', change: () => ({ annotations: removePins(annotations, lens, picked) }) })
  return commands
}

function withNeighbours({ visible }: State, view: LensView, nodes: readonly number[]): string[] {
  const near = nodes.flatMap((node) => [...neighboursOf(view, node)]).filter((node) => visible!.nodes[node])
  return [...nodes, ...near].map((node) => view.keys[node]!)
}

/** What is shown of some clusters, from the most important. */
function membersOf({ visible }: State, view: LensView, clusters: ReadonlySet<number>): string[] {
  return Array.from(view.ranking)
    .filter((node) => visible!.nodes[node] && clusters.has(view.communities[node]!))
    .map((node) => view.keys[node]!)
}

/** What can be done with the whole map. */
export function mapCommands(state: State): MarkCommand[] {
  const { view, filters, annotations, lens } = state
  if (!view) return []
  const isThere = (key: string): boolean => view.indexOf.has(key)
  const hidden = filters.hiddenMarks.filter(isThere)
  const noted = annotations.notes.map(({ key }) => key).filter(isThere)
  const pinned = annotations.pins.filter((pin) => pin.lens === lens && isThere(pin.key)).map(({ key }) => key)
  const commands: MarkCommand[] = [
    { name: 'Select all that is shown', change: () => ({ selection: selectionOf(allShown(state)) }) },
  ]
  if (hidden.length > 0)
    commands.push({
      name: `Show the ${marks(hidden)} that ${hidden.length === 1 ? 'is' : 'are'} hidden`,
      change: () => ({ filters: { ...filters, hiddenMarks: [] } }),
    })
  if (noted.length > 0)
    commands.push({
      name: `Select the ${marks(noted)} with notes`,
      change: () => ({ selection: selectionOf(noted) }),
      isFitting: true,
    })
  if (pinned.length > 0)
    commands.push(
      { name: `Select the ${marks(pinned)} moved by hand`, change: () => ({ selection: selectionOf(pinned) }) },
      {
        name: 'Put all marks back where the layout has them',
        change: () => ({ annotations: removePins(annotations, lens, pinned) }),
      },
    )
  return commands
}

function marks(keys: readonly string[]): string {
  return keys.length === 1 ? '1 mark' : `${keys.length} marks`
}
