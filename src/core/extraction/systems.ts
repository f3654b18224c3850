/** Named systems: which paper introduces which method or tool under a name of its own, and which only mention it. */
import { incidenceFrom } from '../columns/incidence.ts'
import type { Incidence, System } from '../model/facts.ts'
import type { Paper } from '../model/paper.ts'
import { slug } from '../text/fold.ts'
import { findIntroductions } from './introductions.ts'

export interface ExtractedSystems {
  readonly systems: System[]
  /** paper → systems that it introduces. */
  readonly introducedSystems: Incidence
  /** paper → systems that it only mentions. */
  readonly mentionedSystems: Incidence
}

export function extractSystems(papers: readonly Paper[]): ExtractedSystems {
  const found = new Map<string, { name: string; expansion?: string; links: Set<string>; papers: Set<number> }>()
  for (const [index, paper] of papers.entries())
    for (const { name, expansion } of findIntroductions(paper)) {
      const system = found.get(name) ?? { name, links: new Set<string>(), papers: new Set<number>() }
      found.set(name, system)
      system.papers.add(index)
      if (expansion && !system.expansion) system.expansion = expansion
    }
  const entries = [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const ids = new Map(entries.map((entry, index) => [entry.name, index]))
  const introduced: number[][] = papers.map(() => [])
  for (const [index, entry] of entries.entries()) for (const paper of entry.papers) introduced[paper]!.push(index)
  const mentioned = papers.map((paper, index) => {
    const words = new Set(
      `${paper.title} ${paper.abstract ?? ''}`.match(/[\p{L}\p{N}]+(?:[-+.][\p{L}\p{N}]+)*/gu) ?? [],
    )
    return [...words]
      .flatMap((word) => ids.get(word) ?? [])
      .filter((id) => !introduced[index]!.includes(id))
      .sort((a, b) => a - b)
  })
  for (const [index, paper] of papers.entries())
    if (introduced[index]!.length > 0) for (const link of paper.links) entries[introduced[index]![0]!]!.links.add(link)
  const systems = entries.map(({ name, expansion, links }) => ({
    id: `system:${slug(name)}`,
    name,
    ...(expansion !== undefined && { expansion }),
    links: [...links],
  }))
  return { systems, introducedSystems: incidenceFrom(introduced), mentionedSystems: incidenceFrom(mentioned) }
}
