/** Text in pieces of any size, handed on line by line. */

/** Longer lines are cut off: no format has them, and they must not fill the memory. */
const MAX_LINE_LENGTH = 32 * 2 ** 20

export interface LineFeed {
  push(chunk: string): void
  end(): void
}

/**
 * Calls `onLine` with every line, without its ending (LF, CRLF or CR), and its 1-based number. `onOverlong` is told of a
 * line that was cut at 32 M characters.
 */
export function createLineFeed(
  onLine: (text: string, line: number) => void,
  onOverlong: (line: number) => void,
): LineFeed {
  let parts: string[] = []
  let length = 0
  let line = 1
  let endsInReturn = false

  const keep = (text: string): void => {
    if (text === '' || length >= MAX_LINE_LENGTH) return
    parts.push(text)
    length += text.length
    if (length >= MAX_LINE_LENGTH) onOverlong(line)
  }
  const flush = (last: string): void => {
    keep(last)
    onLine(parts.length === 1 ? parts[0]! : parts.join(''), line)
    parts = []
    length = 0
    line++
  }
  return {
    push(chunk) {
      // A line feed that follows a carriage return ends the same line.
      let from = endsInReturn && chunk.startsWith('\n') ? 1 : 0
      if (chunk !== '') endsInReturn = chunk.endsWith('\r')
      let carriageReturn = chunk.indexOf('\r', from)
      for (;;) {
        const lineFeed = chunk.indexOf('\n', from)
        const isReturn = carriageReturn >= 0 && (lineFeed < 0 || carriageReturn < lineFeed)
        const end = isReturn ? carriageReturn : lineFeed
        if (end < 0) break
        flush(chunk.slice(from, end))
        from = isReturn && lineFeed === end + 1 ? end + 2 : end + 1
        if (isReturn) carriageReturn = chunk.indexOf('\r', from)
      }
      keep(chunk.slice(from))
    },
    end() {
      if (length > 0) flush('')
    },
  }
}
