/**
 * Decisions as text: one a line, fields separated by tabs, so that they can be edited by hand.
 *
 *     merge   PERSON  INTO
 *     split   PERSON  PAPER [PAPER …]  AS
 *     rename  PERSON  AS
 *     apart   PERSON  OTHER
 *
 * A line that starts with # is a remark; empty lines are skipped. VOSviewer's thesaurus, a table with the columns
 * `label` and `replace by`, is read and written too; it holds merges only.
 */
import type { Decision, Decisions } from '../../model/settled.ts'
import { findContradictions, type DecisionFault } from './decisions.ts'

/** `faults` is empty exactly when the file may be used; otherwise `decisions` is. */
export interface DecisionFile {
  readonly decisions: Decisions
  readonly faults: readonly DecisionFault[]
}

const HEADER = '# coterie decisions 1'
const THESAURUS_HEADER = 'label\treplace by'

/** Reads either format; a thesaurus is known by its header. */
export function parseDecisions(text: string): DecisionFile {
  const rows = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const first = rows.findIndex((row) => row.trim() !== '')
  const isThesaurus = /^"?label"?\t"?replace by"?\s*$/i.test(rows[first] ?? '')
  const decisions: Decision[] = []
  const lines: number[] = []
  const faults: DecisionFault[] = []
  rows.forEach((row, at) => {
    if (row.trim() === '' || (isThesaurus ? at === first : row.startsWith('#'))) return
    const fields = row.split('\t').map((field) => unquote(field.trim()))
    const read = isThesaurus ? readReplacement(fields) : readDecision(fields)
    if (read === undefined) return
    if (typeof read === 'string') faults.push({ line: at + 1, message: read })
    else {
      decisions.push(read)
      lines.push(at + 1)
    }
  })
  faults.push(...findContradictions(decisions, lines))
  faults.sort((a, b) => a.line - b.line)
  return faults.length > 0 ? { decisions: [], faults } : { decisions, faults }
}

/** Every decision, one a line. Reading the text gives the same list. */
export function writeDecisions(decisions: Decisions): string {
  const rows = decisions.map((decision) => fieldsOf(decision).map(oneLine).join('\t'))
  return [HEADER, ...rows, ''].join('\n')
}

/** The merges as a VOSviewer thesaurus; other decisions have no place in it. */
export function writeThesaurus(decisions: Decisions): string {
  const rows = decisions.flatMap((decision) =>
    decision.kind === 'merge' ? [`${oneLine(decision.person)}\t${oneLine(decision.into)}`] : [],
  )
  return [THESAURUS_HEADER, ...rows, ''].join('\n')
}

function readReplacement(fields: readonly string[]): Decision | string | undefined {
  const [person, into, ...rest] = fields
  if (!person) return 'a label is missing'
  if (rest.some((field) => field !== '')) return `two columns expected, ${fields.length} found`
  // VOSviewer leaves an item out when there is nothing to replace it by; an author is never left out.
  return into ? { kind: 'merge', person, into } : `"${person}" has nothing to be replaced by`
}

function readDecision(fields: readonly string[]): Decision | string {
  const [kind, person, ...rest] = fields
  if (!person || rest.length === 0 || rest.some((field) => field === ''))
    return 'expected a decision, a person and at least one more field, separated by tabs'
  const last = rest.at(-1)!
  if (kind === 'split')
    return rest.length > 1
      ? { kind, person, papers: rest.slice(0, -1), as: last }
      : 'a split needs at least one paper and the name of the other person'
  if (rest.length > 1) return `three fields expected, ${fields.length} found`
  if (kind === 'merge') return { kind, person, into: last }
  if (kind === 'rename') return { kind, person, as: last }
  if (kind === 'apart') return { kind, person, other: last }
  return `"${kind}" is no decision: merge, split, rename or apart expected`
}

function fieldsOf(decision: Decision): readonly string[] {
  if (decision.kind === 'merge') return [decision.kind, decision.person, decision.into]
  if (decision.kind === 'split') return [decision.kind, decision.person, ...decision.papers, decision.as]
  if (decision.kind === 'rename') return [decision.kind, decision.person, decision.as]
  return [decision.kind, decision.person, decision.other]
}

function oneLine(field: string): string {
  const text = field.replace(/\s+/g, ' ').trim()
  return text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text
}

function unquote(field: string): string {
  return field.length > 1 && field.startsWith('"') && field.endsWith('"')
    ? field.slice(1, -1).replaceAll('""', '"')
    : field
}
