/** JSON of any size cut into the texts of its records while it arrives, without building the whole document. */

export interface RecordHandler {
  /**
   * The text of one record and the line of its first character. Says whether it is well-formed JSON; if not, good records
   * that the broken one swallowed are looked for in it, and given with `isRemainder` set.
   */
  record(text: string, line: number, isRemainder: boolean): boolean
  /** The input ends inside a record. */
  truncated(text: string, line: number): void
  /** A record was too long, too deep or too broken to be kept or searched; it is given to nobody else. */
  oversized(line: number): void
}

export interface JsonSplitter {
  push(chunk: string): void
  end(): void
}

/** Records stand in the list under one of these keys … */
const LISTS: ReadonlySet<string> = new Set([
  'items',
  'results',
  'data',
  'papers',
  'works',
  'records',
  'documents',
  'publications',
])
/** … which may itself stand in the object under one of these. */
const ENVELOPES: ReadonlySet<string> = new Set(['message', 'data', 'response'])

const MAX_RECORD = 32 * 2 ** 20
const MAX_DEPTH = 200
/** How often, on average, a character may be looked at again in search of swallowed records. */
const RESCAN_FACTOR = 8

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const LINE_FEED = 0x0a
const RETURN = 0x0d
const COLON = 0x3a
const COMMA = 0x2c
const SPACE = 0x20

/**
 * A record is an object in the root array, an object in a list of the root object (`{"results": […]}`,
 * `{"message": {"items": […]}}`), or the root object itself when it has no such list. Several roots may follow each other.
 */
