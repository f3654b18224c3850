/** Streams of bytes: cut into equal blocks, and unpacked from gzip within limits. */
import { DecompressionStream } from './platform.ts'

/** Bytes in a block. Whatever the size of the pieces given, the same bytes make the same blocks. */
const BLOCK_SIZE = 65_536

/** A packed file may not unpack to more than this many times its size … */
const MAX_RATIO = 100
/** … once it has grown past this size, below which no ratio does harm. */
const RATIO_FREE_BYTES = 8 * 2 ** 20
/** No document may unpack to more than this. */
const MAX_UNPACKED_BYTES = 16 * 2 ** 30

/** A limit of ours was reached; the message says which one and what to do. */
export class LimitError extends Error {}

/** Blocks of exactly `BLOCK_SIZE` bytes; only the last one may be shorter. A block is valid until the next is asked for. */
export async function* inBlocks(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let block = new Uint8Array(BLOCK_SIZE)
  let filled = 0
  let failure: { readonly error: unknown } | undefined
  try {
    for await (const piece of pieces) {
      let from = 0
      while (from < piece.length) {
        if (filled === 0 && piece.length - from >= BLOCK_SIZE) {
          yield piece.subarray(from, from + BLOCK_SIZE)
          from += BLOCK_SIZE
          continue
        }
        const count = Math.min(BLOCK_SIZE - filled, piece.length - from)
        block.set(piece.subarray(from, from + count), filled)
        filled += count
        from += count
        if (filled === BLOCK_SIZE) {
          yield block
          block = new Uint8Array(BLOCK_SIZE)
          filled = 0
        }
      }
    }
  } catch (error) {
    // What came before is still of use.
    failure = { error }
  }
  if (filled > 0) yield block.subarray(0, filled)
  if (failure) throw failure.error
}

export function isGzip(block: Uint8Array): boolean {
  return block[0] === 0x1f && block[1] === 0x8b && block[2] === 8
}

/** Turns a gzip stream into the bytes inside it. What came before damage is given before the error is thrown. */
export type Unpack = (packed: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>

/**
 * The bytes inside a gzip stream, in pieces. Throws `LimitError` when the stream grows beyond the limits above, and the
 * error of `unpack` when it is damaged or ends early.
 */
export async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  unpack: Unpack = unpackOnPlatform,
): AsyncGenerator<Uint8Array> {
  let bytesIn = 0
  let bytesOut = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of packed) {
      bytesIn += piece.length
      yield piece
    }
  }
  for await (const piece of unpack(counted())) {
    bytesOut += piece.length
    if (bytesOut > RATIO_FREE_BYTES && bytesOut > bytesIn * MAX_RATIO)
      throw new LimitError(`It unpacks to more than ${MAX_RATIO} times its size, as only a gzip bomb does`)
    if (bytesOut > MAX_UNPACKED_BYTES)
      throw new LimitError(`It unpacks to more than ${MAX_UNPACKED_BYTES / 2 ** 30} GB; split it into smaller files`)
    yield piece
  }
}

async function* unpackOnPlatform(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream('gzip')
  const writer = stream.writable.getWriter()
  const reader = stream.readable.getReader()
  const feeding = (async () => {
    try {
      for await (const piece of packed) await writer.write(piece)
      await writer.close()
    } catch (error) {
      await writer.abort(error).catch(() => undefined)
      throw error
    }
  })()
  // Whoever reads meets the same error; this one must not count as unhandled meanwhile.
  feeding.catch(() => undefined)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || !value) break
      yield value
    }
    await feeding
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
