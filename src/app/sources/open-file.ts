/** Opens a snapshot file where it disturbs least: a small one at once, a large one on a thread of its own. */
import { openSnapshotFile, type OpenedSnapshot } from '../../core/index.ts'
import { CoterieWorker } from '../../worker/client.ts'

/** Bytes that are parsed and checked within a few frames, before a worker could start. */
export const SMALL = 500_000

/** `worker` is one that has been started already. Never throws for what is wrong with the file. */
export async function openFile(file: Blob | ArrayBuffer, worker?: CoterieWorker): Promise<OpenedSnapshot> {
  const isSmall = (file instanceof ArrayBuffer ? file.byteLength : file.size) <= SMALL
  if (!worker && isSmall)
    return openSnapshotFile(new Uint8Array(file instanceof ArrayBuffer ? file : await file.arrayBuffer()))
  const client = worker ?? new CoterieWorker()
  try {
    return await client.open(file)
  } finally {
    client.stop()
  }
}
