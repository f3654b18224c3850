/** Who and what of one snapshot is who and what in a later one, though ids, names and spellings have changed. */
import { rowLength, rowOf } from '../../columns/incidence.ts'
import type { Facts } from '../../model/facts.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import type { NodeKind } from '../../model/terms.ts'
import { fold, slug } from '../../text/fold.ts'
import { entityOf } from '../entities.ts'

export interface Heirs {
  /** For every entity before, in the order of the facts, its index afterwards; −1 for one that is gone. */
  readonly after: Int32Array
  /** For every entity afterwards the one before whose place it took; −1 for one that took nobody's. */
  readonly before: Int32Array
  /** For every entity afterwards one before that gave it mentions, −1 for none: where a new one was split off from. */
  readonly donors: Int32Array
}

/**
 * Papers are the same by id, or by title where no year speaks against it. People are followed along the bylines of
 * papers that both snapshots have, then by id, then by what was decided; topics by id, spelling, then by what was
 * decided; systems by id and name. Linear in both.
 */
export function findHeirs(before: Snapshot, after: Snapshot): Readonly<Record<NodeKind, Heirs>> {
  const paper = settleHeirs(before.facts, after.facts, 'paper', followPapers(before.facts, after.facts))
  return {
    paper,
    author: followPeople(before, after, paper.after),
    topic: settleHeirs(before.facts, after.facts, 'topic', followTopics(before, after)),
    system: settleHeirs(before.facts, after.facts, 'system', followSystems(before.facts, after.facts)),
  }
}

export function countEntities(facts: Facts): Readonly<Record<NodeKind, number>> {
  return {
    author: facts.authors.length,
    paper: facts.papers.length,
    topic: facts.topics.length,
    system: facts.systems.length,
  }
}

type Follow = (entity: number) => number | undefined

/** Of several that became one, the one of the same id keeps its place, or else the first. */
function settleHeirs(before: Facts, after: Facts, kind: NodeKind, follow: Follow): Heirs {
  const heirs = Int32Array.from({ length: countEntities(before)[kind] }, (_, entity) => follow(entity) ?? -1)
  return { ...placesOf(before, after, kind, heirs), donors: new Int32Array(countEntities(after)[kind]).fill(-1) }
}

function placesOf(before: Facts, after: Facts, kind: NodeKind, heirs: Int32Array): Pick<Heirs, 'after' | 'before'> {
  const places = new Int32Array(countEntities(after)[kind]).fill(-1)
  heirs.forEach((heir, entity) => {
    if (heir < 0) return
    const isSame = entityOf(before, kind, entity).id === entityOf(after, kind, heir).id
    if (places[heir] === -1 || isSame) places[heir] = entity
  })
  return { after: heirs, before: places }
}

function indexById(facts: Facts, kind: NodeKind): ReadonlyMap<string, number> {
  return new Map(
    Array.from({ length: countEntities(facts)[kind] }, (_, index) => [entityOf(facts, kind, index).id, index]),
  )
}

/** A paper that was given a DOI or a year meanwhile has another id; a title that stands twice tells nothing. */
function followPapers(before: Facts, after: Facts): Follow {
  const byId = indexById(after, 'paper')
  const known = new Set(before.papers.map(({ id }) => id))
  const byTitle = new Map<string, number | undefined>()
  after.papers.forEach(({ id, title }, index) => {
    if (known.has(id)) return
    const key = slug(title)
    byTitle.set(key, byTitle.has(key) || key === '' ? undefined : index)
  })
  return (paper) => {
    const { id, title, year } = before.papers[paper]!
    const same = byId.get(`paper:${id}`)
    if (same !== undefined) return same
    const alike = byTitle.get(slug(title))
    const otherYear = alike === undefined ? undefined : after.papers[alike]!.year
    return year === undefined || otherYear === undefined || year === otherYear ? alike : undefined
  }
}

