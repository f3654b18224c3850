/** Memory for columns with many bytes. */

/**
 * So many bytes of zeros, where it is worth it of the kind that threads may share: V8 looks through all objects there are as often as
 * 64 MB of other memory were asked for. Not on a page, which hands columns over and saves them as files, and that can't be done
 * with such memory: all pages, and they alone, say whether they are isolated, so that they might share it.
 */
export function makeRoom(bytes: number): ArrayBufferLike {
  return 'crossOriginIsolated' in globalThis ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes)
}

/** Fewer bytes are asked for sooner where they count. */
const FEW_BYTES = 1 << 16

/** So many zeros as a column of whole numbers; what comes of its `slice` and `map` counts. */
export function makeNumbers(count: number): Uint32Array {
  const bytes = count * Uint32Array.BYTES_PER_ELEMENT
  return new Uint32Array(bytes < FEW_BYTES ? new ArrayBuffer(bytes) : makeRoom(bytes))
}

/** The same numbers once more. */
export function copyNumbers(numbers: Uint32Array): Uint32Array {
  const copy = makeNumbers(numbers.length)
  copy.set(numbers)
  return copy
}
