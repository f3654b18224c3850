/** The compact form of a snapshot, written: `open-compact.ts` says what it begins with. */
import type { Snapshot } from '../../model/snapshot.ts'
import { packSnapshot } from '../snapshot-columns.ts'
import type { SnapshotFile } from '../snapshot-schema.ts'
import { SNAPSHOT_VERSION } from '../snapshot-version.ts'
import { Damage } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import { ByteStringCollector } from './byte-string-collector.ts'
import { crc32, type Checksum } from './checksum.ts'
import type { Encoding } from './codec.ts'
import { beginCopying, type EarlierFile } from './copied-facts.ts'
import { MetRecords } from './met-records.ts'
import { HEADER, MAGIC } from './open-compact.ts'
import { FACTS_CODEC, MANIFEST_CODEC, SNAPSHOT_CODEC } from './snapshot-codec.ts'
import { StringCollector, type CollectedTexts } from './string-collector.ts'

/** Source, target and weight of a link take no more, and leave room for the people. */
const MOST_LINK_BYTES = 16

/** As many as they mostly take together with what is said of papers and people. */
const USUAL_LINK_BYTES = 6

/** The same snapshot always gives the same bytes; `openCompactSnapshot` gives an equal one back. */
export function writeCompactSnapshot(snapshot: Snapshot): Uint8Array {
  const pieces = writeSnapshotPieces(snapshot)
  const file = new Uint8Array(lengthOf(pieces))
  let length = 0
  for (const piece of pieces) {
    file.set(piece, length)
    length += piece.length
  }
  return file
}

/** The same bytes in pieces, with no more memory than they need. */
export function writeSnapshotPieces(snapshot: Snapshot, checksum?: Checksum): Uint8Array[] {
  return writePieces(packSnapshot(snapshot), beginEncoding(new StringCollector()), checksum)
}

/** Gives the pieces of the snapshot that has these facts. */
export type FinishSnapshot = (snapshot: Snapshot, checksum?: Checksum) => Uint8Array[]

/** What was written before the maps are drawn, from which the same snapshot can be finished by somebody else. */
export interface BegunSnapshot extends CollectedTexts {
  readonly facts: Uint8Array
}

/**
 * Writes what takes longest before the maps are drawn. What comes out in the end is what `writeSnapshotPieces` gives, also
 * where the manifest or the facts turn out to be others. Nothing can be handed on where UTF-8 can't hold a text.
 */
export function beginSnapshot(
  manifest: Snapshot['manifest'],
  facts: Snapshot['facts'],
): { readonly finish: FinishSnapshot; readonly begun: BegunSnapshot | undefined } {
  const strings = new StringCollector()
  const whole = writeFacts(manifest, facts, beginEncoding(strings))
  const texts = strings.collected()
  return { finish: finishing(manifest, facts, whole), begun: texts && { ...texts, facts: whole.written } }
}

/** The same, where papers and people are mostly the very same objects as in an earlier file. */
export function beginFromEarlier(
  manifest: Snapshot['manifest'],
  facts: Snapshot['facts'],
  earlier: EarlierFile,
): FinishSnapshot {
  try {
    const encoding = beginCopying(facts, earlier)
    if (encoding) return finishing(manifest, facts, writeFacts(manifest, facts, encoding))
  } catch (error) {
    if (!(error instanceof Damage)) throw error
  }
  return beginSnapshot(manifest, facts).finish
}

/** Goes on with what was begun of the same manifest and facts. */
export function continueSnapshot(
  manifest: Snapshot['manifest'],
  facts: Snapshot['facts'],
  begun: BegunSnapshot,
): FinishSnapshot {
  const encoding = beginEncoding(new StringCollector(begun))
  return finishing(manifest, facts, { encoding, written: begun.facts })
}

interface WrittenFacts {
  readonly encoding: Encoding
  readonly written: Uint8Array
}

/** Texts are numbered in the order in which they are met, and those of the manifest are met first. */
function writeFacts(manifest: Snapshot['manifest'], facts: Snapshot['facts'], encoding: Encoding): WrittenFacts {
  MANIFEST_CODEC.write(manifest, encoding)
  const out = new ByteWriter()
  FACTS_CODEC.write(facts, { ...encoding, out })
  return { encoding, written: out.written() }
}

function finishing(
  manifest: Snapshot['manifest'],
  facts: Snapshot['facts'],
  { encoding, written }: WrittenFacts,
): FinishSnapshot {
  const before = JSON.stringify(manifest)
  const quick = new Map([[facts, ({ out }: Encoding) => out.append(written)]])
  return (snapshot, checksum) => {
    if (snapshot.facts !== facts || JSON.stringify(snapshot.manifest) !== before)
      return writeSnapshotPieces(snapshot, checksum)
    const file = packSnapshot(snapshot)
    const out = new ByteWriter(written.length + linksIn(file) * USUAL_LINK_BYTES)
    try {
      return writePieces(file, { ...encoding, out, quick }, checksum)
    } catch (error) {
      if (!(error instanceof Damage)) throw error
      return writeSnapshotPieces(snapshot, checksum)
    }
  }
}

/**
 * The file of a network too large to be a snapshot in memory, in pieces. Its lists need be no more than a length and
 * something to iterate over, each item made when its turn comes.
 */
export function writeCompactNetwork(file: SnapshotFile): Uint8Array[] {
  return writePieces(file, { out: new ByteWriter(linksIn(file) * MOST_LINK_BYTES), strings: new ByteStringCollector() })
}

function linksIn({ lenses }: SnapshotFile): number {
  return Object.values(lenses).reduce((sum, lens) => sum + (lens?.sources.length ?? 0), 0)
}

function beginEncoding(strings: StringCollector): Encoding {
  return { out: new ByteWriter(), strings, records: new MetRecords(strings) }
}

function writePieces(file: SnapshotFile, encoding: Encoding, checksum: Checksum = crc32): Uint8Array[] {
  SNAPSHOT_CODEC.write(file, encoding)
  const pieces = [...encoding.strings.write(), encoding.out.written()]
  const bytes = new Uint8Array(HEADER)
  bytes.set(MAGIC)
  const header = new DataView(bytes.buffer)
  header.setUint32(8, SNAPSHOT_VERSION, true)
  header.setUint32(12, lengthOf(pieces), true)
  header.setUint32(
    16,
    pieces.reduce((crc, piece) => checksum(piece, crc), 0),
    true,
  )
  return [bytes, ...pieces]
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0)
}
