/** The kinds of JSON record that papers come in, and what the fields of each mean. */
import type { Draft } from '../draft.ts'
import { readAuthors } from './authors.ts'
import { at, isRecord, listOf, textOf, textsOf, type JsonRecord } from './values.ts'

export interface JsonSchema {
  readonly format: string
  readonly label: string
  /** Stands in the head of files with this kind of record … */
  readonly signature: RegExp
  /** … and makes it this likely. */
  readonly certainty: number
  /** Tells this kind of record from the others. */
  matches(record: JsonRecord): boolean
  toDraft(record: JsonRecord): Draft
}

/** A work of the OpenAlex API. https://docs.openalex.org/api-entities/works/work-object */
const openAlex: JsonSchema = {
  format: 'openalex-json',
  label: 'OpenAlex',
  signature: /"authorships"\s*:|"id"\s*:\s*"https:\/\/openalex\.org\/W/,
  certainty: 0.95,
  matches: (record) => 'authorships' in record || (textOf(record.id) ?? '').startsWith('https://openalex.org/W'),
  toDraft: (record) => ({
    sourceId: textOf(record.id)?.replace(/^.*\//, ''),
    title: textOf(record.title ?? record.display_name),
    authorships: readAuthors(record.authorships),
    year: yearOf(record.publication_year ?? record.publication_date),
    venue: textOf(at(record, 'primary_location', 'source', 'display_name') ?? at(record, 'host_venue', 'display_name')),
    abstract: textOf(record.abstract) ?? invertIndex(record.abstract_inverted_index),
    keywords: listOf(record.keywords).flatMap(
      (keyword) => textOf(at(keyword, 'display_name') ?? at(keyword, 'keyword') ?? keyword) ?? [],
    ),
    citations: numberOf(record.cited_by_count),
    references: textsOf(record.referenced_works),
    doi: textOf(record.doi ?? at(record, 'ids', 'doi')),
    pmid: textOf(at(record, 'ids', 'pmid'))?.replace(/^.*\//, ''),
    url: textOf(at(record, 'primary_location', 'landing_page_url') ?? record.id),
    language: textOf(record.language),
  }),
}

/** A paper of the Semantic Scholar Academic Graph API. https://api.semanticscholar.org/api-docs/graph */
const semanticScholar: JsonSchema = {
  format: 's2-json',
  label: 'Semantic Scholar',
  signature: /"(?:paperId|corpus[iI]d)"\s*:/,
  certainty: 0.94,
  matches: (record) => 'paperId' in record || 'corpusId' in record || 'corpusid' in record,
  toDraft: (record) => ({
    sourceId: textOf(record.paperId ?? record.corpusId ?? record.corpusid),
    title: textOf(record.title),
    authorships: readAuthors(record.authors),
    year: yearOf(record.year ?? record.publicationDate),
    venue: textOf(record.venue) || textOf(at(record, 'publicationVenue', 'name') ?? at(record, 'journal', 'name')),
    abstract: textOf(record.abstract),
    keywords: textsOf(record.fieldsOfStudy),
    citations: numberOf(record.citationCount),
    references: listOf(record.references).flatMap((reference) => textOf(at(reference, 'title')) ?? []),
    doi: textOf(at(record, 'externalIds', 'DOI') ?? record.doi),
    arxiv: textOf(at(record, 'externalIds', 'ArXiv') ?? record.arxivId),
    pmid: textOf(at(record, 'externalIds', 'PubMed')),
    url: textOf(record.url),
  }),
}

/** A work of the Crossref REST API. https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md */
const crossref: JsonSchema = {
  format: 'crossref-json',
  label: 'Crossref',
  signature: /"(?:is-referenced-by-count|message-type)"\s*:|"container-title"\s*:\s*\[/,
  certainty: 0.93,
  matches: (record) =>
    Array.isArray(record.title) ||
    'is-referenced-by-count' in record ||
    ('DOI' in record && 'container-title' in record && Array.isArray(record['container-title'])),
  toDraft: (record) => {
    const subtitle = textOf(record.subtitle)
    const title = textOf(record.title)
    return {
      ...cslDraft(record),
      title: title && subtitle && !title.includes(subtitle) ? `${title}: ${subtitle}` : title,
      sourceId: textOf(record.DOI),
      keywords: textsOf(record.subject),
      citations: numberOf(record['is-referenced-by-count']),
      references: listOf(record.reference).flatMap(
        (entry) => textOf(at(entry, 'DOI') ?? at(entry, 'unstructured') ?? at(entry, 'article-title')) ?? [],
      ),
    }
  },
}

/** A work of DataCite, by itself or as its interface gives it. https://datacite-metadata-schema.readthedocs.io */
const dataCite: JsonSchema = {
  format: 'datacite-json',
  label: 'DataCite',
  signature: /"(?:publicationYear|resourceTypeGeneral|nameIdentifiers)"\s*:/,
  certainty: 0.92,
  matches: (record) => {
    const work = dataCiteWork(record)
    return Array.isArray(work.titles) && Array.isArray(work.creators)
  },
  toDraft: (record) => {
    const work = dataCiteWork(record)
    const isAbstract = (one: unknown): boolean => at(one, 'descriptionType') === 'Abstract'
    const isSubtitle = (one: unknown): boolean => at(one, 'titleType') === 'Subtitle'
    const titles = [listOf(work.titles)[0], listOf(work.titles).find(isSubtitle)]
    return {
      sourceId: textOf(work.doi ?? record.id),
      title: titles.flatMap((one) => textOf(at(one, 'title')) ?? []).join(': '),
      authorships: readAuthors(work.creators),
      year: yearOf(work.publicationYear),
      venue: textOf(at(work, 'container', 'title')) ?? textOf(at(work, 'publisher', 'name') ?? work.publisher),
      abstract: textOf(at(listOf(work.descriptions).find(isAbstract), 'description')),
      keywords: listOf(work.subjects).flatMap((subject) => textOf(at(subject, 'subject')) ?? []),
      citations: numberOf(work.citationCount),
      doi: textOf(work.doi),
      url: textOf(work.url),
      language: textOf(work.language),
    }
  },
}

function dataCiteWork(record: JsonRecord): JsonRecord {
  return isRecord(record.attributes) ? record.attributes : record
}

/** An item of the Citation Style Language. https://docs.citationstyles.org */
const csl: JsonSchema = {
  format: 'csl-json',
  label: 'CSL-JSON',
  signature: /"(?:issued|container-title|citation-key)"\s*:|"author"\s*:\s*\[\s*\{\s*"(?:family|given|literal)"\s*:/,
  certainty: 0.8,
  matches: (record) =>
    'issued' in record ||
    'container-title' in record ||
    'citation-key' in record ||
    'DOI' in record ||
    ('author' in record && 'type' in record),
  toDraft: cslDraft,
}

function cslDraft(record: JsonRecord): Draft {
  return {
    sourceId: textOf(record['citation-key'] ?? record.id),
    title: textOf(record.title),
    authorships: readAuthors(record.author),
    year:
      cslYear(record.issued) ??
      cslYear(record.published) ??
      cslYear(record['published-print']) ??
      cslYear(record['published-online']),
    venue: textOf(record['container-title']) ?? textOf(record['event-title'] ?? at(record, 'event', 'name')),
    abstract: textOf(record.abstract),
    keywords: typeof record.keyword === 'string' ? record.keyword.split(/[;,]/) : textsOf(record.keyword),
    doi: textOf(record.DOI),
    pmid: textOf(record.PMID),
    url: textOf(record.URL),
    language: textOf(record.language),
  }
}

/** Papers as this project and many others write them: title, authors, year, venue, abstract, url, doi. */
const plain: JsonSchema = {
  format: 'json',
  label: 'JSON papers',
  signature: /"title"\s*:/,
  certainty: 0.6,
  matches: (record) => 'title' in record,
  toDraft: (record) => ({
    sourceId: textOf(record.id ?? record.key),
    title: textOf(record.title),
    authorships: readAuthors(record.authors_parsed ?? record.authors ?? record.author ?? record.creators),
    year: yearOf(record.year ?? record.date ?? record.published ?? record.publication_date ?? record.update_date),
    venue: textOf(
      record.venue ??
        record.journal ??
        record.booktitle ??
        record['journal-ref'] ??
        record.publicationTitle ??
        record.source,
    ),
    abstract: textOf(record.abstract ?? record.summary ?? record.abstractNote),
    keywords:
      typeof record.keywords === 'string' ? record.keywords.split(/[;,]/) : textsOf(record.keywords ?? record.tags),
    citations: numberOf(record.citations ?? record.cited_by_count),
    references: textsOf(record.references),
    doi: textOf(record.doi ?? record.DOI),
    arxiv: textOf(record.arxiv ?? record.arxiv_id ?? record.arxivId ?? (record.authors_parsed && record.id)),
    pmid: textOf(record.pmid ?? record.PMID),
    url: textOf(record.url ?? record.URL),
    language: textOf(record.language),
  }),
}

/** The most telling first: `schemaOf` takes the first that matches. */
export const SCHEMAS: readonly JsonSchema[] = [openAlex, semanticScholar, crossref, dataCite, csl, plain]

export function schemaOf(record: JsonRecord): JsonSchema | undefined {
  return SCHEMAS.find((schema) => schema.matches(record))
}

function yearOf(value: unknown): string | number | undefined {
  return typeof value === 'number' ? value : textOf(value)
}

function numberOf(value: unknown): string | number | undefined {
  return typeof value === 'number' || typeof value === 'string' ? value : undefined
}

function cslYear(date: unknown): string | undefined {
  const parts = at(date, 'date-parts')
  return (
    textOf(Array.isArray(parts) ? parts[0] : undefined) ??
    textOf(at(date, 'raw') ?? at(date, 'literal') ?? (isRecord(date) ? undefined : date))
  )
}

/** Positions beyond this are no abstract, and would make a huge array of a small file. */
const MAX_ABSTRACT_WORDS = 50_000

/** OpenAlex gives abstracts as word → positions. */
function invertIndex(index: unknown): string | undefined {
  if (!isRecord(index)) return undefined
  const words: string[] = []
  for (const [word, positions] of Object.entries(index))
    for (const position of listOf(positions))
      if (Number.isInteger(position) && (position as number) >= 0 && (position as number) < MAX_ABSTRACT_WORDS)
        words[position as number] = word
  return Array.from(words, (word) => word ?? '').join(' ')
}
