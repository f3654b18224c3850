/** One parsed JSON record to a paper, or to the reason why it is none. */
import type { Paper } from '../../model/paper.ts'
import { finishPaper } from '../draft.ts'
import type { Sink } from '../reader.ts'
import { schemaOf } from './schemas.ts'
import { isRecord } from './values.ts'

export interface RecordPlace {
  readonly file: string
  readonly line: number
}

/** Parses the text of one record and gives it to the sink, as a paper or as a rejection. */
export function giveRecord(text: string, place: RecordPlace, sink: Sink): void {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    // The engine's message quotes the text; what went wrong is before the quotation.
    const reason = error instanceof Error ? error.message.replace(/,? ["'`][\s\S]*$/, '') : 'unreadable'
    rejectRecord(`The record is not valid JSON: ${reason}`, text, place, sink)
    return
  }
  const paper = toPaper(value, place)
  if (paper) sink.paper(paper)
  else rejectRecord('The record has no title', text, place, sink)
}

export function toPaper(value: unknown, { file, line }: RecordPlace): Paper | undefined {
  const schema = isRecord(value) ? schemaOf(value) : undefined
  return schema && isRecord(value)
    ? finishPaper(schema.toDraft(value), { file, format: schema.format, line })
    : undefined
}

export function rejectRecord(message: string, text: string, { file, line }: RecordPlace, sink: Sink): void {
  sink.reject({
    code: 'rejected-record',
    severity: 'error',
    file,
    line,
    message,
    action: 'skipped',
    text: text.trim().slice(0, 200),
  })
}
