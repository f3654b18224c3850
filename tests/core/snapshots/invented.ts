/** Snapshots and graphs invented for tests. */
import Graph from 'graphology'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { incidenceFrom } from '../../../src/core/columns/incidence.ts'
import type { Rng } from '../../../src/core/columns/rng.ts'
import { buildLens } from '../../../src/core/graph/lens.ts'
import type { Facts } from '../../../src/core/model/facts.ts'
import type { Authorship, Paper } from '../../../src/core/model/paper.ts'
import type { Lens, Snapshot } from '../../../src/core/model/snapshot.ts'
import { LENS_NAMES, type LensName } from '../../../src/core/model/terms.ts'

const OPTIONS = { counting: 'full', maxAuthors: 25, seed: 1, resolution: 1 } as const

export const HOSTILE_STRINGS = '../shared/hostile/cases/strings'

/** Every text of the collection of hostile strings, bytes that are not UTF-8 decoded with replacement. */
export function hostileStrings(): string[] {
  if (!existsSync(HOSTILE_STRINGS)) return []
  return readdirSync(HOSTILE_STRINGS)
    .sort()
    .flatMap((file) => readFileSync(`${HOSTILE_STRINGS}/${file}`, 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { text?: string; b64?: string })
    .map(({ text, b64 }) => text ?? Buffer.from(b64 ?? '', 'base64').toString('utf8'))
    .filter((text) => text !== '')
}

/** Strings that files have trouble with, whatever lies in other folders. */
export const DIFFICULT_STRINGS = [
  '<b>&amp;</b> "quoted" \'single\'',
  'tab\tand\nline\r\nbreaks',
  'control \u0000 \u0001 \u001f \u007f \u0085',
  'half \ud800 a character \udc00',
  'separators \u2028 \u2029 and not a character \uffff',
  '=1+1',
  "'=1+1",
  '+1',
  '-1',
  '@SUM(A1)',
  '\ufeffmark',
  ' padded ',
  '__proto__',
  'constructor',
  '_x0041_',
  '*Vertices 3',
  'ER  - ',
  '@article{a, title = {b}}',
  "\\input{a} $x_1$ {} % # ^ ~ -- `` ''",
  '12',
  'true',
  'עברית ‮ 漢字 😀 é',
]

/** Few different ones of everything, so that they meet in all ways. */
export function inventedByline(rng: Rng): Authorship[] {
  const one = (of: readonly string[]): string => of[Math.floor(rng() * of.length)]!
  const maybe = <T>(share: number, value: T): T | undefined => (rng() < share ? value : undefined)
  const defined = <T extends object>(fields: T): T =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
  return Array.from({ length: 1 + rng() * 4 }, () => {
    const family = one(['Arden', 'Brøok', 'Ćole', '漢'])
    const given = maybe(0.8, one(['Ida', 'Ben', 'B.']))
    const isCorporate = maybe(0.1, true as const)
    const printed = rng() < 0.2 ? one(['Arden, Ida', 'Ida Arden']) : `${family}, ${given}`
    const name = defined({ family, given, particle: maybe(0.1, 'van'), suffix: maybe(0.1, 'Jr'), isCorporate, printed })
    const affiliations = maybe(0.4, [one(['Here', 'There']), ...(rng() < 0.3 ? ['Arden'] : [])])
    const ids = maybe(0.2, [one(['s2:1', 's2:2'])])
    return defined({ name, orcid: maybe(0.2, one(['0000', '0001'])), ids, affiliations }) as Authorship
  })
}

export function inventedPaper(title: string, names: readonly string[], rest: Partial<Paper> = {}): Paper {
  return {
    id: `title:${title}:`,
    title,
    authorships: names.map((printed) => ({ name: { family: printed, printed } })),
    keywords: [],
    links: [],
    origins: [{ file: 'invented.txt', format: 'listing', line: 1 }],
    ...rest,
  }
}

/** A snapshot of these papers: people by printed name, every keyword a topic. */
export function inventedSnapshot(papers: readonly Paper[], lensNames: readonly LensName[] = LENS_NAMES): Snapshot {
  const people = [...new Set(papers.flatMap(({ authorships }) => authorships.map(({ name }) => name.printed)))].sort()
  const topics = [...new Set(papers.flatMap(({ keywords }) => keywords))].sort()
  const personOf = new Map(people.map((label, index) => [label, index]))
  const topicOf = new Map(topics.map((label, index) => [label, index]))
  const facts: Facts = {
    papers,
    authors: people.map((label) => ({
      id: `author:${label}`,
      name: { family: label, printed: label },
      label,
      forms: [label],
    })),
    topics: topics.map((label) => ({ id: `topic:${label}`, label, forms: [label], relevance: 0.123456789 })),
    systems: [],
    paperAuthors: incidenceFrom(
      papers.map(({ authorships }) => authorships.map(({ name }) => personOf.get(name.printed)!)),
    ),
    paperTopics: incidenceFrom(papers.map(({ keywords }) => keywords.map((keyword) => topicOf.get(keyword)!))),
    introducedSystems: incidenceFrom(papers.map(() => [])),
    mentionedSystems: incidenceFrom(papers.map(() => [])),
  }
  const hash = 'a'.repeat(64)
  const report = { bytes: 1, hash, found: papers.length, added: papers.length, merged: 0, rejected: 0 }
  return {
    manifest: { coterie: '0.1.0', options: OPTIONS, inputs: [{ file: 'invented.txt', format: 'listing', ...report }] },
    facts,
    lenses: Object.fromEntries(lensNames.map((name) => [name, inventedLens(facts, name)])),
    issues: [
      {
        code: 'ignored-text',
        severity: 'note',
        file: 'invented.txt',
        line: 2,
        message: 'A heading',
        action: 'left out',
      },
    ],
  }
}

function inventedLens(facts: Facts, name: LensName): Lens {
  const graph = buildLens(facts, name, OPTIONS)
  const { order, sources, targets, weights } = graph.network
  const links = new Uint32Array(order)
  const totalLinkStrength = new Float64Array(order)
  sources.forEach((source, edge) => {
    for (const node of [source, targets[edge]!]) {
      links[node]!++
      totalLinkStrength[node]! += weights[edge]!
    }
  })
  return {
    graph,
    analysis: {
      positions: {
        x: Float32Array.from({ length: order }, (_, node) => Math.cos(node * 2.4) * 30 * Math.sqrt(node + 0.5)),
        y: Float32Array.from({ length: order }, (_, node) => Math.sin(node * 2.4) * 30 * Math.sqrt(node + 0.5)),
      },
      communities: Uint32Array.from({ length: order }, (_, node) => node % 3),
      communityList: [
        { id: 1, name: 'Graphs & maps', size: Math.ceil(order / 3), topics: facts.topics.length > 0 ? [0] : [] },
        { id: 2, name: '"Other" <things>', size: Math.floor(order / 3), topics: [] },
      ],
      components: new Uint32Array(order).fill(1),
      links,
      totalLinkStrength,
      documents: new Uint32Array(order).fill(1),
    },
  }
}

export const SMALL_PAPERS: readonly Paper[] = [
  inventedPaper('Maps of small worlds', ['Arden, Ida', 'Brook, Ben'], {
    keywords: ['maps', 'small worlds'],
    year: 2019,
    citations: 4,
  }),
  inventedPaper('Small worlds revisited', ['Arden, Ida', 'Brook, Ben', 'Cole, Cy'], {
    keywords: ['small worlds'],
    year: 2021,
  }),
  inventedPaper('A paper on its own', [], { doi: '10.5555/own', abstract: 'Nothing else is known.' }),
]

/** A graph with everything that a Graphology graph may have: directions, loops, parallel edges, values of all kinds. */
export function awkwardGraph(
  labels: readonly string[] = DIFFICULT_STRINGS,
  type: 'mixed' | 'undirected' = 'mixed',
): Graph {
  const graph = new Graph({ type, multi: true, allowSelfLoops: true })
  graph.setAttribute('title', 'Awkward')
  labels.forEach((label, index) =>
    graph.addNode(`${index}:${label}`, {
      label,
      kind: label,
      x: index / 7,
      y: -index * 1e-9,
      size: 3,
      community: index % 4,
      flag: index % 2 === 0,
      mixed: index % 2 === 0 ? index : label,
      ...(index % 5 === 0 && { list: [index, label] }),
      ...(index % 7 === 0 && { nothing: null, infinite: Infinity }),
    }),
  )
  const keys = graph.nodes()
  keys.forEach((key, index) => {
    const other = keys[(index * 3 + 1) % keys.length]!
    if (index % 2 === 0 && type === 'mixed')
      graph.addDirectedEdgeWithKey(`d${index}:${key}`, key, other, { weight: index / 3, label: key })
    else graph.addUndirectedEdgeWithKey(`u${index}:${key}`, key, other, { weight: index, note: 'a "note"' })
  })
  if (keys.length > 1) {
    graph.addUndirectedEdgeWithKey('parallel', keys[1]!, keys[4 % keys.length]!, { weight: 2 })
    graph.addUndirectedEdgeWithKey('loop', keys[0]!, keys[0]!, { weight: 1 })
  }
  return graph
}
