/** A table of papers: the header found, every row after it made a paper. */
import type { Authorship } from '../../model/paper.ts'
import { haveCommasInside, readByline, splitByline } from '../author-list.ts'
import { withOrcids } from '../orcid-list.ts'
import { collapse, type Draft } from '../draft.ts'
import type { RecordParser, Sink } from '../reader.ts'
import { giveDraft } from '../record-draft.ts'
import { findCells, type FindCell, readHeader, type Table } from './columns.ts'
import { createRowParser } from './rows.ts'

/** The header may follow a few lines of explanation ("About the data: exported on …"). */
export const MAX_PREFACE_ROWS = 10

/** What stands between and inside names shows in this many rows, or in as many as have this many characters. */
const SAMPLE_ROWS = 100
const SAMPLE_LENGTH = 1_000_000

const ORCID = /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/i

export type TableFormat = 'csv' | 'wos-tab'

export function openTable(format: TableFormat, delimiter: string, file: string, sink: Sink): RecordParser {
  let table: Table | undefined
  let width = 0
  let prefaceRows = 0
  /** The first rows, until it shows how names are listed. */
  let sample: { readonly fields: readonly string[]; readonly line: number }[] | undefined = []
  let sampleLength = 0
  let hasCommasInside = format === 'wos-tab'
  const say = (
    code: 'rejected-record' | 'ignored-text' | 'doubtful',
    line: number,
    message: string,
    action: string,
    text: string,
  ) =>
    ({
      code,
      severity: code === 'rejected-record' ? 'error' : 'note',
      file,
      line,
      message,
      action,
      text: text.slice(0, 200),
    }) as const
  const give = (fields: readonly string[], line: number): void => {
    giveDraft(toDraft(findCells(fields, table!), table!, hasCommasInside), { file, format, line }, sink)
    if (fields.length < width)
      sink.note(
        say(
          'doubtful',
          line,
          `The row has ${fields.length} fields where the header has ${width}`,
          'kept',
          fields.join(delimiter),
        ),
      )
  }
  const endSample = (): void => {
    const rows = sample ?? []
    sample = undefined
    hasCommasInside ||= haveCommasInside(rows.map(({ fields }) => findCells(fields, table!)('authors') ?? ''))
    for (const { fields, line } of rows) give(fields, line)
  }
  const parser = createRowParser(
    { delimiter, hasQuotes: format === 'csv' },
    {
      width: () => width,
      row(fields, line) {
        if (fields.every((field) => field.trim() === '')) return
        if (!table) {
          table = prefaceRows <= MAX_PREFACE_ROWS ? readHeader(fields, format) : undefined
          prefaceRows++
          if (table) width = fields.length
          else
            sink.note(
              say('ignored-text', line, 'The line stands before the header', 'left out', fields.join(delimiter)),
            )
          return
        }
        if (!sample) return give(fields, line)
        sample.push({ fields, line })
        for (const field of fields) sampleLength += field.length
        if (sample.length >= SAMPLE_ROWS || sampleLength >= SAMPLE_LENGTH) endSample()
      },
      broken: (reason, line, text) => sink.reject(say('rejected-record', line, reason, 'skipped', text)),
    },
  )
  return {
    push: (chunk) => parser.push(chunk),
    end() {
      parser.end()
      endSample()
    },
  }
}

