/** Discs that stand for clusters: where they are, when they open, and what is drawn then. */
import { describe, expect, it } from 'vitest'
import { finish, gatherClusters } from '../../../../src/core/graph/overview.ts'
import { discAt, openAt, openScene } from '../../../../src/core/graph/picture/clusters.ts'
import { placeDiscs } from '../../../../src/core/graph/picture/discs.ts'
import { colourDiscs, countClusters, discsAt, tiesAt } from '../../../../src/core/graph/picture/disc-look.ts'
import { letterOverview } from '../../../../src/core/graph/picture/disc-lettering.ts'
import { PALETTES } from '../../../../src/core/graph/picture/palette.ts'
import type { Projection } from '../../../../src/core/graph/picture/projection.ts'
import { countDrawn, createScene, type Clusters } from '../../../../src/core/graph/picture/scene.ts'
import { describeScene } from '../../../../src/core/graph/picture/plate.ts'
import { drawSvg } from '../../../../src/core/graph/picture/svg.ts'
import { estimateWidth } from '../../../../src/core/graph/picture/text-widths.ts'
import { clusteredLens } from '../clustered-lens.ts'

const SHEET = { width: 1000, height: 800 }
const graph = clusteredLens(400, 1600, (person) => (person % 2 === 0 ? 1 : 2 + (person % 5)))
const whole = createScene(graph.view, graph.visible, PALETTES.light, SHEET, { isUnlinked: true })
const overview = finish(gatherClusters(graph.view, graph.visible))
const discs = finish(placeDiscs(graph.view, overview))
const closed: Clusters = {
  whole,
  overview,
  discs,
  colours: colourDiscs(whole, overview, false),
  open: new Uint8Array(overview.ids.length + 1),
}

/** The sheet at a scale, with a place of the map in its middle. */
function lookAt(x: number, y: number, scale: number): Projection {
  const magnification = Math.sqrt(scale / 3)
  return { ...SHEET, scaleX: scale, scaleY: -scale, shiftX: 500 - scale * x, shiftY: 400 + scale * y, magnification }
}

const FAR = lookAt(0, 0, 3)
const middle = { x: discs.x[0]!, y: discs.y[0]! }
/** The scale at which all discs just fill the sheet. */
const fullScale = Math.min(1000 / (discs.alongX[1] - discs.alongX[0]), 800 / (discs.alongY[1] - discs.alongY[0]))
const open = (clusters: Clusters, at: Projection, room = 0, held?: number): Clusters => ({
  ...clusters,
  open: openAt(clusters, at, room, held),
})

describe('discs', () => {
  it('have areas that are proportional to what they hold', () => {
    const [first, second] = [0, 1].map((place) => discs.radii[place]! ** 2 / overview.areas[place]!)
    expect(first).toBeCloseTo(second!, 5)
  })

  it('do not overlap, though their homes do', () => {
    const crowd = clusteredLens(600, 900, (person) => 1 + (person % 12))
    const view = { ...crowd.view, x: crowd.view.x.map((x) => x / 30), y: crowd.view.y.map((y) => y / 30) }
    view.x[0] = 300
    view.y[1] = 300
    const crowded = finish(gatherClusters(view, crowd.visible))
    const { x, y, radii } = finish(placeDiscs(view, crowded))
    for (let one = 0; one < radii.length; one++)
      for (let other = one + 1; other < radii.length; other++)
        expect(Math.hypot(x[one]! - x[other]!, y[one]! - y[other]!)).toBeGreaterThan(radii[one]! + radii[other]!)
  })

  it('are where most of the marks are, whatever a few others do', () => {
    const view = { ...graph.view, x: graph.view.x.slice() }
    view.x[graph.view.communities.indexOf(1)] = 10_000
    const { homeX } = finish(placeDiscs(view, overview))
    expect(homeX[overview.places[1]!]).toBeCloseTo(discs.homeX[overview.places[1]!]!, 0)
  })
})

