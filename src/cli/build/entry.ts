/** The form of a remembered file: a label and content, with a checksum by which it is believed or not. */
import { createHash } from 'node:crypto'

const MAGIC = Buffer.from('coterie2')
const HASH_BYTES = 32
/** Magic, checksum of all that follows, length of the label. */
export const HEAD_BYTES = MAGIC.length + HASH_BYTES + 4

/** The bytes of the file, in pieces that need not be joined. */
export function sealEntry(label: Uint8Array, ...content: readonly Uint8Array[]): readonly Uint8Array[] {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(label.length)
  return [Buffer.concat([MAGIC, hashOf(length, label, ...content), length, label]), ...content]
}

/** Throws unless it is what was sealed. */
export function openEntry(bytes: Buffer): { readonly label: Uint8Array; readonly content: Uint8Array } {
  const body = bytes.subarray(MAGIC.length + HASH_BYTES)
  const checksum = bytes.subarray(MAGIC.length, MAGIC.length + HASH_BYTES)
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC) || !hashOf(body).equals(checksum))
    throw new Error('This is not what was written.')
  const length = body.readUInt32LE(0)
  return { label: body.subarray(4, 4 + length), content: body.subarray(4 + length) }
}

export function hashOf(...parts: readonly (Uint8Array | string)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
