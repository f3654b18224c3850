/** A snapshot as the columns of its file, and back. */
import { makeRoom } from '../columns/make-room.ts'
import { expandRuns, runsOf } from '../columns/runs.ts'
import type { Facts, Incidence } from '../model/facts.ts'
import type { Issue } from '../model/issue.ts'
import type { Lens, Snapshot } from '../model/snapshot.ts'
import { LENS_NAMES, type LensName } from '../model/terms.ts'
import { entityOf } from './entities.ts'
import type { NumberColumn } from './compact/number-columns.ts'
import type { IncidenceFile, LensFile, SnapshotFile } from './snapshot-schema.ts'

/** Positions are written to a thousandth of a unit: finer than a pixel, and the same bytes after every round trip. */
const POSITION_STEPS = 1000

export function packSnapshot({ manifest, facts, lenses, issues, doubts }: Snapshot): SnapshotFile {
  const packed: Partial<Record<LensName, LensFile>> = {}
  for (const name of LENS_NAMES) {
    const lens = lenses[name]
    if (lens) packed[name] = packLens(lens)
  }
  return { manifest, facts, lenses: packed, issues, ...(doubts && { doubts }) } as unknown as SnapshotFile
}

function packLens({ graph, analysis }: Lens): LensFile {
  return {
    counting: graph.counting,
    nodeKinds: runsOf(graph.kinds),
    entities: graph.entities,
    sources: graph.network.sources,
    targets: graph.network.targets,
    weights: graph.network.weights,
    edgeKinds: graph.edgeKinds.map(([kind, count]) => [kind, count]),
    omissions: [...graph.omissions],
    x: roundPositions(analysis.positions.x),
    y: roundPositions(analysis.positions.y),
    communities: analysis.communities,
    communityList: analysis.communityList.map((community) => ({ ...community, topics: [...community.topics] })),
    components: analysis.components,
    links: analysis.links,
    totalLinkStrength: analysis.totalLinkStrength,
    documents: analysis.documents,
    ...(analysis.drift !== undefined && { drift: analysis.drift }),
  }
}

function roundPositions(values: Float32Array): Float64Array {
  const rounded = new Float64Array(makeRoom(values.length * Float64Array.BYTES_PER_ELEMENT))
  for (let index = 0; index < values.length; index++) rounded[index] = roundPosition(values[index]!)
  return rounded
}

export function roundPosition(value: number): number {
  // Adding zero turns −0, which JSON can't tell, into 0.
  return Math.round(value * POSITION_STEPS) / POSITION_STEPS + 0
}

/** Everything in the file must have been checked before. */
export function unpackSnapshot(file: SnapshotFile): Snapshot {
  const facts = {
    ...file.facts,
    paperAuthors: unpackIncidence(file.facts.paperAuthors),
    paperTopics: unpackIncidence(file.facts.paperTopics),
    introducedSystems: unpackIncidence(file.facts.introducedSystems),
    mentionedSystems: unpackIncidence(file.facts.mentionedSystems),
  } as Facts
  const lenses: Partial<Record<LensName, Lens>> = {}
  for (const name of LENS_NAMES) {
    const packed = file.lenses[name]
    if (packed) lenses[name] = unpackLens(facts, name, packed)
  }
  return {
    manifest: file.manifest as Snapshot['manifest'],
    facts,
    lenses,
    issues: file.issues as Issue[],
    ...(file.doubts && { doubts: file.doubts }),
  }
}

function unpackIncidence({ offsets, targets }: IncidenceFile): Incidence {
  return { offsets: toCounts(offsets), targets: toCounts(targets) }
}

/** The column itself where it is one in memory. */
function toCounts(column: NumberColumn): Uint32Array {
  return column instanceof Uint32Array ? column : new Uint32Array(column)
}

function toNumbers(column: NumberColumn): Float64Array {
  return column instanceof Float64Array ? column : new Float64Array(column)
}

function unpackLens(facts: Facts, lens: LensName, file: LensFile): Lens {
  const kinds = expandRuns(file.nodeKinds)
  let keys: readonly string[] | undefined
  return {
    graph: {
      lens,
      counting: file.counting,
      // Made when somebody asks, for they are many and a build on an earlier map never does.
      get keys() {
        return (keys ??= kinds.map((kind, node) => entityOf(facts, kind, file.entities[node]!).id))
      },
      kinds,
      entities: toCounts(file.entities),
      network: {
        order: kinds.length,
        sources: toCounts(file.sources),
        targets: toCounts(file.targets),
        weights: toNumbers(file.weights),
      },
      edgeKinds: file.edgeKinds,
      omissions: file.omissions,
    },
    analysis: {
      positions: { x: new Float32Array(file.x), y: new Float32Array(file.y) },
      communities: toCounts(file.communities),
      communityList: file.communityList.map((community) => ({ ...community, topics: [...community.topics] })),
      components: toCounts(file.components),
      links: toCounts(file.links),
      totalLinkStrength: toNumbers(file.totalLinkStrength),
      documents: toCounts(file.documents),
      ...(file.drift !== undefined && { drift: file.drift }),
    },
  }
}
