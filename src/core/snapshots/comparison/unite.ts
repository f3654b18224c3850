/** Two snapshots on one map: the later one as it stands, and among it what is gone since the earlier one. */
import { incidenceFrom, positionsOf, rowOf } from '../../columns/incidence.ts'
import { expandRuns, runsOf } from '../../columns/runs.ts'
import { CHANGES, type LensChanges } from '../../model/changes.ts'
import type { Facts, Incidence } from '../../model/facts.ts'
import type { Lens, Snapshot } from '../../model/snapshot.ts'
import { LENS_NAMES, NODE_KINDS, type LensName, type NodeKind } from '../../model/terms.ts'
import { entityOf } from '../entities.ts'
import { countEntities, findHeirs, type Heirs } from './heirs.ts'
import { LinkRow, linkRowsOf } from './link-rows.ts'
import { isSameStrength } from './links.ts'
import { placeGone } from './placing.ts'

export interface UnitedSnapshots {
  /** Names begin with "+ " where they are new and with "− " where they are gone. For showing only: never saved. */
  readonly snapshot: Snapshot
  readonly changes: Readonly<Partial<Record<LensName, LensChanges>>>
}

const [SAME, ADDED, GONE, CHANGED, STRONGER, WEAKER] = CHANGES.map((_, change) => change) as [
  number,
  number,
  number,
  number,
  number,
  number,
]

/** Lenses that one of the two lacks are left out. Linear in both, besides what `findHeirs` costs. */
export function uniteSnapshots(before: Snapshot, after: Snapshot): UnitedSnapshots {
  const heirs = findHeirs(before, after)
  const union = numberUnion(after.facts, heirs)
  const lenses: Partial<Record<LensName, Lens>> = {}
  const changes: Partial<Record<LensName, LensChanges>> = {}
  for (const name of LENS_NAMES) {
    const [old, young] = [before.lenses[name], after.lenses[name]]
    if (old && young) [lenses[name], changes[name]] = uniteLenses(old, young, heirs, union, before.facts)
  }
  return { snapshot: { ...after, facts: uniteFacts(before.facts, after.facts, heirs, union), lenses }, changes }
}

/** Index in the united facts of every entity before: that of its heir, or one behind all that are there afterwards. */
type Union = Readonly<Record<NodeKind, Int32Array>>

function numberUnion(young: Facts, heirs: Readonly<Record<NodeKind, Heirs>>): Union {
  const counts = countEntities(young)
  return Object.fromEntries(
    NODE_KINDS.map((kind) => {
      let next = counts[kind]
      return [kind, heirs[kind].after.map((heir) => (heir < 0 ? next++ : heir))]
    }),
  ) as Record<NodeKind, Int32Array>
}

function uniteFacts(old: Facts, young: Facts, heirs: Readonly<Record<NodeKind, Heirs>>, union: Union): Facts {
  const signed = <Entity>(
    list: readonly Entity[],
    goneList: readonly Entity[],
    kind: NodeKind,
    sign: Sign<Entity>,
  ): Entity[] => [
    ...list.map((entity, index) => (isNew(heirs[kind], index) ? sign(entity, '+ ') : entity)),
    ...goneList.filter((_, index) => heirs[kind].after[index]! < 0).map((entity) => sign(entity, '− ')),
  ]
  const rows = (pick: (facts: Facts) => Incidence, kind: NodeKind): Incidence => {
    const lost = new Map<number, Uint32Array>()
    union.paper.forEach((paper, index) => lost.set(paper, rowOf(pick(old), index)))
    const counts = countEntities(young)
    const count = counts.paper + heirs.paper.after.filter((heir) => heir < 0).length
    return incidenceFrom(
      Array.from({ length: count }, (_, paper) => {
        const row = paper < counts.paper ? [...rowOf(pick(young), paper)] : []
        // What a paper has lost stays behind it, marked as gone.
        const more = [...(lost.get(paper) ?? [])].map((entity) => union[kind][entity]!)
        const isLost = (entity: number): boolean => paper >= counts.paper || entity >= counts[kind]
        return [...row, ...more.filter(isLost)]
      }),
    )
  }
  return {
    papers: signed(young.papers, old.papers, 'paper', (paper, sign) => ({ ...paper, title: sign + paper.title })),
    authors: signed(young.authors, old.authors, 'author', (author, sign) => ({
      ...author,
      label: sign + author.label,
    })),
    topics: signed(young.topics, old.topics, 'topic', (topic, sign) => ({ ...topic, label: sign + topic.label })),
    systems: signed(young.systems, old.systems, 'system', (system, sign) => ({ ...system, name: sign + system.name })),
    paperAuthors: rows((facts) => facts.paperAuthors, 'author'),
    paperTopics: rows((facts) => facts.paperTopics, 'topic'),
    introducedSystems: rows((facts) => facts.introducedSystems, 'system'),
    mentionedSystems: rows((facts) => facts.mentionedSystems, 'system'),
  }
}

type Sign<Entity> = (entity: Entity, sign: string) => Entity

function isNew({ before, donors }: Heirs, entity: number): boolean {
  return before[entity]! < 0 && donors[entity]! < 0
}

