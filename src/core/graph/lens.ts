/** Lenses: the facts as one undirected, simple graph of some of their kinds, as columns. */
import { rowCount, rowOf, transpose } from '../columns/incidence.ts'
import { PairCounter } from '../columns/pair-counter.ts'
import type { Facts, Incidence } from '../model/facts.ts'
import type { EdgeKind, LensGraph, Network, Omission } from '../model/network.ts'
import type { Options } from '../model/options.ts'
import { NODE_KINDS, type LensName, type NodeKind } from '../model/terms.ts'
import { countPairs, type CountedPairs, type OmittedPairs } from './coauthorship.ts'
import { keepStrongest } from './strongest.ts'

/** A topic or an author with more papers than this joins so many of them that their links say nothing. */
const MAX_PAPERS_SHARED = 200
/** Links of a paper to its closest papers in the papers lens. */
const CLOSEST_PAPERS = 10
/** More topics on a paper than this are no longer topics, whoever gave them. */
export const MAX_TOPICS_PER_PAPER = 60
/** Above this many links of people to topics only each person's strongest are kept. */
const MAX_TOPIC_LINKS = 10_000
const STRONGEST_TOPICS = 5

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
  const pairs = countPairs(rows, facts.papers.length, { counting: 'full', maxMembers: MAX_PAPERS_SHARED })
  const network = keepStrongest(pairs.network, CLOSEST_PAPERS)
  const thinned = pairs.network.sources.length - network.sources.length
  return assemble(
    facts,
    'papers',
    options,
    ['paper'],
    [{ kind: 'shared', from: 'paper', to: 'paper', network }],
    [
      ...omission(
        pairs,
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
  const all = topicsOfAuthors(facts, options.maxAuthors)
  const topicLinks = all.sources.length > MAX_TOPIC_LINKS ? strongestPerSource(all) : all
  const thinned = all.sources.length - topicLinks.sources.length
  return assemble(
    facts,
    'everything',
    options,
    NODE_KINDS,
    [
      coauthorshipEdges(pairs),
      { kind: 'authorship', from: 'author', to: 'paper', network: membershipEdges(facts.paperAuthors) },
      { kind: 'topic-of-author', from: 'author', to: 'topic', network: topicLinks },
      { kind: 'topic-of-paper', from: 'paper', to: 'topic', network: turn(membershipEdges(facts.paperTopics)) },
      {
        kind: 'system-of-paper',
        from: 'paper',
        to: 'system',
        network: turn(membershipEdges(joinColumns(facts.introducedSystems, facts.mentionedSystems))),
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

/** Weight: papers of the person on the topic. Papers above the author limit are left to the paper itself. */
function topicsOfAuthors(facts: Facts, maxAuthors: number): Network {
  // Topics are numbered after the authors so that a pair is never turned round by the counter.
  const shift = facts.authors.length
  const counter = new PairCounter()
  for (let paper = 0; paper < facts.papers.length; paper++) {
    const authors = new Set(rowOf(facts.paperAuthors, paper))
    if (authors.size > maxAuthors) continue
    for (const author of authors)
      for (const topic of rowOf(facts.paperTopics, paper)) counter.add(author, shift + topic, 1)
  }
  const network = counter.toNetwork(shift + facts.topics.length)
  return { ...network, targets: network.targets.map((target) => target - shift) }
}

/** Edges come sorted by source; each source keeps its strongest, ties go to the lower target. */
function strongestPerSource(network: EdgeGroup['network']): EdgeGroup['network'] {
  const { sources, targets, weights } = network
  const kept: number[] = []
  for (let from = 0, to = 0; from < sources.length; from = to) {
    while (to < sources.length && sources[to] === sources[from]) to++
    const strongest = Array.from({ length: to - from }, (_, offset) => from + offset)
      .sort((left, right) => weights[right]! - weights[left]! || left - right)
      .slice(0, STRONGEST_TOPICS)
    kept.push(...strongest.sort((left, right) => left - right))
  }
  return {
    sources: Uint32Array.from(kept, (edge) => sources[edge]!),
    targets: Uint32Array.from(kept, (edge) => targets[edge]!),
    weights: Float64Array.from(kept, (edge) => weights[edge]!),
  }
}

/** One edge of weight 1 per member of a row (a member twice in a row once), from member to row. */
function membershipEdges(rows: Incidence): EdgeGroup['network'] {
  const sources: number[] = []
  const targets: number[] = []
  for (let row = 0; row < rowCount(rows); row++)
    for (const member of new Set(rowOf(rows, row))) {
      sources.push(member)
      targets.push(row)
    }
  return {
    sources: Uint32Array.from(sources),
    targets: Uint32Array.from(targets),
    weights: new Float64Array(sources.length).fill(1),
  }
}

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
  const edgeKinds: EdgeKind[] = []
  for (const group of groups) {
    const from = firstOf.get(group.from)!
    const to = firstOf.get(group.to)!
    group.network.sources.forEach((source, edge) => {
      network.sources[edgeKinds.length] = from + source
      network.targets[edgeKinds.length] = to + group.network.targets[edge]!
      network.weights[edgeKinds.length] = group.network.weights[edge]!
      edgeKinds.push(group.kind)
    })
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
