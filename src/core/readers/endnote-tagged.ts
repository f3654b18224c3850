/** EndNote's tagged import format (.enw), which is Refer/BibIX with a type in front. */
import type { Reader } from './reader.ts'
import type { RecordDraft } from './record-draft.ts'
import { readByline } from './tagged/byline.ts'
import { type Dialect, type LineKind, openTagged, type TaggedRecord } from './tagged/parser.ts'

const FIELD = /^%([0-9A-Z@+!&*?$~()<>:;^#=[\]])(?:\s(.*)|$)/s

export const endnoteTagged: Reader = {
  format: 'enw',
  label: 'EndNote (tagged)',
  extensions: ['enw', 'refer', 'ref'],
  detect(head, extension) {
    const isNamed = this.extensions.includes(extension)
    const hasType = /^%0(?: \w|\s*$)/m.test(head)
    const hasAuthor = /^%[AE] \S/m.test(head)
    const hasTitle = /^%[TBJ] \S/m.test(head)
    if ((hasType && (hasAuthor || hasTitle)) || (hasAuthor && hasTitle)) return isNamed ? 0.98 : 0.92
    return isNamed ? (/^%[0-9A-Z] /m.test(head) ? 0.8 : 0.3) : 0
  },
  open: (file, sink) => openTagged(DIALECT, file, sink),
}

/** Marks a blank line: in a file without types it stands between two records. */
const BLANK = ''

const DIALECT: Dialect = {
  format: 'enw',
  classify(line, record): LineKind {
    const match = line.startsWith('%') ? FIELD.exec(line) : null
    if (!match) {
      if (!record) return { kind: 'ignored' }
      return line.trim() === '' ? { kind: 'field', tag: BLANK, value: '' } : { kind: 'continuation', value: line }
    }
    const field = { tag: match[1]!, value: match[2] ?? '' }
    const isNew = field.tag === '0' || (record?.fields.at(-1)?.tag === BLANK && !record.has('0'))
    return isNew ? { kind: 'start', ...field } : { kind: 'field', ...field }
  },
  toDraft,
}

function toDraft(record: TaggedRecord): RecordDraft {
  return {
    sourceId: record.first('M', 'F'),
    title: record.first('T'),
    otherTitle: record.first('B', '!', 'Q', 'S'),
    ...readByline(record.lines('A')),
    year: record.year('D', '8'),
    venue: record.first('J', 'B', 'S'),
    abstract: record.all('X').join(' '),
    keywords: record.lines('K').flatMap((line) => line.split(line.includes(';') ? ';' : ',')),
    doi: record.all('R').find((value) => /10\.\d{4,9}\//.test(value)),
    url: record.lines('U').find((line) => /^https?:\/\//i.test(line)),
    language: record.first('G'),
  }
}
