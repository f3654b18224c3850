/** What is found in the two documents that the project starts with, against the judgement of a librarian. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rowOf } from '../../../src/core/columns/incidence.ts'
import { extractSystems } from '../../../src/core/extraction/systems.ts'
import { extractTopics } from '../../../src/core/extraction/topics.ts'
import type { Paper } from '../../../src/core/model/paper.ts'
import { readRecords } from '../../../src/core/pipeline.ts'

const DOCUMENTS = ['000_26da4aa6a36b41d2', '004_7cdfd988a15eaf50']
const GOLD = '../shared/seeds/gold'

async function readSample(): Promise<readonly Paper[]> {
  const sources = DOCUMENTS.map((name) => ({
    name: `data/${name}.txt`,
    chunks: (async function* () {
      yield new Uint8Array(readFileSync(`data/${name}.txt`))
    })(),
  }))
  return (await readRecords(sources)).papers
}

describe('the sample', () => {
  it('has topics that connect its two documents, and no fragments', async () => {
    const papers = await readSample()
    const { systems } = extractSystems(papers)
    const { topics, paperTopics } = extractTopics(papers, { systems })
    const labels = topics.map(({ label }) => label)
    expect(topics.length).toBeGreaterThanOrEqual(50)
    expect(topics.length).toBeLessThanOrEqual(130)
    for (const fragment of [
      'we',
      'results',
      'experiments',
      'framework',
      'method',
      'approach',
      'state-of-the-art',
      'paper',
    ])
      expect(labels).not.toContain(fragment)
    const documentsOf = (label: string): Set<string> =>
      new Set(
        papers
          .filter((_, paper) => rowOf(paperTopics, paper).includes(labels.indexOf(label)))
          .map(({ origins }) => origins[0]!.file),
      )
    for (const shared of ['diffusion models', 'backdoor attacks', 'data poisoning attacks', 'large language models'])
      expect([shared, documentsOf(shared).size]).toEqual([shared, 2])
  })

  it.skipIf(!existsSync(GOLD))('has its systems found: at least 9 of 11, at most 3 others', async () => {
    const gold = DOCUMENTS.flatMap((name) => {
      const { papers } = JSON.parse(readFileSync(`${GOLD}/${name}.json`, 'utf8')) as {
        papers: { systems: { name: string; expansion: string | null }[] }[]
      }
      return papers.flatMap(({ systems }) => systems)
    })
    const { systems } = extractSystems(await readSample())
    const found = new Set(systems.map(({ name }) => name))
    const right = gold.filter(({ name }) => found.has(name))
    expect(right.length).toBeGreaterThanOrEqual(9)
    expect(found.size - right.length).toBeLessThanOrEqual(3)
    expect(systems.find(({ name }) => name === 'ItD')).toMatchObject({ expansion: 'Interpret then Deactivate' })
    expect(systems.filter(({ links }) => links.length > 0).map(({ name }) => name)).toEqual([
      'DiffusionGuard',
      'FMP',
      'ItD',
    ])
  })
})
