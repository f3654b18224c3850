/** Memory for columns with many bytes. */

/**
 * So many bytes of zeros, where it can be of the kind that threads may share: V8 looks through all objects there are as often as
 * 64 MB of other memory were asked for. A page that is not isolated has no such memory. Nothing may be made of it that
 * wants memory of its own, such as a `Blob`, and it can't be transferred.
 */
export function makeRoom(bytes: number): ArrayBufferLike {
  return typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes)
}
