/** The map of an earlier snapshot, for a build that is to keep its shape, its people and its topics. */
import { VERSION, type KnownPeople, type KnownSubjects, type Snapshot } from '../core/index.ts'
import { openHashedSnapshot } from './commands/open-graph-file.ts'

export interface EarlierMap {
  readonly drawn: Snapshot['lenses']
  /** Absent where the people are not what this program makes out of the papers. */
  readonly known?: KnownPeople
  /** Absent where the topics are not what this program makes out of the papers. */
  readonly knownSubjects?: KnownSubjects
  /** Of the file, so that what was built with it can be built again. */
  readonly hash: string
}

/** Fails where the file is no snapshot. */
export async function openMap(path: string): Promise<EarlierMap> {
  const { snapshot, hash } = await openHashedSnapshot(path)
  const { lenses: drawn, facts, doubts = [], manifest } = snapshot
  const { papers, authors, paperAuthors, ...subjects } = facts
  const { people = [], topics: replacements = [] } = manifest.settled ?? {}
  // Papers that are not there tell nothing of their people and topics.
  const isOwn = manifest.coterie === VERSION && papers.length > 0
  return {
    drawn,
    hash,
    // What a person settled about people is carried out anew.
    ...(isOwn && people.length === 0 && { known: { name: hash, papers, authors, paperAuthors, doubts } }),
    ...(isOwn && { knownSubjects: { name: hash, papers, replacements, ...subjects } }),
  }
}
