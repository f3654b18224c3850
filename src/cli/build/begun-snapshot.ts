/** What of a snapshot is written before its maps are drawn, kept until all of it is: a build that goes on need not write it again. */
import { crc32 } from 'node:zlib'
import {
  beginFromEarlier,
  beginSnapshot,
  continueSnapshot,
  writeSnapshotPieces,
  type BegunSnapshot,
  type EarlierFile,
  type FinishSnapshot,
  type Snapshot,
} from '../../core/index.ts'
import type { Cache } from './cache.ts'
import { hashOf } from './entry.ts'

/** Lengths of what was begun, in bytes. */
interface Parts {
  readonly facts: number
  readonly columns: number
  readonly pool: readonly number[]
}

/** Writes one snapshot. */
export class SnapshotWriter {
  private readonly cache: Cache | undefined
  private readonly earlier: EarlierFile | undefined
  private begun: Promise<FinishSnapshot> | undefined
  private keeping: Promise<void> | undefined

  /** What stands in an `earlier` file is copied from there. */
  constructor(cache: Cache | undefined, earlier: EarlierFile | undefined) {
    this.cache = cache
    this.earlier = earlier
  }

  /** To be called when nothing else is to be done; `finish` does what was not. */
  begin(manifest: Snapshot['manifest'], facts: Snapshot['facts']): void {
    this.begun = this.resume(manifest, facts).then((known) => {
      if (known) return known
      const { finish, begun } = beginSnapshot(manifest, facts)
      if (begun) this.keeping = this.keep(manifest, begun)
      return finish
    })
  }

  async finish(snapshot: Snapshot): Promise<Uint8Array[]> {
    const finish = await (this.begun ?? this.resume(snapshot.manifest, snapshot.facts))
    await this.keeping
    return (finish ?? writeSnapshotPieces)(snapshot, crc32)
  }

  /** When all of it stands where it belongs. */
  async forget({ manifest }: Snapshot): Promise<void> {
    await this.cache?.forget(nameOf(manifest))
  }

  private async resume(manifest: Snapshot['manifest'], facts: Snapshot['facts']): Promise<FinishSnapshot | undefined> {
    return this.earlier ? beginFromEarlier(manifest, facts, this.earlier) : this.recall(manifest, facts)
  }

  private async recall(manifest: Snapshot['manifest'], facts: Snapshot['facts']): Promise<FinishSnapshot | undefined> {
    const entry = await this.cache?.read(nameOf(manifest))
    if (!entry) return undefined
    const { label, content } = entry
    const parts = JSON.parse(Buffer.from(label).toString()) as Parts
    const poolFrom = parts.facts + parts.columns
    let end = poolFrom
    return continueSnapshot(manifest, facts, {
      facts: content.subarray(0, parts.facts),
      // A copy, since a column begins at a multiple of four bytes.
      columns: new Uint32Array(new Uint8Array(content.subarray(parts.facts, poolFrom)).buffer),
      pool: parts.pool.map((length) => content.subarray(end, (end += length))),
    })
  }

  private async keep(manifest: Snapshot['manifest'], { facts, columns, pool }: BegunSnapshot): Promise<void> {
    const bytes = new Uint8Array(columns.buffer, columns.byteOffset, columns.byteLength)
    const parts: Parts = { facts: facts.length, columns: bytes.length, pool: pool.map(({ length }) => length) }
    await this.cache?.write(nameOf(manifest), Buffer.from(JSON.stringify(parts)), facts, bytes, ...pool)
  }
}

/** Facts follow from what the manifest says of them. */
function nameOf(manifest: Snapshot['manifest']): string {
  return `underway-snapshot-${hashOf(JSON.stringify(manifest)).toString('hex')}`
}
