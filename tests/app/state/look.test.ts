/** Colours and areas that tell a number. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createCorpus, toRgb } from '../../../src/core/index.ts'
import { colourAll, createScale, rampOf } from '../../../src/app/state/gradient.ts'
import { NO_FILTERS } from '../../../src/app/state/filters.ts'
import { lensViewOf } from '../../../src/app/state/lens-view.ts'
import { valuesOf } from '../../../src/app/state/look.ts'
import { measureMarks } from '../../../src/app/state/measures.ts'
import { FACTS, SNAPSHOT } from '../small-graph.ts'

const corpus = createCorpus(FACTS)
const view = lensViewOf(FACTS, SNAPSHOT.lenses.everything!)

describe('measures', () => {
  it('averages the years of the papers behind a mark, of those within the years only', () => {
    const at = (key: string): number => view.indexOf.get(key)!
    const years = measureMarks('averageYear', corpus, view, NO_FILTERS, undefined)!
    expect([years[at('author:alder')], years[at('author:cédar')], years[at('paper:one')]]).toEqual([2021.5, 2023, 2020])
    const late = measureMarks(
      'averageYear',
      corpus,
      view,
      { years: { from: 2022, to: 2024 }, venues: undefined },
      undefined,
    )!
    expect([late[at('author:alder')], late[at('paper:one')]]).toEqual([2023, NaN])
  })

  it('are worked out once for the map and its legend, and anew for other years', () => {
    const state = { corpus, view, filters: NO_FILTERS, measured: undefined }
    const all = valuesOf(state, 'averageYear')!
    expect(valuesOf({ ...state }, 'averageYear')).toBe(all)
    const late = { ...state, filters: { ...NO_FILTERS, years: { from: 2022, to: 2024 } } }
    expect(valuesOf(late, 'averageYear')!.scale.low).toBeGreaterThan(all.scale.low)
    // Only the last years are kept: playing them would fill the memory.
    expect(valuesOf(state, 'averageYear')).not.toBe(all)
    expect(valuesOf(state, 'averageYear')!.values).toEqual(all.values)
    expect(valuesOf(state, 'documents')!.values).not.toEqual(all.values)
    expect(valuesOf(state, 'pagerank')).toBeUndefined()
  })

  it('says that citations are unknown instead of taking them for none', () => {
    expect(measureMarks('citations', corpus, view, NO_FILTERS, undefined)!.every(Number.isNaN)).toBe(true)
  })

  it('has no centrality of a lens that was not measured', () => {
    const other = lensViewOf(FACTS, SNAPSHOT.lenses['co-authors']!)
    const measured = {
      adjacency: other.adjacency,
      pagerank: Float64Array.of(0.4, 0.4, 0.2),
      betweenness: new Float64Array(3),
      samples: 3,
    }
    expect(measureMarks('pagerank', corpus, view, NO_FILTERS, measured)).toBeUndefined()
    expect(measureMarks('pagerank', corpus, other, NO_FILTERS, measured)).toBe(measured.pagerank)
  })
})

describe('scales', () => {
  it('says where the colours end and that some values lie beyond', () => {
    const years = Float64Array.from({ length: 100 }, (_, place) => 1990 + place / 4)
    years[0] = 1066
    const scale = createScale(years, false)!
    expect(scale.isCutBelow).toBe(true)
    expect(scale.low).toBeGreaterThan(1985)
    expect([scale.shareOf(1066), scale.shareOf(scale.middle), scale.shareOf(3000)]).toEqual([0, 0.5, 1])
  })

  it('gives one value the middle and no value no scale', () => {
    expect(createScale(Float64Array.of(7, 7), true)!.shareOf(7)).toBe(0.5)
    expect(createScale(Float64Array.of(NaN), true)).toBeUndefined()
  })

  it('colours the unknown apart', () => {
    const values = Float64Array.of(1, NaN, 9)
    const ramp = rampOf({ low: '#000000', high: '#ffffff' })
    expect(colourAll(values, createScale(values, true)!, ramp, '#123456')).toEqual(['#000000', '#123456', '#ffffff'])
  })
})

describe('the gradients of the style sheet', () => {
  const css = readFileSync('src/app/style/theme.css', 'utf8')
  const themes = css.split(/(?=:root)/).filter((part) => part.includes('--low:'))
  const read = (part: string, name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(part)![1]!
  const luminance = (hex: string): number => {
    const [r, g, b] = toRgb(hex).map((value) => {
      const share = value / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
  }

  it('are there for every theme', () => {
    expect(themes.length).toBe(4)
  })

  it.each(themes.map((part) => [read(part, 'low'), read(part, 'high'), read(part, 'paper')]))(
    'from %s to %s are seen on %s at every step, and ever lighter, so that lightness alone tells the number',
    (low, high, paper) => {
      const steps = rampOf({ low: low!, high: high! }).map(luminance)
      const ground = luminance(paper!)
      for (const step of steps)
        expect((Math.max(step, ground) + 0.05) / (Math.min(step, ground) + 0.05)).toBeGreaterThanOrEqual(3)
      for (let at = 1; at < steps.length; at++) expect(steps[at]!).toBeGreaterThan(steps[at - 1]!)
    },
  )
})