export function createJsonSplitter(handler: RecordHandler): JsonSplitter {
  /** Open brackets, outermost first. */
  let stack: number[] = []
  /** Depth of the brackets around records; -1 while the root object is searched for a list. */
  let listDepth = -1
  /** Depth at which the record in hand began; -1 between records. */
  let recordDepth = -1
  let parts: string[] = []
  let kept = 0
  let isOversized = false
  let isRemainder = false
  /** The list that the record stands in, should the record be broken and close it by mistake. */
  let outerStack: readonly number[] = []
  let outerListDepth = -1
  let line = 1
  let recordLine = 1
  let isAfterReturn = false
  let isInString = false
  let isEscaped = false
  /** The last character outside strings that is not white space. */
  let mark = 0
  /** The last string outside records, in case it is a key. */
  let word = ''
  let keys: string[] = []
  let rescanBudget = 0

  const keep = (text: string): void => {
    if (isOversized || text === '') return
    kept += text.length
    if (kept > MAX_RECORD) {
      isOversized = true
      parts = []
    } else parts.push(text)
  }

  const begin = (): void => {
    recordDepth = stack.length
    recordLine = line
    outerStack = stack.slice()
    outerListDepth = listDepth
    parts = []
    kept = 0
    isOversized = false
  }

  const finish = (): void => {
    recordDepth = -1
    if (isOversized) return handler.oversized(recordLine)
    const text = parts.length === 1 ? parts[0]! : parts.join('')
    parts = []
    if (handler.record(text, recordLine, isRemainder)) isRemainder = false
    else {
      stack = [...outerStack]
      listDepth = outerListDepth
      rescan(text)
    }
  }

  /** Gives up the record in hand, which is broken, and goes back to the list that it stands in. */
  const abandon = (): void => {
    recordDepth = -1
    if (isOversized) handler.oversized(recordLine)
    else handler.record(parts.join(''), recordLine, isRemainder)
    parts = []
    stack = [...outerStack]
    listDepth = outerListDepth
  }

  /** A record that lost a bracket or a quotation mark may hold its neighbours: each begins like itself. */
  const rescan = (text: string): void => {
    const opening = /^\{\s*"[^"\\]{1,60}"/.exec(text)?.[0]
    const from = opening ? text.indexOf(opening, 1) : -1
    if (from < 0) return
    if (rescanBudget < text.length - from) return handler.oversized(line)
    rescanBudget -= text.length - from
    const lineAfter = line
    line = recordLine + countBreaks(text.slice(0, from))
    isInString = false
    isEscaped = false
    isRemainder = true
    scan(text.slice(from))
    line = lineAfter
  }

  const close = (opener: number): void => {
    // What was never closed inside a record ends with it; outside records a stray bracket means nothing.
    const at = stack.lastIndexOf(opener)
    if (at < 0 || (recordDepth < 0 && at !== stack.length - 1)) return
    stack.length = at
    if (stack.length < listDepth) listDepth = -1
  }

  const scan = (chunk: string): void => {
    let from = recordDepth >= 0 ? 0 : -1
    let wordFrom = isInString ? 0 : -1
    for (let index = 0; index < chunk.length; index++) {
      const code = chunk.charCodeAt(index)
      if (code === LINE_FEED ? !isAfterReturn : code === RETURN) line++
      isAfterReturn = code === RETURN
      if (isInString) {
        if (isEscaped) isEscaped = false
        else if (code === BACKSLASH) isEscaped = true
        // A string can't go over lines: if it does, its closing quotation mark is missing.
        else if (code === QUOTE || code === LINE_FEED || code === RETURN) {
          isInString = false
          if (listDepth < 0) word = (word + chunk.slice(wordFrom, index)).slice(0, 64)
        }
        continue
      }
      const lastMark = mark
      if (code > SPACE) mark = code
      if (code === QUOTE) {
        isInString = true
        word = ''
        wordFrom = index + 1
      } else if (code === COLON) {
        if (listDepth < 0) keys[stack.length] = word
      } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
        // Behind a comma in an object stands a key: an object there means that the end of this record is missing.
        if (recordDepth >= 0 && lastMark === COMMA && code === OPEN_BRACE && stack.at(-1) === OPEN_BRACE) {
          keep(chunk.slice(from, index))
          abandon()
        }
        const depth = stack.length
        if (listDepth < 0 && code === OPEN_BRACKET && isListHere(depth)) {
          // The root turns out to be a wrapper, not a record.
          recordDepth = -1
          from = -1
          parts = []
          stack.push(code)
          listDepth = depth + 1
          continue
        }
        if (recordDepth < 0 && code === OPEN_BRACE && (depth === listDepth || (depth === 0 && listDepth < 0))) {
          begin()
          from = index
          if (depth === 0) keys = []
        }
        if (depth < MAX_DEPTH) stack.push(code)
        else isOversized = true
      } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
        close(code === CLOSE_BRACE ? OPEN_BRACE : OPEN_BRACKET)
        if (recordDepth >= 0 && stack.length <= recordDepth) {
          keep(chunk.slice(from, index + 1))
          from = -1
          finish()
          // Looking again for swallowed records may have left one open.
          if (recordDepth >= 0) from = index + 1
        }
      }
    }
    if (recordDepth >= 0 && from >= 0) keep(chunk.slice(from))
    if (isInString && listDepth < 0 && wordFrom >= 0) word = (word + chunk.slice(wordFrom)).slice(0, 64)
  }

  const isListHere = (depth: number): boolean =>
    depth === 0 || (LISTS.has(keys[depth] ?? '') && (depth === 1 || (depth === 2 && ENVELOPES.has(keys[1] ?? ''))))

  return {
    push(chunk) {
      rescanBudget += chunk.length * RESCAN_FACTOR
      scan(chunk)
    },
    end() {
      // Looking again for records in the text of the last one may leave a shorter one open.
      while (recordDepth >= 0) {
        const text = parts.join('')
        stack.length = recordDepth
        recordDepth = -1
        if (isOversized) handler.oversized(recordLine)
        else {
          if (!isRemainder) handler.truncated(text, recordLine)
          rescan(text)
        }
      }
    },
  }
}

function countBreaks(text: string): number {
  return text.split(/\r\n?|\n/).length - 1
}
