/** The map of an earlier snapshot, for a build that is to keep its shape. */
import type { Snapshot } from '../core/index.ts'
import { openSnapshot } from './commands/open-graph-file.ts'
import { hashFile } from './hash-file.ts'

interface EarlierMap {
  readonly drawn: Snapshot['lenses']
  /** Of the file, so that what was built with it can be built again. */
  readonly hash: string
}

/** Fails where the file is no snapshot. */
export async function openMap(path: string): Promise<EarlierMap> {
  const [{ lenses: drawn }, { hash }] = await Promise.all([openSnapshot(path), hashFile(path)])
  return { drawn, hash }
}
