/** PubMed/MEDLINE tagged text (.nbib), also as ERIC writes it. */
import type { Authorship, PersonName } from '../model/paper.ts'
import { isMoreAuthors, organisationName, parseIndexName, parseName } from '../text/names.ts'
import { collapseSpace } from '../text/white-space.ts'
import { plainTitle } from './pubmed-title.ts'
import type { Reader } from './reader.ts'
import type { RecordDraft } from './record-draft.ts'
import { type Dialect, type LineKind, openTagged, type TaggedRecord } from './tagged/parser.ts'

const FIELD = /^([A-Z][A-Z0-9]{1,5}) {0,3}-(?: (.*)|(\S.*)|\s*)$/s

export const medline: Reader = {
  format: 'medline',
  label: 'PubMed (MEDLINE)',
  extensions: ['nbib', 'medline'],
  detect(head, extension) {
    const isNamed = this.extensions.includes(extension)
    if (/^PMID- ?\d/m.test(head) || /^OWN {1,2}- \w/m.test(head)) return isNamed ? 0.99 : 0.95
    const tags =
      head.match(/^(?:AB|AID|AU|BTI|DP|FAU|FED|JT|LID|MH|OT|PG|PL|PMCR?|PMID|PT|STAT|TA|TI|VI) {0,2}-/gm)?.length ?? 0
    if (isNamed) return tags > 0 ? 0.9 : 0.3
    return tags > 2 && /^(?:PMID|PMCR?|STAT|FAU) {0,2}-/m.test(head) ? 0.92 : 0
  },
  open: (file, sink) => openTagged(DIALECT, file, sink),
}

const DIALECT: Dialect = {
  format: 'medline',
  classify(line, record): LineKind {
    if (line.trim() === '') return { kind: 'end' }
    const match = FIELD.exec(line)
    if (!match) return record ? { kind: 'continuation', value: line } : { kind: 'ignored' }
    const field = { tag: match[1]!, value: match[2] ?? match[3] ?? '' }
    return field.tag === 'PMID' ? { kind: 'start', ...field } : { kind: 'field', ...field }
  },
  toDraft,
}

function toDraft(record: TaggedRecord): RecordDraft {
  const identifiers = record.all('LID', 'AID')
  return {
    sourceId: record.first('PMID', 'OID', 'PMC'),
    title: plainTitle(record.all('TI').join(' ')),
    otherTitle: plainTitle(record.first('BTI', 'CTI', 'VTI', 'TT')),
    ...byline(record),
    year: record.year('DP', 'DEP', 'DA', 'EDAT'),
    venue: record.first('JT', 'TA', 'BTI'),
    abstract: record.all('AB').join(' '),
    keywords: [...record.all('MH').map(mainHeading), ...record.all('OT').map((keyword) => keyword.replace(/^\*/, ''))],
    references: [],
    doi: identifiers.find((value) => /\[doi\]|^doi:|doi\.org\//i.test(value)),
    pmid: record.first('PMID'),
    url: identifiers.find((value) => /^https?:\/\//i.test(value)),
    language: record.first('LA'),
  }
}

/** "Brain/*enzymology" is about the brain. */
function mainHeading(heading: string): string {
  return heading.replace(/^\*/, '').split('/', 1)[0]!.replace(/\*$/, '')
}

interface MutableAuthorship {
  readonly name: PersonName
  orcid?: string
  affiliations?: string[]
}

/** FAU is the full form of the AU that follows it; AD and AUID belong to the author before them. */
function byline(record: TaggedRecord): { authorships: Authorship[]; hasMoreAuthors: boolean } {
  const authorships: MutableAuthorship[] = []
  let hasMoreAuthors = false
  let isFull = false
  const add = (name: PersonName | undefined): void => {
    if (name) authorships.push({ name })
  }
  for (const { tag, lines } of record.fields) {
    const text = collapseSpace(lines.join(' '))
    if (text === '') continue
    const last = authorships.at(-1)
    if (tag === 'FAU' || tag === 'AU') {
      if (isMoreAuthors(text)) hasMoreAuthors = true
      else if (tag === 'FAU') add(parseName(text))
      else if (!isFull) add(parseIndexName(text))
      isFull = tag === 'FAU'
    } else if (tag === 'CN') {
      add(organisationName(text))
      isFull = false
    } else if (tag === 'AD' && last) {
      if (last.affiliations) last.affiliations.push(text)
      else last.affiliations = [text]
    } else if (tag === 'AUID' && last) {
      const orcid = orcidIn(text)
      if (orcid !== undefined) last.orcid = orcid
    }
  }
  return { authorships, hasMoreAuthors }
}

/** "ORCID: 0000-0001-…", also as an address or without hyphens. */
function orcidIn(identifier: string): string | undefined {
  if (!/orcid/i.test(identifier)) return undefined
  const found = /\b\d{4}-?\d{4}-?\d{4}-?\d{3}[\dX]\b/i.exec(identifier)?.[0]
  return found
    ?.replaceAll('-', '')
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-')
}
