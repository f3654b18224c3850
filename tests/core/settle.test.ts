import { describe, expect, it } from 'vitest'
import {
  buildFromRecords,
  DEFAULTS,
  readRecords,
  settle,
  writeSnapshot,
  type DocumentSource,
  type Settled,
} from '../../src/core/index.ts'

const BIBTEX = `
@article{a, title={Wolves and roads}, author={Roe, Ada and Poe, Eli}, year={2020}, keywords={wolves; road ecology}}
@article{b, title={Bears and roads}, author={Row, Ada and Poe, Eli}, year={2021}, keywords={bears; road ecology}}
@article{c, title={Wolves at night}, author={Roe, Ada}, year={2022}, keywords={wolves; night}}
`

function source(name: string, text: string): DocumentSource {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text)
  }
  return { name, chunks: chunks() }
}

async function build(settled?: Settled) {
  return buildFromRecords(await readRecords([source('a.bib', BIBTEX)]), DEFAULTS, { settled })
}

describe('adding papers to a map', () => {
  const MORE = '@article{d, title={Owls at night}, author={Roe, Ada}, year={2023}, keywords={owls; night}}'

  it('keeps what was written on it and moved by hand', async () => {
    const annotations = { notes: [{ key: 'author:roe-ada', text: 'Owls!' }], pins: [] }
    const built = await build()
    const base = { ...built, manifest: { ...built.manifest, annotations } }
    const after = await buildFromRecords(await readRecords([source('b.bib', MORE)]), DEFAULTS, { base })
    expect(after.manifest.annotations).toEqual(annotations)
  })

  it('keeps the names, numbers and places of what was there', async () => {
    const before = await build()
    const after = await buildFromRecords(await readRecords([source('b.bib', MORE)]), DEFAULTS, { base: before })
    expect(after.facts.papers).toHaveLength(4)
    const [then, now] = [before.lenses.everything!, after.lenses.everything!]
    const nameOf = new Map(now.analysis.communityList.map(({ id, name }) => [id, name]))
    for (const { id, name } of then.analysis.communityList) expect(nameOf.get(id)).toBe(name)
    const nodeOf = new Map(now.graph.keys.map((key, node) => [key, node]))
    const width = Math.max(...then.analysis.positions.x) - Math.min(...then.analysis.positions.x)
    then.graph.keys.forEach((key, node) => {
      const there = nodeOf.get(key)
      if (there === undefined) return
      const dx = now.analysis.positions.x[there]! - then.analysis.positions.x[node]!
      const dy = now.analysis.positions.y[there]! - then.analysis.positions.y[node]!
      expect(Math.hypot(dx, dy)).toBeLessThan(width / 2)
    })
  })
})

describe('what a person settled', () => {
  const settled: Settled = {
    people: [{ kind: 'merge', person: 'Row, Ada', into: 'Roe, Ada' }],
    topics: [{ label: 'road ecology', replaceBy: 'traffic' }],
  }

  it('holds on the map and when the documents are read again', async () => {
    const before = await build()
    expect(before.facts.authors.map((author) => author.label)).toContain('Row, Ada')
    const after = await settle(before, settled)
    expect(after.facts.authors.map((author) => author.label).toSorted()).toEqual(['Poe, Eli', 'Roe, Ada'])
    expect(after.facts.topics.map((topic) => topic.label)).toContain('traffic')
    const again = await build(settled)
    expect(again.facts).toEqual(after.facts)
    expect(again.manifest).toEqual(after.manifest)
  })

  it('undone, leaves the same facts as never having been', async () => {
    const before = await build()
    const undone = await settle(await settle(before, settled), { people: [], topics: [] })
    expect(undone.facts).toEqual(before.facts)
    expect(undone.manifest).toEqual(before.manifest)
    expect(undone.issues).toEqual(before.issues)
  })

  it('reports a decision that no longer fits', async () => {
    const { issues } = await build({ people: [{ kind: 'merge', person: 'Nobody, N', into: 'Roe, Ada' }], topics: [] })
    expect(issues.some((issue) => /Nobody, N/.test(issue.message + (issue.text ?? '')))).toBe(true)
  })

  it('is kept with the snapshot', async () => {
    expect(writeSnapshot(await build(settled))).toContain('"settled":{"people":[{"kind":"merge"')
  })
})
