/** Carries out what a person decided, one decision after the other, on top of what the evidence says. */
import type { Issue } from '../../model/issue.ts'
import { slug } from '../../text/fold.ts'
import { displayName, parseName } from '../../text/names.ts'
import type { Decision, Decisions } from '../../model/settled.ts'
import { findContradictions } from './decisions.ts'
import type { Mentions } from './mentions.ts'
import { bestLabel, createAuthorIds, type Draft } from './portraits.ts'

export interface Settlement {
  readonly drafts: readonly Draft[]
  readonly issues: readonly Issue[]
  /** Ids of authors that are not the same, smaller id first, a tab between. */
  readonly apart: ReadonlySet<string>
}

/** Where decisions come from, as far as issues are concerned. */
const SOURCE = 'decisions'

/** A decision that contradicts an earlier one or finds nobody it could mean is reported and left out. */
export function settle(mentions: Mentions, automatic: readonly Draft[], decisions: Decisions): Settlement {
  if (decisions.length === 0) return { drafts: automatic.toSorted(byId), issues: [], apart: new Set() }
  const office = new Office(mentions, automatic)
  const contradictory = new Map(findContradictions(decisions).map(({ line, message }) => [line - 1, message]))
  decisions.forEach((decision, at) => {
    const problem = contradictory.get(at) ?? office.carryOut(decision)
    if (problem !== undefined) office.report(decision, at, problem)
  })
  return office.close()
}

class Office {
  readonly #mentions: Mentions
  readonly #drafts = new Map<string, Draft>()
  readonly #labels = new Map<string, Set<string>>()
  readonly #formOf = new Map<string, number[]>()
  readonly #paperOf = new Map<string, number>()
  readonly #draftOf: string[]
  readonly #ids = createAuthorIds()
  readonly #apart = new Set<string>()
  readonly #issues: Issue[] = []

  constructor(mentions: Mentions, automatic: readonly Draft[]) {
    this.#mentions = mentions
    this.#draftOf = Array.from({ length: mentions.form.length }, () => '')
    automatic.forEach(({ id }) => this.#ids.reserve(id))
    for (const { id, members } of automatic) {
      this.#drafts.set(id, { id, members: [...members] })
      for (const member of members) this.#draftOf[member] = id
      this.#nameDraft(id, bestLabel(mentions, members))
    }
    mentions.form.forEach((form, mention) => {
      const label = displayName(mentions.forms[form]!)
      const same = this.#formOf.get(label)
      if (same) same.push(mention)
      else this.#formOf.set(label, [mention])
    })
    mentions.papers.forEach(({ id }, index) => this.#paperOf.set(id, index))
  }

  /** Nothing when done; otherwise why not. */
  carryOut(decision: Decision): string | undefined {
    const members = this.#resolve(decision.person)
    if (members.length === 0) return `nobody is "${decision.person}" here`
    if (decision.kind === 'merge') return this.#merge(members, decision.into)
    if (decision.kind === 'split') return this.#split(members, decision.papers, decision.as)
    if (decision.kind === 'rename') return this.#rename(members, decision.as)
    return this.#keepApart(members, decision.other)
  }

  report(decision: Decision, at: number, problem: string): void {
    this.#issues.push({
      code: 'doubtful',
      severity: 'warning',
      file: SOURCE,
      message: `Decision ${at + 1} (${decision.kind} "${decision.person}") no longer fits: ${problem}`,
      action: 'decision left out',
    })
  }

