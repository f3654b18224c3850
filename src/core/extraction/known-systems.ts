/** Named systems when most papers are known: these keep theirs, and only what the others introduce is new. */
import { NOWHERE, renumber, rowOf, takeRows } from '../columns/incidence.ts'
import type { Incidence, System } from '../model/facts.ts'
import type { Paper } from '../model/paper.ts'
import { findIntroductions, titledName, type Introduction } from './introductions.ts'
import { SystemMentions } from './system-mentions.ts'
import { linksOf, MAXIMUM_INTRODUCTIONS, sortNames, SystemIds, type ExtractedSystems } from './systems.ts'

/** Papers in which it is looked up whether they introduce a name, too. */
const MOST_LOOKED_THROUGH = 50

interface Given {
  readonly papers: readonly Paper[]
  /** Row of each paper among the known ones, or `NOWHERE`. */
  readonly rows: Uint32Array
  readonly newcomers: readonly number[]
  /** Of the newcomers. */
  readonly introductions: readonly (readonly Introduction[])[]
  /** Names that newcomers introduce and nobody known, and the known papers in which each may stand. */
  readonly names: readonly string[]
  readonly papersOfName: readonly (readonly number[])[]
}

/** Names that are introduced here and are no known systems, in the order in which they come. */
export function newNames(introductions: readonly (readonly Introduction[])[], known: readonly System[]): string[] {
  const isKnown = new Set(known.map(({ name }) => name))
  return [...new Set(introductions.flat().map(({ name }) => name))].filter((name) => !isKnown.has(name))
}

/** A name is judged by all who introduce it, whether they are known or not. */
export function continueSystems(known: ExtractedSystems, given: Given): ExtractedSystems {
  const { papers, rows, newcomers, introductions } = given
  const isAsked = new Set(introductions.flat().map(({ name }) => name))
  const introducers = papersBySystem(known, known.introducedSystems, rows, isAsked)
  const common = wordsOfTheField(known, given, isAsked, introducers)
  const accepted = introductions.map((row) => row.filter(({ name, isTitled }) => isTitled || !common.has(name)))
  const refused = new Map<number, Set<string>>()
  for (const name of common)
    for (const paper of introducers.get(name) ?? [])
      if (titledName(papers[paper]!) !== name) refused.set(paper, (refused.get(paper) ?? new Set()).add(name))
  const introducedNames = new Map<number, string[]>()
  for (const [paper, names] of refused)
    introducedNames.set(
      paper,
      Array.from(rowOf(known.introducedSystems, rows[paper]!), (system) => known.systems[system]!.name).filter(
        (name) => !names.has(name),
      ),
    )
  newcomers.forEach((paper, index) =>
    introducedNames.set(
      paper,
      accepted[index]!.map(({ name }) => name),
    ),
  )
  const kept = introducedBy(known, rows, (paper) => introducedNames.has(paper))
  const names = sortNames(new Set([...kept, ...Array.from(introducedNames.values()).flat()]))
  const systems = listSystems(known, given, accepted, names)
  const numberOf = new Map(names.map((name, number) => [name, number]))
  const numbers = Uint32Array.from(known.systems, ({ name }) => numberOf.get(name) ?? NOWHERE)
  const introduced = new Map(
    Array.from(introducedNames, ([paper, own]) => [paper, own.map((name) => numberOf.get(name)!)]),
  )
  const introducedBefore = renumber(known.introducedSystems, numbers)
  const mentionedBefore = renumber(known.mentionedSystems, numbers)
  const introducedIn = (paper: number): ArrayLike<number> =>
    introduced.get(paper) ?? rowOf(introducedBefore, rows[paper]!)
  const mentioned = new Map<number, readonly number[]>()
  const all = new SystemMentions([...names.entries()])
  for (const paper of introduced.keys()) mentioned.set(paper, all.in(papers[paper]!, introducedIn(paper)))
  const added = given.names.flatMap((name, index) =>
    numberOf.has(name) ? { name, papers: given.papersOfName[index]! } : [],
  )
  const addedOnly = new SystemMentions(added.map(({ name }) => [numberOf.get(name)!, name] as const))
  for (const paper of new Set(added.flatMap((one) => one.papers))) {
    const more = addedOnly.in(papers[paper]!, introducedIn(paper))
    if (more.length === 0) continue
    const before = mentioned.get(paper) ?? rowOf(mentionedBefore, rows[paper]!)
    mentioned.set(
      paper,
      [...new Set([...before, ...more])].sort((one, other) => one - other),
    )
  }
  return {
    systems,
    introducedSystems: takeRows(introducedBefore, rows, introduced),
    mentionedSystems: takeRows(mentionedBefore, rows, mentioned),
  }
}

