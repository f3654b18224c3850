/** A record on its way to a paper: any field may still be missing, blank or badly spaced. */
import type { Authorship, Origin, Paper } from '../model/paper.ts'
import { normaliseArxivId, normaliseDoi, paperId } from '../text/identifiers.ts'
import { findLinks } from '../text/links.ts'

export interface Draft {
  sourceId?: string | undefined
  title?: string | undefined
  authorships: Authorship[]
  hasMoreAuthors?: boolean
  /** A year, or any text that has one in it ("2014//", "Mar 2020"). */
  year?: string | number | undefined
  venue?: string | undefined
  abstract?: string | undefined
  keywords: string[]
  citations?: string | number | undefined
  references?: string[]
  /** A DOI, or an address or text that has one in it. */
  doi?: string | undefined
  arxiv?: string | undefined
  pmid?: string | undefined
  url?: string | undefined
  language?: string | undefined
}

/** A paper, or nothing if the record has no title. */
export function finishPaper(draft: Draft, origin: Origin): Paper | undefined {
  const title = collapse(draft.title)
  if (!title) return undefined
  const url = collapse(draft.url)
  const doi = draft.doi ? normaliseDoi(draft.doi) : undefined
  const arxiv = draft.arxiv ? normaliseArxivId(draft.arxiv) : undefined
  const pmid = draft.pmid ? /^\D*(\d{1,9})\D*$/.exec(draft.pmid)?.[1] : undefined
  const year = findYear(draft.year)
  const abstract = collapse(draft.abstract)
  const citations = toCount(draft.citations)
  const sourceId = collapse(draft.sourceId)
  const venue = collapse(draft.venue)
  const language = draft.language ? languageCode(draft.language) : undefined
  const references = draft.references?.map(collapse).filter((text) => text !== undefined)
  return {
    id: paperId({ doi, arxiv, pmid, title, year }),
    ...(sourceId && { sourceId }),
    title,
    authorships: draft.authorships,
    ...(draft.hasMoreAuthors && { hasMoreAuthors: true as const }),
    ...(year !== undefined && { year }),
    ...(venue && { venue }),
    ...(abstract && { abstract }),
    keywords: distinct(draft.keywords),
    ...(citations !== undefined && { citations }),
    ...(references && references.length > 0 && { references }),
    ...(doi && { doi }),
    ...(arxiv && { arxiv }),
    ...(pmid && { pmid }),
    ...(url && { url }),
    links: distinct([...(url ? findLinks(url) : []), ...(abstract?.includes('://') ? findLinks(abstract) : [])]),
    ...(language && { language }),
    origins: [origin],
  }
}

/** One space for every run of white space, none at the ends; nothing for what is blank. */
export function collapse(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').trim() || undefined
}

/** The first plausible year of publication in a date of any form. */
function findYear(date: string | number | undefined): number | undefined {
  if (typeof date === 'number') return Number.isInteger(date) && date >= 1000 && date < 2200 ? date : undefined
  const found = date && /(?<!\d)(1[0-9]|20|21)\d{2}(?!\d)/.exec(date)
  return found ? Number(found[0]) : undefined
}

function toCount(count: string | number | undefined): number | undefined {
  if (typeof count === 'string') return /^\s*\d{1,9}(?:\.0*)?\s*$/.test(count) ? Math.trunc(Number(count)) : undefined
  return count !== undefined && count >= 0 && Number.isFinite(count) ? Math.trunc(count) : undefined
}

function distinct(texts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const text of texts) {
    const collapsed = collapse(text)
    if (collapsed) found.add(collapsed)
  }
  return [...found]
}

/** ISO 639-1 codes of the languages that bibliographic databases spell out or give in three letters. */
const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  eng: 'en',
  german: 'de',
  ger: 'de',
  deu: 'de',
  french: 'fr',
  fre: 'fr',
  fra: 'fr',
  spanish: 'es',
  spa: 'es',
  portuguese: 'pt',
  por: 'pt',
  italian: 'it',
  ita: 'it',
  dutch: 'nl',
  dut: 'nl',
  nld: 'nl',
  russian: 'ru',
  rus: 'ru',
  chinese: 'zh',
  chi: 'zh',
  zho: 'zh',
  japanese: 'ja',
  jpn: 'ja',
  korean: 'ko',
  kor: 'ko',
  polish: 'pl',
  pol: 'pl',
  turkish: 'tr',
  tur: 'tr',
  swedish: 'sv',
  swe: 'sv',
  norwegian: 'no',
  nor: 'no',
  danish: 'da',
  dan: 'da',
  finnish: 'fi',
  fin: 'fi',
  czech: 'cs',
  cze: 'cs',
  ces: 'cs',
  hungarian: 'hu',
  hun: 'hu',
  arabic: 'ar',
  ara: 'ar',
  persian: 'fa',
  per: 'fa',
  fas: 'fa',
  ukrainian: 'uk',
  ukr: 'uk',
  greek: 'el',
  gre: 'el',
}

function languageCode(text: string): string | undefined {
  const word = /^[a-z]+/.exec(text.trim().toLowerCase())?.[0] ?? ''
  return word.length === 2 ? word : LANGUAGES[word]
}
