import { describe, expect, it } from 'vitest'
import { rowOf } from '../../../src/core/columns/incidence.ts'
import { findIntroductions } from '../../../src/core/extraction/introductions.ts'
import { extractSystems } from '../../../src/core/extraction/systems.ts'
import { paperOf } from './papers.ts'

const names = (title: string, abstract?: string): string[] =>
  findIntroductions(paperOf(title, abstract)).map(({ name }) => name)

describe('findIntroductions', () => {
  it('finds the name before the colon of a title when the abstract speaks of it', () => {
    expect(names('SnowNet: Mapping Snow from Space', 'SnowNet maps snow.')).toEqual(['SnowNet'])
    expect(names('Borealis: A Forest Simulator', 'We run Borealis on large maps. Borealis is fast.')).toEqual([
      'Borealis',
    ])
  })

  it('takes no title phrase, field or well-known acronym for a system', () => {
    expect(names('Silent Forests: Why Birds Leave', 'Silent forests are a concern.')).toEqual([])
    expect(names('COVID-19: Lessons for Forestry', 'COVID-19 changed forestry.')).toEqual([])
    expect(names('Deforestation: A Review', 'We review deforestation.')).toEqual([])
  })

  it('finds an acronym where the authors present its long form, with that as expansion', () => {
    const abstract = 'In this work, we propose Robust Alpine Mapping (RAM) to see glaciers.'
    expect(findIntroductions(paperOf('Seeing glaciers', abstract))).toEqual([
      { name: 'RAM', expansion: 'Robust Alpine Mapping', isTitled: false },
    ])
  })

  it('keeps what is only used out', () => {
    expect(names('Snow depth', 'We propose a method using Random Forest Regression (RFR) for snow.')).toEqual([])
    expect(names('Snow depth', 'We present findings on large language models (LLMs) and snow.')).toEqual([])
    expect(names('Snow depth', 'Existing tools introduce SnowMax to users. It is slow.')).toEqual([])
    expect(names('Snow depth', 'We present a BERT-based reader of field notes.')).toEqual([])
  })

  it('finds names after "named", "called" and "termed", in quotes or not', () => {
    expect(names('Snow', 'We present an algorithm named "Polar Batch Sorting" for ice.')).toEqual([
      'Polar Batch Sorting',
    ])
    expect(names('Snow', 'We build a sorter for ice cores, termed IC-Sort.')).toEqual(['IC-Sort'])
  })

  it('finds every name of an enumeration', () => {
    const abstract = 'We design a seasonal river gauge (SRG) sensor, as well as a solar-driven SRG (SD-SRG) sensor.'
    expect(names('Gauges', abstract)).toEqual(['SRG', 'SD-SRG'])
  })

  it('spells a titled name out by its initials', () => {
    expect(findIntroductions(paperOf('SaaT: Safer Hiking with Snow as a Terrain'))).toEqual([
      { name: 'SaaT', expansion: 'Snow as a Terrain', isTitled: true },
    ])
  })
})

describe('extractSystems', () => {
  const maker = paperOf(
    'SnowNet: Mapping Snow from Space',
    'We present SnowNet, a mapper of snow. Code: https://github.com/alpine/snow-net and https://example.org/press',
    { links: ['https://github.com/alpine/snow-net', 'https://example.org/press'] },
  )
  const user = paperOf('Avalanches', 'Maps of SnowNet and snownet-like tools are compared.')
  const namesake = paperOf('Sleds', 'A snownet holds the sled.')

  it('tells who introduces a system from who mentions it, by the exact name', () => {
    const { systems, introducedSystems, mentionedSystems } = extractSystems([maker, user, namesake])
    expect(systems).toEqual([{ id: 'system:snownet', name: 'SnowNet', links: ['https://github.com/alpine/snow-net'] }])
    expect([0, 1, 2].map((paper) => [...rowOf(introducedSystems, paper)])).toEqual([[0], [], []])
    expect([0, 1, 2].map((paper) => [...rowOf(mentionedSystems, paper)])).toEqual([[], [0], []])
  })

  it('gives a link to the system whose name or expansion it bears', () => {
    const paper = paperOf('Ice and fire', 'We propose Glide then Stop (GtS). We also present FirePit, a simulator.', {
      links: ['https://github.com/lab/glide-then-stop', 'https://github.com/lab/firepit'],
    })
    const { systems } = extractSystems([paper])
    expect(systems.map(({ name, links }) => [name, links])).toEqual([
      ['FirePit', ['https://github.com/lab/firepit']],
      ['GtS', ['https://github.com/lab/glide-then-stop']],
    ])
  })

  it('drops names that many papers introduce: they are words of the field', () => {
    const papers = ['A', 'B', 'C'].map((letter) =>
      paperOf(`Paper ${letter}`, 'We propose Deep Snow Sensing (DSS) for roads.'),
    )
    expect(extractSystems(papers).systems).toEqual([])
    expect(extractSystems(papers.slice(0, 2)).systems).toHaveLength(1)
  })

  it('keeps ids apart when names differ only in case', () => {
    const { systems } = extractSystems([
      paperOf('IceNet: Ice', 'IceNet works.'),
      paperOf('ICENet: More ice', 'ICENet works.'),
    ])
    expect(systems.map(({ id }) => id)).toEqual(['system:icenet', 'system:icenet-2'])
  })

  it('keeps ids apart when a name ends like the number of another', () => {
    const { systems } = extractSystems([
      paperOf('IceNet: Ice', 'IceNet works.'),
      paperOf('ICENet: More ice', 'ICENet works.'),
      paperOf('IceNet-2: Even more ice', 'IceNet-2 works.'),
    ])
    expect(new Set(systems.map(({ id }) => id)).size).toBe(3)
  })
})
