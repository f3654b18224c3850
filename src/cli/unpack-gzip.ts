/** Gzip unpacked by Node's own library, on another thread and ahead of whoever reads. */
import { createGunzip } from 'node:zlib'

/** Each piece is a turn of the event loop; one that damage ends is lost. */
const PIECE_BYTES = 1 << 16

/**
 * The next bytes are unpacked while the last ones are read; all that they unpack to is held in memory, were it a thousand
 * times as much. What comes before damage is given, then the error is thrown.
 */
export async function* unpackGzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = createGunzip({ chunkSize: PIECE_BYTES })
  let unpacked: Uint8Array[] = []
  let failure: unknown
  let isOver = false
  let settle = (): void => undefined
  const end = (): void => {
    isOver = true
    settle()
  }
  stream.on('data', (piece: Uint8Array) => unpacked.push(piece))
  // The end of the stream may come before that of the file: what follows is no gzip and is passed over.
  stream.on('end', end)
  stream.on('error', (error) => {
    failure = error
    end()
  })
  const pieces = packed[Symbol.asyncIterator]()
  const unpackNext = async (): Promise<void> => {
    try {
      const { done, value } = await pieces.next()
      if (isOver) return
      await new Promise<void>((resolve) => {
        settle = resolve
        if (done) stream.end()
        else stream.write(value, () => resolve())
      })
    } catch (error) {
      failure = error
      isOver = true
    }
  }
  try {
    let working = unpackNext()
    for (;;) {
      await working
      const ready = unpacked
      unpacked = []
      if (!isOver) working = unpackNext()
      yield* ready
      if (isOver && unpacked.length === 0) break
    }
    if (failure !== undefined) throw failure
  } finally {
    stream.destroy()
  }
}
