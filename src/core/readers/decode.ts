/** Bytes to text: UTF-8, UTF-16 and what older programs wrote, with every guess and every replaced character reported. */
import { TextDecoder } from './platform.ts'

/** Something to tell about the characters of a document. `line` is 1-based. */
export interface DecodingNote {
  readonly line?: number
  readonly message: string
  readonly action: string
}

export interface Decoder {
  /** Zeros are part of the encoding then, and no sign of binary content. */
  readonly isUtf16: boolean
  /** The text of the next block; a character cut by the end of the block comes with the next one. */
  push(block: Uint8Array): string
  end(): string
}

type Decode = (bytes: Uint8Array, isLast: boolean) => string

/** Windows-1252 in the range where it differs from Latin-1 (0x80–0x9f); undefined positions stay control characters. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const LATIN_LABELS = /^(?:windows-1252|cp-?1252|iso-?8859-1|latin-?1|us-ascii|ascii|ansi)$/i

/** A decoder for a document that begins with `firstBlock`. Blocks must be pushed in order, beginning with that one. */
export function createDecoder(firstBlock: Uint8Array, report: (note: DecodingNote) => void): Decoder {
  const utf16 = utf16Label(firstBlock)
  const decode = utf16 ? streaming(utf16) : utf8(declaredEncoding(firstBlock), report)
  let line = 1
  let isFirst = true
  let hasReported = false
  const read = (bytes: Uint8Array, isLast: boolean): string => {
    let text = decode(bytes, isLast)
    if (isFirst && text !== '') {
      isFirst = false
      if (text.startsWith('\uFEFF')) text = text.slice(1)
    }
    if (text.includes('\0')) text = text.replaceAll('\0', '\uFFFD')
    const damage = hasReported ? -1 : text.indexOf('\uFFFD')
    if (damage >= 0) {
      hasReported = true
      report({
        line: line + countLines(text.slice(0, damage)),
        message: 'Some bytes are not characters in the encoding of this file',
        action: 'replaced by �',
      })
    }
    if (!hasReported) line += countLines(text)
    return text
  }
  return { isUtf16: utf16 !== undefined, push: (block) => read(block, false), end: () => read(new Uint8Array(0), true) }
}

function utf16Label(block: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (block[0] === 0xff && block[1] === 0xfe) return 'utf-16le'
  if (block[0] === 0xfe && block[1] === 0xff) return 'utf-16be'
  // Without a byte order mark: western text has a zero in every second byte.
  const zeros = [0, 0]
  const length = Math.min(block.length, 4096)
  for (let index = 0; index < length; index++) if (block[index] === 0) zeros[index % 2]!++
  if (length >= 8 && zeros[1]! > length / 4 && zeros[0]! < length / 50) return 'utf-16le'
  if (length >= 8 && zeros[0]! > length / 4 && zeros[1]! < length / 50) return 'utf-16be'
  return undefined
}

/** The encoding that an XML declaration or JabRef's first comment names. */
function declaredEncoding(block: Uint8Array): string | undefined {
  const head = String.fromCharCode(...block.subarray(0, 300))
  return /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']|^\s*%\s*encoding\s*:\s*([\w.:-]{1,40})/i
    .exec(head)
    ?.slice(1)
    .find(Boolean)
}

function streaming(label: string): Decode {
  const decoder = new TextDecoder(label)
  return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast })
}

/**
 * UTF-8 as long as the bytes are UTF-8. The first time they are not, everything before was either plain ASCII – then the
 * rest is read as the declared encoding, else as windows-1252 – or had real UTF-8 in it, and is UTF-8 with some damage.
 */
function utf8(declared: string | undefined, report: (note: DecodingNote) => void): Decode {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const lenient = new TextDecoder('utf-8')
  let carried: Uint8Array = new Uint8Array(0)
  let hasMultibyte = false
  let isDamaged = false
  let other: Decode | undefined
  return (bytes, isLast) => {
    if (other) return other(bytes, isLast)
    const joined = join(carried, bytes)
    const cut = isLast ? joined.length : completeLength(joined)
    const whole = joined.subarray(0, cut)
    if (!isDamaged) {
      try {
        const text = strict.decode(whole)
        carried = joined.slice(cut)
        hasMultibyte ||= text.length !== whole.length
        return text
      } catch {
        if (hasMultibyte || isMostlyUtf8(lenient.decode(whole))) isDamaged = true
        else {
          other = otherEncoding(declared, report)
          return other(joined, isLast)
        }
      }
    }
    carried = joined.slice(cut)
    return lenient.decode(whole)
  }
}

function otherEncoding(declared: string | undefined, report: (note: DecodingNote) => void): Decode {
  if (declared && LATIN_LABELS.test(declared)) return decodeWindows1252
  if (declared && !/^utf-?8$/i.test(declared)) {
    try {
      return streaming(declared)
    } catch {
      report({ message: `The encoding "${declared}" is unknown`, action: 'read as windows-1252' })
      return decodeWindows1252
    }
  }
  report({ message: 'The file is not UTF-8 and does not name its encoding', action: 'read as windows-1252' })
  return decodeWindows1252
}

function decodeWindows1252(bytes: Uint8Array): string {
  const units = Uint16Array.from(bytes, (byte) =>
    byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte,
  )
  let text = ''
  for (let from = 0; from < units.length; from += 8192)
    text += String.fromCharCode(...units.subarray(from, from + 8192))
  return text
}

function isMostlyUtf8(text: string): boolean {
  const replaced = text.split('\uFFFD').length - 1
  return (text.match(/[^\0-\x7f\uFFFD]/g)?.length ?? 0) > replaced
}

/** Bytes up to the last complete UTF-8 character. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) break
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second
  const joined = new Uint8Array(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return joined
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
