/** What stands in front in a drawing, and how names are printed. */
import { describe, expect, it } from 'vitest'
import { arrangeLens } from '../../../../src/core/graph/lens-columns.ts'
import { PALETTES } from '../../../../src/core/graph/picture/palette.ts'
import { printHaloes } from '../../../../src/core/graph/picture/print-haloes.ts'
import { createScene } from '../../../../src/core/graph/picture/scene.ts'
import { drawSvg, type Front } from '../../../../src/core/graph/picture/svg.ts'
import { estimateWidth } from '../../../../src/core/graph/picture/text-widths.ts'
import { FACTS, SNAPSHOT } from '../../../app/small-graph.ts'

const view = arrangeLens(FACTS, SNAPSHOT.lenses.everything!)
const visible = {
  nodes: new Uint8Array(view.order).fill(1),
  edges: new Uint8Array(view.network.sources.length).fill(1),
  nodeCount: view.order,
  edgeCount: view.network.sources.length,
}
const sheet = { width: 800, height: 600 }
const scene = createScene(view, visible, PALETTES.light, sheet)
const projection = { scaleX: 1, scaleY: -1, shiftX: 400, shiftY: 300, magnification: 1, ...sheet }

function draw(front?: Front): string {
  return drawSvg(scene, projection, { title: 't', description: 'd', measure: estimateWidth, reserved: [], front })
}

describe('a drawing', () => {
  const face = { size: 12, weight: 600, isItalic: false, family: 'x' }
  const spot = { x: 10, y: 20, align: 'left' as const }
  const box = { left: 0, right: 1, top: 0, bottom: 1 }
  const label = { text: 'In <front>', face, spacing: 0, colour: '#111111', halo: '#eeeeee', opacity: 1, spot, box }
  const front = {
    nodes: [1, 0],
    edges: [0],
    rings: [{ node: 0, radius: 9 }],
    ringWidth: 2.5,
    labels: [label],
    rest: 0.2,
  }

  it('fades all but what stands in front, which is drawn once more, the most wanted last', () => {
    const whole = draw(front)
    const [behind, before] = whole.slice(whole.indexOf('<g opacity="0.2">\n')).split('</g>\n</g>\n') as [string, string]
    expect(draw()).not.toContain('<g opacity="0.2">\n')
    expect(behind.split('\n').filter((line) => /^<(circle|rect|path) /.test(line)).length).toBeGreaterThan(
      front.nodes.length,
    )
    const ring = `r="9" fill="none" stroke="${scene.palette.accent}" stroke-width="2.5"/>`
    expect(before.split(ring)).toHaveLength(2)
    expect(before.indexOf('In &lt;front&gt;')).toBeGreaterThan(before.indexOf(ring))
    expect(before.indexOf('<path ')).toBeLessThan(before.indexOf(ring))
  })

  it('is printed with the halo of each name as an element of its own, of another weight', () => {
    const svg = draw(front)
    const printed = printHaloes(svg)
    const labels = (text: string): string[] => text.match(/<text [^>]*stroke=[^>]*>/g) ?? []
    expect(labels(printed)).toHaveLength(labels(svg).length)
    expect(labels(printed).every((tag) => tag.includes(' fill="none"'))).toBe(true)
    expect(printed).toMatch(
      /<text x="10" y="23.6" font-size="12" font-weight="604" fill="none" stroke="#eeeeee" aria-hidden="true">In &lt;front&gt;<\/text><text x="10" y="23.6" font-size="12" font-weight="600" fill="#111111">In &lt;front&gt;<\/text>/,
    )
    expect(printHaloes(printed)).not.toContain('font-weight="608"')
  })
})
