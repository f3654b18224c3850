/** The parts of the stage that need no screen: what is drawn where, in front, and under the pointer. */
import { describe, expect, it, vi } from 'vitest'
import { frame } from '../../../src/app/stage/camera.ts'
import { drawStage } from '../../../src/app/stage/drawing.ts'
import { ghostsAt, ghostsOf, paintGhosts } from '../../../src/app/stage/ghosts.ts'
import { highlightOf } from '../../../src/app/stage/highlight.ts'
import { letterHighlight } from '../../../src/app/stage/painter.ts'
import { pickEdge, pickNode } from '../../../src/app/stage/picking.ts'
import { boxesOf, NO_SIGNS, paintSigns, shapesOf, signsInSight, signsOf } from '../../../src/app/stage/signs.ts'
import { NO_FILTERS, selectVisible } from '../../../src/app/state/filters.ts'
import {
  arrangeLens,
  createLetters,
  createScene,
  findSpot,
  linkColour,
  linkWidth,
  mix,
  TakenRoom,
  toRgb,
} from '../../../src/core/index.ts'
import { estimateWidth } from '../../../src/core/graph/picture/text-widths.ts'
import { FACTS, PALETTE, PROJECTION, SNAPSHOT } from '../small-graph.ts'

const SHEET = { width: 1000, height: 800 }
const view = arrangeLens(FACTS, SNAPSHOT.lenses.everything!)
const visible = selectVisible(view, NO_FILTERS)
const scene = createScene(view, visible, PALETTE, SHEET)

const SHOWN = { isReviewing: false, areDoubtsShown: true }

describe('the scene', () => {
  it('makes the area of a mark proportional to its papers', () => {
    expect((scene.radii[0]! / scene.radii[2]!) ** 2).toBeCloseTo(2, 5)
  })

  it('colours links inside a cluster and leaves others neutral, the strongest on top', () => {
    expect([linkColour(scene, 0), linkColour(scene, 1)]).toEqual(['#aa0000', '#777777'])
    expect(scene.linkOrder.at(-1)).toBe(0)
    expect(linkWidth(scene, 0)).toBeGreaterThan(linkWidth(scene, 1))
  })

  it('draws links of people to topics only when they are asked for', () => {
    expect([...scene.linkOrder]).not.toContain(3)
    expect(highlightOf(view, visible, undefined, 0, [])?.edges).toContain(3)
  })

  it('turns a lying map on an upright sheet', () => {
    const coauthors = arrangeLens(FACTS, SNAPSHOT.lenses['co-authors']!)
    const upright = createScene(coauthors, selectVisible(coauthors, NO_FILTERS), PALETTE, { width: 390, height: 844 })
    expect([...upright.view.y]).toEqual([-0, -100, -200])
  })
})

describe('the highlight', () => {
  it('of a mark holds its neighbours and its links, of a link its ends, of a cluster its members', () => {
    const node = highlightOf(view, visible, { type: 'node', key: 'author:alder' }, undefined, [])!
    expect(node.nodes[0]).toBe(0)
    expect([...node.nodes].toSorted()).toEqual([0, 1, 2, 5])
    expect(node.picked).toEqual([0])
    const edge = highlightOf(
      view,
      visible,
      { type: 'edge', source: 'author:alder', target: 'author:birch' },
      undefined,
      [],
    )!
    expect([edge.nodes, edge.edges]).toEqual([[0, 1], [0]])
    const cluster = highlightOf(view, visible, { type: 'cluster', id: 1 }, undefined, [])!
    expect([[...cluster.nodes].toSorted(), cluster.edges]).toEqual([[0, 1], [0]])
  })

  it('keeps the selection in front while something else is pointed at', () => {
    const both = highlightOf(view, visible, { type: 'node', key: 'author:alder' }, 7, [])!
    expect(both.nodes).toContain(7)
    expect(both.nodes).toContain(1)
    expect(both.picked).toEqual([0])
  })

  it('is empty for what is not there or hidden', () => {
    expect(highlightOf(view, visible, { type: 'node', key: 'author:nobody' }, undefined, [])).toBeUndefined()
    const hidden = selectVisible(view, { ...NO_FILTERS, hiddenKinds: ['author'] })
    expect(highlightOf(view, hidden, { type: 'node', key: 'author:alder' }, undefined, [])).toBeUndefined()
  })
})

