/** Bytes of a document counted and hashed on their way to whoever reads them. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** SHA-256 of bytes that come in pieces. */
export interface Hash {
  update(bytes: Uint8Array): unknown
  /** Hex. */
  digest(): string
}

export interface MeasureOptions {
  /** Bytes taken so far, as they are in the file (before unpacking). */
  onProgress?(bytes: number): void
  /** Asked between pieces; when it says yes, reading stops and what was read so far stands. */
  isCancelled?(): boolean
  /** Leaves `hash` empty, for callers that have no use for it: hashing costs more than reading JSON Lines. */
  readonly withoutHash?: boolean
}

export interface MeasuredBytes {
  readonly chunks: AsyncIterable<Uint8Array>
  /** Takes the bytes that nobody asked for, so that the hash is the file's, and gives their number. */
  finish(): Promise<number>
  /** Hex; "" if not wanted. */
  hash(): string
}

export function measureBytes(
  source: AsyncIterable<Uint8Array>,
  options: MeasureOptions,
  createHash: () => Hash = createPlainHash,
): MeasuredBytes {
  const iterator = source[Symbol.asyncIterator]()
  const hash = options.withoutHash ? undefined : createHash()
  let count = 0
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    if (options.isCancelled?.()) return { done: true, value: undefined }
    const result = await iterator.next()
    if (!result.done) {
      count += result.value.length
      hash?.update(result.value)
      options.onProgress?.(count)
    }
    return result
  }
  return {
    // Without `return`, a reader that stops early leaves the rest to `finish`.
    chunks: { [Symbol.asyncIterator]: () => ({ next }) },
    async finish(): Promise<number> {
      try {
        if (hash) while (!(await next()).done);
        await iterator.return?.()
      } catch {
        // The failure was reported when the text was read.
      }
      return count
    },
    hash: () => hash?.digest() ?? '',
  }
}

function createPlainHash(): Hash {
  const hash = sha256.create()
  return { update: (bytes) => hash.update(bytes), digest: () => bytesToHex(hash.digest()) }
}
