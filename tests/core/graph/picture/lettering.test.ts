/** Which marks have a name while the whole map is in view. */
import { describe, expect, it } from 'vitest'
import type { LensColumns } from '../../../../src/core/graph/lens-columns.ts'
import { createLetters } from '../../../../src/core/graph/picture/lettering.ts'
import { PALETTES } from '../../../../src/core/graph/picture/palette.ts'
import { createScene } from '../../../../src/core/graph/picture/scene.ts'
import { clusteredLens } from '../clustered-lens.ts'

const MARKS = 80
const { view: clustered, visible } = clusteredLens(MARKS, 120, () => 1)
/** Marks of one paper each, evenly on a square. */
const view: LensColumns = {
  ...clustered,
  documents: new Uint32Array(MARKS).fill(1),
  x: Float32Array.from({ length: MARKS }, (_, mark) => mark % 9),
  y: Float32Array.from({ length: MARKS }, (_, mark) => Math.floor(mark / 9)),
}
const measure = (text: string, _face: unknown, spacing: number): number => text.length * (6 + spacing)

function namedAt(width: number, height: number): number {
  const scene = createScene(view, visible, PALETTES.light, { width, height })
  const [scaleX, scaleY] = [width / 9, height / 10]
  const projection = { scaleX, scaleY, shiftX: scaleX / 4, shiftY: scaleY / 4, magnification: 1, width, height }
  return createLetters(scene, new Map(), projection, measure, []).length
}

describe('names of marks', () => {
  it('are those of the first ones on a usual stage, and of more where there is more room', () => {
    const usual = namedAt(1280, 800)
    expect(usual).toBeGreaterThan(10)
    expect(usual).toBeLessThan(MARKS / 2)
    expect(namedAt(1000, 800)).toBeLessThanOrEqual(usual)
    expect(namedAt(2560, 1440)).toBe(MARKS)
  })
})
