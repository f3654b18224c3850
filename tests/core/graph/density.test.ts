/** The map as how dense it is. */
import { expect, it } from 'vitest'
import { arrangeLens } from '../../../src/core/graph/lens-columns.ts'
import { PALETTES } from '../../../src/core/graph/picture/palette.ts'
import { createRegions } from '../../../src/core/graph/picture/regions.ts'
import { createScene } from '../../../src/core/graph/picture/scene.ts'
import { drawSvg } from '../../../src/core/graph/picture/svg.ts'
import { NO_FILTERS, selectVisible } from '../../../src/app/state/filters.ts'
import { FACTS, SNAPSHOT } from '../../app/small-graph.ts'

const RAMP = ['#f0f0ff', '#c0c0ee', '#9090dd', '#6060cc', '#3030bb', '#0000aa']
const SHEET = { width: 800, height: 600 }
const view = arrangeLens(FACTS, SNAPSHOT.lenses.everything!)

const sceneOf = (hiddenKinds: readonly ('author' | 'paper')[], ramp?: readonly string[]) =>
  createScene(view, selectVisible(view, { ...NO_FILTERS, hiddenKinds }), PALETTES.light, SHEET, { ramp })

it('is darkest where most is and empty where nothing is, counting only what is shown', () => {
  const { tints, columns, rows, left, bottom, width, height } = createRegions(sceneOf([], RAMP))!
  const tintAt = (x: number, y: number): number =>
    tints[Math.round(((y - bottom) / height) * rows) * columns + Math.round(((x - left) / width) * columns)]!
  expect(Math.max(...tints)).toBe(RAMP.length)
  const heaviest = view.ranking[0]!
  expect(tintAt(view.x[heaviest]!, view.y[heaviest]!)).toBeGreaterThan(RAMP.length / 2)
  expect(tints[0]).toBe(0)
  expect(createRegions(sceneOf(['author'], RAMP))!.tints).not.toEqual(tints)
})

it('is a picture without marks and links, in the colours of the ramp', () => {
  const projection = { scaleX: 20, scaleY: -20, shiftX: 400, shiftY: 300, magnification: 1, ...SHEET }
  const options = { title: 'Map', description: '', measure: (text: string) => text.length * 6, reserved: [] }
  const svg = drawSvg(sceneOf([], RAMP), projection, options)
  expect(svg).toContain(RAMP[0])
  expect(svg).not.toMatch(/<circle/)
  expect(drawSvg(sceneOf([]), projection, options)).toMatch(/<circle/)
})

it('is round about a mark that stands alone, at every step', () => {
  const ramp = Array.from({ length: 24 }, (_, step) => `#0000${(step + 16).toString(16)}`)
  const x = Float32Array.of(0, 100)
  const lone = { ...view, order: 2, x, y: Float32Array.of(0, 100), ranking: Uint32Array.of(0, 1) }
  const visible = {
    nodes: Uint8Array.of(1, 1),
    edges: new Uint8Array(view.edgeKinds.length),
    nodeCount: 2,
    edgeCount: 0,
  }
  const { tints, columns, left, bottom, width } = createRegions(
    createScene(lone, visible, PALETTES.light, SHEET, { ramp }),
  )!
  const cell = width / columns
  const [column, row] = [Math.round(-left / cell), Math.round(-bottom / cell)]
  const tintAt = (dx: number, dy: number): number => tints[(row + Math.round(dy)) * columns + column + Math.round(dx)]!
  for (let away = 1; away < 10; away++)
    for (const angle of [Math.PI / 4, (3 * Math.PI) / 4, Math.PI, Math.PI / 2])
      expect(Math.abs(tintAt(away * Math.cos(angle), away * Math.sin(angle)) - tintAt(away, 0))).toBeLessThanOrEqual(3)
  // Where it ends it ends at the same distance, aslant as well as straight.
  const endAlong = (dx: number, dy: number): number => {
    let away = 0
    while (tintAt(away * dx, away * dy) > 0) away += 0.25
    return away
  }
  expect(Math.abs(endAlong(1, 0) - endAlong(Math.SQRT1_2, Math.SQRT1_2))).toBeLessThanOrEqual(1)
})
