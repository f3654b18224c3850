/** Lenses: the facts as one undirected, simple graph of some of their kinds, as columns. */
import { rowCount, rowOf, transpose } from '../columns/incidence.ts'
import type { Facts, Incidence } from '../model/facts.ts'
import type { EdgeKind, LensGraph, Network, Omission } from '../model/network.ts'
import type { Options } from '../model/options.ts'
import { NODE_KINDS, type LensName, type NodeKind } from '../model/terms.ts'
import { linkClosest } from './closest.ts'
import { countPairs, type CountedPairs, type OmittedPairs } from './coauthorship.ts'
import { linkTopics, STRONGEST_TOPICS } from './topics-of-authors.ts'

/** A topic or an author with more papers than this joins so many of them that their links say nothing. */
const MAX_PAPERS_SHARED = 200
/** Links of a paper to its closest papers in the papers lens. */
const CLOSEST_PAPERS = 10
/** More topics on a paper than this are no longer topics, whoever gave them. */
export const MAX_TOPICS_PER_PAPER = 60

const PAPERS = { one: 'paper', many: 'papers' }

type LensOptions = Pick<Options, 'counting' | 'maxAuthors'>

/** Edges of one kind between two kinds of nodes, numbered within their kinds. */
interface EdgeGroup {
  readonly kind: EdgeKind
  readonly from: NodeKind
  readonly to: NodeKind
  readonly network: Pick<Network, 'sources' | 'targets' | 'weights'>
}

/**
 * The graph of a lens. Nodes come in the order of `NODE_KINDS`, then of the facts; edges grouped by kind, sorted within.
 * Cost: linear in the incidences, and in the pairs of papers with at most `maxAuthors` authors.
 */
export function buildLens(facts: Facts, lens: LensName, options: LensOptions): LensGraph {
  if (lens === 'co-authors') {
    const pairs = countCoauthorships(facts, options)
    return assemble(facts, lens, options, ['author'], [coauthorshipEdges(pairs)], coauthorshipOmissions(pairs, options))
  }
  if (lens === 'topics') {
    const pairs = countPairs(facts.paperTopics, facts.topics.length, {
      counting: options.counting,
      maxMembers: MAX_TOPICS_PER_PAPER,
    })
    const edges: EdgeGroup = { kind: 'cooccurrence', from: 'topic', to: 'topic', network: pairs.network }
    const omissions = omission(pairs, 'topic links', PAPERS, MAX_TOPICS_PER_PAPER, 'topics')
    return assemble(facts, lens, options, ['topic'], [edges], omissions)
  }
  if (lens === 'papers') return buildPapersLens(facts, options)
  return buildEverythingLens(facts, options)
}

function buildPapersLens(facts: Facts, options: LensOptions): LensGraph {
  const rows = joinRows(
    transpose(facts.paperAuthors, facts.authors.length),
    transpose(facts.paperTopics, facts.topics.length),
  )
  const links = linkClosest(rows, facts.papers.length, { closest: CLOSEST_PAPERS, maxMembers: MAX_PAPERS_SHARED })
  const { network, thinned } = links
  return assemble(
    facts,
    'papers',
    options,
    ['paper'],
    [{ kind: 'shared', from: 'paper', to: 'paper', network }],
    [
      ...omission(
        links,
        'links between papers',
        { one: 'topic or author', many: 'topics or authors' },
        MAX_PAPERS_SHARED,
        'papers',
      ),
      ...(thinned > 0
        ? [
            {
              count: thinned,
              what: 'links between papers',
              why: `each paper is linked with its ${CLOSEST_PAPERS} closest ones`,
            },
          ]
        : []),
    ],
  )
}

function buildEverythingLens(facts: Facts, options: LensOptions): LensGraph {
  const pairs = countCoauthorships(facts, options)
  const { network: topicLinks, thinned } = linkTopics(facts, options.maxAuthors)
  return assemble(
    facts,
    'everything',
    options,
    NODE_KINDS,
    [
      coauthorshipEdges(pairs),
      {
        kind: 'authorship',
        from: 'author',
        to: 'paper',
        network: membershipEdges(facts.paperAuthors, facts.authors.length),
      },
      { kind: 'topic-of-author', from: 'author', to: 'topic', network: topicLinks },
      {
        kind: 'topic-of-paper',
        from: 'paper',
        to: 'topic',
        network: turn(membershipEdges(facts.paperTopics, facts.topics.length)),
      },
      {
        kind: 'system-of-paper',
        from: 'paper',
        to: 'system',
        network: turn(
          membershipEdges(joinColumns(facts.introducedSystems, facts.mentionedSystems), facts.systems.length),
        ),
      },
    ],
    [
      ...coauthorshipOmissions(pairs, options),
      ...(thinned > 0
        ? [
            {
              count: thinned,
              what: 'links of people to topics',
              why: `each person is linked with their ${STRONGEST_TOPICS} strongest topics`,
            },
          ]
        : []),
    ],
  )
}

function countCoauthorships(facts: Facts, options: LensOptions): CountedPairs {
  return countPairs(facts.paperAuthors, facts.authors.length, {
    counting: options.counting,
    maxMembers: options.maxAuthors,
  })
}