  close(): Settlement {
    const drafts = [...this.#drafts.values()].filter(({ members }) => members.length > 0)
    for (const draft of drafts) draft.members.sort((a, b) => a - b)
    drafts.sort(byId)
    return { drafts, issues: this.#issues, apart: this.#apart }
  }

  /** Mentions of an author id, of everybody shown under a label, or else printed in this form. */
  #resolve(reference: string): readonly number[] {
    const draft = this.#drafts.get(reference)
    if (draft) return draft.members
    const shown = this.#labels.get(reference)
    if (shown) return [...shown].flatMap((id) => this.#drafts.get(id)?.members ?? [])
    return this.#formOf.get(reference) ?? []
  }

  #merge(members: readonly number[], into: string): string | undefined {
    const target = this.#draftOf[this.#largest(this.#resolve(into)) ?? -1]
    if (target !== undefined) {
      this.#move(members, target)
      return undefined
    }
    if (into.startsWith('author:')) return `nobody is "${into}" here`
    const first = this.#draftOf[members[0]!]!
    this.#move(members, first)
    return this.#rename(members, into)
  }

  #split(members: readonly number[], papers: readonly string[], as: string): string | undefined {
    const wanted = new Set(papers.map((paper) => this.#paperOf.get(paper)))
    const leaving = members.filter((member) => wanted.has(this.#mentions.paper[member]!))
    if (leaving.length === 0) return 'none of these papers is by this person'
    const others = this.#resolve(as).filter((member) => this.#draftOf[member] !== this.#draftOf[leaving[0]!])
    const known = this.#largest(others)
    if (known !== undefined) this.#move(leaving, this.#draftOf[known]!)
    else this.#found(leaving, as)
    const missing = papers.filter((paper) => !this.#paperOf.has(paper)).length
    return missing > 0 ? `${missing} of its papers are not here; the others were split off` : undefined
  }

  #rename(members: readonly number[], as: string): string | undefined {
    const chosen = parseName(as)
    if (!chosen) return 'the new name is empty'
    for (const id of new Set(members.map((member) => this.#draftOf[member]!))) {
      this.#drafts.get(id)!.chosen = chosen
      this.#nameDraft(id, displayName(chosen))
    }
    return undefined
  }

  #keepApart(members: readonly number[], other: string): string | undefined {
    const others = this.#resolve(other)
    if (others.length === 0) return `nobody is "${other}" here`
    const ids = new Set(members.map((member) => this.#draftOf[member]!))
    const together = others.filter((member) => ids.has(this.#draftOf[member]!))
    if (together.length > 0) {
      const printed = this.#formOf.get(other)?.filter((member) => ids.has(this.#draftOf[member]!)) ?? []
      if (printed.length === 0 || printed.length === members.length)
        return 'both are one author; split it by papers instead'
      this.#found(printed, other)
    }
    for (const one of new Set(members.map((member) => this.#draftOf[member]!)))
      for (const two of new Set(others.map((member) => this.#draftOf[member]!)))
        if (one !== two) this.#apart.add(pairKey(one, two))
    return undefined
  }

  #found(members: readonly number[], label: string): void {
    const base = label.startsWith('author:') ? label.slice('author:'.length) : slug(label)
    const id = this.#ids.take(`author:${base || 'unnamed'}`)
    const chosen = label.startsWith('author:') ? undefined : parseName(label)
    this.#drafts.set(id, { id, members: [], ...(chosen && { chosen }) })
    if (chosen) this.#nameDraft(id, displayName(chosen))
    this.#move(members, id)
  }

  #move(members: readonly number[], target: string): void {
    const moving = new Set(members.filter((member) => this.#draftOf[member] !== target))
    for (const id of new Set([...moving].map((member) => this.#draftOf[member]!))) {
      const draft = this.#drafts.get(id)!
      draft.members = draft.members.filter((member) => !moving.has(member))
    }
    for (const member of moving) this.#draftOf[member] = target
    this.#drafts.get(target)!.members.push(...moving)
  }

  /** Of these mentions one whose author has the most papers. */
  #largest(members: readonly number[]): number | undefined {
    let best: number | undefined
    for (const member of members) if (best === undefined || this.#sizeOf(member) > this.#sizeOf(best)) best = member
    return best
  }

  #sizeOf(member: number): number {
    return this.#drafts.get(this.#draftOf[member]!)!.members.length
  }

  #nameDraft(id: string, label: string): void {
    const same = this.#labels.get(label)
    if (same) same.add(id)
    else this.#labels.set(label, new Set([id]))
  }
}

function byId(a: Draft, b: Draft): number {
  return a.id < b.id ? -1 : 1
}

export function pairKey(one: string, two: string): string {
  return one < two ? `${one}\t${two}` : `${two}\t${one}`
}
