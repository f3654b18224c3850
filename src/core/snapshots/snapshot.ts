/** Coterie's own snapshot file: one JSON document with a version and a checksum on its first line. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import type { Facts, Incidence } from '../model/facts.ts'
import type { Issue } from '../model/issue.ts'
import type { Lens, Snapshot } from '../model/snapshot.ts'
import { LENS_NAMES, type LensName, type NodeKind } from '../model/terms.ts'
import { checkReferences } from './snapshot-references.ts'
import { snapshotSchema, type LensFile, type SnapshotFile } from './snapshot-schema.ts'

const FORMAT = 'coterie-snapshot'
export const SNAPSHOT_VERSION = 1

/** Positions are written to a thousandth of a unit: finer than a pixel, and the same bytes after every round trip. */
const POSITION_STEPS = 1000

export type OpenedSnapshot =
  { readonly snapshot: Snapshot; readonly problem?: never } | { readonly snapshot?: never; readonly problem: string }

/** The file of a snapshot. The same snapshot always gives the same text; `parseSnapshot` gives an equal one back. */
export function writeSnapshot(snapshot: Snapshot): string {
  const lenses: Partial<Record<LensName, LensFile>> = {}
  for (const name of LENS_NAMES) {
    const lens = snapshot.lenses[name]
    if (lens) lenses[name] = packLens(lens)
  }
  const facts = {
    ...snapshot.facts,
    paperAuthors: packIncidence(snapshot.facts.paperAuthors),
    paperTopics: packIncidence(snapshot.facts.paperTopics),
    introducedSystems: packIncidence(snapshot.facts.introducedSystems),
    mentionedSystems: packIncidence(snapshot.facts.mentionedSystems),
  }
  const body = `"manifest":${JSON.stringify(snapshot.manifest)},
"facts":${JSON.stringify(facts)},
"lenses":${JSON.stringify(lenses)},
"issues":${JSON.stringify(snapshot.issues)}}
`
  return `{"format":"${FORMAT}","version":${SNAPSHOT_VERSION},"checksum":"sha256:${digest(body)}",\n${body}`
}

/** Opens the text of a snapshot file, or says why not: what is wrong and where. Never throws. */
export function parseSnapshot(text: string): OpenedSnapshot {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch (error) {
    return { problem: describeSyntaxError(text, error) }
  }
  const header = v.safeParse(v.object({ format: v.string(), version: v.number(), checksum: v.string() }), file)
  if (!header.success || header.output.format !== FORMAT)
    return { problem: 'This is not a Coterie snapshot: it does not begin with "format": "coterie-snapshot".' }
  if (header.output.version !== SNAPSHOT_VERSION)
    return {
      problem: `This snapshot has version ${header.output.version}; this Coterie opens version ${SNAPSHOT_VERSION}. A newer Coterie is needed.`,
    }
  const checked = v.safeParse(snapshotSchema, file, { abortEarly: true })
  if (!checked.success) {
    const [issue] = checked.issues
    return { problem: `The snapshot is damaged at ${v.getDotPath(issue) ?? 'its top level'}: ${issue.message}.` }
  }
  const broken = checkReferences(checked.output)
  if (broken) return { problem: `The snapshot is damaged at ${broken}.` }
  const bodyStart = text.indexOf('\n') + 1
  if (header.output.checksum !== `sha256:${digest(text.slice(bodyStart))}`)
    return {
      problem:
        'The snapshot was changed after it was written: its checksum does not fit. Build it again, or use an untouched copy.',
    }
  return { snapshot: unpack(checked.output) }
}

function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** JSON.parse names a position in most engines; people need a line. */
function describeSyntaxError(text: string, error: unknown): string {
  if (text.trim() === '') return 'The file is empty.'
  const reason = error instanceof Error ? error.message : String(error)
  const position = /position (\d+)/.exec(reason)?.[1]
  const offset = position === undefined ? text.length : Number(position)
  const line = text.slice(0, offset).split('\n').length
  return offset >= text.length - 1
    ? `The file ends too early, at line ${line}: it was cut off.`
    : `The file is not valid JSON at line ${line}, character ${offset}.`
}

function packIncidence({ offsets, targets }: Incidence): { offsets: number[]; targets: number[] } {
  return { offsets: [...offsets], targets: [...targets] }
}

function unpackIncidence({ offsets, targets }: { offsets: number[]; targets: number[] }): Incidence {
  return { offsets: Uint32Array.from(offsets), targets: Uint32Array.from(targets) }
}

function packLens({ graph, analysis }: Lens): LensFile {
  return {
    counting: graph.counting,
    nodeKinds: runsOf(graph.kinds),
    entities: [...graph.entities],
    sources: [...graph.network.sources],
    targets: [...graph.network.targets],
    weights: [...graph.network.weights],
    edgeKinds: runsOf(graph.edgeKinds),
    omissions: [...graph.omissions],
    x: Array.from(analysis.positions.x, roundPosition),
    y: Array.from(analysis.positions.y, roundPosition),
    communities: [...analysis.communities],
    communityList: analysis.communityList.map((community) => ({ ...community, topics: [...community.topics] })),
    components: [...analysis.components],
    links: [...analysis.links],
    totalLinkStrength: [...analysis.totalLinkStrength],
    documents: [...analysis.documents],
  }
}

function roundPosition(value: number): number {
  // Adding zero turns −0, which JSON can't tell, into 0.
  return Math.round(value * POSITION_STEPS) / POSITION_STEPS + 0
}

function unpack(file: SnapshotFile): Snapshot {
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
  return { manifest: file.manifest as Snapshot['manifest'], facts, lenses, issues: file.issues as Issue[] }
}

function unpackLens(facts: Facts, lens: LensName, file: LensFile): Lens {
  const kinds = expandRuns(file.nodeKinds)
  return {
    graph: {
      lens,
      counting: file.counting,
      keys: kinds.map((kind, node) => keyOf(facts, kind, file.entities[node]!)),
      kinds,
      entities: Uint32Array.from(file.entities),
      network: {
        order: kinds.length,
        sources: Uint32Array.from(file.sources),
        targets: Uint32Array.from(file.targets),
        weights: Float64Array.from(file.weights),
      },
      edgeKinds: expandRuns(file.edgeKinds),
      omissions: file.omissions,
    },
    analysis: {
      positions: { x: Float32Array.from(file.x), y: Float32Array.from(file.y) },
      communities: Uint32Array.from(file.communities),
      communityList: file.communityList,
      components: Uint32Array.from(file.components),
      links: Uint32Array.from(file.links),
      totalLinkStrength: Float64Array.from(file.totalLinkStrength),
      documents: Uint32Array.from(file.documents),
    },
  }
}

function keyOf(facts: Facts, kind: NodeKind, entity: number): string {
  if (kind === 'paper') return `paper:${facts.papers[entity]!.id}`
  if (kind === 'author') return facts.authors[entity]!.id
  return kind === 'topic' ? facts.topics[entity]!.id : facts.systems[entity]!.id
}

function runsOf<T>(values: readonly T[]): [T, number][] {
  const runs: [T, number][] = []
  for (const value of values) {
    const last = runs.at(-1)
    if (last && last[0] === value) last[1]++
    else runs.push([value, 1])
  }
  return runs
}

function expandRuns<T>(runs: readonly (readonly [T, number])[]): T[] {
  return runs.flatMap(([value, length]) => new Array<T>(length).fill(value))
}