function coauthorshipEdges(pairs: CountedPairs): EdgeGroup {
  return { kind: 'coauthorship', from: 'author', to: 'author', network: pairs.network }
}

export function coauthorshipOmissions(pairs: OmittedPairs, options: Pick<Options, 'maxAuthors'>): Omission[] {
  return omission(pairs, 'co-author links', PAPERS, options.maxAuthors, 'authors')
}

function omission(
  pairs: OmittedPairs,
  what: string,
  rows: { readonly one: string; readonly many: string },
  limit: number,
  members: string,
): Omission[] {
  const { omittedRows, omittedPairs } = pairs
  if (omittedRows === 0) return []
  const who = omittedRows === 1 ? `1 ${rows.one} has` : `${omittedRows} ${rows.many} have`
  return [{ count: omittedPairs, what, why: `${who} more than ${limit} ${members}` }]
}

/** One edge of weight 1 per member of a row (a member twice in a row once), from member to row, in the order of the row. */
function membershipEdges({ offsets, targets: members }: Incidence, count: number): EdgeGroup['network'] {
  const lastRow = new Uint32Array(count).fill(NO_ROW)
  const sources = new Uint32Array(members.length)
  const targets = new Uint32Array(members.length)
  let edges = 0
  for (let row = 0; row + 1 < offsets.length; row++)
    for (let place = offsets[row]!; place < offsets[row + 1]!; place++) {
      const member = members[place]!
      if (lastRow[member] === row) continue
      lastRow[member] = row
      sources[edges] = member
      targets[edges++] = row
    }
  return {
    sources: sources.subarray(0, edges),
    targets: targets.subarray(0, edges),
    weights: new Float64Array(edges).fill(1),
  }
}

const NO_ROW = 0xffffffff

function turn(network: EdgeGroup['network']): EdgeGroup['network'] {
  return { sources: network.targets, targets: network.sources, weights: network.weights }
}

/** The rows of both, one after the other. */
function joinRows(first: Incidence, second: Incidence): Incidence {
  const offsets = new Uint32Array(rowCount(first) + rowCount(second) + 1)
  offsets.set(first.offsets)
  offsets.set(
    second.offsets.map((offset) => offset + first.targets.length),
    rowCount(first),
  )
  const targets = new Uint32Array(first.targets.length + second.targets.length)
  targets.set(first.targets)
  targets.set(second.targets, first.targets.length)
  return { offsets, targets }
}

/** Row by row the members of both. */
function joinColumns(first: Incidence, second: Incidence): Incidence {
  const offsets = first.offsets.map((offset, row) => offset + second.offsets[row]!)
  const targets = new Uint32Array(first.targets.length + second.targets.length)
  for (let row = 0; row < rowCount(first); row++) {
    targets.set(rowOf(first, row), offsets[row])
    targets.set(rowOf(second, row), offsets[row]! + rowOf(first, row).length)
  }
  return { offsets, targets }
}

function assemble(
  facts: Facts,
  lens: LensName,
  options: LensOptions,
  kinds: readonly NodeKind[],
  groups: readonly EdgeGroup[],
  omissions: readonly Omission[],
): LensGraph {
  const entitiesOf: Readonly<Record<NodeKind, { readonly length: number; readonly ids: () => string[] }>> = {
    author: { length: facts.authors.length, ids: () => facts.authors.map((author) => author.id) },
    paper: { length: facts.papers.length, ids: () => facts.papers.map((paper) => `paper:${paper.id}`) },
    topic: { length: facts.topics.length, ids: () => facts.topics.map((topic) => topic.id) },
    system: { length: facts.systems.length, ids: () => facts.systems.map((system) => system.id) },
  }
  const firstOf = new Map<NodeKind, number>()
  let order = 0
  for (const kind of kinds) {
    firstOf.set(kind, order)
    order += entitiesOf[kind].length
  }
  const edgeCount = groups.reduce((sum, group) => sum + group.network.sources.length, 0)
  const network: Network = {
    order,
    sources: new Uint32Array(edgeCount),
    targets: new Uint32Array(edgeCount),
    weights: new Float64Array(edgeCount),
  }
  const edgeKinds = new Array<EdgeKind>(edgeCount)
  let start = 0
  for (const group of groups) {
    const from = firstOf.get(group.from)!
    const to = firstOf.get(group.to)!
    const { sources, targets, weights } = group.network
    for (let edge = 0; edge < sources.length; edge++) {
      network.sources[start + edge] = from + sources[edge]!
      network.targets[start + edge] = to + targets[edge]!
    }
    network.weights.set(weights, start)
    edgeKinds.fill(group.kind, start, (start += sources.length))
  }
  return {
    lens,
    counting: options.counting,
    keys: kinds.flatMap((kind) => entitiesOf[kind].ids()),
    kinds: kinds.flatMap((kind) => new Array<NodeKind>(entitiesOf[kind].length).fill(kind)),
    entities: Uint32Array.from(
      kinds.flatMap((kind) => Array.from({ length: entitiesOf[kind].length }, (_, index) => index)),
    ),
    network,
    edgeKinds,
    omissions,
  }
}
