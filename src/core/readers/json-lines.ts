/** Papers as JSON Lines: one record a line, in any of the kinds of JSON that papers come in. */
import { giveRecord } from './json/papers.ts'
import { schemaOf } from './json/schemas.ts'
import { isRecord } from './json/values.ts'
import { createLineFeed } from './line-feed.ts'
import type { Reader } from './reader.ts'

export const jsonLines: Reader = {
  format: 'jsonl',
  label: 'JSON Lines',
  extensions: ['jsonl', 'ndjson'],
  detect(head, extension) {
    const isNamed = this.extensions.includes(extension)
    const lines = head.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
    // The last line may be cut by the end of the head.
    const whole = lines.length > 1 ? lines.slice(0, -1) : lines
    const papers = whole.slice(0, 20).filter((line) => isPaperLine(line)).length
    if (papers > 0 && papers >= Math.min(whole.length, 20) / 2) return whole.length > 1 || isNamed ? 0.95 : 0.6
    return isNamed && /^\s*\{\s*"/.test(head) ? 0.5 : 0
  },
  open(file, sink) {
    const lines = createLineFeed(
      (text, line) => {
        if (text.trim() !== '') giveRecord(text, { file, format: 'jsonl', line }, sink)
      },
      (line) =>
        sink.note({
          code: 'limit',
          severity: 'error',
          file,
          line,
          message: 'The line is longer than 32 M characters',
          action: 'cut',
        }),
    )
    return lines
  },
}

function isPaperLine(line: string): boolean {
  if (!/^\s*\{/.test(line)) return false
  try {
    const value: unknown = JSON.parse(line)
    return isRecord(value) && schemaOf(value) !== undefined
  } catch {
    return false
  }
}
