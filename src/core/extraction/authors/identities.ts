/** Who is one person so far: sets of mentions that never join two people with different identifiers. */
import { copyNumbers, makeNumbers } from '../../columns/make-room.ts'
import type { Issue } from '../../model/issue.ts'
import { DisjointSets } from './disjoint-sets.ts'
import { STRANGER } from './known-people.ts'
import { identifiersOf, type Mentions } from './mentions.ts'

export class Identities {
  readonly #sets: DisjointSets
  /** Root → the identifiers of its person. */
  readonly #claims = new Map<number, ReadonlySet<string>>()
  /** Root → its person as known earlier, or `STRANGER`. */
  readonly #known: Uint32Array | undefined
  readonly issues: Issue[] = []

  /** `personOf` has for each mention its person as known earlier: mentions of one belong together, those of two never do. */
  constructor(mentions: Mentions, useIdentifiers: boolean, personOf?: Uint32Array) {
    this.#sets = new DisjointSets(mentions.form.length, personOf && linksOf(personOf))
    this.#known = personOf && copyNumbers(personOf)
    if (useIdentifiers) this.#readIdentifiers(mentions)
  }

  find(mention: number): number {
    return this.#sets.find(mention)
  }

  /** The same for every mention. */
  roots(): Uint32Array {
    return this.#sets.roots()
  }

  /** Of every mention another one of its person. */
  links(): Uint32Array {
    return this.#sets.links()
  }

  /** Joins every mention with the one that it was linked to earlier. */
  follow(links: Uint32Array): void {
    links.forEach((other, mention) => this.#join(other, mention))
  }

  isKnown(mention: number): boolean {
    return this.#known !== undefined && this.#known[this.find(mention)] !== STRANGER
  }

  canUnite(a: number, b: number): boolean {
    const one = this.find(a)
    const two = this.find(b)
    if (one === two) return true
    const isOne = this.#claims.size === 0 ? undefined : compareClaims(this.#claims.get(one), this.#claims.get(two))
    return isOne ?? (this.#known === undefined || this.#known[one] === STRANGER || this.#known[two] === STRANGER)
  }

  /** Does nothing when the identifiers say that these are two people. */
  unite(a: number, b: number): void {
    if (this.canUnite(a, b)) this.#join(a, b)
  }

  #join(a: number, b: number): void {
    const [one, two] = [this.find(a), this.find(b)]
    if (!this.#sets.union(one, two)) return
    const root = Math.min(one, two)
    if (this.#known && this.#known[root] === STRANGER) this.#known[root] = this.#known[Math.max(one, two)]!
    if (this.#claims.size === 0) return
    const first = this.#claims.get(one)
    const second = this.#claims.get(two)
    const claims = first && second ? new Set([...first, ...second]) : (first ?? second)
    if (claims) this.#claims.set(root, claims)
  }

  #readIdentifiers({ papers, offsets, identified }: Mentions): void {
    const holder = new Map<string, number>()
    for (const paper of identified) {
      const { authorships, origins } = papers[paper]!
      const byline = authorships.map(identifiersOf)
      const inByline = new Map<string, number>()
      for (const identifiers of byline)
        for (const identifier of new Set(identifiers)) inByline.set(identifier, (inByline.get(identifier) ?? 0) + 1)
      byline.forEach((identifiers, position) => {
        const own = identifiers.filter((id) => inByline.get(id) === 1)
        if (own.length > 0) this.#claim(offsets[paper]! + position, own, holder)
      })
      for (const [identifier, times] of inByline) if (times > 1) this.#reportShared(origins[0], identifier, times)
    }
  }

  /** `holder` has the first mention of each identifier. */
  #claim(mention: number, identifiers: readonly string[], holder: Map<string, number>): void {
    const root = this.find(mention)
    this.#claims.set(root, new Set([...(this.#claims.get(root) ?? []), ...identifiers]))
    for (const identifier of identifiers) {
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

/** Whether two people with these identifiers are one; nothing where identifiers don't tell. */
function compareClaims(
  first: ReadonlySet<string> | undefined,
  second: ReadonlySet<string> | undefined,
): boolean | undefined {
  if (!first || !second || first === second) return undefined
  const schemes = new Set([...first].map(schemeOf))
  let isOpposed = false
  for (const identifier of second) {
    if (first.has(identifier)) return true
    isOpposed ||= schemes.has(schemeOf(identifier))
  }
  return isOpposed ? false : undefined
}

function schemeOf(identifier: string): string {
  return identifier.slice(0, identifier.indexOf(':'))
}

/** Of every mention the first one of the same known person. */
function linksOf(personOf: Uint32Array): Uint32Array {
  let people = 0
  for (let mention = 0; mention < personOf.length; mention++) {
    const person = personOf[mention]!
    if (person !== STRANGER && person >= people) people = person + 1
  }
  const first = new Uint32Array(people)
  const links = makeNumbers(personOf.length)
  for (let mention = 0; mention < links.length; mention++) {
    const person = personOf[mention]!
    links[mention] = mention
    if (person === STRANGER) continue
    if (first[person] === 0) first[person] = mention + 1
    else links[mention] = first[person]! - 1
  }
  return links
}
