/** ReDIF, in which RePEc's archives describe papers: "Author-Name: …". (its documentation: ReDIF version 1, openlib.org) */
import type { Authorship } from '../model/paper.ts'
import { collapseSpace } from '../text/white-space.ts'
import { parseName } from '../text/names.ts'
import type { Reader } from './reader.ts'
import type { RecordDraft } from './record-draft.ts'
import { type Dialect, type LineKind, openTagged, type TaggedRecord } from './tagged/parser.ts'

const FIELD = /^([A-Za-z][A-Za-z-]{0,40}):(?:\s(.*)|$)/s
const START = 'template-type'

export const redif: Reader = {
  format: 'redif',
  label: 'ReDIF (RePEc)',
  extensions: ['rdf', 'redif'],
  detect: (head) => (/^\ufeff?Template-Type:\s*ReDIF-/im.test(head) ? 0.97 : 0),
  open: (file, sink) => openTagged(DIALECT, file, sink),
}

const DIALECT: Dialect = {
  format: 'redif',
  classify(line, record): LineKind {
    const match = FIELD.exec(line)
    if (!match) return record ? { kind: 'continuation', value: line } : { kind: 'ignored' }
    const field = { tag: match[1]!.toLowerCase(), value: match[2] ?? '' }
    return field.tag === START ? { kind: 'start', ...field } : { kind: 'field', ...field }
  },
  toDraft,
}

function toDraft(record: TaggedRecord): RecordDraft {
  return {
    sourceId: record.first('handle'),
    title: record.first('title'),
    authorships: byline(record),
    year: record.year('year', 'creation-date', 'publication-date', 'revision-date'),
    venue: record.first('journal', 'book-title', 'series'),
    abstract: record.all('abstract').join(' '),
    keywords: record.all('keywords').flatMap((value) => value.split(value.includes(';') ? ';' : ',')),
    doi: record.first('doi'),
    url: record.lines('file-url').find((line) => /^https?:\/\//i.test(line)),
    language: record.first('language'),
  }
}

/** A cluster of fields for each author begins with the name; where they work belongs to the author before. */
function byline(record: TaggedRecord): Authorship[] {
  const authorships: Authorship[] = []
  for (const { tag, lines } of record.fields) {
    const text = collapseSpace(lines.join(' '))
    const last = authorships.at(-1)
    if (tag === 'author-name') {
      const name = parseName(text)
      if (name) authorships.push({ name })
    } else if (tag === 'author-workplace-name' && last && text !== '')
      authorships[authorships.length - 1] = { ...last, affiliations: [...(last.affiliations ?? []), text] }
  }
  return authorships
}
