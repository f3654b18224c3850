/** Named systems: which paper introduces which method or tool under a name of its own, and which only mention it. */
import { incidenceFrom } from '../columns/incidence.ts'
import type { Incidence, System } from '../model/facts.ts'
import type { Paper } from '../model/paper.ts'
import { DistinctNames } from '../text/distinct-names.ts'
import { fold, slug } from '../text/fold.ts'
import { findIntroductions, type Introduction } from './introductions.ts'
import { SystemMentions } from './system-mentions.ts'

export interface ExtractedSystems {
  /** Sorted by id. */
  readonly systems: readonly System[]
  /** paper → systems that it introduces, in the order of its text. */
  readonly introducedSystems: Incidence
  /** paper → systems that it only mentions. */
  readonly mentionedSystems: Incidence
}

/** A name that more papers than this introduce is a word of the field. */
export const MAXIMUM_INTRODUCTIONS = 2
/** Repositories and pages that are about one piece of software or data. */
const CODE_ADDRESS = /\b(?:github|gitlab|bitbucket|huggingface|sourceforge|codeberg|zenodo|pypi|osf)\b/i

/** `introductions` are those of each paper, where they are known already. */
export function extractSystems(
  papers: readonly Paper[],
  introductions: readonly (readonly Introduction[])[] = papers.map(findIntroductions),
): ExtractedSystems {
  const introducers = new Map<string, Introduction[]>()
  for (const row of introductions)
    for (const introduction of row)
      introducers.set(introduction.name, [...(introducers.get(introduction.name) ?? []), introduction])
  const rows = introductions.map((row) =>
    row.filter(({ name, isTitled }) => isTitled || introducers.get(name)!.length <= MAXIMUM_INTRODUCTIONS),
  )
  const names = sortNames(new Set(rows.flatMap((row) => row.map(({ name }) => name))))
  const ids = new Map(names.map((name, index) => [name, index]))
  const introduced = rows.map((row) => row.map(({ name }) => ids.get(name)!))
  const links = linksOf(papers, rows, names)
  const systemIds = new SystemIds()
  const systems = names.map((name, index): System => {
    const expansion = introducers.get(name)!.find((introduction) => introduction.expansion)?.expansion
    const system = { id: systemIds.take(name), name, links: [...links[index]!] }
    return expansion === undefined ? system : { ...system, expansion }
  })
  const mentions = new SystemMentions([...names.entries()])
  const mentioned = papers.map((paper, index) => mentions.in(paper, introduced[index]!))
  return { systems, introducedSystems: incidenceFrom(introduced), mentionedSystems: incidenceFrom(mentioned) }
}

/** Ids of systems: names that differ only in case or punctuation get a number. */
export class SystemIds {
  readonly #ids = new DistinctNames((wished, number) => `${wished}-${number}`)

  /** Nobody else gets this id. */
  reserve(id: string): void {
    this.#ids.reserve(id)
  }

  take(name: string): string {
    return this.#ids.take(`system:${slug(name) || 'unnamed'}`)
  }
}

/** Addresses that bear a system's name or expansion go to it, other code addresses to the first system of the paper. */
export function linksOf(
  papers: readonly Paper[],
  rows: readonly (readonly Introduction[])[],
  names: readonly string[],
): Set<string>[] {
  const links = new Map(names.map((name) => [name, new Set<string>()]))
  for (const [index, row] of rows.entries())
    for (const link of row.length === 0 ? [] : papers[index]!.links) {
      const address = squash(link)
      const bearer = row.find(
        ({ name, expansion }) => address.includes(squash(name)) || address.includes(squash(expansion ?? name)),
      )
      const owner = bearer ?? (CODE_ADDRESS.test(link) ? row[0] : undefined)
      if (owner) links.get(owner.name)!.add(link)
    }
  return [...links.values()]
}

function squash(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** By what their ids are made of, then as they are written. */
export function sortNames(names: ReadonlySet<string>): string[] {
  return Array.from(names, (name) => ({ name, slug: slug(name) }))
    .sort((one, other) => compareText(one.slug, other.slug) || compareText(one.name, other.name))
    .map(({ name }) => name)
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
