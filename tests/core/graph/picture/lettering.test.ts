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

function namesAt(width: number, height: number, lens = view): string[] {
  const scene = createScene(lens, visible, PALETTES.light, { width, height })
  const [scaleX, scaleY] = [width / 9, height / 10]
  const projection = { scaleX, scaleY, shiftX: scaleX / 4, shiftY: scaleY / 4, magnification: 1, width, height }
  return createLetters(scene, new Map(), projection, measure, []).map(({ text }) => text)
}

describe('names of marks', () => {
  it('are those of the first ones on a usual stage, and of more where there is more room', () => {
    const usual = namesAt(1280, 800).length
    expect(usual).toBeGreaterThan(10)
    expect(usual).toBeLessThan(MARKS / 2)
    expect(namesAt(1000, 800).length).toBeLessThanOrEqual(usual)
    expect(namesAt(2560, 1440)).toHaveLength(MARKS)
  })

  it('are those of systems too, each on a paper of its own', () => {
    const system = view.ranking[60]!
    const withSystem: LensColumns = {
      ...view,
      kinds: view.kinds.map((kind, mark) => (mark === system ? 'system' : kind)),
    }
    expect(namesAt(1280, 800)).not.toContain(view.labels[system])
    expect(namesAt(1280, 800, withSystem)).toContain(view.labels[system])
  })
})
