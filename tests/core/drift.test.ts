import { describe, expect, it } from 'vitest'
import {
  buildFromRecords,
  DEFAULTS,
  readRecords,
  writeSnapshot,
  type Ground,
  type Options,
  type Snapshot,
} from '../../src/core/index.ts'
import { createRng } from '../../src/core/columns/rng.ts'
import { writeCompactSnapshot } from '../../src/core/snapshots/compact/write-compact.ts'
import { openSnapshot } from '../../src/core/snapshots/open-snapshot.ts'

/** Papers of people who mostly write with others of their group, on what the group mostly writes about. */
function bibtex(from: number, to: number): string {
  const records: string[] = []
  for (let n = from; n < to; n++) {
    const rng = createRng(n + 1)
    const pick = (count: number): number => Math.floor(rng() * count)
    const group = pick(8)
    const whose = (): number => (rng() < 0.85 ? group : pick(8))
    const authors = Array.from(
      { length: 1 + pick(4) },
      () => `Name${'abcdefgh'[whose()]}${'klmnopqrst'[pick(10)]}, Given`,
    )
    const keywords = Array.from(
      { length: 3 },
      () => `${'abcdefgh'[whose()]}-marsh ${'herons bitterns egrets storks'.split(' ')[pick(4)]}`,
    )
    records.push(`@article{k${n}, title={Marsh birds, part ${n}}, author={${authors.join(' and ')}}, year={2020},
  keywords={${keywords.join('; ')}}}`)
  }
  return records.join('\n')
}

async function build(papers: number, ground: Ground = {}, options: Partial<Options> = {}): Promise<Snapshot> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(bibtex(0, papers))
  }
  const records = await readRecords([{ name: 'papers.bib', chunks: chunks() }])
  return buildFromRecords(records, { ...DEFAULTS, ...options }, ground)
}

describe('communities of a map that is kept', () => {
  it('are the same to the last byte when nothing is new, with their numbers and names', async () => {
    const first = await build(300)
    const second = await build(300, { drawn: first })
    expect(Object.keys(first.lenses)).toHaveLength(4)
    for (const [name, { analysis }] of Object.entries(first.lenses)) {
      const { communities, communityList, drift } = second.lenses[name as keyof Snapshot['lenses']]!.analysis
      expect(communities).toEqual(analysis.communities)
      expect(communityList).toEqual(analysis.communityList)
      expect(drift).toBeUndefined()
    }
    // … and so they stay after one that had something new.
    const grown = await build(303, { drawn: second })
    const again = await build(303, { drawn: grown })
    expect(grown.lenses.papers!.analysis.drift).toBeGreaterThan(0)
    for (const [name, { analysis }] of Object.entries(grown.lenses)) {
      const { communities, communityList, drift } = again.lenses[name as keyof Snapshot['lenses']]!.analysis
      expect({ communities, communityList, drift }).toEqual({
        communities: analysis.communities,
        communityList: analysis.communityList,
        drift: analysis.drift,
      })
    }
  })

  it('are looked at as wholes when enough has come together, and only then', async () => {
    const drifts: (number | undefined)[] = []
    const options = { withoutTopics: true } as const
    let last = await build(300, {}, options)
    for (let papers = 303; papers <= 330; papers += 3) {
      const { papers: known, authors, paperAuthors } = last.facts
      const ground: Ground = { drawn: last, known: { name: 'last', papers: known, authors, paperAuthors, doubts: [] } }
      last = await build(papers, ground, options)
      drifts.push(last.lenses.everything!.analysis.drift)
    }
    // Each build adds about a hundredth, and after a twentieth it begins anew.
    const wholes = drifts.filter((drift) => drift === undefined).length
    expect(wholes).toBeGreaterThan(0)
    expect(wholes).toBeLessThan(4)
    for (const drift of drifts) expect(drift ?? 0).toBeLessThanOrEqual(0.05)
    expect(Math.max(...drifts.map((drift) => drift ?? 0))).toBeGreaterThan(0.02)
  })

  it('are found anew at another resolution, be there anything new or not', async () => {
    const first = await build(300)
    const finer = await build(300, { drawn: first }, { resolution: 4 })
    const count = ({ lenses }: Snapshot): number => lenses.everything!.analysis.communityList.length
    expect(count(finer)).toBeGreaterThan(count(first))
    expect(finer.lenses.everything!.analysis.drift).toBeUndefined()
  })

  it('say in the file how much has come since, in either form', async () => {
    const grown = await build(303, { drawn: await build(300) })
    const { drift } = grown.lenses.papers!.analysis
    for (const bytes of [new TextEncoder().encode(writeSnapshot(grown)), writeCompactSnapshot(grown)]) {
      const { snapshot } = openSnapshot(bytes)
      expect(snapshot!.lenses.papers!.analysis.drift).toBe(drift)
    }
  })
})
