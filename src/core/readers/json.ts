/** Papers as JSON: lists of records, answers of the OpenAlex, Crossref and Semantic Scholar interfaces, CSL-JSON. */
import { giveRecord, rejectRecord } from './json/papers.ts'
import { SCHEMAS, type JsonSchema } from './json/schemas.ts'
import { createJsonSplitter } from './json/splitter.ts'
import type { Reader } from './reader.ts'

/** One reader for each kind of record, so that a report can name it; all of them read every kind. */
export const jsonReaders: readonly Reader[] = SCHEMAS.map(createJsonReader)

function createJsonReader(schema: JsonSchema): Reader {
  const { format } = schema
  return {
    format,
    label: schema.label,
    extensions: ['json'],
    detect(head) {
      if (!/^\s*[[{]\s*["{[]/.test(head) || /"(?:nodes|edges|network)"\s*:\s*[[{]/.test(head)) return 0
      return schema.signature.test(head) ? schema.certainty : 0
    },
    open(file, sink) {
      return createJsonSplitter({
        record: (text, line, isRemainder) => giveRecord(text, { file, format, line }, sink, isRemainder),
        truncated(text, line) {
          rejectRecord('The file ends inside this record', text, { file, format, line }, sink, 'truncated')
        },
        oversized(line) {
          const message = 'The record is too long (32 M characters), too deep (200 levels) or too broken to be read'
          rejectRecord(message, '', { file, format, line }, sink, 'limit')
        },
      })
    },
  }
}
