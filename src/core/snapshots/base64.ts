/** Bytes as letters that no markup is made of (RFC 4648, section 4). */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = []
  let piece = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    piece += LETTERS[group >> 18]! + LETTERS[(group >> 12) & 63]!
    piece += at + 1 < bytes.length ? LETTERS[(group >> 6) & 63]! : '='
    piece += at + 2 < bytes.length ? LETTERS[group & 63]! : '='
    if (piece.length >= 1 << 15) {
      pieces.push(piece)
      piece = ''
    }
  }
  pieces.push(piece)
  return pieces.join('')
}

/** Nothing where a letter is none of these. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const length = text.indexOf('=') === -1 ? text.length : text.indexOf('=')
  const bytes = new Uint8Array(Math.floor((length * 3) / 4))
  let [bits, held, to] = [0, 0, 0]
  for (let at = 0; at < length; at++) {
    const value = VALUES[text.charCodeAt(at)] ?? NONE
    if (value === NONE) return undefined
    bits = ((bits << 6) | value) & 0xffffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[to++] = (bits >> held) & 255
    }
  }
  return bytes
}

const NONE = 255
const VALUES = new Uint8Array(128).fill(NONE)
for (let value = 0; value < LETTERS.length; value++) VALUES[LETTERS.charCodeAt(value)] = value
