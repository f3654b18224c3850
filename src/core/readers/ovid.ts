/** Ovid's tagged and labelled text: "AU  - Name" or "Author" with its value on the indented lines below. */
import { findYear } from '../text/dates.ts'
import type { Reader } from './reader.ts'
import type { RecordDraft } from './record-draft.ts'
import { readByline } from './tagged/byline.ts'
import { type Dialect, type LineKind, openTagged, type TaggedRecord } from './tagged/parser.ts'

const MARKER = /^<\s?\d+\s?\.?\s?>\s*$/
const FIELD = /^([A-Z][A-Z0-9]{1,4})\s{1,3}-(?:\s(.*)|$)/s

/** Labels of the long form → tags of the short one. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['accession number', 'AN'],
  ['unique identifier', 'AN'],
  ['author', 'AU'],
  ['authors', 'AU'],
  ['author/editor', 'AU'],
  ['author(s)', 'AU'],
  ['editors', 'ED'],
  ['institution', 'IN'],
  ['title', 'TI'],
  ['book title', 'BT'],
  ['source', 'SO'],
  ['abstract', 'AB'],
  ['author keywords', 'KW'],
  ['keywords', 'KW'],
  ['key words', 'KW'],
  ['keyword heading', 'KW'],
  ['subject headings', 'DE'],
  ['mesh subject headings', 'DE'],
  ['language', 'LG'],
  ['doi number', 'DI'],
  ['digital object identifier', 'DI'],
  ['doi', 'DI'],
  ['year', 'YR'],
  ['year of publication', 'YR'],
  ['publication year', 'YR'],
  ['date of publication', 'YR'],
  ['publisher', 'PU'],
  ['references', 'RF'],
  ['link to the ovid full text or citation', 'XL'],
])

export const ovid: Reader = {
  format: 'ovid',
  label: 'Ovid (tagged)',
  extensions: ['ovd'],
  detect(head, extension) {
    const hasMarker = /^<\s?\d+\s?\.?\s?>\s*$/m.test(head)
    if (/^VN {2}- Ovid/m.test(head)) return 0.98
    if (hasMarker && /^(?:AU|TI|SO|DB) {1,2}- /m.test(head)) return 0.97
    if (hasMarker && /^(?:Author|Title|Accession Number|Source)\s*$/m.test(head)) return 0.96
    return this.extensions.includes(extension) ? 0.3 : 0
  },
  open: (file, sink) => openTagged(DIALECT, file, sink),
}

const DIALECT: Dialect = {
  format: 'ovid',
  classify(line, record): LineKind {
    if (MARKER.test(line)) return { kind: 'start' }
    const match = FIELD.exec(line)
    if (match) {
      const field = { tag: match[1]!, value: match[2] ?? '' }
      return field.tag === 'VN' && record?.has('VN') ? { kind: 'start', ...field } : { kind: 'field', ...field }
    }
    if (!record) return { kind: 'ignored' }
    if (/^\s/.test(line) || line === '') return { kind: 'continuation', value: line }
    const label = line.trim().toLowerCase()
    const tag = LABELS.get(label)
    if (tag !== undefined) return { kind: 'field', tag, value: '' }
    // A label that says nothing about the paper ends the value above it. In the short form text may go on at the margin.
    const isLabel = !record.has('VN') && label.length < 60 && /^[a-z][a-z /()&-]*$/.test(label)
    return isLabel ? { kind: 'field', tag: label, value: '' } : { kind: 'continuation', value: line }
  },
  toDraft,
}

function toDraft(record: TaggedRecord): RecordDraft {
  // BIOSIS adds roles and addresses in brackets: "Werner, S. M. [Author, Reprint Author; E-mail: …]".
  const names = record
    .all('AU')
    .flatMap((value) => value.replace(/\[[^\][]{0,300}\]/g, '').split(';'))
    .map(withoutMarks)
    .filter((name) => name !== '')
  const source = record.first('SO') ?? ''
  return {
    sourceId: record.first('AN', 'UI', 'ID')?.replace(/\.$/, ''),
    title: plainTitle(record.first('TI')),
    otherTitle: plainTitle(record.first('BT', 'TT')),
    ...readByline(names),
    year: record.year('YR', 'DP') ?? findYear(withoutPages(source)) ?? record.year('status'),
    venue: record.first('JN', 'JT', 'BT') ?? journal(source),
    abstract: record.all('AB').join(' '),
    keywords: record.all('KW', 'MH', 'DE').flatMap((value) => value.split(value.includes(';') ? ';' : ',')),
    references: [],
    doi: record.first('DI', 'DO'),
    url: record.all('XL', 'UR').find((value) => /^https?:\/\//i.test(value)),
    language: record.first('LG', 'LA'),
  }
}

/**
 * "Zhang, Weijia 1,2,+" and "Gazic, Barbara MD, PhD *": marks of addresses and degrees are no part of the name. "Garcia
 * Lopez MA" has initials, not a degree.
 */
function withoutMarks(text: string): string {
  const words = text
    .trim()
    .replace(/(?<=\p{L}{3})\.$/u, '')
    .split(/\s+/)
  const comma = words.findIndex((word) => word.endsWith(','))
  const isNoise = (word: string, index: number): boolean =>
    index > 0 && (/^[\d*+#,()[\]§¶†‡|.&-]+$/.test(word) || (comma >= 0 && index > comma + 1 && DEGREE.test(word)))
  const from = words.findIndex(isNoise)
  return (from < 0 ? words : words.slice(0, from)).join(' ').replace(/[,*+\d]+$/, '')
}

const DEGREE =
  /^(?:ph\.?d|m\.?d|mph|msc|bsc|ms|bs|ma|ba|dphil|mphil|dsc|scd|edd|psyd|pharmd|drph|dds|dmd|dvm|do|mbbs|mbchb|mbbch|mba|rn|bn|bsn|msn|jd|facs|facsm|facp|facc|faan|frcp|frcs|frcpc|frcsc|mrcp|np|pa-c|cnm|pt|otr|mhs|mha|mhsc|msph|llb|llm)[.,]*$/i

/** "Take Ten.  [Miscellaneous]": the kind of paper and the stop go, and quotation marks around the whole. */
function plainTitle(title: string | undefined): string | undefined {
  const text = title?.replace(/\s*\[[^[\]]{1,60}\]\s*\.?$/, '').replace(/\.$/, '')
  return text !== undefined && /^"[^"]*"\.?$/.test(text) ? text.replace(/^"|"\.?$/g, '') : text
}

/** Volumes and pages may look like years. */
function withoutPages(source: string): string {
  return source.replace(/:\s?[\w.-]+|\b\d{1,3}\([^()]*\)|\d+\s?-\s?\d+/g, ' ')
}

/** The journal is what stands before the date or the volume. */
function journal(source: string): string | undefined {
  const match =
    /^(.*?)(?:\.\s{1,3}\d|\.\s{2,}|,? (?:(?:spring|summer|fall|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december)\b[^;:]{0,40}? ?)?(?:1[5-9]|20|21)\d\d|\s\d+[(:;]|$)/i.exec(
      source,
    )
  return match?.[1]?.replace(/[.,\s]+$/, '') || undefined
}
