/** Short texts as UTF-8 and back, without an object for each. Halves of characters get three bytes, so that no two texts become one. */

/** UTF-8 has at most so many bytes for each unit of a string. */
export const MOST_UTF8_BYTES = 3

/** Arguments of a call stand on the stack. */
const MOST_ARGUMENTS = 4096

/** Writes the text into `bytes` from `at` on, where there must be room, and gives the place behind it. */
export function writeUtf8(text: string, bytes: Uint8Array, at: number): number {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) bytes[at++] = unit
    else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6)
      bytes[at++] = 0x80 | (unit & 0x3f)
    } else {
      const code = text.codePointAt(index)!
      if (code > 0xffff) {
        index++
        bytes[at++] = 0xf0 | (code >> 18)
        bytes[at++] = 0x80 | ((code >> 12) & 0x3f)
      } else bytes[at++] = 0xe0 | (code >> 12)
      bytes[at++] = 0x80 | ((code >> 6) & 0x3f)
      bytes[at++] = 0x80 | (code & 0x3f)
    }
  }
  return at
}

/** Reads what `writeUtf8` wrote. */
export function readUtf8(bytes: Uint8Array): string {
  if (bytes.length < MOST_ARGUMENTS && bytes.every((byte) => byte < 0x80)) return String.fromCharCode(...bytes)
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at++]!
    const more = byte < 0x80 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
    let code = more === 0 ? byte : byte & (0x3f >> more)
    for (let rest = more; rest > 0; rest--) code = (code << 6) | (bytes[at++]! & 0x3f)
    text += String.fromCodePoint(code)
  }
  return text
}
