/** LaTeX in titles, names and abstracts: turned to the text that a reader of the printed page sees. */
import { collapseSpace } from './white-space.ts'
import { ACCENTS, CONTROL_SYMBOLS, SILENT_ARGUMENT, SPACES, SYMBOLS } from './latex-symbols.ts'

/** A sign, or the name of a function. */
const SPACED = /^[^\p{L}]$|^[a-z]{2,}$/u
const NEEDS_DECODING = /[\\{}$~]|--|``|''/

/**
 * Accents and control words become Unicode (NFC), braces and style commands go, mathematics stays readable without its
 * dollars, dashes, ties and quotation marks are set, white space is collapsed. Unknown commands are dropped and their
 * arguments kept. One pass without recursion, so the depth of braces doesn't matter.
 */
export function latexToText(source: string): string {
  if (!NEEDS_DECODING.test(source)) return collapseSpace(source)
  return collapseSpace(new Decoder(source).run().normalize('NFC'))
}

/** True when `$ … $` holds a formula and not the text between two prices. */
function isFormula(content: string): boolean {
  return content !== '' && (/[\\^_{}=<>+*/]/.test(content) || !/\s/.test(content.trim()))
}

class Decoder {
  private readonly source: string
  private position = 0
  private out = ''
  /** Combining characters waiting for their letter. */
  private accents = ''
  /** Where the current formula ends and how many dollars close it; −1 in text. */
  private formulaEnd = -1
  private dollars = 1

  constructor(source: string) {
    this.source = source
  }

  run(): string {
    const { source } = this
    while (this.position < source.length) {
      const code = source.charCodeAt(this.position)
      switch (code) {
        case 0x5c: // backslash
          this.command()
          break
        case 0x7b: // {
          this.position++
          break
        case 0x7d: // }
          // `\"{}` has no letter to stand on.
          this.accents = ''
          this.position++
          break
        case 0x24: // $
          this.dollar()
          break
        case 0x7e: // ~
          this.put(' ')
          this.position++
          break
        case 0x5e: // ^
        case 0x5f: // _
          this.script(source[this.position]!)
          break
        case 0x2d: // -
          this.dashes()
          break
        case 0x60: // `
          this.quotes('`', '“')
          break
        case 0x27: // '
          this.quotes("'", '”')
          break
        default:
          this.plain()
      }
    }
    return this.out
  }

  private put(text: string): void {
    if (this.accents === '') {
      this.out += text
      return
    }
    // White space between an accent and its letter means nothing.
    const visible = text.trimStart()
    if (visible === '') return
    const letter = visible === 'ı' ? 'i' : visible === 'ȷ' ? 'j' : visible
    const first = String.fromCodePoint(letter.codePointAt(0)!)
    this.out += first + this.accents + letter.slice(first.length)
    this.accents = ''
  }

  /** A run of characters without meaning to LaTeX, copied at once. */
  private plain(): void {
    const { source } = this
    let end = this.position + 1
    while (end < source.length && !isSpecial(source.charCodeAt(end))) end++
    this.put(source.slice(this.position, end))
    this.position = end
  }

  private command(): void {
    const { source } = this
    let end = this.position + 1
    if (end >= source.length) {
      this.position = end
      return
    }
    while (end < source.length && isLetter(source.charCodeAt(end))) end++
    if (end === this.position + 1) {
      this.controlSymbol(source[end]!)
      return
    }
    const name = source.slice(this.position + 1, end)
    if (source[end] === '*') end++
    // Like TeX: white space ends a control word and is not printed.
    const nameEnd = end
    while (end < source.length && isSpace(source.charCodeAt(end))) end++
    this.position = end
    const symbol = SYMBOLS.get(name)
    // In a formula these are set with space around them: "x ≤ 1", "n log n".
    if (symbol !== undefined)
      this.put(this.formulaEnd >= 0 && end > nameEnd && SPACED.test(symbol) ? `${symbol} ` : symbol)
    else if (this.isAccent(name)) this.accents = ACCENTS.get(name)! + this.accents
    else if (SPACES.has(name)) this.put(' ')
    else if (SILENT_ARGUMENT.has(name)) this.group(5000)
    else if (name === 'frac' || name === 'tfrac' || name === 'dfrac') this.fraction()
    else if (name === 'sqrt') this.put('√')
    else if (name === 'enquote' || name === 'mkbibquote') this.enquote()
    else if (name === 'char' || name === 'symbol') this.character()
  }

  /** `\d` and its like are accents before a letter or a group; at the end of the text they are nothing. */
  private isAccent(name: string): boolean {
    return ACCENTS.has(name) && this.position < this.source.length
  }

