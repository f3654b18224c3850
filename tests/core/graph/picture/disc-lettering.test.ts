/** Names of discs: as large as they fit, beside where they don't, and never over another disc or name. */
import { describe, expect, it } from 'vitest'
import { finish, gatherClusters } from '../../../../src/core/graph/overview.ts'
import { letterDiscsInFront, letterOverview } from '../../../../src/core/graph/picture/disc-lettering.ts'
import { colourDiscs, discsAround, discsAt } from '../../../../src/core/graph/picture/disc-look.ts'
import { setInside, type Word } from '../../../../src/core/graph/picture/disc-setting.ts'
import { placeDiscs } from '../../../../src/core/graph/picture/discs.ts'
import { openScene } from '../../../../src/core/graph/picture/clusters.ts'
import type { Label } from '../../../../src/core/graph/picture/lettering.ts'
import { PALETTES } from '../../../../src/core/graph/picture/palette.ts'
import type { Box } from '../../../../src/core/graph/picture/placing.ts'
import type { Projection } from '../../../../src/core/graph/picture/projection.ts'
import { createScene, type Scene } from '../../../../src/core/graph/picture/scene.ts'
import { estimateWidth } from '../../../../src/core/graph/picture/text-widths.ts'
import { clusteredLens } from '../clustered-lens.ts'

const words = (text: string): Word[] => text.split(' ').map((word) => ({ text: word, width: word.length * 0.55 }))

describe('a name inside of a disc', () => {
  it('is as large as the disc allows, on as few lines as it takes', () => {
    expect(setInside([words('river gauges')], 0.3, 100, 18, 12)).toEqual({ lines: ['river gauges'], size: 18 })
    expect(setInside([words('river gauges')], 0.3, 40, 18, 12)).toEqual({ lines: ['river', 'gauges'], size: 18 })
    expect(setInside([words('river gauges')], 0.3, 27, 18, 12)!.size).toBeLessThan(18)
    expect(setInside([words('river gauges')], 0.3, 15, 18, 12)).toBeUndefined()
  })

  it('never breaks one of two parts, for they would read as one', () => {
    const parts = [words('glacier melt'), words('sea ice')]
    expect(setInside(parts, 0.3, 60, 14, 12)!.lines).toEqual(['glacier melt', 'sea ice'])
    expect(setInside(parts, 0.3, 38, 14, 12)).toBeUndefined()
  })
})

const SIZES = [1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]
const graph = clusteredLens(900, 3000, (person) => SIZES[person % SIZES.length]!)
const NAMES = [
  'natural language understanding, reading',
  'coreference resolution',
  'speech',
  'electronic health records, notes',
  'dependency parsing',
]
const communityList = graph.view.communityList.map((community, at) => ({
  ...community,
  name: NAMES[at % 5]!,
  topics: [at],
}))
const view = { ...graph.view, communityList }
const sheet = { width: 700, height: 520 }

function sceneOn(width: number, shown = view, { visible } = graph): { scene: Scene; at: Projection } {
  const whole = createScene(shown, visible, PALETTES.light, { ...sheet, width }, { isUnlinked: true })
  const overview = finish(gatherClusters(whole.view, visible))
  const discs = finish(placeDiscs(whole.view, overview))
  const colours = colourDiscs(whole, overview, false)
  const scene = openScene({ whole, overview, discs, colours, open: new Uint8Array(overview.ids.length + 1) })
  const [left, right] = discs.alongX
  const [bottom, top] = discs.alongY
  const scale = 0.8 * Math.min(width / (right - left), sheet.height / (top - bottom))
  const shiftX = width / 2 - (scale * (left + right)) / 2
  const shiftY = sheet.height / 2 + (scale * (bottom + top)) / 2
  return { scene, at: { ...sheet, width, scaleX: scale, scaleY: -scale, shiftX, shiftY, magnification: 1 } }
}

const isOver = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
const different = (labels: readonly Label[]): Box[] => [...new Set(labels.map(({ box }) => box))]

describe.each([1440, 700])('the names on a sheet that is %i pixels wide', (width) => {
  const { scene, at } = sceneOn(width)
  const labels = letterOverview(scene, new Map(), at, estimateWidth, [{ left: 0, right: width, top: 0, bottom: 40 }])
  const boxes = different(labels)

  it('are many, and none lies over another or under a bar', () => {
    expect(boxes.length).toBeGreaterThan(8)
    for (const [place, box] of boxes.entries()) {
      expect(box.top).toBeGreaterThanOrEqual(40)
      expect(boxes.slice(place + 1).filter((other) => isOver(box, other))).toEqual([])
    }
  })

  it('lie over no disc but their own, if that is not one of the few with a colour', () => {
    const drawn = discsAt(scene, at)
    const grey = boxes.filter((box) => {
      const label = labels.find((own) => own.box === box)!
      return drawn.some(({ place, x, y }) => {
        const isOwn = Math.abs(x - label.spot.x) < 1 && y > box.top && y < box.bottom
        return isOwn && scene.clusters!.colours[place] === scene.palette.rest
      })
    })
    for (const box of grey) {
      const under = drawn.filter(({ x, y, radius }) => {
        const dx = x - Math.min(box.right, Math.max(box.left, x))
        const dy = y - Math.min(box.bottom, Math.max(box.top, y))
        return Math.hypot(dx, dy) < radius
      })
      expect(under.length).toBe(1)
    }
  })
})

describe('a crowd of discs', () => {
  it('is mostly named, over the edge of a disc where there is no room beside it or on its middle', () => {
    const crowd = clusteredLens(1800, 6000, (person) => 1 + (person % 36))
    const named = crowd.view.communityList.map((community, at) => ({
      ...community,
      name: NAMES[at % 5]!,
      topics: [at],
    }))
    const { scene, at } = sceneOn(1440, { ...crowd.view, communityList: named }, crowd)
    const names = different(letterOverview(scene, new Map(), at, estimateWidth, []))
    expect(discsAt(scene, at).length).toBe(36)
    expect(names.length).toBeGreaterThanOrEqual(28)
  })
})

describe('the disc that is pointed at', () => {
  it('has its name in any case, and stands in front with those that it is linked with most', () => {
    const { scene, at } = sceneOn(700)
    const full = [{ left: 0, top: 0, right: 700, bottom: sheet.height }]
    expect(letterOverview(scene, new Map(), at, estimateWidth, full)).toEqual([])
    const place = 5
    const name = communityList.find(({ id }) => id === scene.clusters!.overview.ids[place])!.name
    const said = letterDiscsInFront(scene, [place], at, estimateWidth, full).map(({ text }) => text)
    expect(said.length).toBeGreaterThan(0)
    expect(said.every((text) => name.includes(text.replace('…', '')))).toBe(true)
    const { discs, ties } = discsAround(scene, at, [place])
    expect(discs.length).toBeGreaterThan(1)
    expect(discs.length).toBeLessThanOrEqual(9)
    expect(ties.every(({ one, other }) => one === place || other === place)).toBe(true)
  })

  it('of two, only what joins them is in front', () => {
    const { scene, at } = sceneOn(1440)
    const { discs, ties } = discsAround(scene, at, [0, 1])
    expect(discs.map(({ place }) => place)).toEqual([0, 1])
    expect(ties.map(({ one, other }) => [one, other])).toEqual([[0, 1]])
  })
})
