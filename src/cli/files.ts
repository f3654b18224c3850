/** Files in and out: paths a person names become documents, and what is written is whole or not there at all. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { DocumentSource, Issue } from '../core/index.ts'
import { unpackGzip } from './unpack-gzip.ts'

/** Large enough that reading is never the bottleneck, small enough that memory stays flat. */
const CHUNK_BYTES = 1 << 18

export interface FoundDocuments {
  readonly sources: readonly DocumentSource[]
  /** Paths that could not be used, and files in folders that are no documents. */
  readonly issues: readonly Issue[]
}

/**
 * Every file named, and every file in every folder named, in the order of their names, as often as it was named. Hidden files and READMEs in
 * folders are passed over. What is not there, or is no file, becomes an issue, and the others go through.
 */
export async function findDocuments(paths: readonly string[]): Promise<FoundDocuments> {
  const files: string[] = []
  const issues: Issue[] = []
  for (const path of paths) {
    try {
      if (!(await stat(path)).isDirectory()) files.push(path)
      else {
        const before = files.length + issues.length
        await listFolder(path, files, issues)
        if (files.length + issues.length === before)
          issues.push(pathIssue('empty', path, 'there is no document in this folder', 'put one there and try again'))
      }
    } catch (error) {
      issues.push(pathIssue('unreadable', path, describeFault(error), 'skipped'))
    }
  }
  return { sources: files.sort().map((file) => openDocument(file)), issues }
}

/** Adds to `files` and `issues`, so that a folder inside that is closed to us costs only itself. */
async function listFolder(folder: string, files: string[], issues: Issue[]): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || /^readme(\.\w+)?$/i.test(entry.name)) continue
    const path = join(folder, entry.name)
    try {
      const kind = entry.isSymbolicLink() ? await stat(path) : entry
      if (kind.isFile()) files.push(path)
      else if (entry.isDirectory()) await listFolder(path, files, issues)
      // Links may lead back to where we are, and a pipe or socket may never end.
      else if (kind.isDirectory())
        issues.push(pathIssue('unreadable', path, 'this is a link to a folder', 'skipped; name the folder itself'))
      else issues.push(pathIssue('unreadable', path, 'this is a device, no file', 'skipped'))
    } catch (error) {
      issues.push(pathIssue('unreadable', path, describeFault(error), 'skipped'))
    }
  }
}

/** A document under its path, or under another name. */
export function openDocument(path: string, name = path): DocumentSource {
  return { name, chunks: readChunks(path), unpack: unpackGzip, createHash: createSha256 }
}

function createSha256(): { update(bytes: Uint8Array): void; digest(): string } {
  const hash = createHash('sha256')
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') }
}

/** Opens the file when it is its turn: a folder may hold more files than a process may have open. */
async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK_BYTES })
  } catch (error) {
    throw new Error(describeFault(error), { cause: error })
  }
}

function pathIssue(code: Issue['code'], file: string, message: string, action: string): Issue {
  return { code, severity: 'error', file, message, action }
}

/** What the operating system says, in words a person knows. */
export function describeFault(error: unknown): string {
  const code = (error as { code?: string }).code
  if (code === 'ENOENT') return 'there is no such file or folder'
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied'
  if (code === 'ENOSPC') return 'the disk is full'
  if (code === 'EISDIR') return 'this is a folder, not a file'
  if (code === 'ENOTDIR') return 'a part of the path is a file, not a folder'
  if (code === 'ELOOP') return 'the links lead in a circle'
  if (code === 'ENXIO') return 'this is a device, no file'
  if (code === 'EROFS') return 'the disk can only be read'
  return error instanceof Error ? error.message : String(error)
}

/**
 * Writes to a temporary neighbour, flushes it to the disk, then renames it: whoever looks sees the old file or the new
 * one, even when the process is killed. What an earlier, killed run left behind is removed. A device or a pipe is
 * written to as it stands: to rename over it would be to replace it.
 */
export async function writeWhole(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found && !found.isFile() && !found.isDirectory()) return writePieces(await open(path, 'w'), pieces)
  const target = await realpath(path).catch(() => path)
  const folder = dirname(target)
  const prefix = `.${basename(target)}.`
  await removeLeftovers(folder, prefix)
  const temporary = join(folder, `${prefix}${process.pid}.tmp`)
  try {
    await writePieces(await open(temporary, 'w', found?.mode), pieces, true)
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function writePieces(file: FileHandle, pieces: Iterable<string | Uint8Array>, toDisk = false): Promise<void> {
  try {
    for (const block of blocksOf(pieces)) await file.writeFile(block)
    if (toDisk) await file.sync()
  } finally {
    await file.close()
  }
}

async function removeLeftovers(folder: string, prefix: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(prefix) || !name.endsWith('.tmp')) continue
    const owner = Number(name.slice(prefix.length, -'.tmp'.length))
    if (Number.isInteger(owner) && !isRunning(owner)) await rm(join(folder, name), { force: true })
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

/** Joins small pieces, so that a million lines are not a million writes. */
function* blocksOf(pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  let block = ''
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      yield piece
      continue
    }
    block += piece
    if (block.length >= CHUNK_BYTES) {
      yield block
      block = ''
    }
  }
  if (block !== '') yield block
}
