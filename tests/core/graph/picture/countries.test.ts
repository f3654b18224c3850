/** Who has land where, and where the names of countries belong. */
import { describe, expect, it } from 'vitest'
import { divideLand } from '../../../../src/core/graph/picture/countries.ts'
import { createRegions } from '../../../../src/core/graph/picture/regions.ts'
import { createScene } from '../../../../src/core/graph/picture/scene.ts'
import { PALETTES } from '../../../../src/core/graph/picture/palette.ts'
import { clusteredLens } from '../clustered-lens.ts'
import type { Frame } from '../../../../src/core/graph/picture/field.ts'

const FRAME: Frame = { left: 100, bottom: 200, cell: 2, columns: 20, rows: 10 }

/** One field of density per cluster, at last that of the marks in none. */
function fieldsOf(...densities: ((column: number, row: number) => number)[]): Float32Array[] {
  return densities.map((densityAt) =>
    Float32Array.from({ length: 200 }, (_, cell) => densityAt(cell % 20, Math.floor(cell / 20))),
  )
}

const NOTHING = (): number => 0

describe('land', () => {
  it('is there for every cluster with a colour, also where a lens lacks the first of them', () => {
    const { view, visible } = clusteredLens(60, 200, (person) => 2 + (person % 3))
    const lens = { ...view, communityList: view.communityList.filter(({ id }) => id > 1) }
    const regions = createRegions(createScene(lens, visible, PALETTES.light, { width: 800, height: 600 }))!
    expect([...regions.hearts.keys()].sort((a, b) => a - b)).toEqual([2, 3, 4])
    expect(new Set(regions.tints)).toEqual(new Set([0, 2, 3, 4]))
  })

  it('is where a cluster has the upper hand, with a border of paper between two', () => {
    const { tints, strengths } = divideLand(
      fieldsOf(
        (column) => (column < 10 ? 1 : column === 10 ? 0.5 : 0),
        (column) => (column > 10 ? 1 : column === 10 ? 0.5 : 0),
        NOTHING,
      ),
      FRAME,
    )
    expect([tints[5], tints[15]]).toEqual([1, 2])
    expect([strengths[5], strengths[15]]).toEqual([1, 1])
    expect(strengths[10]).toBeLessThan(0.5)
  })

  it('fades to where the marks of no country are as many', () => {
    const { strengths } = divideLand(
      fieldsOf(
        () => 1,
        (column) => column / 20,
      ),
      FRAME,
    )
    expect(strengths[0]).toBe(1)
    expect(strengths[19]).toBeGreaterThan(0)
    expect(strengths[19]).toBeLessThan(0.1)
  })

  it('is nobody’s where marks are few, where many clusters mix, and where those without a colour prevail', () => {
    const few = divideLand(
      fieldsOf(() => 0.2, NOTHING),
      FRAME,
    )
    const mixed = divideLand(
      fieldsOf(
        () => 1,
        () => 1,
        () => 1,
        NOTHING,
      ),
      FRAME,
    )
    const others = divideLand(
      fieldsOf(
        () => 1,
        () => 2,
      ),
      FRAME,
    )
    for (const { strengths } of [few, mixed, others]) expect(Math.max(...strengths)).toBe(0)
  })
})

describe('the heart of a country', () => {
  it('lies deep inside, where its marks are, and knows how far the border is', () => {
    const { hearts } = divideLand(
      fieldsOf((column, row) => (column < 9 && row < 9 ? 1 : 0), NOTHING),
      FRAME,
    )
    expect(hearts.get(1)).toEqual({ x: 108, y: 208, reach: 10 })
  })

  it('is where most is the cluster’s own when it has no land', () => {
    const { hearts, strengths } = divideLand(
      fieldsOf(
        (column) => (column === 3 ? 0.3 : 0.1),
        () => 0.2,
      ),
      FRAME,
    )
    expect(Math.max(...strengths)).toBe(0)
    expect(hearts.get(1)).toMatchObject({ x: 106, reach: 0 })
  })
})
