/** RefWorks tagged text. */
import type { Reader } from './reader.ts'
import type { RecordDraft } from './record-draft.ts'
import { readByline } from './tagged/byline.ts'
import { type Dialect, type LineKind, openTagged, type TaggedRecord } from './tagged/parser.ts'

const FIELD = /^([A-Z][A-Z0-9])(?: (.*)|\s*)$/s
const TAGS: ReadonlySet<string> = new Set(
  `RT SR ID A1 A2 A3 A4 A5 A6 T1 T2 T3 JF JO YR FD VO IS SP OP K1 AB NO PB PP ED SN AD AN LA CL SF OT LK DO CN DB DS IP RD ST
   U1 U2 U3 U4 U5 UL SL LL CR WT WV WP OL PMID PMCID CA C1 C2 NV AV RP`.split(/\s+/),
)

export const refworks: Reader = {
  format: 'refworks',
  label: 'RefWorks (tagged)',
  extensions: ['refworks', 'rwt'],
  detect(head, extension) {
    const isTagged = /^RT [A-Z]/m.test(head) && /^(?:A1|T1|SR|JF|YR) \S/m.test(head)
    return isTagged ? 0.93 : this.extensions.includes(extension) ? 0.3 : 0
  },
  open: (file, sink) => openTagged(DIALECT, file, sink),
}

const DIALECT: Dialect = {
  format: 'refworks',
  classify(line, record): LineKind {
    const match = FIELD.exec(line)
    if (!match || !TAGS.has(match[1]!)) return record ? { kind: 'continuation', value: line } : { kind: 'ignored' }
    const field = { tag: match[1]!, value: match[2] ?? '' }
    return field.tag === 'RT' ? { kind: 'start', ...field } : { kind: 'field', ...field }
  },
  toDraft,
}

function toDraft(record: TaggedRecord): RecordDraft {
  return {
    sourceId: record.first('AN', 'ID'),
    title: record.first('T1'),
    otherTitle: record.first('T2', 'ST', 'OT'),
    ...readByline(record.all('A1')),
    year: record.year('YR', 'FD'),
    venue: record.first('JF', 'T2', 'JO'),
    abstract: record.all('AB').join(' '),
    keywords: record.lines('K1').flatMap((line) => line.split(';')),
    doi: record.first('DO'),
    url: record.lines('UL', 'LK').find((line) => /^https?:\/\//i.test(line)),
    language: record.first('LA'),
  }
}
