/** Notes and pins: kept with the snapshot, carried along, laid over a lens, and exported. */
import { describe, expect, it } from 'vitest'
import {
  addPins,
  followAnnotations,
  LONGEST_NOTE,
  NO_ANNOTATIONS,
  noteOn,
  placePins,
  removePins,
  withAnnotations,
  writeNote,
} from '../../../src/app/state/annotations.ts'
import { exchangeSnapshot } from '../../../src/app/state/exchange.ts'
import { lensViewOf } from '../../../src/app/state/lens-view.ts'
import { ownGraph } from '../../../src/app/state/own-graph.ts'
import { annotate, chooseLens, createStore, openSnapshot } from '../../../src/app/state/store.ts'
import { openSnapshotFile, viewLens, writeCompactSnapshot, writeSnapshot } from '../../../src/core/index.ts'
import { FACTS, SNAPSHOT } from '../small-graph.ts'

const PIN = { lens: 'everything', key: 'author:birch', x: -40.25, y: 7 } as const
const WRITTEN = addPins(writeNote(NO_ANNOTATIONS, 'topic:maps', ' of rivers\nmostly '), [PIN])

describe('annotations', () => {
  it('have one note for each mark, cut to what is read, and none that is empty', () => {
    expect(noteOn(WRITTEN, 'topic:maps')).toBe('of rivers\nmostly')
    const changed = writeNote(WRITTEN, 'topic:maps', 'x'.repeat(LONGEST_NOTE + 9))
    expect([changed.notes.length, noteOn(changed, 'topic:maps').length]).toEqual([1, LONGEST_NOTE])
    expect(writeNote(changed, 'topic:maps', '  ').notes).toEqual([])
  })

  it('move marks in their lens alone, and let them go again', () => {
    const view = lensViewOf(FACTS, SNAPSHOT.lenses.everything!)
    const moved = placePins(view, WRITTEN.pins)
    expect([moved.x[1], moved.y[1], moved.x[0], view.x[1]]).toEqual([-40.25, 7, view.x[0], 100])
    expect(placePins(view, WRITTEN.pins)).toBe(moved)
    expect(placePins(lensViewOf(FACTS, SNAPSHOT.lenses['co-authors']!), WRITTEN.pins).x[1]).toBe(100)
    expect(removePins(WRITTEN, 'everything', ['author:birch']).pins).toEqual([])
    expect(removePins(WRITTEN, 'co-authors', ['author:birch']).pins).toEqual([PIN])
  })

  it('come back from a snapshot file in either form', async () => {
    const snapshot = withAnnotations(SNAPSHOT, WRITTEN)
    for (const file of [new TextEncoder().encode(writeSnapshot(snapshot)), writeCompactSnapshot(snapshot)]) {
      const { snapshot: opened } = await openSnapshotFile(file)
      expect(opened?.manifest.annotations).toEqual(WRITTEN)
    }
    expect(withAnnotations(snapshot, NO_ANNOTATIONS).manifest).toEqual(SNAPSHOT.manifest)
  })

  it('are there when the snapshot is opened, in every lens that has the mark', () => {
    const store = createStore()
    openSnapshot(store, withAnnotations(SNAPSHOT, WRITTEN), '')
    expect(store.getState().view!.x[1]).toBe(-40.25)
    chooseLens(store, 'co-authors')
    expect(store.getState().view!.x[1]).toBe(100)
  })

  it('follow a mark that became part of another, and two notes become one', () => {
    const two = writeNote(writeNote(WRITTEN, 'author:birch', 'first'), 'author:alder', 'second')
    const followed = followAnnotations(two, (key) => (key === 'author:birch' ? 'author:alder' : key))
    expect(noteOn(followed, 'author:alder')).toBe('first\nsecond')
    expect(followed.pins).toEqual([{ ...PIN, key: 'author:alder' }])
  })

  it('stay when the graph is built anew', () => {
    const store = createStore()
    openSnapshot(store, SNAPSHOT, '')
    annotate(store, WRITTEN)
    exchangeSnapshot(store, { ...SNAPSHOT })
    expect(store.getState().annotations).toEqual(WRITTEN)
    expect(store.getState().view!.x[1]).toBe(-40.25)
  })
})

describe('the graph that is exported', () => {
  const graph = viewLens(FACTS, SNAPSHOT.lenses.everything!)

  it('has notes as attributes and pinned places', () => {
    const nodes = new Map(
      [...ownGraph(graph, 'everything', WRITTEN, undefined).nodeEntries()].map(({ node, attributes }) => [
        node,
        attributes,
      ]),
    )
    expect(nodes.get('topic:maps')).toMatchObject({ note: 'of rivers\nmostly' })
    expect(nodes.get('author:birch')).toMatchObject({ x: -40.25, y: 7 })
    expect(nodes.get('author:alder')).not.toHaveProperty('note')
  })

  it('has only what was picked, and the links between', () => {
    const own = ownGraph(graph, 'everything', NO_ANNOTATIONS, new Set(['author:alder', 'author:birch', 'system:plate']))
    expect([own.order, own.size]).toEqual([3, 1])
    expect([...own.edgeEntries()].map(({ source, target }) => [source, target])).toEqual([
      ['author:alder', 'author:birch'],
    ])
  })
})
