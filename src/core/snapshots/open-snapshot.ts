/** Any snapshot file from its bytes, in readable or compact form. */
import type { Checksum } from './compact/checksum.ts'
import { isCompactSnapshot, openCompactSnapshot } from './compact/open-compact.ts'
import { parseSnapshot, type OpenedSnapshot } from './snapshot.ts'
import { decodeUtf8 } from './utf8.ts'

/** Never throws; says what is wrong and where. */
export function openSnapshot(bytes: Uint8Array, checksum?: Checksum): OpenedSnapshot {
  return isCompactSnapshot(bytes) ? openCompactSnapshot(bytes, checksum) : parseSnapshot(decodeUtf8(bytes, 'lenient'))
}
