/** The compact form of a snapshot, opened: a magic number, a version, a checksum, and the same columns as bytes. */
import { unpackSnapshot } from '../snapshot-columns.ts'
import { checkIds, checkReferences } from '../snapshot-references.ts'
import type { SnapshotFile } from '../snapshot-schema.ts'
import type { OpenedSnapshot } from '../snapshot.ts'
import { describeVersion } from '../snapshot-version.ts'
import { ByteReader, Damage } from './byte-reader.ts'
import { crc32, type Checksum } from './checksum.ts'
import { SNAPSHOT_CODEC } from './snapshot-codec.ts'
import { readStrings } from './string-table.ts'

/** No text begins like this, and a copy that turned line ends or cut the eighth bit no longer does. */
export const MAGIC = Uint8Array.of(0x8a, 0x43, 0x4f, 0x54, 0x0d, 0x0a, 0x1a, 0x0a)

/** Magic number (8 bytes), version, length of the rest, CRC-32 of the rest (4 bytes each, lowest first). */
export const HEADER = 20

export function isCompactSnapshot(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte)
}

/** Never throws; says what is wrong. */
export function openCompactSnapshot(bytes: Uint8Array, checksum: Checksum = crc32): OpenedSnapshot {
  if (!isCompactSnapshot(bytes) || bytes.length < HEADER)
    return { problem: 'This is not a compact Coterie snapshot: it does not begin like one, or is cut off.' }
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER)
  const otherVersion = describeVersion(header.getUint32(8, true))
  if (otherVersion) return { problem: otherVersion }
  const length = header.getUint32(12, true)
  if (bytes.length - HEADER !== length)
    return {
      problem: `The snapshot is ${bytes.length} bytes long and should be ${HEADER + length}: it was cut off or changed.`,
    }
  const body = bytes.subarray(HEADER)
  if (checksum(body) !== header.getUint32(16, true))
    return { problem: 'The snapshot was changed after it was written: its checksum does not fit.' }
  try {
    const reader = new ByteReader(body)
    const strings = readStrings(reader)
    const file = SNAPSHOT_CODEC.read({ reader, strings, records: new Map() }) as SnapshotFile
    const broken =
      reader.remaining > 0
        ? 'its end: there is more than there should be'
        : (checkIds(file.facts) ?? checkReferences(file))
    return broken ? { problem: `The snapshot is damaged at ${broken}.` } : { snapshot: unpackSnapshot(file) }
  } catch (error) {
    if (!(error instanceof Damage)) throw error
    return { problem: `The snapshot is damaged: ${error.message}.` }
  }
}