describe('clusters', () => {
  it('open when they take a good part of the window, and stay open a little longer than that', () => {
    expect(openAt(closed, FAR, 0, undefined)).not.toContain(1)
    const near = open(closed, lookAt(middle.x, middle.y, 1.7 * fullScale))
    expect(near.open[0]).toBe(1)
    const between = lookAt(middle.x, middle.y, 1.4 * fullScale)
    expect(open(near, between).open[0]).toBe(1)
    expect(open(closed, between).open[0]).toBe(0)
    expect(open(near, FAR).open[0]).toBe(0)
  })

  it('close when one moves away from them', () => {
    const scale = 1.7 * fullScale
    const near = open(closed, lookAt(middle.x, middle.y, scale))
    expect(open(near, lookAt(middle.x + 5000 / scale, middle.y, scale)).open[0]).toBe(0)
  })

  it('open in sight where there is room for every mark, and one that is held anywhere', () => {
    const near = lookAt(middle.x, middle.y, 2.3 * fullScale)
    const { open: opened } = open(closed, near, graph.view.order)
    for (const { place } of discsAt(openScene(closed), near)) expect(opened[place]).toBe(1)
    expect(opened.at(-1)).toBe(1)
    expect(open(closed, near, graph.view.order - 1).open.at(-1)).toBe(0)
    expect([...openAt(closed, FAR, 0, 2)].indexOf(1)).toBe(2)
  })

  it('show their own marks and the links among them, and nothing of closed ones', () => {
    const scene = openScene(open(closed, FAR, 0, 1))
    const isMember = (node: number): boolean => graph.view.communities[node] === overview.ids[1]
    expect(scene.view.ranking.length).toBe(overview.sizes[1])
    expect([...scene.view.ranking].every(isMember)).toBe(true)
    const { sources, targets } = graph.view.network
    const inside = [...sources.keys()].filter((edge) => isMember(sources[edge]!) && isMember(targets[edge]!))
    expect([...scene.linkOrder].sort((a, b) => a - b)).toEqual(inside)
    expect(countDrawn(scene, FAR).marks).toBe(overview.sizes[1])
    const counts = countClusters(scene.clusters!, FAR)
    expect(counts).toMatchObject({ open: 1, inOpen: overview.sizes[1], discs: overview.ids.length - 1 })
    expect(counts.inDiscs + counts.inOpen + counts.inSmall).toBe(graph.view.order)
  })

  it('are found under the pointer while they are closed', () => {
    const [x, y] = [FAR.scaleX * middle.x + FAR.shiftX, FAR.scaleY * middle.y + FAR.shiftY]
    expect(discAt(closed, FAR, x, y)).toBe(0)
    expect(discAt(open(closed, FAR, 0, 0), FAR, x, y)).toBeUndefined()
    expect(discAt(closed, FAR, 2, 2)).toBeUndefined()
  })
})

describe('what is seen of closed clusters', () => {
  const scene = openScene(closed)

  it('is a disc for each with its name, and lines from rim to rim', () => {
    expect(discsAt(scene, FAR).map(({ place }) => place)).toEqual([...overview.ids.keys()])
    for (const { x1, y1, x2, y2 } of tiesAt(scene, FAR))
      for (const { x, y, radius } of discsAt(scene, FAR))
        for (const [endX, endY] of [
          [x1, y1],
          [x2, y2],
        ] as const)
          expect(Math.hypot(endX - x, endY - y)).toBeGreaterThan(radius - 0.01)
    const names = letterOverview(scene, new Map(), FAR, estimateWidth, []).map(({ text }) => text)
    expect(names).toContain('Cluster 1')
  })

  it('is the same in a picture, which says so', () => {
    const svg = drawSvg(scene, FAR, { title: '', description: '', measure: estimateWidth, reserved: [] })
    expect(svg.match(/<circle/g)).toHaveLength(overview.ids.length)
    expect(describeScene(scene, FAR)[0]).toBe(
      `Co-authors: ${overview.ids.length} clusters of 400 marks as discs, their area what is in them, the width of lines the strength of all links between two.`,
    )
  })

  it('wears the colour of the cluster, or the mean of its marks where these tell a number', () => {
    expect(closed.colours[overview.places[1]!]).toBe(PALETTES.light.clusters[0])
    const colours = graph.view.keys.map((_, node) => (node % 4 === 0 ? '#000000' : '#ffffff'))
    expect(colourDiscs({ ...whole, colours }, overview, true)[overview.places[1]!]).toBe('#808080')
  })
})