describe('the pointer', () => {
  it('finds the nearest mark within reach, and none beyond', () => {
    expect(pickNode(scene, PROJECTION, 101, 501, 5)).toBe(0)
    expect(pickNode(scene, PROJECTION, 290, 500, 40)).toBe(1)
    expect(pickNode(scene, PROJECTION, 200, 450, 5)).toBeUndefined()
  })

  it('finds a link between its ends, not past them', () => {
    expect(pickEdge(scene, PROJECTION, 200, 502, 4)).toBe(0)
    expect(pickEdge(scene, PROJECTION, 200, 520, 4)).toBeUndefined()
    expect(pickEdge(scene, PROJECTION, 80, 500, 4)).toBeUndefined()
  })
})

describe('lettering', () => {
  const measure = (text: string, _face: unknown, spacing: number): number => text.length * (7 + spacing)

  it('never writes one name over another', () => {
    const labels = createLetters(scene, new Map([[1, { x: 40, y: 10, reach: 0 }]]), PROJECTION, measure, [])
    expect(labels.map(({ text }) => text)).toEqual(expect.arrayContaining(['Alder, Ida', 'Birch, Odd', 'MAPS']))
    for (const [place, { box: a }] of labels.entries())
      for (const { box: b } of labels.slice(place + 1)) {
        const isApart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
        expect(isApart).toBe(true)
      }
  })

  it('finds a spot beside a mark until all four are taken', () => {
    const taken = new TakenRoom()
    const aligns: string[] = []
    for (;;) {
      const found = findSpot(taken, 500, 300, 10, 80, 14, 2, 1000)
      if (!found) break
      aligns.push(found.spot.align)
      taken.take(found.box)
    }
    expect(aligns).toEqual(['left', 'right', 'center', 'center'])
  })

  it('keeps names inside of the stage', () => {
    expect(findSpot(new TakenRoom(), 990, 300, 5, 80, 14, 2, 1000)?.spot.align).toBe('right')
  })
})

describe('colours and camera', () => {
  it('reads long and short colours and mixes them', () => {
    expect([toRgb('#0a0b0c'), toRgb('#fff'), toRgb('')]).toEqual([
      [10, 11, 12],
      [255, 255, 255],
      [128, 128, 128],
    ])
    expect(mix('#000', '#ffffff', 0.5)).toBe('#808080')
  })

  it('frames a part of the map in the room that panels leave', () => {
    const insets = { left: 0, right: 400, top: 0, bottom: 0 }
    const camera = frame({ left: 0, right: 1, bottom: 0, top: 0.5 }, insets, 1000, 800, 600, 0.1)
    expect(camera.ratio).toBe(1)
    // The middle of the map, half a unit from the left, comes to the middle of the free 600 pixels.
    expect((0.5 - camera.x) * 600 + 500).toBeCloseTo(300)
    expect(frame({ left: 0, right: 0, bottom: 0, top: 0 }, insets, 1000, 800, 600, 0.4).ratio).toBe(0.4)
  })
})

describe('who is possibly one person', () => {
  const doubts = [
    { a: 0, b: 2, score: 0.8, evidence: [] },
    { a: 1, b: 2, score: 0.4, evidence: [] },
  ]
  const nodeOf = (author: number): number => view.indexOf.get(FACTS.authors[author]!.id)!

  it('is shown where both people are, best first', () => {
    expect(ghostsOf(scene, { ...SNAPSHOT, doubts }, SHOWN)).toEqual([
      [nodeOf(0), nodeOf(2)],
      [nodeOf(1), nodeOf(2)],
    ])
    const nodes = visible.nodes.slice()
    nodes[nodeOf(0)] = 0
    expect(ghostsOf({ ...scene, visible: { ...visible, nodes } }, { ...SNAPSHOT, doubts }, SHOWN)).toHaveLength(1)
    expect(ghostsOf(scene, SNAPSHOT, SHOWN)).toEqual([])
    expect(ghostsOf(scene, { ...SNAPSHOT, doubts }, { isReviewing: false, areDoubtsShown: false })).toEqual([])
    expect(ghostsAt(ghostsOf(scene, { ...SNAPSHOT, doubts }, SHOWN), [nodeOf(1)])).toEqual([[nodeOf(1), nodeOf(2)]])
  })

  it('is a dashed line from rim to rim', () => {
    const drawn: string[] = []
    const context = {
      save() {},
      restore() {},
      beginPath() {},
      setLineDash: (dashes: number[]) => drawn.push(`dashes ${dashes.join(' ')}`),
      moveTo: (x: number) => drawn.push(`from ${x}`),
      lineTo: (x: number) => drawn.push(`to ${x}`),
      stroke: () => drawn.push('stroke'),
    } as unknown as CanvasRenderingContext2D
    const side = { ...view, x: Float32Array.from(view.x, (_, node) => node * 50), y: new Float32Array(view.order) }
    const radii = new Float32Array(view.order).fill(3)
    paintGhosts(context, { ...scene, view: side, radii }, PROJECTION, [[0, 1]])
    expect(drawn).toEqual(['dashes 5 4', 'from 105', 'to 195', 'stroke'])
  })
})

