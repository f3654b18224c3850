/** Biblioscape's tagged text: "--AU-- Name; Name". */
import type { Reader } from './reader.ts'
import type { RecordDraft } from './record-draft.ts'
import { readByline } from './tagged/byline.ts'
import { type Dialect, type LineKind, openTagged, type TaggedRecord } from './tagged/parser.ts'

const FIELD = /^--([A-Z][A-Z0-9])--(?: (.*)|\s*)$/s

export const biblioscape: Reader = {
  format: 'biblioscape',
  label: 'Biblioscape (tagged)',
  extensions: [],
  detect: (head) => (/^--(?:AU|TI|ST)-- \S/m.test(head) && /^-{6}\s*$/m.test(head) ? 0.95 : 0),
  open: (file, sink) => openTagged(DIALECT, file, sink),
}

const DIALECT: Dialect = {
  format: 'biblioscape',
  classify(line, record): LineKind {
    if (/^-{6}\s*$/.test(line)) return { kind: 'end' }
    const match = line.startsWith('--') ? FIELD.exec(line) : null
    if (match) return { kind: 'field', tag: match[1]!, value: match[2] ?? '' }
    return record ? { kind: 'continuation', value: line } : { kind: 'ignored' }
  },
  toDraft,
}

function toDraft(record: TaggedRecord): RecordDraft {
  return {
    title: record.first('TI'),
    otherTitle: record.first('ST'),
    ...readByline(record.all('AU')),
    year: record.year('YP', 'DP'),
    venue: record.first('ST'),
    abstract: record.all('AB').join(' '),
    keywords: record.all('KW').flatMap((value) => value.split(/[;,]/)),
    doi: record.first('UR'),
    url: record.all('UR').find((value) => /^https?:\/\//i.test(value)),
    language: record.first('LG'),
  }
}
