/** Web of Science tagged text (.ciw, .isi, .txt), also of Inspec, BIOSIS, CABI and Derwent on that platform. */
import type { Authorship, PersonName } from '../model/paper.ts'
import { isMoreAuthors, organisationName, parseIndexName } from '../text/names.ts'
import { withOrcids } from './orcid-list.ts'
import type { Reader } from './reader.ts'
import type { RecordDraft } from './record-draft.ts'
import { type Dialect, type LineKind, openTagged, type TaggedRecord } from './tagged/parser.ts'

const FIELD = /^([A-Z][A-Z0-9])(?: (.*)|\s*)$/s
const REFERENCE = /^[^,[\]]{1,80}, (?:1[5-9]|20)\d\d, /
const TAGS: ReadonlySet<string> = new Set(
  `PT TY AU AF BA BF CA GP BE TI SO SE BS LA DT CT CY CL SP HO DE ID AB C1 C3 RP EM RI OI FU FX CR NR TC Z9 Z8 ZB ZS ZA U1 U2
   PU PI PA PV SN EI BN J9 JI PD PY VL IS PN SU SI MA BP EP AR DI D2 EA PG WC WE SC GA UT PM OA HC HP DA ER EF FN VR AN AE
   AC CC CN CO DG DS MC MQ MI ME OR OS PC PL PS BD BR BW CI CH FT IP MH NM SD SS TN TX X1 X4 Y1 Y4 Z1 Z2 Z3 Z4 ZR AA AD AG AS AV
   AK BC BT CD CP DC DN DP EC ED ET FS FP GE GN JC LD MN MO NO NP NT PR RC RN SA ST SV TA TR TT UR US UI VN WP YR ZM`.split(
    /\s+/,
  ),
)

export const webOfScience: Reader = {
  format: 'wos',
  label: 'Web of Science (tagged)',
  extensions: ['ciw', 'isi'],
  detect(head, extension) {
    const isNamed = this.extensions.includes(extension)
    if (/^\ufeff?FN (?:isi|thomson|clarivate|web of)/im.test(head)) return 0.97
    const hasRecord = /^PT [A-Z]\s*$/m.test(head)
    if (hasRecord && /^(?:AU|TI|SO|UT|ER)(?: |$)/m.test(head)) return isNamed ? 0.97 : 0.9
    return isNamed ? (/^(?:AU|TI|PT) /m.test(head) ? 0.8 : 0.3) : 0
  },
  open: (file, sink) => openTagged(DIALECT, file, sink),
}

const DIALECT: Dialect = {
  format: 'wos',
  classify(line, record): LineKind {
    const match = FIELD.exec(line)
    if (!match || !TAGS.has(match[1]!)) return record ? { kind: 'continuation', value: line } : { kind: 'ignored' }
    const field = { tag: match[1]!, value: match[2] ?? '' }
    if (field.tag === 'ER') return { kind: 'end' }
    if (field.tag === 'EF' || field.tag === 'FN' || field.tag === 'VR') return { kind: record ? 'end' : 'ignored' }
    return field.tag === 'PT' ? { kind: 'start', ...field } : { kind: 'field', ...field }
  },
  toDraft,
}

function toDraft(record: TaggedRecord): RecordDraft {
  const text = record.first('UT')?.startsWith('INSPEC:') ? plainFormula : (value: string | undefined) => value
  const names = byline(record)
  const subjects = record.all('DE', 'ID')
  // A file that has lost a CR tag has its references among the addresses.
  const addresses = record.lines('C1').filter((line) => !REFERENCE.test(line))
  return {
    sourceId: record.first('UT', 'AN'),
    title: text(record.first('TI')),
    otherTitle: record.first('TT', 'SO'),
    authorships: withOrcids(withAddresses(names.authorships, names.shortForms, addresses), record.first('OI')),
    hasMoreAuthors: names.hasMoreAuthors,
    year: record.year('PY', 'PD', 'DG', 'EA', 'DA'),
    venue: record.first('SO', 'BS', 'JI'),
    abstract: text(record.all('AB').join(' ')),
    keywords: (subjects.length > 0 ? subjects : record.all('MC', 'MQ', 'OR', 'BD')).flatMap((value) =>
      value.split(';'),
    ),
    citations: record.first('TC', 'Z9'),
    references: record.lines('CR'),
    doi: record.first('DI', 'D2'),
    pmid: record.first('PM'),
    language: record.first('LA'),
  }
}

interface Names {
  readonly authorships: Authorship[]
  /** Form in AU of each author, by which C1 names it; absent for corporate authors. */
  readonly shortForms: readonly (string | undefined)[]
  readonly hasMoreAuthors: boolean
}

function byline(record: TaggedRecord): Names {
  const short = record.lines('AU')
  const full = record.lines('AF')
  const isFull = full.length >= short.length && full.length > 0
  const kept = (isFull ? full : short).map((text, index) => ({ text, short: isFull ? short[index] : text }))
  const authors = kept.filter(({ text }) => !isMoreAuthors(text))
  const people: [PersonName | undefined, string | undefined][] = authors.map((author) => [
    parseIndexName(author.text),
    author.short,
  ])
  const groups = record.lines('CA', 'GP').flatMap((line) => line.split(';'))
  for (const group of groups) if (group.trim() !== '') people.push([organisationName(group), undefined])
  const named = people.filter((one): one is [PersonName, string | undefined] => one[0] !== undefined)
  return {
    authorships: named.map(([name]) => ({ name })),
    shortForms: named.map(([, form]) => form),
    hasMoreAuthors: authors.length < kept.length,
  }
}

/** C1 lines are "[Family, Given; Family, Given] Institution"; without brackets they are only sure for a single author. */
function withAddresses(
  authorships: readonly Authorship[],
  shortForms: readonly (string | undefined)[],
  addresses: readonly string[],
): Authorship[] {
  if (addresses.length === 0) return [...authorships]
  const found = authorships.map((): string[] => [])
  const positions = new Map<string, number>()
  authorships.forEach(({ name }, index) => {
    for (const form of [name.printed, shortForms[index]]) if (form !== undefined) positions.set(form, index)
  })
  for (const address of addresses) {
    const match = /^\[([^\]]+)\]\s*(.+)$/.exec(address)
    if (match)
      for (const name of match[1]!.split(';')) {
        const at = positions.get(name.trim())
        if (at !== undefined) found[at]!.push(match[2]!)
      }
    else if (authorships.length === 1) found[0]!.push(address)
  }
  return authorships.map((authorship, index) =>
    found[index]!.length > 0 ? { ...authorship, affiliations: found[index]! } : authorship,
  )
}

/** Inspec writes "LiNbO/sub 3/" for LiNbO3. */
function plainFormula(value: string | undefined): string | undefined {
  return value?.replace(/\s?\/su[bp]\s+([^/\s]{1,20})\s?\//g, '$1')
}
