/** People and who works with whom as the file of a snapshot without papers, for networks of any size. */
import { components, degrees, detectCommunities, layoutNetwork, strengths } from './analysis/index.ts'
import type { ResolvedPeople } from './extraction/authors/resolved-people.ts'
import type { PairsCounted } from './graph/coauthorship.ts'
import { coauthorshipOmissions } from './graph/lens-links.ts'
import { radiusOf } from './graph/lens-view.ts'
import type { Incidence } from './model/facts.ts'
import type { Network, Positions } from './model/network.ts'
import type { Options } from './model/options.ts'
import type { PeopleColumns } from './people-network.ts'
import { writeCompactNetwork } from './snapshots/compact/write-compact.ts'
import { roundPosition } from './snapshots/snapshot-columns.ts'
import type { LensFile, SnapshotFile } from './snapshots/snapshot-schema.ts'
import { VERSION } from './version.ts'

const NONE = { offsets: [0], targets: [] }

/** The angle that puts a spiral of points at even distances: π (3 − √5). */
const GOLDEN_ANGLE = 2.399963229728653
const SPIRAL_STEP = 10

/**
 * The compact file in pieces. With `isLaidOut`, people stand where who works together stands together, in clusters; else on
 * a spiral, in no cluster. `pairs` must have been counted as
 * `options.counting` says.
 */
export function writePeopleSnapshot(
  columns: PeopleColumns,
  pairs: PairsCounted,
  options: Options,
  isLaidOut: boolean,
): Uint8Array[] {
  const { people, paperAuthors, inputs, issues } = columns
  const network = { order: people.count, ...pairs.links, weights: pairs.weights[options.counting]! }
  const documents = countDocuments(paperAuthors, people.count)
  const totalLinkStrength = strengths(network)
  const lens: LensFile = {
    counting: options.counting,
    nodeKinds: [['author', people.count]],
    entities: documents.map((_, person) => person),
    sources: network.sources,
    targets: network.targets,
    weights: network.weights,
    edgeKinds: [['coauthorship', network.sources.length]],
    omissions: coauthorshipOmissions(pairs, options),
    ...(isLaidOut
      ? arrange(network, people, documents, totalLinkStrength, options)
      : { ...toSpiral(people.count), communities: new Uint32Array(people.count), communityList: [] }),
    components: components(network),
    links: degrees(network),
    totalLinkStrength,
    documents,
  }
  const facts = {
    papers: [],
    authors: { length: people.count, [Symbol.iterator]: () => people.authors() },
    topics: [],
    systems: [],
    paperAuthors: NONE,
    paperTopics: NONE,
    introducedSystems: NONE,
    mentionedSystems: NONE,
  }
  const manifest = { coterie: VERSION, options: { ...options, withoutTopics: true }, inputs }
  return writeCompactNetwork({ manifest, facts, lenses: { 'co-authors': lens }, issues } as unknown as SnapshotFile)
}

type Arrangement = Pick<LensFile, 'x' | 'y' | 'communities' | 'communityList'>

/** Clusters are called after whoever in them has the strongest links. */
function arrange(
  network: Network,
  people: ResolvedPeople,
  documents: Uint32Array,
  strength: Float64Array,
  { seed, resolution }: Options,
): Arrangement {
  const { communities } = detectCommunities(network, { seed, resolution })
  const positions = layoutNetwork(network, { seed, radii: Float32Array.from(documents, radiusOf), communities })
  const count = communities.reduce((most, community) => Math.max(most, community), 0)
  const sizes = new Uint32Array(count)
  const hubs = new Int32Array(count).fill(-1)
  communities.forEach((community, person) => {
    if (community === 0) return
    sizes[community - 1]!++
    const hub = hubs[community - 1]!
    if (hub < 0 || strength[person]! > strength[hub]!) hubs[community - 1] = person
  })
  const communityList = Array.from(hubs, (hub, index) => ({
    id: index + 1,
    name: people.labelOf(hub),
    size: sizes[index]!,
    topics: [],
  }))
  return { ...round(positions), communities, communityList }
}

function toSpiral(count: number): Pick<LensFile, 'x' | 'y'> {
  const along = (turn: (angle: number) => number): Float32Array =>
    Float32Array.from({ length: count }, (_, index) => SPIRAL_STEP * Math.sqrt(index) * turn(index * GOLDEN_ANGLE))
  return round({ x: along(Math.cos), y: along(Math.sin) })
}

/** As they are written elsewhere: to a thousandth. */
function round({ x, y }: Positions): Pick<LensFile, 'x' | 'y'> {
  return { x: Float64Array.from(x, roundPosition), y: Float64Array.from(y, roundPosition) }
}

/** Papers of each person. */
function countDocuments({ targets }: Incidence, people: number): Uint32Array {
  const documents = new Uint32Array(people)
  for (const person of targets) documents[person]!++
  return documents
}
