/** How much of a map is drawn at a distance. */
import { describe, expect, it } from 'vitest'
import { arrangeLens } from '../../../../src/core/graph/lens-columns.ts'
import { PALETTES } from '../../../../src/core/graph/picture/palette.ts'
import {
  countDrawn,
  createScene,
  fadeOf,
  FULL_LENGTH,
  legibleLinks,
  legibleMarks,
  linksAt,
} from '../../../../src/core/graph/picture/scene.ts'
import type { Projection } from '../../../../src/core/graph/picture/projection.ts'
import { NO_FILTERS, selectVisible } from '../../../../src/app/state/filters.ts'
import { FACTS, SNAPSHOT } from '../../../app/small-graph.ts'

const view = arrangeLens(FACTS, SNAPSHOT.lenses.everything!)
const scene = createScene(view, selectVisible(view, NO_FILTERS), PALETTES.light, { width: 1000, height: 800 })

function at(width: number, height: number, magnification = 1): Projection {
  return { scaleX: 1, scaleY: -1, shiftX: 0, shiftY: 0, magnification, width, height }
}

describe('what can be told apart', () => {
  it('grows with the sheet, and faster with every step nearer', () => {
    expect(legibleMarks(at(1280, 640))).toBe(1280)
    expect(legibleMarks(at(1280, 640, 2))).toBe(1280 * 16)
    expect(legibleLinks(at(480, 480))).toBe(480)
    expect(legibleLinks(at(480, 480, 2))).toBe(480 * 4)
  })

  it('does not shrink when one stands back', () => {
    expect(legibleMarks(at(1280, 640, 0.5))).toBe(1280)
    expect(legibleLinks(at(480, 480, 0.5))).toBe(480)
  })
})

describe('a long link', () => {
  it('fades so that all of them lie equally heavy on the map', () => {
    expect(fadeOf(0)).toBe(1)
    expect(fadeOf(FULL_LENGTH)).toBe(1)
    expect(fadeOf(4 * FULL_LENGTH)).toBe(0.25)
  })
})

describe('what is drawn', () => {
  it('is everything that has room, and says what waits', () => {
    const rest = [...scene.linkOrder].length
    expect(countDrawn(scene, at(1000, 800))).toEqual({ marks: view.order, links: rest, waitingLinks: 0 })
    const none = countDrawn(scene, at(10, 10))
    expect(none).toEqual({ marks: 0, links: 0, waitingLinks: rest })
  })

  it('is the most important marks and the strongest links between them', () => {
    const small = at(32, 60)
    expect(legibleMarks(small)).toBe(3)
    const first = new Set(view.ranking.slice(0, 3))
    const { sources, targets } = view.network
    for (const edge of linksAt(scene, small)) {
      expect(first.has(sources[edge]!)).toBe(true)
      expect(first.has(targets[edge]!)).toBe(true)
    }
    expect(countDrawn(scene, small).marks).toBe(3)
  })

  it('counts the marks of every cluster', () => {
    const sizes = new Map<number, number>()
    for (const community of view.communities) sizes.set(community, (sizes.get(community) ?? 0) + 1)
    for (const [community, size] of sizes) expect(scene.clusterSizes[community]).toBe(size)
  })
})
