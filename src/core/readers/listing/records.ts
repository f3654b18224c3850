/** Puts the lines of each record together and judges how far the result is to be trusted. */
import type { Authorship, Paper } from '../../model/paper.ts'
import { findLinks } from '../../text/links.ts'
import { parseName } from '../../text/names.ts'
import { paperId } from '../../text/identifiers.ts'
import type { Byline } from './byline.ts'
import { readDetails } from './details.ts'
import { isGarbled } from './garbled.ts'
import type { Lexicon } from './lexicon.ts'
import { LONGEST_TITLE, scoreVenueOf } from './title-likeness.ts'

/** A record as it is gathered; `line` is where its first line stood. */
export interface Draft {
  line: number
  /** Index of the line that opens it: its title, its byline, or the whole record. */
  opening: number
  title: string
  titleScore: number
  bylines: Byline[]
  details: string[]
  abstract: string[]
  links: string[]
  keywords: string[]
  /** Indices of the lines that it is made of. */
  lines: number[]
  /** Score of the cuts for a record on one line, else absent. */
  cuts?: number
}

export type ListedPaper = Omit<Paper, 'origins'> & { readonly line: number }

export const isUsableTitle = (title: string): boolean => title.length <= LONGEST_TITLE && /\p{L}{2}/u.test(title)

export function toPaper(draft: Draft, lexicon: Lexicon): ListedPaper {
  const { title, tail } = splitTail(draft.title, lexicon)
  const abstract = draft.abstract.join('\n').trim()
  const details = readDetails([tail, ...draft.details].filter((text) => text !== '').join('. '))
  const linked = readDetails(draft.links.join(' '))
  const doi = details.doi ?? linked.doi
  const arxiv = details.arxiv ?? linked.arxiv
  const authorships = draft.bylines.flatMap((byline) => toAuthorships(byline))
  const paper = { title, ...details, ...(doi && { doi }), ...(arxiv && { arxiv }) }
  const links = [
    ...new Set([...draft.links.flatMap(findLinks), ...findLinks(draft.details.join(' ')), ...findLinks(abstract)]),
  ]
  return {
    id: paperId(paper),
    ...paper,
    authorships,
    ...(draft.bylines.some((byline) => byline.hasMore) && { hasMoreAuthors: true as const }),
    ...(abstract && { abstract }),
    keywords: draft.keywords,
    links,
    confidence: confidenceOf(draft),
    ...(abstract && isGarbled(abstract) && { isAbstractGarbled: true as const }),
    line: draft.line,
  }
}

function toAuthorships(byline: Byline): Authorship[] {
  return byline.names.flatMap(({ form, printed, affiliations }) => {
    const name = parseName(form)
    return name ? [{ name: { ...name, printed }, ...(affiliations.length > 0 && { affiliations }) }] : []
  })
}

/** "Title (ICML 2020)", "Title, 2020." as title and what stood behind it. */
function splitTail(text: string, lexicon: Lexicon): { readonly title: string; readonly tail: string } {
  const quoted = /^["“”«](.+?)[,.]?["”“»][.,]?$/.exec(text)
  // Chinese references say what kind of work it is: "[J]", "[C/OL]".
  const whole = (quoted && !/["“”]/.test(quoted[1]!) ? quoted[1]! : text)
    .replace(/\[[A-Z](?:\/[A-Z]{2})?\]\.?\s*$/, '')
    .trim()
  const bracket = /^(.*\S)\s*[([]([^()[\]]{2,60})[)\]]\.?$/.exec(whole)
  if (
    bracket &&
    bracket[1]!.length > 8 &&
    (/(?:19|20)\d\d|['’]\d\d$/.test(bracket[2]!) || scoreVenueOf(bracket[2]!, lexicon) > 0.6)
  )
    return { title: trimTitle(bracket[1]!), tail: bracket[2]! }
  const comma =
    /(?:19|20)\d\d\.?$/.test(whole) &&
    /^(.{12,}?)[,.]\s+((?:\p{Lu}[\p{L}&]*\s){0,3}['’]?(?:19|20)\d\d)\.?$/u.exec(whole)
  if (comma) return { title: trimTitle(comma[1]!), tail: comma[2]! }
  return { title: trimTitle(whole), tail: '' }
}

function trimTitle(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<!\.\.)[.,;:\s*†‡]+$/, '')
    .replace(/^[\s:–—-]+/, '')
}

/** Title, byline and abstract each add their share; a record of a title alone stays below one half. */
function confidenceOf(draft: Draft): number {
  const people =
    draft.bylines.length === 0 ? 0 : draft.bylines.reduce((sum, byline) => sum + byline.score, 0) / draft.bylines.length
  const hasAbstract = draft.abstract.join(' ').length > 100
  const value =
    0.1 + 0.35 * draft.titleScore + 0.4 * people + (hasAbstract ? 0.35 : 0) + (draft.details.length > 0 ? 0.12 : 0)
  return Math.round(Math.max(0.05, Math.min(0.99, value)) * 100) / 100
}