/** Names of the systems that some known paper introduces that isn't left out. */
function introducedBy(
  { systems, introducedSystems: { offsets, targets } }: ExtractedSystems,
  rows: Uint32Array,
  isLeftOut: (paper: number) => boolean,
): string[] {
  const isIntroduced = new Uint8Array(systems.length)
  for (let paper = 0; paper < rows.length; paper++) {
    const row = rows[paper]!
    if (row === NOWHERE || offsets[row] === offsets[row + 1] || isLeftOut(paper)) continue
    for (let slot = offsets[row]!; slot < offsets[row + 1]!; slot++) isIntroduced[targets[slot]!] = 1
  }
  return systems.filter((_, system) => isIntroduced[system] === 1).map(({ name }) => name)
}

/** Names that more papers introduce than a system may have, known or not. */
function wordsOfTheField(
  known: ExtractedSystems,
  { papers, rows, introductions, names, papersOfName }: Given,
  isAsked: ReadonlySet<string>,
  introducers: ReadonlyMap<string, readonly number[]>,
): Set<string> {
  const times = new Map<string, number>()
  for (const { name } of introductions.flat()) times.set(name, (times.get(name) ?? 0) + 1)
  const others = papersBySystem(known, known.mentionedSystems, rows, isAsked)
  names.forEach((name, index) => others.set(name, papersOfName[index]!))
  const namesIn = new Map<number, readonly string[]>()
  const isIntroducedIn = (paper: number, name: string): boolean => {
    let found = namesIn.get(paper)
    if (!found) namesIn.set(paper, (found = findIntroductions(papers[paper]!).map((one) => one.name)))
    return found.includes(name)
  }
  const common = new Set<string>()
  for (const [name, newcomers] of times) {
    let total = newcomers + (introducers.get(name)?.length ?? 0)
    let looked = 0
    // Whoever introduces what is no system any more counts as well.
    for (const paper of others.get(name) ?? []) {
      if (total > MAXIMUM_INTRODUCTIONS || looked === MOST_LOOKED_THROUGH) break
      if (!papers[paper]!.title.includes(name) && !papers[paper]!.abstract?.includes(name)) continue
      looked++
      if (isIntroducedIn(paper, name)) total++
    }
    if (total > MAXIMUM_INTRODUCTIONS) common.add(name)
  }
  return common
}

/** Known papers by the names of the systems that they have, of those that are asked for. */
function papersBySystem(
  { systems }: ExtractedSystems,
  { offsets, targets }: Incidence,
  rows: Uint32Array,
  isAsked: ReadonlySet<string>,
): Map<string, readonly number[]> {
  const papersOf = systems.map(({ name }): number[] | undefined => (isAsked.has(name) ? [] : undefined))
  for (let paper = 0; paper < rows.length; paper++) {
    const row = rows[paper]!
    if (row === NOWHERE) continue
    for (let slot = offsets[row]!; slot < offsets[row + 1]!; slot++) papersOf[targets[slot]!]?.push(paper)
  }
  return new Map(systems.flatMap(({ name }, system) => (papersOf[system] ? [[name, papersOf[system]]] : [])))
}

/** Whoever has an id keeps it. */
function listSystems(
  known: ExtractedSystems,
  { papers, newcomers }: Given,
  accepted: readonly (readonly Introduction[])[],
  names: readonly string[],
): System[] {
  const ids = new SystemIds()
  for (const { id } of known.systems) ids.reserve(id)
  const before = new Map(known.systems.map((system) => [system.name, system]))
  const expansions = new Map<string, string>()
  for (const { name, expansion } of accepted.flat())
    if (expansion !== undefined && !expansions.has(name)) expansions.set(name, expansion)
  const links = linksOf(
    newcomers.map((paper) => papers[paper]!),
    accepted,
    names,
  )
  return names.map((name, number) => {
    const own = before.get(name)
    const expansion = own?.expansion ?? expansions.get(name)
    return {
      id: own?.id ?? ids.take(name),
      name,
      links: [...new Set([...(own?.links ?? []), ...links[number]!])],
      ...(expansion !== undefined && { expansion }),
    }
  })
}
