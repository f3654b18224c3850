/** Plain values in the cache, as JSON in the encoding that is taken back quickest. */
import type { Cache } from './cache.ts'

/** Texts that are longer than this by their share in UTF-8 are not mostly Latin. */
const MOSTLY_LATIN = 1.05

/** Nothing where it isn't there. */
export async function recallValue<Value>(cache: Cache, name: string): Promise<Value | undefined> {
  const entry = await cache.read(name)
  if (!entry) return undefined
  const { buffer, byteOffset, byteLength } = entry.content
  const text = Buffer.from(buffer, byteOffset, byteLength).toString(encodingOf(entry.label))
  return JSON.parse(text) as Value
}

export async function rememberValue(cache: Cache, name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value)
  // One character beyond Latin-1 makes all of a text twice as large in memory, and parsing it slow.
  const encoding = Buffer.byteLength(text) > text.length * MOSTLY_LATIN ? 'utf8' : 'latin1'
  const content = Buffer.from(encoding === 'latin1' ? text.replace(/[^\0-\xff]/g, escape) : text, encoding)
  await cache.write(name, Buffer.from(encoding), content)
}

function encodingOf(label: Uint8Array): BufferEncoding {
  return Buffer.from(label).toString() === 'latin1' ? 'latin1' : 'utf8'
}

/** Of one UTF-16 unit, as JSON writes it within a text. */
function escape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
