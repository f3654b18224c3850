/** The documents of a build: each once, and none that is its own outcome. */
import { readFile, realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { isCompactSnapshot, isSnapshotText, type DocumentSource, type KnownRecords } from '../../core/index.ts'
import { hashFile } from '../hash-file.ts'
import { Failure } from '../messages.ts'
import type { EarlierMap, HashedDocument } from '../open-map.ts'

/** Bytes of each document; 0 for those that can't be seen. */
export function sizesOf(documents: readonly DocumentSource[]): Promise<number[]> {
  return Promise.all(
    documents.map(({ name }) =>
      stat(name).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
}

/** Bytes of all documents that can be seen. */
export async function sizeOf(documents: readonly DocumentSource[]): Promise<number> {
  return sumOf(await sizesOf(documents))
}

export function sumOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0)
}

/**
 * Each document once, were it named twice or with its folder. The snapshot of an earlier build is no document of this one; a
 * document that would be overwritten is not touched.
 */
export async function withoutOutput(named: readonly DocumentSource[], out: string): Promise<readonly DocumentSource[]> {
  const sources = [...new Map(named.map((source) => [source.name, source])).values()]
  const target = await realpath(out).catch(() => undefined)
  const others = sources.filter(({ name }) => ![resolve(out), target].includes(resolve(name)))
  if (target === undefined || others.length === sources.length) return sources
  const bytes = await readFile(target)
  if (!isCompactSnapshot(bytes) && !isSnapshotText(bytes.toString('utf8', 0, 1000)))
    throw new Failure(`Nothing was written: ${out} is one of the documents. Name another file with --out.`)
  return others
}

/** What the earlier map holds of the documents that are as they were. */
export async function findUnchanged(
  documents: readonly DocumentSource[],
  earlier: EarlierMap,
): Promise<KnownRecords | undefined> {
  const sizes = new Map(earlier.inputs.map(({ file, bytes }) => [file, bytes]))
  const hashed: HashedDocument[] = []
  for (const { name } of documents) {
    // What has another size has changed.
    const size = sizes.has(name) && (await stat(name).catch(() => undefined))?.size
    const found = size === sizes.get(name) ? await hashFile(name).catch(() => undefined) : undefined
    hashed.push({ file: name, hash: found?.hash })
  }
  return earlier.unchanged(hashed)
}
