/** The fields of one BibTeX entry, with macros replaced and pieces joined; their LaTeX is left as it is. */
import type { RawEntry } from './scanner.ts'

export interface Entry {
  readonly type: string
  readonly key: string
  /** Lower-case name → value without its delimiters; the first of equal names counts. */
  readonly fields: ReadonlyMap<string, string>
  readonly line: number
  readonly isClosed: boolean
}

/** `@string` abbreviations, lower case → value. */
export type Macros = Map<string, string>

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

export function createMacros(): Macros {
  return new Map(MONTHS.map((month) => [month.slice(0, 3).toLowerCase(), month]))
}

/** In an entry that was not closed: a value that reaches over this had no end. */
const NEXT_FIELD = /\n\s*[a-zA-Z][\w-]*\s*=\s*["{]/
/** Characters that a value of joined pieces may have. */
const MAX_JOINED_LENGTH = 1_000_000
const NAME = /[^\s=,{}"#()]+/y
const BARE = /[^\s,#{}"]+/y

export function parseEntry(raw: RawEntry, macros: Macros): Entry {
  const reader = new EntryReader(raw, macros)
  const key = raw.type === 'string' ? '' : reader.key()
  return { type: raw.type, key, fields: reader.fields(), line: raw.line, isClosed: raw.isClosed }
}

class EntryReader {
  private readonly body: string
  private readonly macros: Macros
  private readonly isClosed: boolean
  private readonly hasEscapedBraces: boolean
  private position = 0

  constructor(raw: RawEntry, macros: Macros) {
    this.body = raw.body
    this.macros = macros
    this.isClosed = raw.isClosed
    this.hasEscapedBraces = raw.hasEscapedBraces
  }

  /** The citation key; "" when the entry begins with a field. */
  key(): string {
    const comma = this.body.indexOf(',')
    const head = comma < 0 ? this.body : this.body.slice(0, comma)
    if (/=\s*["{\w]/.test(head.slice(0, 500)) && /^\s*[a-zA-Z]+\s*=/.test(head)) return ''
    this.position = comma < 0 ? this.body.length : comma + 1
    return head.trim()
  }

  fields(): Map<string, string> {
    const found = new Map<string, string>()
    const { body } = this
    while (this.position < body.length) {
      NAME.lastIndex = this.position
      const match = NAME.exec(body)
      if (!match) {
        this.position++
        continue
      }
      this.position = NAME.lastIndex
      this.skipSpace()
      // Text that is no field, such as what follows one brace too many.
      if (body.charCodeAt(this.position) !== 0x3d) continue
      this.position++
      const value = this.value()
      const name = match[0].toLowerCase()
      if (value !== undefined && value !== '' && !found.has(name)) found.set(name, value)
    }
    return found
  }

  /** Pieces joined by `#`; nothing when a piece isn't closed. */
  private value(): string | undefined {
    let text = ''
    for (;;) {
      this.skipSpace()
      const piece = this.piece()
      if (piece === undefined) return undefined
      // Macros that double each other must not fill the memory.
      if (text.length + piece.length <= MAX_JOINED_LENGTH || text === '') text += piece
      this.skipSpace()
      if (this.body.charCodeAt(this.position) !== 0x23) return text
      this.position++
    }
  }

  private piece(): string | undefined {
    const { body } = this
    const code = body.charCodeAt(this.position)
    if (code === 0x7b || code === 0x22) {
      const from = this.position + 1
      const end = code === 0x7b ? this.closingBrace(from) : this.closingQuote(from)
      const next = this.isClosed ? null : NEXT_FIELD.exec(body.slice(from, end < 0 ? undefined : end))
      if (end < 0 || next) {
        this.position = next ? from + next.index : body.length
        return undefined
      }
      this.position = end + 1
      return body.slice(from, end)
    }
    BARE.lastIndex = this.position
    const match = BARE.exec(body)
    if (!match) return ''
    this.position = BARE.lastIndex
    return this.macros.get(match[0].toLowerCase()) ?? match[0]
  }

  private closingBrace(from: number): number {
    const { body } = this
    let depth = 1
    for (let index = from; index < body.length; index++) {
      const code = body.charCodeAt(index)
      if (code === 0x7b) depth++
      else if (code === 0x7d && --depth === 0) return index
      else if (code === 0x5c && this.hasEscapedBraces) index++
    }
    return -1
  }

  private closingQuote(from: number): number {
    const { body } = this
    let depth = 0
    for (let index = from; index < body.length; index++) {
      const code = body.charCodeAt(index)
      if (code === 0x5c) index++
      else if (code === 0x7b) depth++
      else if (code === 0x7d) depth--
      else if (code === 0x22 && depth <= 0) return index
    }
    return -1
  }

  private skipSpace(): void {
    while (this.position < this.body.length && this.body.charCodeAt(this.position) <= 0x20) this.position++
  }
}
