/** What is done with several marks, and that all of it can be taken back. */
import { beforeEach, describe, expect, it } from 'vitest'
import { addPins, writeNote } from '../../../src/app/state/annotations.ts'
import { markCommands, mapCommands, type MarkCommand } from '../../../src/app/state/marks.ts'
import { marksOf, selectionOf, toggleMark } from '../../../src/app/state/selection.ts'
import {
  addressOf,
  annotate,
  changeLook,
  changeTo,
  createStore,
  openSnapshot,
  selectNode,
  stepBack,
  visitAddress,
  type Store,
} from '../../../src/app/state/store.ts'
import { rememberChanges, type Undo } from '../../../src/app/state/undo.ts'
import { SNAPSHOT } from '../small-graph.ts'

let store: Store
let undo: Undo
let now = 0
beforeEach(() => {
  store = createStore()
  undo = rememberChanges(store, () => (now += 1000))
  openSnapshot(store, SNAPSHOT, '')
})

const run = (commands: readonly MarkCommand[], name: RegExp): void => {
  const command = commands.find((one) => name.test(one.name))
  expect(command, `${name} among ${commands.map((one) => one.name).join(', ')}`).toBeDefined()
  changeTo(store, command!.change())
}
const picked = (): readonly string[] => marksOf(store.getState().selection)
const shown = (): number => store.getState().visible!.nodeCount

describe('picking', () => {
  it('knows nothing, one mark, and several', () => {
    expect(selectionOf([])).toBeUndefined()
    expect(selectionOf(['a', 'a'])).toEqual({ type: 'node', key: 'a' })
    expect(selectionOf(['a', 'b', 'a'])).toEqual({ type: 'marks', keys: ['a', 'b'] })
  })

  it('adds one mark more and takes it away again', () => {
    const two = toggleMark({ type: 'node', key: 'a' }, 'b')
    expect(two).toEqual({ type: 'marks', keys: ['a', 'b'] })
    expect(toggleMark(two, 'a')).toEqual({ type: 'node', key: 'b' })
    expect(toggleMark({ type: 'node', key: 'a' }, 'a')).toBeUndefined()
    expect(toggleMark({ type: 'cluster', id: 1 }, 'a')).toEqual({ type: 'node', key: 'a' })
  })
})

describe('what is picked', () => {
  it('grows by neighbours and by clusters that are shown', () => {
    selectNode(store, 'author:alder')
    run(markCommands(store.getState()), /neighbours/)
    expect([...picked()].sort()).toEqual(['author:alder', 'author:birch', 'author:cédar', 'topic:maps'])
    selectNode(store, 'author:alder')
    run(markCommands(store.getState()), /cluster/)
    expect(picked()).toEqual(['author:alder', 'author:birch'])
  })

  it('can be all that is shown, and hidden; the address brings both back', () => {
    selectNode(store, 'author:alder')
    run(markCommands(store.getState()), /^Hide$/)
    expect([shown(), picked()]).toEqual([7, []])
    const address = addressOf(store.getState())
    changeTo(
      store,
      mapCommands(store.getState())
        .find(({ name }) => name === 'Show the 1 mark that is hidden')!
        .change(),
    )
    expect(shown()).toBe(8)
    visitAddress(store, address)
    expect(shown()).toBe(7)
    run(mapCommands(store.getState()), /all that is shown/)
    expect(picked()).toHaveLength(7)
    expect(picked()).not.toContain('author:alder')
  })

  it('narrows the map to itself until one steps back', () => {
    changeTo(store, { selection: selectionOf(['author:alder', 'topic:maps']) })
    run(markCommands(store.getState()), /only these/)
    expect(shown()).toBe(2)
    stepBack(store)
    stepBack(store)
    expect(shown()).toBe(8)
  })

  it('narrows no lens that shows none of it', () => {
    changeTo(store, { filters: { ...store.getState().filters, only: ['topic:elsewhere'] } })
    expect(shown()).toBe(8)
  })
})

describe('undo', () => {
  it('takes back hiding, notes, moves, colours and limits of paths, one by one and in their order', () => {
    const { annotations } = store.getState()
    selectNode(store, 'author:alder')
    run(markCommands(store.getState()), /^Hide$/)
    annotate(store, writeNote(annotations, 'author:birch', 'ask about inks'))
    annotate(store, addPins(store.getState().annotations, [{ lens: 'everything', key: 'author:birch', x: 5, y: 6 }]))
    changeLook(store, { colour: 'links' })
    changeTo(store, { pathLimits: { maxAuthors: 3 } })

    const said = (): string | undefined => (undo.undo(), store.getState().notice)
    expect(said()).toBe('Undo: limits of paths.')
    expect(store.getState().pathLimits).toEqual({})
    expect(said()).toBe('Undo: colours and sizes of the marks.')
    expect(store.getState().look.colour).toBeUndefined()
    expect(store.getState().view!.x[1]).toBe(5)
    expect(said()).toBe('Undo: place of Birch, Odd.')
    expect(store.getState().view!.x[1]).toBe(100)
    expect(said()).toBe('Undo: note on Birch, Odd.')
    expect(store.getState().annotations).toBe(annotations)
    expect(said()).toBe('Undo: everything is shown.')
    for (let step = 0; step < 5; step++) undo.redo()
    const { view, annotations: again, look, pathLimits } = store.getState()
    expect([shown(), view!.x[1], again.notes.length, look.colour, pathLimits.maxAuthors]).toEqual([7, 5, 1, 'links', 3])
  })

  it('takes a note and a quick move after it for two changes, and quick moves for one', () => {
    const { annotations } = store.getState()
    const quick = rememberChanges(store, () => 0)
    const move = (x: number): void =>
      annotate(store, addPins(store.getState().annotations, [{ lens: 'everything', key: 'author:birch', x, y: 6 }]))
    annotate(store, writeNote(annotations, 'author:birch', 'ask about inks'))
    move(5)
    move(6)
    quick.undo()
    expect([store.getState().view!.x[1], store.getState().annotations.notes.length]).toEqual([100, 1])
    quick.undo()
    expect(store.getState().annotations).toBe(annotations)
  })

  it('goes back to the path that other limits had led along', () => {
    const wide = { type: 'path', keys: ['author:alder', 'author:cédar'] } as const
    changeTo(store, { selection: wide })
    changeTo(store, { pathLimits: { maxAuthors: 2 }, selection: { type: 'path', keys: ['a', 'b', 'c'] } })
    undo.undo()
    expect(store.getState().selection).toBe(wide)
  })
})
