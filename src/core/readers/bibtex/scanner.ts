/** Cuts a stream of BibTeX into entries. An entry that is never closed ends where the next one begins on its own line. */

/** What stands between the delimiters of `@type{…}` or `@type(…)`. */
export interface RawEntry {
  /** Lower case. */
  readonly type: string
  readonly body: string
  /** 1-based line of the `@`. */
  readonly line: number
  /** False when the closing delimiter is missing. */
  readonly isClosed: boolean
  /** True when the entry is only balanced if `\{` and `\}` are not counted as braces. */
  readonly hasEscapedBraces: boolean
}

interface EntryScanner {
  push(chunk: string): void
  end(): void
}

/** Characters that one entry may have. */
const MAX_ENTRY_LENGTH = 4_000_000
/** Text is looked at in pieces of this size, so that tiny chunks cost nothing extra. */
const BATCH = 65_536
/** How far a comment may go on after a line in it that looks like an entry. */
const COMMENT_WINDOW = 5_000
/** Enough text to tell whether an entry or a field begins. */
const LOOKAHEAD = 600

// Every pattern fits into the look-ahead, so that the size of the chunks can't change what is found.
const HEAD = /@[ \t]{0,20}([a-zA-Z][\w+-]{0,60})\s{0,100}([{(])/y
const NEXT_ENTRY =
  /[ \t]{0,100}@[ \t]{0,20}(?:[a-zA-Z][\w+-]{0,60}[ \t]{0,20}[{(]\s{0,20}[^\s,{}=@"\\]{0,250}[ \t]{0,20},|(?:string|comment|preamble)[ \t]{0,20}[{(])/iy
const NEXT_FIELD = /\s{0,100},\s{0,100}[a-zA-Z][\w-]{0,40}\s{0,20}=/y

interface OpenEntry {
  readonly type: string
  readonly line: number
  readonly isParenthesis: boolean
  /** Position of the body in the buffer. */
  from: number
  depth: number
  isQuoted: boolean
}

export function createEntryScanner(
  onEntry: (entry: RawEntry) => void,
  onOverlong: (line: number, maximum: number, head: string) => void,
): EntryScanner {
  let buffer = ''
  /** Where to go on looking. */
  let position = 0
  let line = 1
  /** Lines are counted up to here. */
  let counted = 0
  let entry: OpenEntry | undefined
  /** Set while the rest of an overlong entry is passed over. */
  let isSkipping = false
  let endsInReturn = false

  const lineAt = (target: number): number => {
    for (let at = buffer.indexOf('\n', counted); at >= 0 && at < target; at = buffer.indexOf('\n', at + 1)) line++
    counted = Math.max(counted, target)
    return line
  }

  /** Goes to the next "@type{". False when there is none in the buffer. */
  const openEntry = (isLast: boolean): boolean => {
    for (;;) {
      const at = buffer.indexOf('@', position)
      if (at < 0) {
        position = buffer.length
        return false
      }
      position = at
      if (!isLast && buffer.length - at < LOOKAHEAD) return false
      HEAD.lastIndex = at
      const match = HEAD.exec(buffer)
      if (!match) {
        position = at + 1
        continue
      }
      position = at + match[0].length
      entry = {
        type: match[1]!.toLowerCase(),
        line: lineAt(at),
        isParenthesis: match[2] === '(',
        from: position,
        depth: match[2] === '(' ? 0 : 1,
        isQuoted: false,
      }
      return true
    }
  }

  const close = (open: OpenEntry, end: number, next: number): void => {
    onEntry({
      type: open.type,
      line: open.line,
      body: buffer.slice(open.from, end),
      isClosed: true,
      hasEscapedBraces: false,
    })
    entry = undefined
    position = next
  }

  /** The entry was never closed: perhaps only because of an escaped brace, else it is given as it is. */
  const abandon = (open: OpenEntry, end: number): void => {
    const text = buffer.slice(open.from, end)
    const closing = open.isParenthesis ? -1 : findUnescapedEnd(text)
    onEntry({
      type: open.type,
      line: open.line,
      body: closing >= 0 ? text.slice(0, closing) : text,
      isClosed: closing >= 0,
      hasEscapedBraces: closing >= 0,
    })
    entry = undefined
    position = end
  }

  /** Reads on in an open entry. False when more text is needed. */
  const readEntry = (open: OpenEntry, isLast: boolean): boolean => {
    const limit = open.from + MAX_ENTRY_LENGTH
    const length = Math.min(buffer.length, limit)
    let index = position
    let { depth } = open
    const pause = (): false => {
      open.depth = depth
      position = index
      return false
    }
    for (; index < length; index++) {
      const code = buffer.charCodeAt(index)
      if (code === 0x7b) depth++
      else if (code === 0x7d) {
        if (depth > (open.isParenthesis ? 0 : 1)) depth--
        else {
          if (!isLast && buffer.length - index < LOOKAHEAD) return pause()
          NEXT_FIELD.lastIndex = index + 1
          // One brace too many: more fields follow, so this isn't the end.
          if (open.isParenthesis || NEXT_FIELD.test(buffer)) continue
          close(open, index, index + 1)
          return true
        }
      } else if (code === 0x0a) {
        let at = index + 1
        while (
          at < buffer.length &&
          at < index + 100 &&
          (buffer.charCodeAt(at) === 0x20 || buffer.charCodeAt(at) === 0x09)
        )
          at++
        if (at >= buffer.length ? !isLast && buffer.length - index < LOOKAHEAD : buffer.charCodeAt(at) === 0x40) {
          if (!isLast && buffer.length - index < LOOKAHEAD) return pause()
          NEXT_ENTRY.lastIndex = index + 1
          if (NEXT_ENTRY.test(buffer)) {
            if (open.type === 'comment') {
              // An entry that somebody has put in @comment{…} stays out, if the comment is closed.
              if (!isLast && buffer.length - index < COMMENT_WINDOW) return pause()
              const end = findEnd(buffer, index, depth, COMMENT_WINDOW)
              if (end >= 0) {
                close(open, end, end + 1)
                return true
              }
            }
            abandon(open, index + 1)
            return true
          }
        }
      } else if (open.isParenthesis && depth === 0) {
        if (code === 0x22 && buffer.charCodeAt(index - 1) !== 0x5c) open.isQuoted = !open.isQuoted
        else if (code === 0x29 && !open.isQuoted) {
          close(open, index, index + 1)
          return true
        }
      }
    }
    if (index >= limit) {
      onOverlong(open.line, MAX_ENTRY_LENGTH, buffer.slice(open.from, open.from + 200))
      entry = undefined
      isSkipping = true
      position = limit
      return true
    }
    if (isLast) abandon(open, length)
    else pause()
    return isLast
  }

  /** After an overlong entry: to the next line that begins an entry. */
  const skip = (isLast: boolean): boolean => {
    for (;;) {
      const at = buffer.indexOf('\n', position)
      if (at < 0) {
        position = buffer.length
        return false
      }
      position = at
      if (!isLast && buffer.length - at < LOOKAHEAD) return false
      NEXT_ENTRY.lastIndex = at + 1
      if (NEXT_ENTRY.test(buffer)) {
        isSkipping = false
        return true
      }
      position = at + 1
    }
  }

  const process = (isLast: boolean): void => {
    let goesOn = true
    while (goesOn) goesOn = isSkipping ? skip(isLast) : entry ? readEntry(entry, isLast) : openEntry(isLast)
    const used = entry ? entry.from : position
    if (used > 0) {
      lineAt(used)
      buffer = buffer.slice(used)
      position -= used
      counted -= used
      if (entry) entry.from = 0
    }
  }

  return {
    push(chunk) {
      if (chunk === '') return
      const hasReturn = endsInReturn || chunk.includes('\r')
      const text = hasReturn
        ? (endsInReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk).replace(/\r\n?/g, '\n')
        : chunk
      endsInReturn = chunk.endsWith('\r')
      buffer += text
      if (buffer.length - position >= BATCH) process(false)
    },
    end() {
      process(true)
    },
  }
}

/** Where a body that began after an opening brace ends when `\{` and `\}` are ordinary characters; −1 if nowhere. */
function findUnescapedEnd(text: string): number {
  let depth = 1
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x5c) index++
    else if (code === 0x7b) depth++
    else if (code === 0x7d && --depth === 0) return index
  }
  return -1
}

/** Where the braces that are `depth` deep at `from` are all closed, within `limit`; −1 if nowhere. */
function findEnd(text: string, from: number, depth: number, limit: number): number {
  let left = depth
  const stop = Math.min(text.length, from + limit)
  for (let index = from; index < stop; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x7b) left++
    else if (code === 0x7d && --left === 0) return index
  }
  return -1
}
