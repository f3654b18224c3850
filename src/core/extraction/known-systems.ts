/** Named systems when most papers are known: these keep theirs, and only what the others introduce is new. */
import { incidenceFrom, NOWHERE, rowOf } from '../columns/incidence.ts'
import type { System } from '../model/facts.ts'
import type { Paper } from '../model/paper.ts'
import { findIntroductions, type Introduction } from './introductions.ts'
import {
  groupByFirstWord,
  linksOf,
  MAXIMUM_INTRODUCTIONS,
  mentionsIn,
  sortNames,
  SystemIds,
  type ExtractedSystems,
} from './systems.ts'

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
  const knownIntroducers = findKnownIntroducers(known, given)
  const total = new Map(Array.from(knownIntroducers, ([name, found]) => [name, found.length]))
  for (const { name } of introductions.flat()) total.set(name, (total.get(name) ?? 0) + 1)
  const isAccepted = ({ name, isTitled }: Introduction): boolean =>
    isTitled || total.get(name)! <= MAXIMUM_INTRODUCTIONS
  const accepted = introductions.map((row) => row.filter(isAccepted))
  const refused = new Map<number, Set<string>>()
  for (const [name, found] of knownIntroducers)
    for (const { paper, isTitled } of found)
      if (!isAccepted({ name, isTitled })) refused.set(paper, (refused.get(paper) ?? new Set()).add(name))
  const namesOf = (paper: number): string[] => {
    if (rows[paper] === NOWHERE) return []
    const names = Array.from(rowOf(known.introducedSystems, rows[paper]!), (system) => known.systems[system]!.name)
    return names.filter((name) => !refused.get(paper)?.has(name))
  }
  const introducedNames = papers.map((_, paper) => namesOf(paper))
  newcomers.forEach((paper, index) => (introducedNames[paper] = accepted[index]!.map(({ name }) => name)))
  const systems = listSystems(known, given, accepted, sortNames(new Set(introducedNames.flat())))
  const numberOf = new Map(systems.map(({ name }, number) => [name, number]))
  const introduced = introducedNames.map((names) => names.map((name) => numberOf.get(name)!))
  const numbers = Uint32Array.from(known.systems, ({ name }) => numberOf.get(name) ?? NOWHERE)
  const mentioned = Array.from(rows, (row): number[] =>
    row === NOWHERE
      ? []
      : Array.from(rowOf(known.mentionedSystems, row), (system) => numbers[system]!).filter((one) => one !== NOWHERE),
  )
  const all = groupByFirstWord(systems.map(({ name }, number) => [number, name] as const))
  for (const paper of [...newcomers, ...refused.keys()])
    mentioned[paper] = mentionsIn(papers[paper]!, all, new Set(introduced[paper]))
  const added = given.names.flatMap((name, index) =>
    numberOf.has(name) ? { name, papers: given.papersOfName[index]! } : [],
  )
  const addedOnly = groupByFirstWord(added.map(({ name }) => [numberOf.get(name)!, name] as const))
  for (const paper of new Set(added.flatMap((one) => one.papers))) {
    const more = mentionsIn(papers[paper]!, addedOnly, new Set(introduced[paper]))
    if (more.length > 0)
      mentioned[paper] = [...new Set([...mentioned[paper]!, ...more])].sort((one, other) => one - other)
  }
  return { systems, introducedSystems: incidenceFrom(introduced), mentionedSystems: incidenceFrom(mentioned) }
}

interface KnownIntroducer {
  readonly paper: number
  readonly isTitled: boolean
}

/** Known papers that introduce what newcomers introduce as well, whether it counted as a system or not. */
function findKnownIntroducers(known: ExtractedSystems, given: Given): Map<string, KnownIntroducer[]> {
  const { papers, rows, introductions } = given
  const hosts = new Map(given.names.map((name, index) => [name, given.papersOfName[index]!]))
  const numberOf = new Map(known.systems.map(({ name }, system) => [name, system]))
  const papersOf = new Map<number, number[]>()
  for (const { name } of introductions.flat()) {
    const system = numberOf.get(name)
    if (system === undefined || papersOf.has(system)) continue
    papersOf.set(system, [])
    hosts.set(name, papersOf.get(system)!)
  }
  // Those that introduce it come first.
  for (const incidence of [known.introducedSystems, known.mentionedSystems])
    rows.forEach((row, paper) => {
      if (row !== NOWHERE) for (const system of rowOf(incidence, row)) papersOf.get(system)?.push(paper)
    })
  const introductionsOf = new Map<number, readonly Introduction[]>()
  const found = new Map<string, KnownIntroducer[]>()
  for (const [name, possible] of hosts) {
    const introducers: KnownIntroducer[] = []
    const printing = possible.filter(
      (paper) => papers[paper]!.title.includes(name) || papers[paper]!.abstract?.includes(name),
    )
    for (const paper of printing.slice(0, MOST_LOOKED_THROUGH)) {
      let row = introductionsOf.get(paper)
      if (!row) introductionsOf.set(paper, (row = findIntroductions(papers[paper]!)))
      const introduction = row.find((one) => one.name === name)
      if (introduction) introducers.push({ paper, isTitled: introduction.isTitled })
    }
    found.set(name, introducers)
  }
  return found
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
