/** The map of an earlier snapshot, for a build that is to keep its shape and its people. */
import { VERSION, type KnownPeople, type Snapshot } from '../core/index.ts'
import { openSnapshot } from './commands/open-graph-file.ts'
import { hashFile } from './hash-file.ts'

export interface EarlierMap {
  readonly drawn: Snapshot['lenses']
  /** Absent where the people are not what this program makes out of the papers. */
  readonly known?: KnownPeople
  /** Of the file, so that what was built with it can be built again. */
  readonly hash: string
}

/** Fails where the file is no snapshot. */
export async function openMap(path: string): Promise<EarlierMap> {
  const [{ lenses: drawn, facts, doubts = [], manifest }, { hash }] = await Promise.all([
    openSnapshot(path),
    hashFile(path),
  ])
  const { papers, authors, paperAuthors } = facts
  // What a person settled is carried out anew, and papers that are not there tell nothing of their people.
  const isOwn = manifest.coterie === VERSION && papers.length > 0 && (manifest.settled?.people.length ?? 0) === 0
  return { drawn, hash, ...(isOwn && { known: { name: hash, papers, authors, paperAuthors, doubts } }) }
}
