/** What the fields of BibTeX, biblatex and their exporters (Scopus, Web of Science, DBLP, Zotero) mean for a paper. */
import { parseBibtexNames } from '../../text/bibtex-names.ts'
import { findYear } from '../../text/dates.ts'
import { latexToText, unescapeLatex } from '../../text/latex.ts'
import { withOrcids } from '../orcid-list.ts'
import type { RecordDraft } from '../record-draft.ts'
import type { Entry } from './entry.ts'

export function toDraft(entry: Entry): RecordDraft {
  const { fields } = entry
  const text = (...names: string[]): string | undefined => {
    const value = firstOf(fields, names)
    return value === undefined ? undefined : latexToText(value)
  }
  const address = (...names: string[]): string | undefined => {
    const value = firstOf(fields, names)
    return value === undefined ? undefined : unescapeLatex(value)
  }
  const byline = parseBibtexNames(fields.get('author') ?? '')
  const orcids = fields.get('orcid-numbers') ?? fields.get('orcid')
  const affiliation = soleAffiliation(fields, byline.authorships.length)
  const authorships = withOrcids(byline.authorships, orcids)
  const note = text('note')
  const url = address('url', 'howpublished')
  return {
    sourceId: entry.key,
    title: titleOf(text('title'), text('subtitle')),
    otherTitle: text('booktitle', 'maintitle', 'shorttitle'),
    authorships: affiliation ? authorships.map((one) => ({ ...one, affiliations: [affiliation] })) : authorships,
    hasMoreAuthors: byline.hasMoreAuthors,
    year: yearIn(text),
    venue: text('fjournal', 'journal', 'journaltitle', 'booktitle', 'eventtitle', 'school', 'institution', 'publisher'),
    abstract: text('abstract'),
    keywords: ['keywords', 'keyword', 'author_keywords', 'keywords-plus'].flatMap((name) => splitKeywords(text(name))),
    citations: countIn(note) ?? text('times-cited'),
    references: references(fields),
    doi: address('doi') ?? doiIn(url),
    arxiv: arxivId(fields, text),
    pmid: pmidOf(text('pmid', 'eprint-pmid')),
    url: url !== undefined && /^\w+:\/\//.test(url) ? url : undefined,
    language: text('language', 'langid'),
  }
}

/** "to appear" is no year, but a date may stand beside it. */
function yearIn(text: (name: string) => string | undefined): number | undefined {
  for (const name of ['year', 'date', 'eventdate', 'origdate']) {
    const year = findYear(text(name) ?? '')
    if (year !== undefined) return year
  }
  return undefined
}

function firstOf(fields: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields.get(name)
    if (value !== undefined) return value
  }
  return undefined
}

function titleOf(title: string | undefined, subtitle: string | undefined): string | undefined {
  if (!title || !subtitle) return title
  return /[-–—:!?.;]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`
}

function splitKeywords(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(text.includes(';') ? ';' : ',')
}

/** Scopus: "Cited by: 12; All Open Access". */
function countIn(note: string | undefined): string | undefined {
  return note === undefined ? undefined : /cited by:?\s*(\d{1,9})/i.exec(note)?.[1]
}

/** Scopus lists the affiliations of all authors: one alone is everybody's. Web of Science's list isn't complete. */
function soleAffiliation(fields: ReadonlyMap<string, string>, authors: number): string | undefined {
  const isComplete = !fields.has('unique-id')
  const text = latexToText(fields.get('affiliations') ?? fields.get('affiliation') ?? '')
  return text !== '' && !text.includes(';') && (authors === 1 || isComplete) ? text : undefined
}

function references(fields: ReadonlyMap<string, string>): string[] {
  const web = fields.get('cited-references')
  if (web !== undefined) return web.split('\n').map(latexToText)
  const scopus = fields.get('references')
  return scopus === undefined ? [] : scopus.split(/;\s/).map(latexToText)
}

function doiIn(url: string | undefined): string | undefined {
  return url !== undefined && /\bdoi\.(?:org|acm\.org)\//i.test(url) ? url : undefined
}

function pmidOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? text : undefined
}

function arxivId(fields: ReadonlyMap<string, string>, text: (name: string) => string | undefined): string | undefined {
  const eprint = text('eprint')
  const kind = text('archiveprefix') ?? text('eprinttype')
  if (eprint !== undefined) {
    const isArxiv = kind === undefined ? /^(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?$/i.test(eprint) : /arxiv/i.test(kind)
    if (isArxiv) return eprint
  }
  if (fields.has('arxivid')) return text('arxivid')
  const journal = text('journal') ?? text('journaltitle') ?? ''
  if (/arxiv:\s*\S*\d/i.test(journal)) return journal
  const volume = text('volume') ?? ''
  if (/^(?:corr|arxiv)\b/i.test(journal) && volume.startsWith('abs/')) return volume.slice(4)
  return /^10\.48550\/arxiv\./i.test(text('doi') ?? '') ? text('doi')!.slice(9) : undefined
}
