/** A large snapshot made up, written in its forms and opened again: sizes, and the time until it can be drawn. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { incidenceFrom } from '../src/core/columns/incidence.ts'
import {
  arrangeLens,
  createScene,
  openSnapshotFile,
  PICTURE_DEFAULTS,
  writeCompactSnapshot,
  writeSnapshot,
  type Palette,
  type Snapshot,
} from '../src/core/index.ts'
import { PALETTES } from '../src/core/graph/picture/palette.ts'
import { generateNetwork } from './generate-network.ts'

/** Two files in `folder`, their sizes (bytes), and the best of some openings (milliseconds of the processor). */
export async function measureLarge(folder: string, order: number, size: number): Promise<Record<string, number>> {
  const snapshot = inventSnapshot(order, size)
  const readable = writeSnapshot(snapshot)
  const compact = writeCompactSnapshot(snapshot)
  writeFileSync(join(folder, 'large.coterie.json'), readable)
  writeFileSync(join(folder, 'large.coterie'), compact)
  const times = { open: Infinity, arrange: Infinity, scene: Infinity }
  for (let round = 0; round < 7; round++) {
    let start = process.cpuUsage()
    const lap = (part: keyof typeof times): void => {
      const { user, system } = process.cpuUsage(start)
      times[part] = Math.min(times[part], (user + system) / 1000)
      start = process.cpuUsage()
    }
    const { snapshot: opened } = await openSnapshotFile(compact)
    lap('open')
    const view = arrangeLens(opened!.facts, opened!.lenses['co-authors']!)
    lap('arrange')
    const { order: nodes, network } = view
    const visible = {
      nodes: new Uint8Array(nodes).fill(1),
      edges: new Uint8Array(network.sources.length).fill(1),
      nodeCount: nodes,
      edgeCount: network.sources.length,
    }
    createScene(view, visible, PALETTES.light satisfies Palette, PICTURE_DEFAULTS)
    lap('scene')
  }
  return { readable: readable.length, compact: compact.length, ...times }
}

/** Four links for each person are what papers of so many authors make. */
const AUTHORS = 7

function inventSnapshot(order: number, size: number): Snapshot {
  const { network, planted } = generateNetwork({ order, size, seed: 1, mixing: 0.2 })
  const authors = Array.from({ length: order }, (_, index) => {
    const [family, given] = [`${SYLLABLES[index % 17]!}${SYLLABLES[(index * 7) % 13]!}${index}`, SYLLABLES[index % 11]!]
    const printed = `${family}, ${given}`
    return {
      id: `author:${family}-${given}`.toLowerCase(),
      name: { family, given, printed },
      label: printed,
      forms: [printed],
    }
  })
  const papers = Array.from({ length: Math.floor(order / AUTHORS) }, (_, index) => ({
    id: `title:paper-${index}:2020`,
    title: `On the ${SYLLABLES[index % 19]!} of ${SYLLABLES[(index * 5) % 23]!} ${index}`,
    authorships: [],
    year: 2000 + (index % 24),
    keywords: [],
    links: [],
    origins: [{ file: 'invented.jsonl', format: 'json-lines', line: index + 1 }],
  }))
  const links = new Uint32Array(order)
  const strength = new Float64Array(order)
  for (const ends of [network.sources, network.targets])
    ends.forEach((node, edge) => {
      links[node]!++
      strength[node]! += network.weights[edge]!
    })
  const communities = planted.reduce((most, community) => Math.max(most, community), 0) + 1
  const empty = incidenceFrom(papers.map(() => []))
  return {
    manifest: { coterie: '0.1.0', options: { counting: 'full', maxAuthors: 25, seed: 1, resolution: 1 }, inputs: [] },
    facts: {
      papers,
      authors,
      topics: [],
      systems: [],
      paperAuthors: incidenceFrom(
        papers.map((_, paper) => Array.from({ length: AUTHORS }, (_name, place) => AUTHORS * paper + place)),
      ),
      paperTopics: empty,
      introducedSystems: empty,
      mentionedSystems: empty,
    },
    lenses: {
      'co-authors': {
        graph: {
          lens: 'co-authors',
          counting: 'full',
          keys: authors.map(({ id }) => id),
          kinds: authors.map(() => 'author' as const),
          entities: Uint32Array.from(authors, (_, index) => index),
          network,
          edgeKinds: [['coauthorship' as const, network.sources.length] as const],
          omissions: [],
        },
        analysis: {
          positions: {
            x: Float32Array.from(planted, (community, node) => Math.cos(community * 2.4) * 4000 + Math.cos(node) * 300),
            y: Float32Array.from(planted, (community, node) => Math.sin(community * 2.4) * 3000 + Math.sin(node) * 300),
          },
          communities: planted.map((community) => community + 1),
          communityList: Array.from({ length: communities }, (_, community) => ({
            id: community + 1,
            name: `Cluster ${community + 1}`,
            size: 1,
            topics: [],
          })),
          components: new Uint32Array(order).fill(1),
          links,
          totalLinkStrength: strength,
          documents: Uint32Array.from(links, (count) => 1 + (count % 7)),
        },
      },
    },
    issues: [],
  } as unknown as Snapshot
}

const SYLLABLES = 'Ar Bel Cor Dan El Far Gor Hal Im Jor Kal Lem Mor Nal Or Pel Quin Ros Sol Tar Ul Vor Wen'.split(' ')
