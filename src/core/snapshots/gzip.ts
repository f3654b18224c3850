/** Bytes packed as gzip and unpacked, by what Node and every browser have. */

/** Web standards that Node and every browser have and the language library does not declare. */
interface Platform {
  readonly CompressionStream: new (format: 'gzip') => Packer
  readonly DecompressionStream: new (format: 'gzip') => Packer
}

interface Packer {
  readonly writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } }
  readonly readable: { getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }> } }
}

const { CompressionStream, DecompressionStream } = globalThis as unknown as Platform

export function packGzip(bytes: Uint8Array): Promise<Uint8Array> {
  return pump(new CompressionStream('gzip'), bytes)
}

/** Rejects where the bytes are not what was packed. */
export function unpackGzip(bytes: Uint8Array): Promise<Uint8Array> {
  return pump(new DecompressionStream('gzip'), bytes)
}

async function pump({ readable, writable }: Packer, bytes: Uint8Array): Promise<Uint8Array> {
  const writer = writable.getWriter()
  const written = writer.write(bytes).then(() => writer.close())
  // What goes wrong in writing is heard in reading.
  written.catch(() => undefined)
  const reader = readable.getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done || !value) break
    pieces.push(value)
    length += value.length
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
