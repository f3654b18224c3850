/** The words for the roles of lines, what may be said of a line, and what a new correction does to those before. */
import type { Correction, LineRole } from '../../core/index.ts'

export const ROLE_NAMES: Readonly<Record<LineRole, string>> = {
  blank: '',
  ignored: 'Not a paper',
  title: 'Title',
  authors: 'Authors',
  details: 'Venue, year',
  abstract: 'Abstract',
  extra: 'Links, other',
  record: 'Whole paper',
}

export interface LineChoice {
  readonly name: string
  readonly said: Omit<Correction, 'line'>
}

export const LINE_CHOICES: readonly LineChoice[] = [
  { name: ROLE_NAMES.title, said: { role: 'title' } },
  { name: ROLE_NAMES.authors, said: { role: 'authors' } },
  { name: ROLE_NAMES.abstract, said: { role: 'abstract' } },
  { name: ROLE_NAMES.details, said: { role: 'details' } },
  { name: ROLE_NAMES.record, said: { role: 'record' } },
  { name: ROLE_NAMES.ignored, said: { role: 'ignored' } },
  { name: 'A paper begins here', said: { opens: true } },
  { name: 'Goes on with the paper above', said: { opens: false } },
]

/** The newest word on a line replaces what was said of it before. */
export function correct(corrections: readonly Correction[], line: number, { said }: LineChoice): Correction[] {
  return [...corrections.filter((correction) => correction.line !== line), { line, ...said }]
}

/** The first lines of a text, cut where the reader cuts them and numbered from 1. */
export function splitText(text: string, most: number): { readonly number: number; readonly text: string }[] {
  return text.split(/\r\n|[\n\r\u2028\u2029\u0085]/, most).map((line, index) => ({ number: index + 1, text: line }))
}
