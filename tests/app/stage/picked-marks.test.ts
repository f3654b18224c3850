/** Several marks on the stage: which an outline holds, how they stand out, and where they are when they were moved. */
import { describe, expect, it } from 'vitest'
import { highlightOf } from '../../../src/app/stage/highlight.ts'
import { pinsFor } from '../../../src/app/stage/moving.ts'
import { letterHighlight } from '../../../src/app/stage/painter.ts'
import { marksWithin } from '../../../src/app/stage/picking.ts'
import { NO_FILTERS, selectVisible } from '../../../src/app/state/filters.ts'
import { arrangeLens, createScene, type LensColumns } from '../../../src/core/index.ts'
import { FACTS, PALETTE, PROJECTION, SNAPSHOT } from '../small-graph.ts'

const view = arrangeLens(FACTS, SNAPSHOT.lenses.everything!)
const visible = selectVisible(view, NO_FILTERS)
const sceneOf = (shown: LensColumns, sheet = { width: 1000, height: 800 }, filters = NO_FILTERS) =>
  createScene(shown, selectVisible(shown, filters), PALETTE, sheet)
const scene = sceneOf(view)
const box = (left: number, top: number, right: number, bottom: number) => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
]
const namesWithin = (outline: readonly { x: number; y: number }[], shown = scene): string[] =>
  marksWithin(shown, PROJECTION, outline)
    .map((node) => view.labels[node]!)
    .sort()

describe('an outline', () => {
  it('holds the marks inside of it, whichever way it was drawn', () => {
    expect(namesWithin(box(50, 450, 350, 550))).toEqual(['Alder, Ida', 'Birch, Odd'])
    expect(namesWithin(box(350, 550, 50, 450))).toEqual(['Alder, Ida', 'Birch, Odd'])
    expect(namesWithin(box(0, 0, 20, 20))).toEqual([])
    expect(namesWithin([{ x: 1, y: 1 }])).toEqual([])
  })

  it('leaves out what lies in its bay', () => {
    const bay = [
      { x: 50, y: 450 },
      { x: 280, y: 450 },
      { x: 300, y: 520 },
      { x: 320, y: 450 },
      { x: 550, y: 450 },
      { x: 550, y: 550 },
      { x: 50, y: 550 },
    ]
    expect(namesWithin(bay)).toEqual(['Alder, Ida', 'Cédar, Una'])
  })

  it('holds nothing that filters hold back', () => {
    const without = sceneOf(view, undefined, { ...NO_FILTERS, hiddenMarks: ['author:birch'] })
    expect(namesWithin(box(50, 450, 350, 550), without)).toEqual(['Alder, Ida'])
  })
})

describe('several picked marks', () => {
  const selection = { type: 'marks', keys: ['author:alder', 'author:birch', 'topic:elsewhere'] } as const

  it('stay in front with the links between them, each with its ring', () => {
    expect(highlightOf(view, visible, selection, undefined, [])).toEqual({
      nodes: [0, 1],
      edges: [0],
      picked: [0, 1],
      named: [0, 1],
    })
  })

  it('are named beside their rings, none over another, though they stand close together', () => {
    const measure = (text: string): number => text.length * 7
    for (const step of [100, 40, 10, 2]) {
      const close = sceneOf({ ...view, x: view.x.map((_, node) => node * step), y: view.y.map(() => 100) })
      const shown = highlightOf(close.view, visible, { type: 'marks', keys: view.keys }, undefined, [])!
      const labels = letterHighlight(close, PROJECTION, shown, measure, [])
      expect(labels.length).toBeGreaterThan(0)
      for (const [at, { box: own }] of labels.entries())
        for (const { box: other } of labels.slice(at + 1))
          expect(
            own.left < other.right && other.left < own.right && own.top < other.bottom && other.top < own.bottom,
            `${step} pixels apart`,
          ).toBe(false)
      // 4 pixels from a mark its ring begins.
      const { spot } = labels[0]!
      const [x, y] = [2 * shown.named[0]! * step + 100, 300]
      expect(Math.max(Math.abs(spot.x - x), Math.abs(spot.y - y))).toBeGreaterThan(close.radii[shown.named[0]!]! + 8)
    }
  })

  it('are named once when one of them is pointed at', () => {
    expect(highlightOf(view, visible, selection, 1, [])?.named).toEqual([1, 0])
  })
})

describe('moved marks', () => {
  it('are pinned where they were let go', () => {
    expect(pinsFor(view, scene, PROJECTION, [1], { x: 30, y: -50 })).toEqual([
      { lens: 'everything', key: 'author:birch', x: 115, y: 25 },
    ])
  })

  it('go the same way on a sheet that shows the map upright', () => {
    // A map that lies, so that it is turned.
    const lying = { ...view, x: view.x.map((value) => value * 9) }
    const turned = sceneOf(lying, { width: 400, height: 1200 })
    expect(turned.view.x).toBe(lying.y)
    const [pin] = pinsFor(lying, turned, PROJECTION, [1], { x: 30, y: -50 })
    const moved = { ...lying, x: lying.x.slice(), y: lying.y.slice() }
    moved.x[1] = pin!.x
    moved.y[1] = pin!.y
    const after = sceneOf(moved, { width: 400, height: 1200 })
    expect([after.view.x[1]! - turned.view.x[1]!, after.view.y[1]! - turned.view.y[1]!]).toEqual([15, 25])
  })
})
