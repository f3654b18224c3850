/** Files for other programs, of maps that are too large to be written at a stroke. */
import { expect, it } from 'vitest'
import { graphFiles } from '../../../src/app/panels/files.ts'
import { lens, SNAPSHOT } from '../small-graph.ts'

const LINKS = 90_000

it('are written piece by piece, letting other work through, and hold everything', async () => {
  const { graph } = SNAPSHOT.lenses['co-authors']!
  const network = {
    order: 3,
    sources: Uint32Array.from({ length: LINKS }, (_, link) => link % 2),
    targets: new Uint32Array(LINKS).fill(2),
    weights: Float64Array.from({ length: LINKS }, (_, link) => link + 1),
  }
  const large = lens({ ...graph, network, edgeKinds: [['coauthorship', LINKS]] }, [2, 2, 1])
  const snapshot = { ...SNAPSHOT, lenses: { ...SNAPSHOT.lenses, 'co-authors': large } }
  let turns = 0
  const timer = setInterval(() => turns++)
  const files = await graphFiles({ snapshot, lens: 'co-authors', only: undefined }, 'csv')
  clearInterval(timer)
  expect(turns).toBeGreaterThan(1)
  expect(files.map(({ name }) => name)).toEqual([
    'coterie-co-authors.csv',
    'coterie-co-authors-edges.csv',
    'coterie-co-authors.csv.manifest.json',
  ])
  const lines = (await files[1]!.content.text()).trimEnd().split(/\r?\n/)
  expect(lines.length).toBe(LINKS + 1)
  for (const link of [0, 1, 40_000, LINKS - 1])
    expect(lines[link + 1]).toMatch(
      new RegExp(`^author:${['alder', 'birch'][link % 2]},author:c.dar,.*\\b${link + 1}\\b`),
    )
})
