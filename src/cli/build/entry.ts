/** The form of a remembered file: a label and packed content, with a checksum by which it is believed or not. */
import { createHash } from 'node:crypto'

const MAGIC = Buffer.from('coterie1')
const HASH_BYTES = 32
/** Magic, checksum of all that follows, length of the label. */
export const HEAD_BYTES = MAGIC.length + HASH_BYTES + 4

/** `packed` is the content, deflated. */
export function sealEntry(label: Uint8Array, packed: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(label.length)
  return Buffer.concat([MAGIC, hashOf(length, label, packed), length, label, packed])
}

/** Throws unless it is what was sealed. */
export function openEntry(bytes: Buffer): { readonly label: Uint8Array; readonly packed: Uint8Array } {
  const body = bytes.subarray(MAGIC.length + HASH_BYTES)
  const checksum = bytes.subarray(MAGIC.length, MAGIC.length + HASH_BYTES)
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC) || !hashOf(body).equals(checksum))
    throw new Error('This is not what was written.')
  const length = body.readUInt32LE(0)
  return { label: body.subarray(4, 4 + length), packed: body.subarray(4 + length) }
}

export function hashOf(...parts: readonly (Uint8Array | string)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
