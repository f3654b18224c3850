/** The links of each lens: who is tied to whom, by which kind of tie, and what is left out. */
import { rowCount, rowOf } from '../columns/incidence.ts'
import { makeNumbers } from '../columns/make-room.ts'
import type { Incidence } from '../model/facts.ts'
import type { EdgeKind, LensGraph, Network, Omission } from '../model/network.ts'
import type { Options } from '../model/options.ts'
import type { LensName, NodeKind } from '../model/terms.ts'
import { linkClosest } from './closest.ts'
import type { CountedPairs, OmittedPairs } from './coauthorship.ts'
import { firstNodes, MAX_TOPICS_PER_PAPER, type LensParts } from './lens-parts.ts'
import { makeRoomForLinks } from './room-for-links.ts'
import { linkTopics, STRONGEST_TOPICS } from './topics-of-authors.ts'

/** A topic or an author with more papers than this joins so many of them that their links say nothing. */
const MAX_PAPERS_SHARED = 200
/** Links of a paper to its closest papers in the papers lens. */
const CLOSEST_PAPERS = 10
const PAPERS = { one: 'paper', many: 'papers' }

export interface LensLinks {
  /** Nodes are numbered as in the lens. */
  readonly network: Network
  readonly edgeKinds: LensGraph['edgeKinds']
  readonly omissions: readonly Omission[]
}

/** Edges of one kind between two kinds of nodes, numbered within their kinds. */
interface EdgeGroup {
  readonly kind: EdgeKind
  readonly from: NodeKind
  readonly to: NodeKind
  readonly network: Pick<Network, 'sources' | 'targets' | 'weights'>
}

/** The links of a lens. Cost: linear in the incidences, and in the pairs of papers with at most `maxAuthors` authors. */
export function linkLens(parts: LensParts, lens: LensName): LensLinks {
  if (lens === 'co-authors') {
    const pairs = parts.coauthorships
    return join(parts, lens, [coauthorshipEdges(pairs)], coauthorshipOmissions(pairs, parts.options))
  }
  if (lens === 'topics') {
    const pairs = parts.countCooccurrences()
    const edges: EdgeGroup = { kind: 'cooccurrence', from: 'topic', to: 'topic', network: pairs.network }
    return join(parts, lens, [edges], omission(pairs, 'topic links', PAPERS, MAX_TOPICS_PER_PAPER, 'topics'))
  }
  return lens === 'papers' ? linkPapers(parts) : linkEverything(parts)
}

function linkPapers(parts: LensParts): LensLinks {
  const links = linkClosest(joinRows(parts.papersOfAuthor, parts.papersOfTopic), parts.countOf('paper'), {
    closest: CLOSEST_PAPERS,
    maxMembers: MAX_PAPERS_SHARED,
  })
  const { network, thinned } = links
  return join(
    parts,
    'papers',
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

function linkEverything(parts: LensParts): LensLinks {
  const { facts, options, coauthorships: pairs } = parts
  const { network: topicLinks, thinned } = linkTopics(facts, options.maxAuthors, parts.papersOfAuthor)
  return join(
    parts,
    'everything',
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
  const { sources, targets, weights } = makeRoomForLinks(members.length)
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
    weights: weights.subarray(0, edges).fill(1),
  }
}

const NO_ROW = 0xffffffff

function turn(network: EdgeGroup['network']): EdgeGroup['network'] {
  return { sources: network.targets, targets: network.sources, weights: network.weights }
}

/** The rows of both, one after the other. */
function joinRows(first: Incidence, second: Incidence): Incidence {
  const offsets = makeNumbers(rowCount(first) + rowCount(second) + 1)
  offsets.set(first.offsets)
  offsets.set(
    second.offsets.map((offset) => offset + first.targets.length),
    rowCount(first),
  )
  const targets = makeNumbers(first.targets.length + second.targets.length)
  targets.set(first.targets)
  targets.set(second.targets, first.targets.length)
  return { offsets, targets }
}

/** Row by row the members of both. */
function joinColumns(first: Incidence, second: Incidence): Incidence {
  const offsets = first.offsets.map((offset, row) => offset + second.offsets[row]!)
  const targets = makeNumbers(first.targets.length + second.targets.length)
  for (let row = 0; row < rowCount(first); row++) {
    targets.set(rowOf(first, row), offsets[row])
    targets.set(rowOf(second, row), offsets[row]! + rowOf(first, row).length)
  }
  return { offsets, targets }
}

/** The groups one after the other, with their nodes numbered as in the lens. */
function join(
  parts: LensParts,
  lens: LensName,
  groups: readonly EdgeGroup[],
  omissions: readonly Omission[],
): LensLinks {
  const { first, order } = firstNodes(parts, lens)
  const edgeKinds = groups
    .map((group) => [group.kind, group.network.sources.length] as const)
    .filter(([, edges]) => edges > 0)
  const [only] = groups
  if (only && groups.length === 1 && order === parts.countOf(only.from) && only.from === only.to)
    return { network: { order, ...only.network }, edgeKinds, omissions }
  const count = groups.reduce((sum, group) => sum + group.network.sources.length, 0)
  const network: Network = { order, ...makeRoomForLinks(count) }
  let start = 0
  for (const { from, to, network: group } of groups) {
    copyShifted(group.sources, first.get(from)!, network.sources, start)
    copyShifted(group.targets, first.get(to)!, network.targets, start)
    network.weights.set(group.weights, start)
    start += group.sources.length
  }
  return { network, edgeKinds, omissions }
}

/** Writes each number of `from`, with `shift` added, from `start` on. */
function copyShifted(from: Uint32Array, shift: number, to: Uint32Array, start: number): void {
  if (shift === 0) to.set(from, start)
  else for (let index = 0; index < from.length; index++) to[start + index] = shift + from[index]!
}