  private controlSymbol(symbol: string): void {
    this.position += 2
    const accent = ACCENTS.get(symbol)
    if (accent === undefined) {
      this.put(CONTROL_SYMBOLS.get(symbol) ?? symbol)
      return
    }
    // `\~{}` and `\^{}` are how the characters themselves are written.
    if (this.source.startsWith('{}', this.position)) {
      this.position += 2
      this.put(symbol)
    } else if (this.position < this.source.length) this.accents = accent + this.accents
  }

  private dollar(): void {
    const { source } = this
    if (this.formulaEnd >= 0 && this.position >= this.formulaEnd) {
      this.formulaEnd = -1
      this.position += this.dollars
      return
    }
    this.dollars = source[this.position + 1] === '$' ? 2 : 1
    const from = this.position + this.dollars
    const end = this.closingDollar(from)
    this.position = from
    if (end >= 0 && isFormula(source.slice(from, end))) this.formulaEnd = end
    else if (this.dollars === 1) this.put('$')
  }

  private closingDollar(from: number): number {
    // Formulas in titles and abstracts are short; the bound keeps a text full of prices linear.
    const window = this.source.slice(from, from + 2000)
    let end = window.indexOf('$')
    while (end > 0 && window[end - 1] === '\\') end = window.indexOf('$', end + 1)
    return end < 0 ? -1 : from + end
  }

  /** Indices run on ("H2O"); powers of a number keep their sign ("10^5"), or they would read as another number. */
  private script(sign: string): void {
    this.position++
    if (this.formulaEnd < 0) this.put(sign)
    else if (sign === '^' && /\d$/.test(this.out)) this.put('^')
  }

  private dashes(): void {
    const { source } = this
    let end = this.position + 1
    while (end < source.length && source.charCodeAt(end) === 0x2d) end++
    const count = end - this.position
    this.put(count === 2 ? '–' : count === 3 ? '—' : '-'.repeat(count))
    this.position = end
  }

  /** Two of a kind are quotation marks; single ones are as often apostrophes and code, and stay. */
  private quotes(mark: string, double: string): void {
    const isDouble = this.source[this.position + 1] === mark
    this.put(isDouble ? double : mark)
    this.position += isDouble ? 2 : 1
  }

  /** The group that begins here, without its braces; nothing if there is none or if it is unreasonably long. */
  private group(limit: number): string | undefined {
    if (this.source[this.position] !== '{') return undefined
    const end = closingBrace(this.source, this.position, limit)
    if (end < 0) return undefined
    const content = this.source.slice(this.position + 1, end)
    this.position = end + 1
    return content
  }

  private fraction(): void {
    const numerator = this.group(200)
    if (numerator !== undefined) this.put(`${latexToText(numerator)}/`)
  }

  private enquote(): void {
    const content = this.group(2000)
    if (content !== undefined) this.put(`“${latexToText(content)}”`)
  }

  private character(): void {
    const match = /^(?:\{(\d{1,7})\}|(\d{1,7})|"([0-9A-F]{1,6})) ?/.exec(
      this.source.slice(this.position, this.position + 12),
    )
    if (!match) return
    this.position += match[0].length
    const code = match[3] === undefined ? Number(match[1] ?? match[2]) : parseInt(match[3], 16)
    if (code >= 0x20 && code <= 0x10ffff) this.put(String.fromCodePoint(code))
  }
}

/** Position of the brace that closes the one at `open`, or −1 within `limit`. `\\{` and `\\}` don't count. */
function closingBrace(source: string, open: number, limit: number): number {
  let depth = 0
  const stop = Math.min(source.length, open + limit)
  for (let index = open; index < stop; index++) {
    const code = source.charCodeAt(index)
    if (code === 0x5c) index++
    else if (code === 0x7b) depth++
    else if (code === 0x7d && --depth === 0) return index
  }
  return -1
}

/** Addresses and identifiers: only escapes and braces go; a tilde or two hyphens are part of an address. */
export function unescapeLatex(source: string): string {
  if (!/[\\{}]/.test(source)) return source.trim()
  return source
    .replace(/\\(?:textasciitilde|~)\s*(?:\{\})?/g, '~')
    .replace(/\\textunderscore\s*(?:\{\})?/g, '_')
    .replace(/\\textless\s*(?:\{\})?/g, '<')
    .replace(/\\textgreater\s*(?:\{\})?/g, '>')
    .replace(/\\(?:url|path|nolinkurl|href)\b/g, '')
    .replace(/\\(.)/g, '$1')
    .replace(/[{}]/g, '')
    .trim()
}

function isSpecial(code: number): boolean {
  switch (code) {
    case 0x5c:
    case 0x7b:
    case 0x7d:
    case 0x24:
    case 0x7e:
    case 0x5e:
    case 0x5f:
    case 0x2d:
    case 0x60:
    case 0x27:
      return true
    default:
      return false
  }
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}
