/** Who is one person so far: sets of mentions that never join two people with different identifiers. */
import type { Issue } from '../../model/issue.ts'
import { DisjointSets } from './disjoint-sets.ts'
import { authorshipOf, identifiersOf, type Mentions } from './mentions.ts'

export class Identities {
  readonly #sets: DisjointSets
  /** Root → the identifiers of its person. */
  readonly #claims = new Map<number, ReadonlySet<string>>()
  readonly issues: Issue[] = []

  constructor(mentions: Mentions, useIdentifiers: boolean) {
    this.#sets = new DisjointSets(mentions.form.length)
    if (useIdentifiers) this.#readIdentifiers(mentions)
  }

  find(mention: number): number {
    return this.#sets.find(mention)
  }

  /** Of every mention another one of its person. */
  links(): Uint32Array {
    return this.#sets.links()
  }

  /** Joins every mention with the one that it was linked to earlier. */
  follow(links: Uint32Array): void {
    links.forEach((other, mention) => this.#join(other, mention))
  }

  /** Says who a mention is; its person is nobody who has another identifier of the same scheme. */
  claim(mention: number, identifier: string): void {
    const root = this.find(mention)
    this.#claims.set(root, new Set([...(this.#claims.get(root) ?? []), identifier]))
  }

  hasClaim(mention: number, scheme: string): boolean {
    return [...(this.#claims.get(this.find(mention)) ?? [])].some((identifier) => schemeOf(identifier) === scheme)
  }

  canUnite(a: number, b: number): boolean {
    if (this.#claims.size === 0) return true
    const first = this.#claims.get(this.find(a))
    const second = this.#claims.get(this.find(b))
    if (!first || !second || first === second) return true
    const schemes = new Set([...first].map(schemeOf))
    let isOpposed = false
    for (const identifier of second) {
      if (first.has(identifier)) return true
      isOpposed ||= schemes.has(schemeOf(identifier))
    }
    return !isOpposed
  }

  /** Does nothing when the identifiers say that these are two people. */
  unite(a: number, b: number): void {
    if (this.canUnite(a, b)) this.#join(a, b)
  }

  #join(a: number, b: number): void {
    const first = this.#claims.get(this.find(a))
    const second = this.#claims.get(this.find(b))
    if (!this.#sets.union(a, b)) return
    const claims = first && second ? new Set([...first, ...second]) : (first ?? second)
    if (claims) this.#claims.set(this.find(a), claims)
  }

  #readIdentifiers(mentions: Mentions): void {
    const holder = new Map<string, number>()
    mentions.papers.forEach((paper, index) => {
      const inByline = new Map<string, number>()
      for (const authorship of paper.authorships)
        for (const identifier of new Set(identifiersOf(authorship)))
          inByline.set(identifier, (inByline.get(identifier) ?? 0) + 1)
      for (let mention = mentions.offsets[index]!; mention < mentions.offsets[index + 1]!; mention++) {
        const own = identifiersOf(authorshipOf(mentions, mention)).filter((id) => inByline.get(id) === 1)
        if (own.length > 0) this.#claims.set(mention, new Set(own))
      }
      for (const [identifier, times] of inByline) if (times > 1) this.#reportShared(paper.origins[0], identifier, times)
    })
    for (const [mention, claims] of Array.from(this.#claims))
      for (const identifier of claims) {
        const known = holder.get(identifier)
        if (known === undefined) holder.set(identifier, mention)
        else this.#join(known, mention)
      }
  }

  #reportShared(origin: { file: string; line: number } | undefined, identifier: string, times: number): void {
    this.issues.push({
      code: 'doubtful',
      severity: 'warning',
      file: origin?.file ?? '',
      ...(origin && { line: origin.line }),
      message: `${times} authors of one paper have the identifier ${identifier}`,
      action: 'identifier not used for this paper',
    })
  }
}

function schemeOf(identifier: string): string {
  return identifier.slice(0, identifier.indexOf(':'))
}