describe('the name of what is selected', () => {
  it('is cut to what a narrow sheet has room for, and stays inside of it', () => {
    const long = 'Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine Maximilian'
    const labels = [...view.labels]
    labels[0] = long
    const x = view.x.map(() => 0)
    const named = { ...scene, view: { ...view, labels, x } }
    const sheet = { ...PROJECTION, scaleX: 1, shiftX: 20, width: 320, height: 640 }
    const highlight = { nodes: [0], edges: [], picked: [0], named: [0] }
    const [label] = letterHighlight(named, sheet, highlight, estimateWidth, [])
    expect(label!.text).toMatch(/^Wolfe.*…$/)
    expect(label!.box.left).toBeGreaterThanOrEqual(0)
    expect(label!.box.right).toBeLessThanOrEqual(320)
  })
})

describe('signs', () => {
  const annotations = {
    notes: [
      { key: 'author:alder', text: 'Ask her.' },
      { key: 'author:nobody', text: 'Gone.' },
    ],
    pins: [
      { lens: 'everything', key: 'author:birch', x: 1, y: 2 },
      { lens: 'co-authors', key: 'author:alder', x: 1, y: 2 },
    ],
  } as const

  it('stand at what was pinned in this lens and at what has a note, as far as it is drawn', () => {
    const signs = signsOf(view, annotations)
    expect(signs).toEqual({ pinned: [1], noted: [0] })
    expect(signsInSight(signs, scene, PROJECTION)).toEqual(signs)
    expect(signsInSight(signs, scene, PROJECTION, [0])).toEqual({ pinned: [], noted: [0] })
    const hidden = { ...scene, visible: { ...visible, nodes: visible.nodes.map((_, node) => (node === 1 ? 1 : 0)) } }
    expect(signsInSight(signs, hidden, PROJECTION)).toEqual({ pinned: [1], noted: [] })
    expect(signsOf(view, { notes: [], pins: [] })).toBe(NO_SIGNS)
  })

  it('keep their room above the rim of the mark, and nothing is drawn where there are none', () => {
    const [pin, sheet] = boxesOf(scene, PROJECTION, signsOf(view, annotations))
    expect([pin!.left > 300, pin!.bottom < 500, sheet!.right < 100, sheet!.bottom < 500]).toEqual([
      true,
      true,
      true,
      true,
    ])
    const drawn: string[] = []
    const context = new Proxy({} as Record<string, unknown>, {
      get: (_, name) => () => drawn.push(String(name)),
      set: () => true,
    }) as unknown as CanvasRenderingContext2D
    vi.stubGlobal('Path2D', function (path: string) {
      drawn.push(path)
    })
    paintSigns(context, scene, PROJECTION, NO_SIGNS)
    expect(drawn).toEqual([])
    paintSigns(context, scene, PROJECTION, signsOf(view, annotations))
    vi.unstubAllGlobals()
    expect(drawn.filter((name) => name.startsWith('M'))).toHaveLength(2)
    expect(drawn.filter((name) => name === 'fill')).toHaveLength(4)
    expect(drawn.at(-1)).toBe('restore')
  })

  it('are in drawings too, which say what they mean', async () => {
    const highlight = { nodes: [1], edges: [], picked: [1], named: [1] }
    const shown = { scene, projection: PROJECTION, measure: estimateWidth, highlight: undefined }
    const draw = (own: Partial<Parameters<typeof drawStage>[0]>): Promise<string> =>
      drawStage({ ...shown, signs: NO_SIGNS, ...own }, { scale: 1, isTransparent: false }).text()
    const [pin, sheet] = shapesOf(scene, PROJECTION, signsOf(view, annotations)).map(({ path }) => path)
    const svg = await draw({ signs: signsOf(view, annotations) })
    expect([svg.split(pin!).length, svg.split(sheet!).length]).toEqual([3, 3])
    expect(svg).toContain('A pin: put in its place by hand. A sheet: has a note.')
    expect(await draw({ highlight })).not.toContain('A pin')
  })
})
