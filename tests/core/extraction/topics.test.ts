import { describe, expect, it } from 'vitest'
import { rowOf } from '../../../src/core/columns/incidence.ts'
import { extractTopics, type ExtractedTopics } from '../../../src/core/extraction/topics.ts'
import { parseThesaurus, toThesaurus } from '../../../src/core/extraction/thesaurus.ts'
import { paperOf } from './papers.ts'

const SNOW = paperOf(
  'Snow cover mapping with convolutional neural networks',
  'Snow cover is mapped from satellite images. Convolutional neural networks (CNNs) separate snow from clouds.',
)
const CLOUDS = paperOf(
  'Cloud detection by a convolutional neural network',
  'We describe cloud detection for optical sensors. The CNN is trained on satellite images of the Alps.',
)
const WOLVES = paperOf('Wolves in the Alps', 'Wolf packs are followed with camera traps. Camera traps are cheap.')
const PAPERS = [SNOW, CLOUDS, WOLVES]

const labels = (result: ExtractedTopics): string[] => result.topics.map(({ label }) => label)
const labelsOf = (result: ExtractedTopics, paper: number): string[] =>
  [...rowOf(result.paperTopics, paper)].map((topic) => result.topics[topic]!.label)

describe('extractTopics', () => {
  it('joins case, plural, acronym and expansion under the form that most people write', () => {
    const result = extractTopics(PAPERS)
    const topic = result.topics.find(({ label }) => label === 'convolutional neural networks')
    expect(topic?.forms).toContain('CNN')
    expect(labelsOf(result, 0)).toContain('convolutional neural networks')
    expect(labelsOf(result, 1)).toContain('convolutional neural networks')
    expect(labels(result)).not.toContain('CNN')
  })

  it('connects papers and lets small collections keep what only one of them says', () => {
    const result = extractTopics(PAPERS)
    expect(labelsOf(result, 0)).toContain('satellite images')
    expect(labelsOf(result, 1)).toContain('satellite images')
    expect(labelsOf(result, 2)).toContain('camera traps')
  })

  it('counts a topic once a paper, sorts by id and keeps relevance between 0 and 1', () => {
    const result = extractTopics(PAPERS)
    for (let paper = 0; paper < PAPERS.length; paper++)
      expect(new Set(rowOf(result.paperTopics, paper)).size).toBe(rowOf(result.paperTopics, paper).length)
    const ids = result.topics.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(ids.length)
    for (const { relevance } of result.topics) expect(relevance > 0 && relevance <= 1).toBe(true)
  })

  it('gives the same twice', () => {
    const { keyphrasesOf: _, ...first } = extractTopics(PAPERS)
    expect(extractTopics(PAPERS)).toMatchObject(first)
  })

  it('has a threshold', () => {
    const shared = labels(extractTopics(PAPERS, { minimumOccurrences: 2 }))
    expect(shared).toContain('convolutional neural networks')
    expect(shared).not.toContain('camera traps')
  })

  it('obeys stop list, thesaurus and the names of systems', () => {
    const { replacements } = parseThesaurus(
      'label\treplace by\nsatellite images\tremote sensing\nCamera traps\t\n',
      'words.txt',
    )
    const result = extractTopics(PAPERS, {
      thesaurus: toThesaurus(replacements),
      stopList: ['Convolutional  Neural Networks'],
    })
    expect(labels(result)).toContain('remote sensing')
    expect(labels(result)).not.toContain('satellite images')
    expect(labels(result)).not.toContain('camera traps')
    expect(labels(result)).not.toContain('convolutional neural networks')
    const systems = [{ id: 'system:camera-traps', name: 'camera traps', links: [] }]
    expect(labels(extractTopics(PAPERS, { systems }))).not.toContain('camera traps')
  })

  it('takes the authors’ keywords first', () => {
    const result = extractTopics([{ ...WOLVES, keywords: ['Canis lupus', 'camera traps'] }])
    expect(result.keyphrasesOf(0).slice(0, 2).toSorted()).toEqual(['Canis lupus', 'camera traps'])
  })

  it('keeps a garbled abstract out', () => {
    const garbled = paperOf('Glacier retreat', 'certified bandit radius certified bandit radius', {
      isAbstractGarbled: true,
    })
    expect(extractTopics([garbled]).keyphrasesOf(0)).toEqual(['glacier retreat', 'glacier', 'retreat'])
  })

  it('uses only the keywords of papers that are not in English and says so once a file', () => {
    const german = paperOf(
      'Der Wald und die Wölfe',
      'Die Wölfe sind in den Wald zurückgekehrt, und das ist für die Förster nicht leicht, weil sie von der Jagd leben.',
      { keywords: ['Wolf'] },
    )
    const marked = paperOf('Lobos ibéricos', undefined, { language: 'es' })
    const result = extractTopics([german, marked, SNOW])
    expect(result.keyphrasesOf(0)).toEqual(['Wolf'])
    expect(result.keyphrasesOf(1)).toEqual([])
    expect(result.issues).toHaveLength(1)
    expect(result.issues[0]).toMatchObject({ code: 'limit', file: 'invented.txt' })
    expect(result.issues[0]!.message).toContain('2 papers')
  })

  it('reports what a very long abstract loses', () => {
    const long = paperOf('Endless rivers', 'River discharge grows. '.repeat(1_000))
    const [issue] = extractTopics([long]).issues
    expect(issue).toMatchObject({ code: 'limit', line: 1, action: 'kept' })
  })

  it('finds nothing where nothing is', () => {
    expect(extractTopics([]).topics).toEqual([])
    expect(extractTopics([paperOf('???')]).topics).toEqual([])
    expect(extractTopics([paperOf('A'.repeat(100_000))]).keyphrasesOf(0)).toEqual([])
  })
})

describe('keyphrases', () => {
  it('describes with whole phrases and indexes with shorter, shared ones', () => {
    const papers = ['alpine', 'boreal', 'coastal', 'urban'].map((kind) =>
      paperOf(
        `Long-term ${kind} soil moisture monitoring`,
        `The ${kind} soil moisture is measured. We need soil moisture.`,
      ),
    )
    const descriptive = extractTopics(papers, { style: 'descriptive' }).keyphrasesOf(0)
    const indexing = extractTopics(papers, { style: 'indexing' }).keyphrasesOf(0)
    expect(indexing[0]).toBe('soil moisture')
    expect(descriptive.indexOf('alpine soil moisture')).toBeLessThan(3)
  })
})
