/** RIS, as Scopus, Ovid, ProQuest, Embase, Dimensions, the Lens, Zotero and EndNote write it. */
import type { Authorship } from '../model/paper.ts'
import type { Reader } from './reader.ts'
import type { RecordDraft } from './record-draft.ts'
import { readByline } from './tagged/byline.ts'
import { type Dialect, type LineKind, openTagged, type TaggedRecord } from './tagged/parser.ts'

const STRICT = /^([A-Z][A-Z0-9]) {2}-(?: (.*)|$)/s
const LENIENT = /^([A-Z][A-Z0-9])\s{0,4}-(?: (.*)|$)/s
/** Cochrane's one tag of three letters. */
const DOI = /^DOI\s{1,2}- (.*)$/s
const STRICT_TYPE = 'TY'
const LENIENT_TYPE = 'TY lenient'
const TYPE = /^TY\s{0,4}- ?(.*)$/s

export const ris: Reader = {
  format: 'ris',
  label: 'RIS',
  extensions: ['ris'],
  detect(head, extension) {
    const isNamed = this.extensions.includes(extension)
    if (/^\ufeff?TY {0,3}- ?[A-Z]/m.test(head)) return isNamed ? 0.99 : 0.95
    if (!isNamed) return 0
    return /^[A-Z][A-Z0-9] {1,2}- /m.test(head) ? 0.8 : 0.3
  },
  open: (file, sink) => openTagged(DIALECT, file, sink),
}

const DIALECT: Dialect = {
  format: 'ris',
  classify(line, record): LineKind {
    const type = line.startsWith('TY') ? TYPE.exec(line) : null
    if (type) {
      // The tag remembers how the file spaces its tags.
      const tag = line.startsWith('TY  -') ? STRICT_TYPE : LENIENT_TYPE
      const hasType = record?.has(STRICT_TYPE) || record?.has(LENIENT_TYPE)
      // Fields before the type belong to it, and of types alone the last counts; else a record was left without its end.
      return { kind: !record || (hasType && record.tagCount > 1) ? 'start' : 'field', tag, value: type[1]! }
    }
    // Text that goes on may look like a tag with one space, so a record with two is held to two.
    const isStrict = record?.has(STRICT_TYPE)
    const match = (isStrict ? STRICT : LENIENT).exec(line)
    if (!match) {
      const doi = line.startsWith('DOI') ? DOI.exec(line) : null
      if (doi) return { kind: 'field', tag: 'DO', value: doi[1]! }
      return record ? { kind: 'continuation', value: line } : { kind: 'ignored' }
    }
    if (match[1] === 'ER') return { kind: 'end' }
    return { kind: 'field', tag: match[1]!, value: match[2] ?? '' }
  },
  toDraft,
}

function toDraft(record: TaggedRecord): RecordDraft {
  const abstracts = [...new Set(record.all('AB').length > 0 ? record.all('AB') : record.all('N2'))]
  const notes = record.all('N1', 'N2').join('\n')
  return {
    sourceId: record.first('ID', 'AN', 'U2', 'LB'),
    title: record.first('TI', 'T1', 'CT'),
    otherTitle: record.first('BT', 'ST', 'TT', 'T2'),
    ...byline(record),
    year: record.year('PY', 'Y1', 'DA', 'YR', 'Y2'),
    venue: record.first('JF', 'T2', 'JO', 'BT', 'J1', 'J2', 'JA', 'C3', 'T3', 'SO', 'PB'),
    abstract: abstracts.join(' '),
    keywords: record.lines('KW').flatMap((line) => line.split(';')),
    citations: /(?:cited by|times cited)\s*:?\s*(\d{1,9})/i.exec(notes)?.[1],
    references:
      /^References:([^]*)$/m
        .exec(record.all('N1').find((note) => note.startsWith('References:')) ?? '')?.[1]
        ?.split(/;\s/) ?? [],
    doi: record.first('DO') ?? doiIn(record),
    arxiv: /\barxiv:\s*(\S+)/i.exec(record.all('M1', 'M3', 'N1', 'T2', 'JO').join(' '))?.[1],
    pmid: pmid(record),
    url: record.lines('UR', 'L2', 'LK').find((line) => /^https?:\/\//i.test(line)),
    language: record.first('LA'),
  }
}

/** AU and A1 in the order of the file. An address right behind an author is that author's; else it is nobody's in particular. */
function byline(record: TaggedRecord): { authorships: Authorship[]; hasMoreAuthors: boolean } {
  const authors = record.all('AU')
  const listed = new Set(authors)
  // Some exporters list the same people under both tags.
  const areSame = record.all('A1').every((name) => listed.has(name))
  const { authorships, hasMoreAuthors } = readByline(areSame ? authors : record.all('AU', 'A1'))
  const addresses = record.all('AD').filter((address) => address !== '')
  if (authorships.length === 1 && addresses.length > 0) authorships[0] = { ...authorships[0]!, affiliations: addresses }
  return { authorships, hasMoreAuthors }
}

function doiIn(record: TaggedRecord): string | undefined {
  return record
    .all('M3', 'N1', 'UR', 'L3', 'C7')
    .find((value) => /^(?:doi:?\s*)?10\.\d{4,9}\/|doi\.org\/10\./i.test(value))
}

/** Dimensions: "U1  - 35957633 [PMID]"; PubMed's own exports name the database. */
function pmid(record: TaggedRecord): string | undefined {
  const marked = record.all('U1', 'C2', 'AN', 'N1').find((value) => /\bPMID\b/i.test(value) && !/PMCID/i.test(value))
  const number = marked && /\b\d{5,9}\b/.exec(marked)?.[0]
  if (number) return number
  const isPubmed = /^(?:pubmed|medline)$/i.test(record.first('DB', 'DP') ?? '')
  const accession = record.first('AN')
  return isPubmed && accession && /^\d{5,9}$/.test(accession) ? accession : undefined
}
