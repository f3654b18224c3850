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
