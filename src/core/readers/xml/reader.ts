/** A reader of one XML format, from what is particular to it. */
import type { RecordDraft } from '../record-draft.ts'
import { giveDraft } from '../record-draft.ts'
import type { Reader } from '../reader.ts'
import type { XmlElement } from './element.ts'
import { createXmlRecordParser } from './record-parser.ts'

export interface XmlFormat {
  readonly format: string
  readonly label: string
  /** All of these stand in the head of every such file. */
  readonly signature: readonly RegExp[]
  /** Names of the elements that are records. */
  readonly records: readonly string[]
  /** Names of elements that say something about the records after them. */
  readonly contexts?: readonly string[]
  /** `context` is the last context element before the record. A string says why the element is no paper. */
  toDraft(record: XmlElement, enclosing: readonly XmlElement[], context: XmlElement | undefined): RecordDraft | string
}

export function createXmlReader(format: XmlFormat): Reader {
  return {
    format: format.format,
    label: format.label,
    extensions: ['xml'],
    detect: (head) => (/^\s*</.test(head) && format.signature.every((mark) => mark.test(head)) ? 0.95 : 0),
    open(file, sink) {
      const issue = { file, action: 'skipped', severity: 'error' } as const
      let context: XmlElement | undefined
      return createXmlRecordParser({
        isRecord: (name) => format.records.includes(name),
        isContext: (name) => format.contexts?.includes(name) ?? false,
        context: (element) => (context = element),
        record(element, line, enclosing) {
          const draft = format.toDraft(element, enclosing, context)
          if (typeof draft === 'string') sink.reject({ ...issue, code: 'rejected-record', line, message: draft })
          else giveDraft(draft, { file, format: format.format, line }, sink)
        },
        broken: (code, message, line) => sink.reject({ ...issue, code, line, message }),
        doubt: (message, line) =>
          sink.note({
            code: 'doubtful',
            severity: 'warning',
            file,
            line,
            message: `Not well-formed XML: ${message}`,
            action: 'read on',
          }),
      })
    },
  }
}
