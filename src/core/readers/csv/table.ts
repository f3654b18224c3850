/** A table of papers: the header found, every row after it made a paper. */
import type { Authorship } from '../../model/paper.ts'
import { readByline, splitByline } from '../author-list.ts'
import { withOrcids } from '../orcid-list.ts'
import { collapse, type Draft } from '../draft.ts'
import type { RecordParser, Sink } from '../reader.ts'
import { giveDraft } from '../record-draft.ts'
import { readHeader, type Role, type Table } from './columns.ts'
import { createRowParser } from './rows.ts'

/** The header may follow a few lines of explanation ("About the data: exported on …"). */
export const MAX_PREFACE_ROWS = 10

const ORCID = /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/i

export type TableFormat = 'csv' | 'wos-tab'

export function openTable(format: TableFormat, delimiter: string, file: string, sink: Sink): RecordParser {
  let table: Table | undefined
  let width = 0
  let prefaceRows = 0
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
  return createRowParser(
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
        giveDraft(toDraft(fields, table), { file, format, line }, sink)
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
      },
      broken: (reason, line, text) => sink.reject(say('rejected-record', line, reason, 'skipped', text)),
    },
  )
}

function toDraft(fields: readonly string[], table: Table): Draft {
  const cell = (role: Role): string | undefined => {
    for (const column of table.columns[role] ?? []) {
      const value = fields[column]?.trim()
      if (value && !/^(?:n\/?a|null|none|nan|-)$/i.test(value)) return value
    }
    return undefined
  }
  const keywords = (role: Role): string[] => splitKeywords(cell(role))
  return {
    ...readAuthorships(cell, table.areNamesJoined),
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
  cell: (role: Role) => string | undefined,
  areNamesJoined: boolean,
): Pick<Draft, 'authorships' | 'hasMoreAuthors'> {
  const printed = cell('fullAuthors')?.replace(/ ?\(\d{6,}\)/g, '') ?? cell('authors') ?? ''
  const { names, hasMore } = readByline(areNamesJoined ? splitJoinedNames(printed) : printed)
  // Lists beside the names belong to them only when they are as long.
  const beside = (role: Role): string[] => {
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
