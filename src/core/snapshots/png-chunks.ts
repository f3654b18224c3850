/** The parts that a PNG is made of (PNG specification, 5.3): length, kind, content, checksum. */
import { crc32 } from './compact/checksum.ts'
import { bytesOf, startsWith, textOf } from './letters.ts'

const SIGNATURE = '\x89PNG\r\n\x1a\n'
/** Of a chunk, besides its content. */
const FRAME = 12
/** Signature and header, which stays first. */
const AFTER_HEADER = SIGNATURE.length + FRAME + 13

export function isPng(bytes: Uint8Array): boolean {
  return startsWith(bytes, SIGNATURE)
}

/** The same picture with one more chunk; `kind` is four letters. */
export function addPngChunk(png: Uint8Array, kind: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(png.length + FRAME + content.length)
  const view = new DataView(whole.buffer)
  const end = AFTER_HEADER + 8 + content.length
  whole.set(png.subarray(0, AFTER_HEADER))
  view.setUint32(AFTER_HEADER, content.length)
  whole.set(bytesOf(kind), AFTER_HEADER + 4)
  whole.set(content, AFTER_HEADER + 8)
  view.setUint32(end, crc32(whole.subarray(AFTER_HEADER + 4, end)))
  whole.set(png.subarray(AFTER_HEADER), end + 4)
  return whole
}

export function* pngChunks(png: Uint8Array): Generator<{ readonly kind: string; readonly content: Uint8Array }> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  for (let at = SIGNATURE.length; at + FRAME <= png.length;) {
    const end = at + 8 + view.getUint32(at)
    yield { kind: textOf(png.subarray(at + 4, at + 8)), content: png.subarray(at + 8, end) }
    at = end + 4
  }
}
