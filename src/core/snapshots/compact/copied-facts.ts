/** Papers and people that are the same as in an earlier file: what it says of them is copied, not written again. */
import type { GenericSchema } from 'valibot'
import { GrowingColumn } from '../../columns/growing-column.ts'
import { NOWHERE } from '../../columns/incidence.ts'
import { meetOrLookUp } from '../../columns/passing.ts'
import type { Facts } from '../../model/facts.ts'
import type { Paper } from '../../model/paper.ts'
import { snapshotSchema } from '../snapshot-schema.ts'
import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import { compileCodec, type Codec, type Encoding } from './codec.ts'
import { Copier } from './copying.ts'
import { formOfList, formOfValue, type Form } from './forms.ts'
import { KeptTexts } from './kept-texts.ts'
import { KnownTexts } from './known-texts.ts'
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
  const papers = placesOf(facts.papers, earlier.facts.papers)
  let known = 0
  for (const place of papers) if (place !== NOWHERE) known++
  if (known * 2 < papers.length) return undefined
  const reader = new ByteReader(earlier.bytes.subarray(HEADER))
  const strings = new KeptTexts(new KnownTexts(reader))
  const copier = new Copier(reader, strings, RECORD_KINDS)
  const { manifest, facts: schema } = snapshotSchema.entries
  // Before the manifest stands which parts there are, and before the papers which lists of facts.
  reader.count()
  copier.skip(copier.formOf(manifest))
  reader.count()
  const { papers: paperList, authors: authorList } = schema.entries
  const line = new LineCodec()
  const origin = copier.formOfRecord(paperList.item.entries.origins.item, { line: formOfValue(line) })
  const paper = copier.formOfRecord(paperList.item, { origins: formOfList(origin) })
  const moveTo = (index: number, place: number): void => {
    const { origins } = facts.papers[index]!
    line.now = origins === earlier.facts.papers[place]!.origins ? undefined : origins[0]!.line
  }
  const authors = meetOrLookUp(facts.authors, earlier.facts.authors, (author) => author)
  const author = copier.formOf(authorList.item)
  return {
    out: new ByteWriter(),
    strings,
    records: copier.records,
    quick: new Map<unknown, (to: Encoding) => void>([
      [facts.papers, (to) => copyItems(reader, copier, paper, paperList.item, facts.papers, papers, to, moveTo)],
      [facts.authors, (to) => copyItems(reader, copier, author, authorList.item, facts.authors, authors, to)],
    ]),
  }
}

/** Where in the earlier list each paper stands that is the very same, or but for the line of its one record. */
function placesOf(papers: readonly Paper[], earlier: readonly Paper[]): Uint32Array {
  const places = meetOrLookUp(papers, earlier, ({ id }) => id)
  for (let index = 0; index < papers.length; index++) {
    const place = places[index]!
    if (place !== NOWHERE && !isSameButForLine(papers[index]!, earlier[place]!)) places[index] = NOWHERE
  }
  return places
}

/** Of what stands elsewhere all but the line is the very same. */
function isSameButForLine(one: Paper, other: Paper): boolean {
  if (one === other) return true
  if (one.authorships !== other.authorships || one.origins.length > 1 || other.origins.length > 1) return false
  const [left, right] = [one.origins[0]!, other.origins[0]!]
  if (left.file !== right.file || left.format !== right.format) return false
  for (const key of PAPER_FIELDS) if (key !== 'origins' && one[key] !== other[key]) return false
  return true
}

const PAPER_FIELDS = Object.keys(snapshotSchema.entries.facts.entries.papers.item.entries) as (keyof Paper)[]

const LINE_CODEC = compileCodec(
  snapshotSchema.entries.facts.entries.papers.item.entries.origins.item.entries.line,
  RECORDS,
)

/** Writes another line than it read where one is given. */
class LineCodec implements Codec {
  now: number | undefined
  readonly read = LINE_CODEC.read
  readonly plain = LINE_CODEC.plain

  write(value: unknown, to: Encoding): void {
    LINE_CODEC.write(this.now ?? value, to)
  }
}

/**
 * The list that the reader stands before, which it has passed then; `places` say where in it each of the new items stands;
 * `onCopy` hears of each before it is copied.
 */
function copyItems(
  reader: ByteReader,
  copier: Copier,
  form: Form,
  item: GenericSchema,
  items: readonly unknown[],
  places: Uint32Array,
  to: Encoding,
  onCopy?: (index: number, place: number) => void,
): void {
  const codec = compileCodec(item, RECORDS)
  const count = reader.count()
  const starts = new GrowingColumn()
  const passUpTo = (place: number): void => {
    while (starts.length < place) {
      starts.push(reader.position)
      copier.skip(form)
    }
  }
  to.out.count(items.length)
  for (let index = 0; index < items.length; index++) {
    const place = places[index]!
    if (place === NOWHERE) {
      codec.write(items[index], to)
      continue
    }
    onCopy?.(index, place)
    passUpTo(place)
    const next = reader.position
    if (place === starts.length) {
      starts.push(next)
      copier.copy(form, to.out)
    } else {
      reader.position = starts.at(place)
      copier.copy(form, to.out)
      reader.position = next
    }
  }
  passUpTo(count)
}