function uniteLenses(
  old: Lens,
  young: Lens,
  heirs: Readonly<Record<NodeKind, Heirs>>,
  union: Union,
  facts: Facts,
): [Lens, LensChanges] {
  const nodeOf = new Map(young.graph.kinds.map((kind, node) => [`${kind}${young.graph.entities[node]!}`, node]))
  const order = young.graph.network.order
  const kinds = [...young.graph.kinds]
  const keys = [...young.graph.keys]
  const entities = [...young.graph.entities]
  const origins: number[] = []
  // Where each old node stands on the united map: several where they were merged.
  const places = old.graph.kinds.map((kind, node) => {
    const entity = union[kind][old.graph.entities[node]!]!
    const known = nodeOf.get(`${kind}${entity}`)
    if (known !== undefined) return known
    nodeOf.set(`${kind}${entity}`, kinds.length)
    kinds.push(kind)
    entities.push(entity)
    keys.push(entityOf(facts, kind, old.graph.entities[node]!).id)
    origins.push(node)
    return kinds.length - 1
  })
  const links = uniteLinks(old, young, places, kinds.length)
  const nodes = new Uint8Array(kinds.length).fill(SAME)
  const touch = (node: number): void => void (nodes[node] === SAME && (nodes[node] = CHANGED))
  const wasDrawn = new Uint8Array(kinds.length)
  for (const place of places) wasDrawn[place] = 1
  for (let node = 0; node < order; node++) {
    const isSplitOff = heirs[kinds[node]!].before[entities[node]!]! < 0 && !isNew(heirs[kinds[node]!], entities[node]!)
    if (wasDrawn[node] === 0) nodes[node] = isSplitOff ? CHANGED : ADDED
  }
  nodes.fill(GONE, order)
  links.changes.forEach((change, edge) => {
    if (change === SAME) return
    touch(links.sources[edge]!)
    touch(links.targets[edge]!)
  })
  const placed = placeGone(old, young, places, origins)
  const { graph, analysis } = young
  const extend = <Column extends Uint32Array | Float64Array>(column: Column, from: Column | undefined): Column => {
    const longer = new (column.constructor as new (length: number) => Column)(kinds.length)
    longer.set(column)
    if (from) origins.forEach((node, place) => (longer[order + place] = from[node]!))
    return longer
  }
  return [
    {
      graph: {
        ...graph,
        keys,
        kinds,
        entities: Uint32Array.from(entities),
        network: { order: kinds.length, sources: links.sources, targets: links.targets, weights: links.weights },
        edgeKinds: links.kinds,
      },
      analysis: {
        ...analysis,
        positions: placed,
        communities: extend(analysis.communities, undefined),
        components: extend(analysis.components, undefined),
        links: extend(analysis.links, old.analysis.links),
        totalLinkStrength: extend(analysis.totalLinkStrength, old.analysis.totalLinkStrength),
        documents: extend(analysis.documents, old.analysis.documents),
      },
    },
    { nodes, links: links.changes },
  ]
}

interface UnitedLinks {
  readonly sources: Uint32Array
  readonly targets: Uint32Array
  readonly weights: Float64Array
  readonly kinds: Lens['graph']['edgeKinds']
  readonly changes: Uint8Array
}

/** Links of later first, with their own strength; then those that are gone, with the strength they had. */
function uniteLinks(old: Lens, young: Lens, places: readonly number[], order: number): UnitedLinks {
  const before = linkRowsOf(old.graph.network, places, order)
  const now = young.graph.network
  const { offsets, targets: edges } = positionsOf(now.sources, order)
  const row = new LinkRow(order)
  const changesNow = new Uint8Array(now.sources.length)
  const gone: { readonly edge: number; readonly source: number; readonly target: number; readonly weight: number }[] =
    []
  for (let source = 0; source < order; source++) {
    row.fill(before, source)
    for (let place = offsets[source]!; place < offsets[source + 1]!; place++) {
      const edge = edges[place]!
      const target = now.targets[edge]!
      const was = row.strengths[target]!
      const is = now.weights[edge]!
      changesNow[edge] = was === 0 ? ADDED : isSameStrength(was, is) ? SAME : is > was ? STRONGER : WEAKER
      row.strengths[target] = 0
    }
    row.others.forEach((target, place) => {
      const weight = row.strengths[target]!
      if (weight > 0) gone.push({ edge: row.edges[place]!, source, target, weight })
    })
  }
  // As they stood in the earlier one.
  gone.sort((left, right) => left.edge - right.edge)
  const first = now.sources.length
  const count = first + gone.length
  const links = {
    sources: new Uint32Array(count),
    targets: new Uint32Array(count),
    weights: new Float64Array(count),
    changes: new Uint8Array(count).fill(GONE),
  }
  links.sources.set(now.sources)
  links.targets.set(now.targets)
  links.weights.set(now.weights)
  links.changes.set(changesNow)
  gone.forEach(({ source, target, weight }, place) => {
    links.sources[first + place] = source
    links.targets[first + place] = target
    links.weights[first + place] = weight
  })
  const kindsBefore = expandRuns(old.graph.edgeKinds)
  return { ...links, kinds: [...young.graph.edgeKinds, ...runsOf(gone.map(({ edge }) => kindsBefore[edge]!))] }
}
