/** Knows the labels that stand before a field: "Title:", "Authors:", "Abstract". */

export type Field = 'title' | 'authors' | 'abstract' | 'venue' | 'year' | 'keywords' | 'identifier' | 'link' | 'other'

const FIELDS: readonly (readonly [Field, RegExp])[] = [
  ['title', /^(?:(?:paper |article |full )?titles?|titel|titre|título|ti|paper)$/i],
  [
    'authors',
    /^(?:authors?(?:\(s\)|\/s)?|author list|paper authors?|by|autor(?:en|es)?|auteurs?|au|creators?|contributors?|researchers?|speakers?|presenters?|written by)$/i,
  ],
  ['abstract', /^(?:abstracts?|summary|zusammenfassung|résumé|resumen|ab|abstract\/summary)$/i],
  [
    'venue',
    /^(?:venue|journal|journal[- ]ref(?:erence)?|conference|source|published(?: in)?|publication|in|booktitle|proceedings|where|citation|appears in|publication(?: venue| info)?|jo|so)$/i,
  ],
  ['year', /^(?:year|date|published on|publication date|submitted(?: on)?|py|issued|posted)$/i],
  ['keywords', /^(?:key ?words?(?: and phrases)?|index terms|tags?|topics?|subjects?|categories|tldr|tl;dr)$/i],
  ['identifier', /^(?:[a-z]+[ -]id|doi|pmid|pmcid|arxiv|arxiv(?:[- ]?id)|isbn|issn|report[- ]no|id)$/i],
  [
    'link',
    /^(?:urls?|links?|pdf|code|github|website|project(?: page)?|paper link|code link|video|slides|dataset|demo|download)$/i,
  ],
  [
    'other',
    /^(?:comments?|notes?|(?:item|document|publication|article) type|access|affiliations?|author information|msc-class|acm-class|subj-class|proxy|license|contact|emails?|session|track|room|time|chair|pages?|volume|number|publisher|copyright|award|type|status|language|correspondence|corresponding author|comment in|conflicts? of interest(?: statement)?|funding|acknowledg(?:e)?ments?|doi link|cite as|reviewers?|editors?|area|presentation|format|poster|day|location)$/i,
  ],
]
const LABEL =
  /^\s*(?:--)?\s*(?:\*{1,3}|_{1,2}|`)?\s*([\p{L}][\p{L}()/;.& -]{0,32}?)\s*(?:\*{1,3}|_{1,2}|`)?\s*(?:[:：\t]|--\s|\s?-\s(?=\p{Lu}))\s*(?:\*{1,3}|_{1,2})?\s*/u
const ALONE =
  /^\s*(?:#{1,6}\s*)?(?:\*{1,3}|_{1,2})?\s*(abstract|summary|authors?|title|keywords)\s*[.:]?\s*(?:\*{1,3}|_{1,2})?\s*$/i

/** "Abstract. We show", "Abstract We show": before running text the word needs no colon. */
const RUNNING_ABSTRACT = /^\s*(?:abstract|zusammenfassung|résumé|resumen|resumo)\s*[.—–-]?\s+(?=["“(]?\p{Lu})/iu
const LEAST_ABSTRACT = 150

export interface Label {
  readonly field: Field
  /** As written, lower case. */
  readonly name: string
  /** Length of the label with its colon. */
  readonly length: number
}

/** The label that a line begins with. A dash counts only after a two-letter tag ("AU - "). */
export function readLabel(text: string): Label | undefined {
  const alone = text.length < 60 ? ALONE.exec(text) : null
  if (alone) return { field: fieldOf(alone[1]!)!, name: alone[1]!.toLowerCase(), length: text.length }
  const running = text.length > LEAST_ABSTRACT ? RUNNING_ABSTRACT.exec(text.slice(0, 30)) : null
  if (running) return { field: 'abstract', name: 'abstract', length: running[0].length }
  const head = text.slice(0, 60)
  const match = /[:：\t-]/.test(head) ? LABEL.exec(head) : null
  if (!match) return undefined
  const name = match[1]!.trim().toLowerCase()
  if (/-\s*$/.test(match[0]) && !/^[a-z][a-z0-9]$/.test(name)) return undefined
  const field = fieldOf(name)
  if (!field || (name.length === 2 && !/-\s*$/.test(match[0]) && !/^(?:by|in|id|so)$/.test(name))) return undefined
  return { field, name, length: match[0].length }
}

export const isLabelled = (text: string): boolean => readLabel(text) !== undefined

function fieldOf(name: string): Field | undefined {
  return FIELDS.find(([, pattern]) => pattern.test(name))?.[0]
}

/** A heading of a structured abstract by its words: "Study objectives:", "RESULTS AND DISCUSSION." */
export const ABSTRACT_SECTION =
  /^\*{0,2}(?:[\p{L}]+ (?:and |of )?){0,3}(?:background|objectives?|aims?|purpose|methods?|results?|findings|conclusions?|interpretation)\*{0,2}\s*:/iu

/** Headings inside a structured abstract. */
export const ABSTRACT_HEADING =
  /^(?:\*{0,2})(?:background|objectives?|aims?|purpose|introduction|motivation|methods?|methodology|materials and methods|study design|design|setting|participants|results?|findings|main results|conclusions?|discussion|significance|importance|contributions?|interpretation|funding|implications|limitations|context|problem|approach|keywords|data sources|review methods|[A-Z][A-Z /&-]{4,50})(?:\*{0,2})\s*[:.]/i
