/** The map of an earlier snapshot, for a build that is to keep its shape, its people and its topics. */
import {
  isCompactSnapshot,
  unchangedRecords,
  VERSION,
  type EarlierFile,
  type Ground,
  type KnownRecords,
  type Manifest,
} from '../core/index.ts'
import { openHashedSnapshot } from './commands/open-snapshot-file.ts'

export interface EarlierMap {
  /** What is kept of it; people and topics are absent where they are not what this program makes out of the papers. */
  readonly ground: Pick<Ground, 'drawn' | 'drawnName' | 'known' | 'knownSubjects'>
  /** Of the file, so that what was built with it can be built again. */
  readonly hash: string
  readonly inputs: Manifest['inputs']
  /** From which a file with the same papers and people can be written; absent where it is of another form. */
  readonly file?: EarlierFile
  /** What it holds of these documents that are as they were, and need not be read; nothing where it is of another version. */
  unchanged(documents: readonly HashedDocument[]): KnownRecords | undefined
}

/** A document as the snapshot names it. */
export interface HashedDocument {
  readonly file: string
  /** SHA-256 in hex; absent where it can't be read. */
  readonly hash: string | undefined
}

/** Fails where the file is no snapshot. */
export async function openMap(path: string): Promise<EarlierMap> {
  const { snapshot, bytes, hash } = await openHashedSnapshot(path)
  const { facts, doubts = [], manifest } = snapshot
  const { papers, authors, paperAuthors, ...subjects } = facts
  const { people = [], topics: replacements = [] } = manifest.settled ?? {}
  // Papers that are not there tell nothing of their people and topics.
  const isOwn = manifest.coterie === VERSION && papers.length > 0
  return {
    ground: {
      drawn: snapshot,
      drawnName: hash,
      // What a person settled about people is carried out anew.
      ...(isOwn && people.length === 0 && { known: { name: hash, papers, authors, paperAuthors, doubts } }),
      ...(isOwn && { knownSubjects: { name: hash, papers, replacements, ...subjects } }),
    },
    hash,
    inputs: manifest.inputs,
    ...(isOwn && isCompactSnapshot(bytes) && { file: { bytes, facts } }),
    unchanged: (documents) => (isOwn ? unchangedRecords(snapshot, hash, documents) : undefined),
  }
}
