/** Opens a snapshot in either form, without what opens graph files of other programs. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { openSnapshotFile, type Snapshot } from '../../core/index.ts'
import { describeFault } from '../files.ts'
import { Failure } from '../messages.ts'

/** Reads and checks a snapshot file, or fails with its name and the reason. */
export async function openSnapshot(path: string): Promise<Snapshot> {
  return checkSnapshot(path, await readWhole(path))
}

/** The same, with the very bytes that were opened, and their SHA-256 in hex. */
export async function openHashedSnapshot(
  path: string,
): Promise<{ readonly snapshot: Snapshot; readonly bytes: Uint8Array; readonly hash: string }> {
  const bytes = await readWhole(path)
  return { snapshot: await checkSnapshot(path, bytes), bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}

/** The snapshot that these bytes of a file are, or a failure that names the file. */
export async function checkSnapshot(path: string, bytes: Uint8Array): Promise<Snapshot> {
  const { snapshot, problem } = await openSnapshotFile(bytes, crc32)
  if (problem !== undefined) throw new Failure(`${path}: ${problem}`)
  return snapshot
}

/** All bytes of a file, or a failure that names it. */
export async function readWhole(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new Failure(`${path} could not be opened: ${describeFault(error)}.`)
  }
}
