/** Reads table rows: finds out which column holds titles and which holds people, from the heading or from the cells. */
import { readByline, type Byline } from './byline.ts'
import { readLabel } from './labels.ts'
import type { TextLine } from './lines.ts'
import { readMarks } from './markup.ts'
import type { Lexicon } from './lexicon.ts'
import { stripBadges } from './badges.ts'
import { segment } from './segment.ts'
import { scoreTitleOf, scoreVenueOf } from './title-likeness.ts'

export interface RowReading {
  readonly title: string
  readonly byline?: Byline
  readonly abstract?: string
  readonly rest: string
}

type Column = 'title' | 'authors' | 'abstract' | 'rest'

/** Readings of the rows, `undefined` for headings, rules and rows without a title; nothing if the table lists no papers. */
export function readTable(rows: readonly TextLine[], lexicon: Lexicon): (RowReading | undefined)[] | undefined {
  const isRule = (row: TextLine): boolean => row.cells!.every((cell) => /^:?-*:?$/.test(cell))
  const ruleAt = rows.findIndex(isRule)
  const heading = ruleAt === 1 ? rows[0]! : isHeading(rows[0]!) ? rows[0]! : undefined
  const body = rows.filter((row) => row !== heading && !isRule(row))
  if (body.length === 0) return undefined
  const cells = new Map(
    body.map((row) => [
      row,
      row.cells!.map((cell) =>
        cell
          .split(/<br\s*\/?>/i)
          .map((piece) => plain(piece))
          .filter((piece) => piece !== ''),
      ),
    ]),
  )
  const columns = nameColumns(heading, [...cells.values()], lexicon)
  const titleAt = columns.indexOf('title')
  if (titleAt < 0) return undefined
  return rows.map((row) => {
    const values = cells.get(row)
    const titleCell = values?.[titleAt]
    if (!values || !titleCell || titleCell.length === 0) return undefined
    return readRow(values, columns, titleCell, lexicon)
  })
}

function readRow(
  values: readonly string[][],
  columns: readonly Column[],
  titleCell: readonly string[],
  lexicon: Lexicon,
): RowReading | undefined {
  const of = (column: Column): string =>
    values.flatMap((value, index) => (columns[index] === column ? value : [])).join('; ')
  const people = of('authors')
  let title = titleCell[0]!
  let byline = people === '' ? undefined : readByline(people, lexicon)
  let rest = of('rest')
  if (!byline && titleCell.length > 1) {
    const below = readByline(titleCell[1]!, lexicon)
    if (below && below.score > 0.5) byline = below
    else rest = `${titleCell.slice(1).join('. ')}. ${rest}`
  } else if (!byline && !columns.includes('authors')) {
    const whole = segment(title, [], lexicon)
    if (whole?.byline && whole.byline.score > 0.75 && whole.score > 0.95) {
      title = whole.title
      byline = whole.byline
      rest = `${whole.rest}. ${rest}`
    }
  }
  const abstract = of('abstract')
  title = title.replace(/\.$/, '')
  if (!/\p{L}{2}/u.test(title)) return undefined
  return { title, rest, ...(byline && { byline }), ...(abstract && { abstract }) }
}

const plain = (cell: string): string => stripBadges(readMarks(cell).text.trim()).replace(/^["“](.*)["”]$/, '$1')

const isHeading = (row: TextLine): boolean => row.cells!.filter((cell) => columnOf(cell) !== undefined).length >= 2

function columnOf(cell: string): Column | undefined {
  const text = readMarks(cell).text.trim()
  if (
    /^(?:(?:paper|article|full|publication)?\s*(?:titles?|name of paper)|papers?|publications?|titel|titre|articles?|talk)$/i.test(
      text,
    )
  )
    return 'title'
  if (/\b(?:authors?|speakers?|presenters?|by|autor(?:en|es)?|auteurs?)\b/i.test(text) && text.length < 30)
    return 'authors'
  if (/^(?:abstract|summary)$/i.test(text)) return 'abstract'
  return readLabel(`${text}:`) || /^(?:#|no\.?|nr|id|rank|task|category|code|link|links|venue|year)$/i.test(text)
    ? 'rest'
    : undefined
}

/** The heading decides where it can; otherwise the best titles and the best bylines among the columns. */
function nameColumns(heading: TextLine | undefined, rows: readonly string[][][], lexicon: Lexicon): Column[] {
  const width = Math.max(...rows.map((row) => row.length), heading?.cells?.length ?? 0)
  const named = Array.from({ length: width }, (_, at) => (heading ? columnOf(heading.cells![at] ?? '') : undefined))
  const sample = rows.slice(0, 40)
  const average = (at: number, score: (cell: string) => number): number => {
    const cells = sample.flatMap((row) => row[at]?.slice(0, 1) ?? [])
    return cells.length < sample.length * 0.3 ? 0 : cells.reduce((sum, cell) => sum + score(cell), 0) / cells.length
  }
  const columns = named.map((name): Column => name ?? 'rest')
  const free = named.flatMap((name, at) => (name === undefined || name === 'rest' ? [at] : []))
  const pick = (score: (cell: string) => number, least: number): number => {
    let best = -1
    let bestScore = least
    for (const at of free) {
      const value = columns[at] === 'rest' ? average(at, score) : 0
      if (value > bestScore) {
        best = at
        bestScore = value
      }
    }
    return best
  }
  // A column called "Paper" may hold nothing but links.
  const titleAt = columns.indexOf('title')
  if (titleAt >= 0 && average(titleAt, (cell) => cell.length) < 12) columns[titleAt] = 'rest'
  if (!columns.includes('authors')) {
    const at = pick((cell) => readByline(cell, lexicon)?.score ?? 0, 0.62)
    if (at >= 0) columns[at] = 'authors'
  }
  if (!columns.includes('title')) {
    const at = pick(
      (cell) => (cell.length > 20 ? scoreTitleOf(cell, lexicon) * (1 - scoreVenueOf(cell, lexicon) / 2) : 0),
      columns.includes('authors') ? 0.4 : 0.6,
    )
    if (at >= 0) columns[at] = 'title'
  }
  return columns
}
