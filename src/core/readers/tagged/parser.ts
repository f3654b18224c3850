/** Formats that are lines of "TAG value": records are gathered line by line and given to their format one at a time. */
import { findYear } from '../../text/dates.ts'
import { collapseSpace } from '../../text/white-space.ts'
import { createLineFeed } from '../line-feed.ts'
import type { RecordParser, Sink } from '../reader.ts'
import { giveDraft, type RecordDraft } from '../record-draft.ts'

export interface Field {
  readonly tag: string
  /** Lines of the value; the first stands beside the tag. */
  readonly lines: string[]
}

/** A record as it stands in the file: fields in order, tags may repeat. */
export class TaggedRecord {
  readonly line: number
  readonly fields: Field[] = []
  private readonly tags = new Set<string>()

  constructor(line: number) {
    this.line = line
  }

  add(tag: string, value: string): void {
    this.fields.push({ tag, lines: [value] })
    this.tags.add(tag)
  }

  has(tag: string): boolean {
    return this.tags.has(tag)
  }

  /** How many different tags there are. */
  get tagCount(): number {
    return this.tags.size
  }

  /** The first value of the first tag that has one, its lines joined by spaces. */
  first(...tags: string[]): string | undefined {
    for (const tag of tags)
      for (const field of this.fields)
        if (field.tag === tag) {
          const value = joinLines(field)
          if (value !== '') return value
        }
    return undefined
  }

  /** The year of the first of these tags that has one. */
  year(...tags: string[]): number | undefined {
    for (const tag of tags)
      for (const value of this.all(tag)) {
        const year = findYear(value)
        if (year !== undefined) return year
      }
    return undefined
  }

  /** Every value of these tags in the order of the file, lines joined by spaces. */
  all(...tags: string[]): string[] {
    return this.fields.filter(({ tag }) => tags.includes(tag)).map(joinLines)
  }

  /** Every line of these tags in the order of the file. */
  lines(...tags: string[]): string[] {
    return this.fields
      .filter(({ tag }) => tags.includes(tag))
      .flatMap(({ lines }) => lines)
      .map((text) => text.trim())
      .filter((text) => text !== '')
  }
}

function joinLines(field: Field): string {
  return field.lines.length === 1 ? field.lines[0]!.trim() : collapseSpace(field.lines.join(' '))
}

/** What a line is to the record that is being read. */
export type LineKind =
  /** Starts a record, with or without a first field. */
  | { readonly kind: 'start'; readonly tag?: string; readonly value?: string }
  | { readonly kind: 'field'; readonly tag: string; readonly value: string }
  | { readonly kind: 'continuation'; readonly value: string }
  /** Ends the record. */
  | { readonly kind: 'end' }
  /** Belongs to no record. */
  | { readonly kind: 'ignored' }

export interface Dialect {
  readonly format: string
  /** `record` is the one being read; absent between records. */
  classify(line: string, record: TaggedRecord | undefined): LineKind
  toDraft(record: TaggedRecord): RecordDraft
}

/** Characters that one record may have. Reference lists of reviews come to some hundred thousand. */
const MAX_RECORD_LENGTH = 4_000_000

export function openTagged(dialect: Dialect, file: string, sink: Sink): RecordParser {
  let record: TaggedRecord | undefined
  let length = 0

  const finish = (): void => {
    const finished = record
    record = undefined
    if (!finished || finished.fields.length === 0) return
    const origin = { file, format: dialect.format, line: finished.line }
    if (length > MAX_RECORD_LENGTH)
      sink.reject({
        code: 'limit',
        severity: 'error',
        file,
        line: finished.line,
        message: `The record has more than ${MAX_RECORD_LENGTH} characters`,
        action: 'skipped',
        text: (finished.first('TI', 'T1', 'T') ?? '').slice(0, 200),
      })
    else giveDraft(dialect.toDraft(finished), origin, sink)
  }
  const start = (line: number): TaggedRecord => {
    length = 0
    record = new TaggedRecord(line)
    return record
  }
  const feed = createLineFeed(
    (text, line) => {
      // Files that were joined have byte order marks in the middle.
      const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
      const found = dialect.classify(plain, record)
      length += plain.length
      switch (found.kind) {
        case 'start':
          finish()
          start(line)
          length = plain.length
          if (found.tag !== undefined) record!.add(found.tag, found.value ?? '')
          break
        case 'field':
          if (!record) {
            start(line)
            length = plain.length
          }
          if (length <= MAX_RECORD_LENGTH) record!.add(found.tag, found.value)
          break
        case 'continuation':
          if (length <= MAX_RECORD_LENGTH) record?.fields.at(-1)?.lines.push(found.value)
          break
        case 'end':
          finish()
          break
        case 'ignored':
          break
      }
    },
    (line) =>
      sink.note({
        code: 'limit',
        severity: 'warning',
        file,
        line,
        message: 'The line is longer than any record may be',
        action: 'its rest was left out',
      }),
  )
  return {
    push: (chunk) => feed.push(chunk),
    end() {
      feed.end()
      finish()
    },
  }
}
