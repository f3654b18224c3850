/** Pictures of a lens: well-formed, without anything but shapes and text, and the same every time. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { drawLens, PICTURE_DEFAULTS, type Facts } from '../../../src/core/index.ts'
import { traceContours } from '../../../src/core/graph/picture/contours.ts'
import { estimateWidth } from '../../../src/core/graph/picture/text-widths.ts'
import { FACTS, SNAPSHOT } from '../../app/small-graph.ts'

const HOSTILE = '../shared/hostile/cases/strings'
const LENS = SNAPSHOT.lenses.everything!

const SHAPES = ['svg', 'title', 'desc', 'clipPath', 'rect', 'g', 'path', 'circle', 'text']

/** Throws where the picture is not well-formed. */
function readElements(svg: string): { name: string; attributes: string[]; texts: string[] }[] {
  const elements: { name: string; attributes: string[]; texts: string[] }[] = []
  const open: typeof elements = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: Object.keys(attributes), texts: [] }
    elements.push(element)
    open.push(element)
  })
  parser.on('text', (text) => open.at(-1)?.texts.push(text))
  parser.on('closetag', () => void open.pop())
  parser.write(svg).close()
  return elements
}

function renamed(label: string): Facts {
  return { ...FACTS, authors: FACTS.authors.map((author) => ({ ...author, label })) }
}

describe('a picture of a lens', () => {
  const svg = drawLens(FACTS, LENS, 'Made here.', PICTURE_DEFAULTS)

  it('holds a mark for each node, its names, its legend and its caption', () => {
    const elements = readElements(svg)
    expect([...new Set(elements.map(({ name }) => name))].toSorted()).toEqual(SHAPES.toSorted())
    const texts = elements.filter(({ name }) => name === 'text').map((element) => element.texts.join(''))
    expect(texts).toEqual(expect.arrayContaining(['Alder, Ida', 'Birch, Odd', 'people', 'papers', 'topics', 'systems']))
    expect(texts.join(' ')).toMatch(/Everything: \d+ marks, \d+ links\..* Made here\.$/)
  })

  it('is the same every time, in the colours and the size that were asked for', () => {
    expect(drawLens(FACTS, LENS, 'Made here.', PICTURE_DEFAULTS)).toBe(svg)
    const dark = drawLens(FACTS, LENS, '', {
      theme: 'dark',
      width: 800,
      height: 600,
      millimetres: 180,
      isTransparent: true,
    })
    expect(dark).toMatch(/^<svg [^>]*width="180mm" height="[\d.]+mm" viewBox="0 0 800 \d+"/)
    expect(dark).not.toContain('width="100%"')
    expect(dark).toContain('#8c86e6')
  })

  it.each([
    '<script>alert(1)</script>',
    '"><image href="x" onerror="x"/>',
    ']]>&#0;&amp;\u0000\u0008',
    '\ud800',
    '</text></svg>',
  ])('keeps the name %j as text', (label) => {
    const elements = readElements(drawLens(renamed(label), LENS, label, PICTURE_DEFAULTS))
    expect(elements.every(({ name }) => SHAPES.includes(name))).toBe(true)
    expect(elements.flatMap(({ attributes }) => attributes).filter((name) => /^on|href/i.test(name))).toEqual([])
  })

  it.skipIf(!existsSync(HOSTILE))('keeps hostile strings as text', () => {
    const lines = readdirSync(HOSTILE).flatMap((file) => readFileSync(join(HOSTILE, file), 'utf8').split('\n'))
    expect(lines.length).toBeGreaterThan(50)
    for (const line of lines.slice(0, 20)) {
      const elements = readElements(drawLens(renamed(line), LENS, lines.join(' '), PICTURE_DEFAULTS))
      expect(elements.every(({ name }) => SHAPES.includes(name))).toBe(true)
    }
  })

  it('can be drawn of nothing and of a single mark', () => {
    const empty = new Float32Array()
    const none = {
      graph: {
        ...LENS.graph,
        keys: [],
        kinds: [],
        edgeKinds: [],
        network: { order: 0, sources: new Uint32Array(), targets: new Uint32Array(), weights: new Float64Array() },
      },
      analysis: {
        ...LENS.analysis,
        positions: { x: empty, y: empty },
        communities: new Uint32Array(),
        documents: new Uint32Array(),
      },
    }
    expect(drawLens(FACTS, none, '', PICTURE_DEFAULTS)).toContain('Everything: 0 marks, 0 links.')
    expect(drawLens(FACTS, none, '', PICTURE_DEFAULTS)).not.toContain('NaN')
  })
})

describe('contours', () => {
  it('run around a hill, and around the hole in a ring', () => {
    const hill = traceContours(5, 5, (x, y) => (x === 2 && y === 2 ? 1 : 0), 0.5)
    expect(hill).toHaveLength(1)
    expect(hill[0]!.length / 2).toBe(4)
    const inGrid = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < 5 && y < 5
    const ring = traceContours(5, 5, (x, y) => (inGrid(x, y) && !(x === 2 && y === 2) ? 1 : 0), 0.5)
    expect(ring).toHaveLength(2)
  })
})

describe('the width of a text', () => {
  it('knows Latin letters, adds spacing, and leaves room for other scripts', () => {
    const face = { size: 10, weight: 450, isItalic: false, family: '' }
    expect(estimateWidth('il', face, 0)).toBeLessThan(estimateWidth('MW', face, 0) / 2)
    expect(estimateWidth('é', face, 0)).toBe(estimateWidth('e', face, 0))
    expect(estimateWidth('漢字', face, 1)).toBe(22)
    expect(estimateWidth('MW', { ...face, weight: 700 }, 0)).toBeGreaterThan(estimateWidth('MW', face, 0))
  })
})
