/** Plain words for counts, kinds and years. */
import { rowOf, type EdgeKind, type Facts, type LensName, type NodeKind } from '../../core/index.ts'

export const KIND_WORDS: Readonly<Record<NodeKind, { one: string; many: string }>> = {
  author: { one: 'person', many: 'people' },
  paper: { one: 'paper', many: 'papers' },
  topic: { one: 'topic', many: 'topics' },
  system: { one: 'system', many: 'systems' },
}

export const LENS_WORDS: Readonly<Record<LensName, string>> = {
  everything: 'Everything',
  'co-authors': 'Co-authors',
  topics: 'Topics',
  papers: 'Papers',
}

export const EDGE_WORDS: Readonly<Record<EdgeKind, string>> = {
  coauthorship: 'Co-authorship',
  authorship: 'Authorship',
  'topic-of-paper': 'Topic of a paper',
  'topic-of-author': 'Topic of a person',
  'system-of-paper': 'System of a paper',
  cooccurrence: 'Topics in the same papers',
  shared: 'Shared authors and topics',
}

const NUMBERS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })

export function showNumber(value: number): string {
  return NUMBERS.format(value)
}

/** "1 paper", "2 papers". */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${showNumber(value)} ${value === 1 ? one : many}`
}

export function countKind(value: number, kind: NodeKind): string {
  return count(value, KIND_WORDS[kind].one, KIND_WORDS[kind].many)
}

/** "2022–2024", "2022", or nothing when no paper says its year. */
export function yearsOf(facts: Facts, papers: readonly number[]): string {
  const years = papers.flatMap((paper) => facts.papers[paper]!.year ?? []).sort((a, b) => a - b)
  if (years.length === 0) return ''
  const [first, last] = [years[0]!, years.at(-1)!]
  return first === last ? String(first) : `${first}–${last}`
}

/** "Qu, Wenjie; Jia, Jinyuan and 4 more". */
export function bylineOf(facts: Facts, paper: number, most = 3): string {
  const names = [...rowOf(facts.paperAuthors, paper)].map((author) => facts.authors[author]!.label)
  if (names.length === 0) return 'No authors given'
  if (names.length <= most + 1) return names.join('; ')
  return `${names.slice(0, most).join('; ')} and ${names.length - most} more`
}