function followPeople(before: Snapshot, after: Snapshot, papers: Int32Array): Heirs {
  const [old, young] = [before.facts, after.facts]
  const byId = indexById(young, 'author')
  const shared = countSharedMentions(old, young, papers)
  const decided = followDecisions(after, byId)
  const heirs = Int32Array.from(old.authors, ({ id }, person) => {
    const same = byId.get(id)
    const met = shared[person]
    if (!met) return same ?? decided(person, old) ?? -1
    if (same !== undefined && met.has(same)) return same
    return [...met].reduce((best, next) =>
      next[1] > best[1] || (next[1] === best[1] && next[0] < best[0]) ? next : best,
    )[0]
  })
  const donors = new Int32Array(young.authors.length).fill(-1)
  shared.forEach((met, person) => met?.forEach((_, heir) => void (donors[heir] === -1 && (donors[heir] = person))))
  return { ...placesOf(old, young, 'author', heirs), donors }
}

/** For everyone before: how often they stand in a byline where somebody stands afterwards. */
function countSharedMentions(old: Facts, young: Facts, papers: Int32Array): (Map<number, number> | undefined)[] {
  const shared = new Array<Map<number, number> | undefined>(old.authors.length)
  papers.forEach((heir, paper) => {
    // A byline of another length was read otherwise: its places do not tell who is who.
    if (heir < 0 || rowLength(old.paperAuthors, paper) !== rowLength(young.paperAuthors, heir)) return
    const names = rowOf(young.paperAuthors, heir)
    rowOf(old.paperAuthors, paper).forEach((person, place) => {
      const met = (shared[person] ??= new Map())
      met.set(names[place]!, (met.get(names[place]!) ?? 0) + 1)
    })
  })
  return shared
}

/** Where papers are gone, what was decided still says who somebody is. */
function followDecisions(
  { facts, manifest }: Snapshot,
  byId: ReadonlyMap<string, number>,
): (person: number, old: Facts) => number | undefined {
  const targets = new Map<string, string>()
  for (const decision of manifest.settled?.people ?? [])
    if (decision.kind === 'merge') targets.set(decision.person, decision.into)
    else if (decision.kind === 'rename') targets.set(decision.person, decision.as)
  const byLabel = new Map<string, number>()
  if (targets.size > 0)
    facts.authors.forEach(({ label, forms }, index) => {
      for (const name of [label, ...forms]) if (!byLabel.has(name)) byLabel.set(name, index)
    })
  return (person, old) => {
    const { id, label } = old.authors[person]!
    let name = targets.get(id) ?? targets.get(label)
    // As many steps as there are decisions: a circle must end.
    for (let step = 0; step < targets.size && name !== undefined; step++) {
      const found = byId.get(name) ?? byLabel.get(name)
      if (found !== undefined) return found
      name = targets.get(name)
    }
    return undefined
  }
}

function followTopics({ facts: old }: Snapshot, { facts: young, manifest }: Snapshot): Follow {
  const byId = indexById(young, 'topic')
  const bySpelling = new Map<string, number>()
  young.topics.forEach(({ label, forms }, index) => {
    for (const form of [label, ...forms]) if (!bySpelling.has(fold(form))) bySpelling.set(fold(form), index)
  })
  const replaced = new Map(
    (manifest.settled?.topics ?? []).map(({ label, replaceBy }) => [fold(label), fold(replaceBy)]),
  )
  return (topic) => {
    const { id, label, forms } = old.topics[topic]!
    const same = byId.get(id)
    if (same !== undefined) return same
    for (const form of [label, ...forms].map(fold)) {
      const found = bySpelling.get(replaced.get(form) ?? form)
      if (found !== undefined) return found
    }
    return undefined
  }
}

function followSystems(old: Facts, young: Facts): Follow {
  const byId = indexById(young, 'system')
  const byName = new Map(young.systems.map(({ name }, index) => [fold(name), index]))
  return (system) => byId.get(old.systems[system]!.id) ?? byName.get(fold(old.systems[system]!.name))
}