function toDraft(cell: FindCell, { areNamesJoined }: Table, hasCommasInside: boolean): Draft {
  const keywords = (role: 'authorKeywords' | 'indexKeywords'): string[] => splitKeywords(cell(role))
  return {
    ...readAuthorships(cell, areNamesJoined, hasCommasInside),
    sourceId: cell('sourceId')?.replace(/^https:\/\/openalex\.org\//, ''),
    title: cell('title'),
    year: cell('year'),
    venue: cell('venue'),
    abstract: cell('abstract')?.replace(/^\[no abstract available\]$/i, ''),
    keywords: [...keywords('authorKeywords'), ...keywords('indexKeywords')],
    citations: cell('citations'),
    references: cell('references')?.split(/;\s*/) ?? [],
    doi: cell('doi'),
    pmid: cell('pmid')?.replace(/^.*\//, ''),
    arxiv: cell('arxiv'),
    url: cell('url')?.split(/\||; /)[0],
    language: cell('language'),
  }
}

function readAuthorships(
  cell: FindCell,
  areNamesJoined: boolean,
  hasCommasInside: boolean,
): Pick<Draft, 'authorships' | 'hasMoreAuthors'> {
  const full = cell('fullAuthors')?.replace(/ ?\(\d{6,}\)/g, '')
  const printed = full ?? cell('authors') ?? ''
  // Full names are "Family, Given", listed with semicolons.
  const { names, hasMore } = readByline(
    areNamesJoined ? splitJoinedNames(printed) : printed,
    hasCommasInside || full !== undefined,
  )
  // Lists beside the names belong to them only when they are as long.
  const beside = (role: 'authorIds' | 'orcids' | 'affiliations'): string[] => {
    const text = cell(role)
    const pieces = text?.split(text.includes('|') ? '|' : ';').map((piece) => piece.trim()) ?? []
    return pieces.length === names.length ? pieces : []
  }
  const ids = beside('authorIds')
  // Web of Science says whose ORCID iD it is; others give as many as there are authors, in order.
  const areOrcidsNamed = /,[^/;]*\/\d{4}-/.test(cell('orcids') ?? '')
  const orcids = areOrcidsNamed ? [] : beside('orcids')
  const affiliations = beside('affiliations')
  const named = cell('authorAffiliations')?.split(/;\s+/) ?? []
  const authorships = names.map((name, index): Authorship => {
    const orcid = ORCID.exec(orcids[index] ?? '')?.[0].toUpperCase()
    const id = authorId(ids[index])
    const affiliation = affiliations[index] || affiliationAfterName(named.length === names.length ? named[index]! : '')
    return {
      name,
      ...(orcid && { orcid }),
      ...(id && { ids: [id] }),
      ...(affiliation && { affiliations: [affiliation] }),
    }
  })
  return {
    authorships: areOrcidsNamed ? withOrcids(authorships, cell('orcids')) : authorships,
    ...(hasMore && { hasMoreAuthors: true }),
  }
}

function authorId(text: string | undefined): string | undefined {
  const openalex = /openalex\.org\/(A\d+)$/.exec(text ?? '')?.[1]
  if (openalex) return `openalex:${openalex}`
  return text && /^\d{8,12}$/.test(text) ? `scopus:${text}` : undefined
}

/** Scopus: "Liu F., Department of …, Hunan, China". */
function affiliationAfterName(text: string): string | undefined {
  return collapse(/^[^,]+,(?:\s*(?:\p{Lu}\.[- ]?)+,)?\s*(.+)$/su.exec(text)?.[1])
}

/** Capitals inside one family name: "McDonald", "DeSilva". */
const INNER_CAPITAL = /(?:^|[^\p{L}])(?:Mc|Mac|De|Di|Da|Du|La|Le|Lo|Van|Von|Fitz|Al|El)$/u

/** SpringerLink puts nothing between names ("Ada B. NoorMax Ilves"): a capital right after a small letter begins one. */
function splitJoinedNames(text: string): string {
  return text.replace(/(?<=\p{Ll})(?=\p{Lu}[\p{Ll}.])/gu, (_, at: number) =>
    INNER_CAPITAL.test(text.slice(Math.max(0, at - 5), at)) ? '' : ';',
  )
}

function splitKeywords(text: string | undefined): string[] {
  if (!text) return []
  if (/^\[.*\]$/s.test(text)) return splitByline(text)
  for (const separator of [';', '|', '\n']) if (text.includes(separator)) return text.split(separator)
  return text.split(',')
}
