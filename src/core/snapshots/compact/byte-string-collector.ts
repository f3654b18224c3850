/** Texts of a file as bytes from the start, for files with so many that a string and an entry of a map for each would fill the memory. */
import { ByteTable } from '../../columns/byte-table.ts'
import { GrowingColumn } from '../../columns/growing-column.ts'
import { MOST_UTF8_BYTES, readUtf8, writeUtf8 } from '../../text/utf8.ts'
import { ByteWriter } from './byte-writer.ts'
import type { TextCollector } from './codec.ts'
import { isHalved, writeInUtf16, writeTable } from './string-collector.ts'
import { UTF_8 } from './string-table.ts'

/** Writes the same as `StringCollector`. */
export class ByteStringCollector implements TextCollector {
  readonly #texts = new ByteTable()
  /** In units of strings. */
  readonly #lengths = new GrowingColumn()
  #hasHalves = false
  #scratch = new Uint8Array(1024)

  add(text: string): number {
    if (this.#scratch.length < text.length * MOST_UTF8_BYTES)
      this.#scratch = new Uint8Array(text.length * MOST_UTF8_BYTES * 2)
    const length = writeUtf8(text, this.#scratch, 0)
    const number = this.#texts.add(this.#scratch, 0, length)
    if (number === this.#lengths.length) {
      this.#lengths.push(text.length)
      this.#hasHalves ||= isHalved(text, length)
    }
    return number
  }

  write(): Uint8Array[] {
    const texts = this.#texts
    texts.close()
    if (this.#hasHalves)
      return writeInUtf16(Array.from({ length: texts.size }, (_, number) => readUtf8(texts.bytesOf(number))))
    const pool = new ByteWriter(texts.bytes)
    for (let number = 0; number < texts.size; number++) pool.append(texts.bytesOf(number))
    return writeTable(this.#lengths.view(), UTF_8, [pool.written()])
  }
}
