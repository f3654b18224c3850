/** One parsed JSON record to a paper, or to the reason why it is none. */
import type { IssueCode } from '../../model/issue.ts'
import type { Origin } from '../../model/paper.ts'
import { giveDraft } from '../record-draft.ts'
import type { Sink } from '../reader.ts'
import { schemaOf } from './schemas.ts'
import { isRecord, type JsonRecord } from './values.ts'

/**
 * Parses the text of one record and gives it to the sink, as a paper or as a rejection; says whether it is valid JSON.
 * A remainder of a rejected record is given only if it is a paper.
 */
export function giveRecord(text: string, place: Origin, sink: Sink, isRemainder = false): boolean {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    // The engine's message quotes the text; what went wrong is before the quotation.
    const reason = error instanceof Error ? error.message.replace(/,? ["'`][\s\S]*$/, '') : 'unreadable'
    if (!isRemainder) rejectRecord(`The record is not valid JSON: ${reason}`, text, place, sink)
    return false
  }
  const record = unwrap(value)
  const schema = record && schemaOf(record)
  if (!schema) {
    if (!isRemainder) rejectRecord('The record has no field that a paper has', text, place, sink)
    return !isRemainder
  }
  giveDraft(schema.toDraft(record), place, sink)
  return true
}

/** Crossref answers a question for one work with `{"message": {…}}`. */
function unwrap(value: unknown): JsonRecord | undefined {
  if (!isRecord(value)) return undefined
  return isRecord(value.message) ? value.message : value
}

export function rejectRecord(
  message: string,
  text: string,
  { file, line }: Origin,
  sink: Sink,
  code: IssueCode = 'rejected-record',
): void {
  sink.reject({ code, severity: 'error', file, line, message, action: 'skipped', text: text.trim().slice(0, 200) })
}
