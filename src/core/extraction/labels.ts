/** How concepts are written: every printed form, and the one most people use. */
import type { Candidates } from './candidates.ts'
import { IS_KEYWORD, IS_SPELLED } from './excerpts.ts'

/** A form whose capitals say nothing counts little against one that does. */
const UNSPELLED = 0.01
/** Small letters win over capitals when used this often against them: authors capitalise what they abbreviate. */
const ORDINARY_SHARE = 0.25
/** Forms kept of a concept. */
const MAXIMUM_FORMS = 20

export interface Labels {
  readonly label: string
  /** Most frequent first. */
  readonly forms: readonly string[]
}

/** Labels of the wanted concepts. An expansion is preferred to its acronym. */
export function labelConcepts(
  candidates: Candidates,
  conceptOfPhrase: Uint32Array,
  isWanted: (concept: number) => boolean,
): Map<number, Labels> {
  const { occurrences } = candidates
  const counts = new Map<number, Map<string, number>>()
  const texts = new Map<number, string>()
  for (let row = 0; row < occurrences.phrase.length; row++) {
    const concept = conceptOfPhrase[occurrences.phrase[row]!]!
    if (!isWanted(concept)) continue
    const known = counts.get(concept) ?? new Map<string, number>()
    const habit = occurrences.flags[row]! & (IS_SPELLED | IS_KEYWORD)
    // A popular form occurs in thousands of papers.
    const key = occurrences.form[row]! * 8 + habit
    let form = texts.get(key)
    if (form === undefined) texts.set(key, (form = formOfRow(candidates, row)))
    counts.set(concept, known.set(form, (known.get(form) ?? 0) + (habit !== 0 ? 1 : UNSPELLED)))
  }
  return new Map(Array.from(counts, ([concept, forms]) => [concept, labelsFrom(forms)]))
}

/** The printed form of an occurrence, with the capitals that it would have in running text. */
export function formOfRow({ formText, occurrences, spellings }: Candidates, row: number): string {
  const form = formText(occurrences.form[row]!)
  const flags = occurrences.flags[row]!
  return (flags & IS_SPELLED) !== 0 ? form : spellings.respell(form, (flags & IS_KEYWORD) !== 0)
}

function labelsFrom(counts: ReadonlyMap<string, number>): Labels {
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || compareForms(a[0], b[0]))
  const forms = sorted.slice(0, MAXIMUM_FORMS).map(([form]) => form)
  const [first = ''] = forms
  // An acronym is written out where anybody does so.
  const isAcronym = /^\S*\p{Lu}\S*[\p{Lu}\d]\S*$/u.test(first)
  const isWrittenOut = (form: string): boolean => form.includes(' ') || /\p{Ll}{3}.*-|-.*\p{Ll}{3}/u.test(form)
  const written = (isAcronym && forms.find(isWrittenOut)) || first
  const uncapitalised = written.toLowerCase()
  const isOrdinary = (counts.get(uncapitalised) ?? 0) >= (counts.get(written) ?? 0) * ORDINARY_SHARE
  return { label: isOrdinary ? uncapitalised : written, forms }
}

/** Of equally frequent forms: fewer hyphens first, then small letters before capitals and plurals before singulars. */
function compareForms(a: string, b: string): number {
  return a.split('-').length - b.split('-').length || (a < b ? 1 : a > b ? -1 : 0)
}
