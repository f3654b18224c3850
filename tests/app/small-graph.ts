/** A small invented snapshot: three people, two papers, two topics, one system, in the lenses "everything" and "co-authors". */
import type { Facts, Lens, LensGraph, Palette, Paper, Projection, Snapshot } from '../../src/core/index.ts'

export const FACTS: Facts = {
  papers: [paper('one', 2020, 4), paper('two', 2023, 9)],
  authors: ['Alder, Ida', 'Birch, Odd', 'Cédar, Una'].map((label) => {
    const [family = '', given = ''] = label.split(', ')
    return { id: `author:${family.toLowerCase()}`, name: { family, given, printed: label }, label, forms: [label] }
  }),
  topics: [
    { id: 'topic:maps', label: 'maps', forms: ['maps', 'map'], relevance: 1 },
    { id: 'topic:inks', label: 'inks', forms: ['inks'], relevance: 0.5 },
  ],
  systems: [{ id: 'system:plate', name: 'PLATE', expansion: 'Printed Lettering', links: [] }],
  paperAuthors: { offsets: Uint32Array.of(0, 2, 5), targets: Uint32Array.of(0, 1, 0, 1, 2) },
  paperTopics: { offsets: Uint32Array.of(0, 1, 3), targets: Uint32Array.of(0, 0, 1) },
  introducedSystems: { offsets: Uint32Array.of(0, 0, 1), targets: Uint32Array.of(0) },
  mentionedSystems: { offsets: Uint32Array.of(0, 0, 0), targets: new Uint32Array() },
}

/** Alder and Birch wrote both papers, Cédar the second. */
const COAUTHORS: LensGraph = {
  lens: 'co-authors',
  counting: 'full',
  keys: FACTS.authors.map(({ id }) => id),
  kinds: ['author', 'author', 'author'],
  entities: Uint32Array.of(0, 1, 2),
  network: {
    order: 3,
    sources: Uint32Array.of(0, 0, 1),
    targets: Uint32Array.of(1, 2, 2),
    weights: Float64Array.of(2, 1, 1),
  },
  edgeKinds: [['coauthorship', 3]],
  omissions: [],
}

const EVERYTHING: LensGraph = {
  ...COAUTHORS,
  lens: 'everything',
  keys: [...COAUTHORS.keys, 'paper:one', 'paper:two', 'topic:maps', 'topic:inks', 'system:plate'],
  kinds: ['author', 'author', 'author', 'paper', 'paper', 'topic', 'topic', 'system'],
  entities: Uint32Array.of(0, 1, 2, 0, 1, 0, 1, 0),
  network: {
    order: 8,
    sources: Uint32Array.of(0, 0, 1, 0, 3, 4, 4),
    targets: Uint32Array.of(1, 2, 2, 5, 5, 6, 7),
    weights: Float64Array.of(2, 1, 1, 2, 1, 1, 1),
  },
  edgeKinds: [
    ['coauthorship', 3],
    ['topic-of-author', 1],
    ['topic-of-paper', 2],
    ['system-of-paper', 1],
  ],
}

export const SNAPSHOT: Snapshot = {
  manifest: { coterie: '0', options: { counting: 'full', maxAuthors: 25, seed: 1, resolution: 1 }, inputs: [] },
  facts: FACTS,
  lenses: { everything: lens(EVERYTHING, [2, 2, 1, 1, 1, 2, 1, 1]), 'co-authors': lens(COAUTHORS, [2, 2, 1]) },
  issues: [],
}

export function lens(graph: LensGraph, documents: readonly number[]): Lens {
  const order = graph.keys.length
  const { sources, targets, weights } = graph.network
  const links = new Uint32Array(order)
  const totalLinkStrength = new Float64Array(order)
  weights.forEach((weight, edge) => {
    for (const end of [sources[edge]!, targets[edge]!]) {
      links[end]!++
      totalLinkStrength[end]! += weight
    }
  })
  return {
    graph,
    analysis: {
      positions: {
        x: Float32Array.from({ length: order }, (_, node) => (node % 3) * 100),
        y: Float32Array.from({ length: order }, (_, node) => Math.floor(node / 3) * 100),
      },
      communities: Uint32Array.from({ length: order }, (_, node) => (node < 2 ? 1 : 2)),
      communityList: [
        { id: 1, name: 'maps', size: 2, topics: [0] },
        { id: 2, name: 'inks', size: order - 2, topics: [1] },
      ],
      components: new Uint32Array(order).fill(1),
      links,
      totalLinkStrength,
      documents: Uint32Array.from(documents),
    },
  }
}

function paper(title: string, year: number, line: number): Paper {
  return {
    id: title,
    title: `Paper ${title}`,
    authorships: [],
    year,
    keywords: [],
    links: [],
    origins: [{ file: 'invented.txt', format: 'listing', line }],
  }
}

/** Colours that can be told apart in a test. */
export const PALETTE: Palette = {
  paper: '#ffffff',
  ink: '#000000',
  muted: '#555555',
  accent: '#ff0000',
  rest: '#888888',
  link: '#777777',
  added: '#0072b2',
  gone: '#d55e00',
  clusters: ['#aa0000', '#0000aa'],
  tint: 0.1,
  font: 'sans-serif',
}

/** Marks stand 200 pixels apart, from (100, 500) to the right and upwards, three in a row. */
export const PROJECTION: Projection = {
  scaleX: 2,
  scaleY: -2,
  shiftX: 100,
  shiftY: 500,
  magnification: 1,
  width: 1000,
  height: 800,
}
