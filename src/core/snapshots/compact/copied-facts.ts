/** Papers and people that are the very same objects as in an earlier file: what it says of them is copied, not written again. */
import type { GenericSchema } from 'valibot'
import { GrowingColumn } from '../../columns/growing-column.ts'
import { NOWHERE } from '../../columns/incidence.ts'
import { meetOrLookUp } from '../../columns/passing.ts'
import type { Facts } from '../../model/facts.ts'
import { snapshotSchema } from '../snapshot-schema.ts'
import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import { compileCodec, type Encoding } from './codec.ts'
import { Copier, type Copy } from './copying.ts'
import { KeptTexts } from './kept-texts.ts'
import { KnownTexts } from './known-texts.ts'
import { MetRecords } from './met-records.ts'
import { HEADER } from './open-compact.ts'
import { RECORD_KINDS, RECORDS } from './snapshot-codec.ts'

/** A compact file, and the facts that it was opened as. */
export interface EarlierFile {
  readonly bytes: Uint8Array
  readonly facts: Pick<Facts, 'papers' | 'authors'>
}

/**
 * An encoding that writes the same as any other, bit by bit, and copies what it can of these facts. Nothing where most papers are
 * not in the earlier file. Throws `Damage` where that is not as we write it or can't hold the texts; so may what is given.
 */
export function beginCopying(facts: Facts, earlier: EarlierFile): Encoding | undefined {
  const papers = placesIn(earlier.facts.papers, facts.papers)
  let known = 0
  for (const place of papers) if (place !== NOWHERE) known++
  if (known * 2 < papers.length) return undefined
  const reader = new ByteReader(earlier.bytes.subarray(HEADER))
  const strings = new KeptTexts(new KnownTexts(reader))
  const records = new MetRecords(strings)
  const copier = new Copier({ reader, strings, records, kinds: RECORD_KINDS })
  const { manifest, facts: schema } = snapshotSchema.entries
  // Before the manifest stands which parts there are, and before the papers which lists of facts.
  reader.count()
  copier.of(manifest).skip()
  reader.count()
  const copyList = (item: GenericSchema, items: readonly unknown[], places: Uint32Array) => (to: Encoding) =>
    copyItems(reader, copier.of(item), item, items, places, to)
  return {
    out: new ByteWriter(),
    strings,
    records,
    quick: new Map<unknown, (to: Encoding) => void>([
      [facts.papers, copyList(schema.entries.papers.item, facts.papers, papers)],
      [
        facts.authors,
        copyList(schema.entries.authors.item, facts.authors, placesIn(earlier.facts.authors, facts.authors)),
      ],
    ]),
  }
}

function placesIn<Item>(before: readonly Item[], items: readonly Item[]): Uint32Array {
  return meetOrLookUp(items, before, (item) => item)
}

/** The list that the reader stands before, which it has passed then; `places` say where in it each of the new items stands. */
function copyItems(
  reader: ByteReader,
  copy: Copy,
  item: GenericSchema,
  items: readonly unknown[],
  places: Uint32Array,
  to: Encoding,
): void {
  const codec = compileCodec(item, RECORDS)
  const count = reader.count()
  const starts = new GrowingColumn()
  const passUpTo = (place: number): void => {
    while (starts.length < place) {
      starts.push(reader.position)
      copy.skip()
    }
  }
  to.out.count(items.length)
  for (let index = 0; index < items.length; index++) {
    const place = places[index]!
    if (place === NOWHERE) {
      codec.write(items[index], to)
      continue
    }
    passUpTo(place)
    const next = reader.position
    if (place === starts.length) {
      starts.push(next)
      copy.copy(to)
    } else {
      reader.position = starts.at(place)
      copy.copy(to)
      reader.position = next
    }
  }
  passUpTo(count)
}
