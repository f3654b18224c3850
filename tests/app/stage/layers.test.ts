/** What the graphics card is given of marks and links. */
import { describe, expect, it } from 'vitest'
import { packLinks } from '../../../src/app/stage/link-layer.ts'
import { packMarks } from '../../../src/app/stage/mark-layer.ts'
import { NO_FILTERS, selectVisible } from '../../../src/app/state/filters.ts'
import { arrangeLens, createScene, linkColour, linkWidth, toRgb } from '../../../src/core/index.ts'
import { FACTS, PALETTE, SNAPSHOT } from '../small-graph.ts'

const MARK = 16
const LINK = 28
const SHAPES = { author: 0, topic: 1, paper: 2, system: 3 }
const view = arrangeLens(FACTS, SNAPSHOT.lenses.everything!)
const sheet = { width: 1000, height: 800 }
const whole = createScene(view, selectVisible(view, NO_FILTERS), PALETTE, sheet)

describe('the buffer of marks', () => {
  it('holds place, radius, colour and shape of each, the most important last', () => {
    const packed = packMarks(whole, MARK)
    expect(packed.byteLength).toBe(view.order * MARK)
    const floats = new Float32Array(packed)
    const bytes = new Uint8Array(packed)
    ;[...view.ranking].reverse().forEach((node, place) => {
      expect([...floats.subarray(place * 4, place * 4 + 3)]).toEqual([view.x[node], view.y[node], whole.radii[node]])
      expect([...bytes.subarray(place * MARK + 12, place * MARK + 16)]).toEqual([
        ...toRgb(whole.colours[node]!),
        SHAPES[view.kinds[node]!],
      ])
    })
  })

  it('leaves out what is hidden', () => {
    const visible = selectVisible(view, { ...NO_FILTERS, hiddenKinds: ['author'] })
    const packed = packMarks(createScene(view, visible, PALETTE, sheet), MARK)
    const shapes = [...new Uint8Array(packed)].filter((_, at) => at % MARK === MARK - 1)
    expect(shapes).toHaveLength(visible.nodeCount)
    expect(shapes).not.toContain(SHAPES.author)
  })
})

describe('the buffer of links', () => {
  it('holds both ends, the width, the rank of the lesser end and the colour of each, the strongest last', () => {
    const packed = packLinks(whole, LINK, Infinity)
    const floats = new Float32Array(packed)
    const bytes = new Uint8Array(packed)
    const { sources, targets } = view.network
    expect(packed.byteLength).toBe(whole.linkOrder.length * LINK)
    whole.linkOrder.forEach((edge, place) => {
      const [source, target] = [sources[edge]!, targets[edge]!]
      const ends = [view.x[source], view.y[source], view.x[target], view.y[target]]
      const rank = Math.max(whole.ranks[source]!, whole.ranks[target]!)
      expect([...floats.subarray(place * 7, place * 7 + 6)]).toEqual([
        ...ends,
        Math.fround(linkWidth(whole, edge)),
        rank,
      ])
      expect([...bytes.subarray(place * LINK + 24, place * LINK + 27)]).toEqual([...toRgb(linkColour(whole, edge))])
    })
  })

  it('holds no more than are asked for, the strongest', () => {
    const all = new Uint8Array(packLinks(whole, LINK, Infinity))
    expect(all.byteLength).toBeGreaterThan(2 * LINK)
    expect([...new Uint8Array(packLinks(whole, LINK, 2))]).toEqual([...all.subarray(all.byteLength - 2 * LINK)])
  })
})
