import { describe, expect, it } from 'vitest'
import { incidenceFrom } from '../../../src/core/columns/incidence.ts'
import { characteristicWords, nameClusters, nameCommunities } from '../../../src/core/extraction/cluster-names.ts'
import type { TermCounts } from '../../../src/core/extraction/contrast.ts'
import type { Topic } from '../../../src/core/model/facts.ts'
import { paperOf } from './papers.ts'

const topicOf = (label: string): Topic => ({
  id: `topic:${label.replaceAll(' ', '-')}`,
  label,
  forms: [label],
  relevance: 0.5,
})
const TOPICS = ['climate', 'glacier melt', 'glacier flow', 'wolf packs', 'camera traps', 'river gauges', 'sea ice'].map(
  topicOf,
)
/** Two clusters of two papers; all four are about climate. */
const ROWS = incidenceFrom([
  [0, 1, 2, 6],
  [0, 1, 2],
  [0, 3, 4],
  [0, 3, 5],
])

function countsOf(...topics: readonly number[]): TermCounts {
  const terms = Uint32Array.from(new Set(topics))
  return { terms, counts: terms.map((term) => topics.filter((other) => other === term).length) }
}

describe('nameClusters', () => {
  it('names each cluster by what sets it apart, never by what fits all', () => {
    const named = nameClusters(Uint32Array.of(1, 1, 2, 2), TOPICS, ROWS)
    expect(named.map(({ id, size }) => [id, size])).toEqual([
      [1, 2],
      [2, 2],
    ])
    expect(named[0]!.name).toBe('glacier melt, sea ice')
    expect(named[1]!.name).toBe('wolf packs, camera traps, river gauges')
    expect(named.some(({ name }) => name.includes('climate'))).toBe(false)
  })

  it('leaves papers in no cluster out and keeps a cluster without topics', () => {
    const named = nameClusters(Uint32Array.of(0, 1, 0, 3), TOPICS, ROWS)
    expect(named.map(({ size }) => size)).toEqual([1, 0, 1])
    expect(named[1]).toEqual({ id: 2, name: '', size: 0, topics: [] })
  })

  it('names a single cluster by its commonest topics', () => {
    expect(nameClusters(Uint32Array.of(1, 1, 1, 1), TOPICS, ROWS)[0]!.name).toContain('climate')
  })
})

describe('nameCommunities', () => {
  it('gives no two communities the same topic', () => {
    const named = nameCommunities(
      [
        { size: 3, topics: countsOf(1, 1, 2, 0) },
        { size: 3, topics: countsOf(1, 4, 0) },
        { size: 2, topics: countsOf(3, 0) },
      ],
      TOPICS,
    )
    const used = named.flatMap(({ name }) => name.split(', '))
    expect(new Set(used).size).toBe(used.length)
  })

  it('never names one by a frequent topic that most of the others have too', () => {
    const labels = ['language models', 'parse trees', 'speech signals', 'question answering', 'sign languages'].map(
      topicOf,
    )
    const groups = [1, 2, 3, 4].map((own) => ({
      size: 10,
      topics: countsOf(...Array<number>(own === 1 ? 9 : 5).fill(0), own, own),
    }))
    expect(nameCommunities(groups, labels).map(({ name }) => name)).toEqual(labels.slice(1).map(({ label }) => label))
  })

  it('prefers phrases to plain words, and says nothing twice in other forms', () => {
    const labels = ['entities', 'knowledge graphs', 'KGs', 'image captioning', 'captions', 'relation extraction'].map(
      topicOf,
    )
    const [first, second] = nameCommunities(
      [
        { size: 9, topics: countsOf(0, 0, 0, 1, 1, 1, 2, 2, 5, 5) },
        { size: 9, topics: countsOf(3, 3, 3, 4, 4) },
      ],
      labels,
    )
    expect(first!.name).toBe('knowledge graphs, relation extraction, entities')
    expect(second!.name).toBe('image captioning')
  })

  it('looks beyond the topics that it lists where these are taken', () => {
    const labels = Array.from({ length: 30 }, (_, topic) =>
      topicOf(String.fromCharCode(97 + Math.floor(topic / 6), 97 + (topic % 6)).repeat(4)),
    )
    const all = labels.flatMap((_, topic) => Array<number>(topic < 24 ? 9 : 1).fill(topic))
    const rare = Array.from({ length: 30 }, () => topicOf('the rest'))
    const named = nameCommunities(
      [
        ...Array.from({ length: 8 }, (_, group) => ({
          size: 3,
          topics: countsOf(...all.slice(group * 27, group * 27 + 27)),
        })),
        { size: 9, topics: countsOf(...all) },
        { size: 99, topics: countsOf(...rare.flatMap((_, topic) => Array<number>(40).fill(topic + 30))) },
      ],
      [...labels, ...rare],
    )
    // Each of the first eight takes three of the 24 that are frequent.
    expect(named.slice(0, 8).every(({ name }) => name.split(', ').length === 3)).toBe(true)
    expect(named[8]!.topics).toHaveLength(20)
    expect(named[8]!.name).toBe('eaeaeaea, ebebebeb, ecececec')
  })

  it('has nothing to say about nothing', () => {
    expect(nameCommunities([], TOPICS)).toEqual([])
    expect(nameCommunities([{ size: 1, topics: countsOf() }], [])).toEqual([{ id: 1, name: '', size: 1, topics: [] }])
  })
})

describe('characteristicWords', () => {
  it('lists the words that set the papers of a cluster apart', () => {
    const papers = [
      paperOf('Glacier melt', 'The glacier and the climate.'),
      paperOf('Glacier flow', 'Climate and flow.'),
      paperOf('Wolf packs', 'Wolf and climate.'),
    ]
    const words = characteristicWords(Uint32Array.of(1, 1, 2), papers, 2)
    expect(words[0]![0]).toBe('glacier')
    expect(words[1]![0]).toBe('packs')
    expect(words.flat()).not.toContain('climate')
  })
})
