/** What builds remember: a folder of files named by what they follow from, each believed only while its checksum holds. */
import { closeSync, openSync, readFileSync, readSync, utimesSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { HEAD_BYTES, openEntry, sealEntry } from './entry.ts'

/** When a build ends, what was not used for longest goes until no more than this is left. */
const MAXIMUM_BYTES = 2 * 2 ** 30

export class Cache {
  readonly root: string
  private readonly folder: string
  private temporaries = 0
  /** Files that were damaged, and so were removed. */
  damaged = 0
  /** Why nothing more can be remembered. */
  fault: unknown

  private constructor(root: string, folder: string) {
    this.root = root
    this.folder = folder
  }

  /** What another version of the program remembers is none of ours: every version has a folder of its own in `root`. */
  static async open(root: string, version: string): Promise<Cache> {
    const cache = new Cache(root, join(root, version))
    try {
      await mkdir(cache.folder, { recursive: true })
    } catch (error) {
      cache.fault = error
    }
    return cache
  }

  /** Names of what is remembered under names that begin so, sorted. */
  async names(beginning: string): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => [])
    return names.filter((name) => name.startsWith(beginning) && !name.includes('.')).sort()
  }

  /** The label of an entry, as it stands: only what is read whole has been checked. */
  label(name: string): Uint8Array | undefined {
    try {
      const file = openSync(join(this.folder, name), 'r')
      try {
        const head = Buffer.alloc(HEAD_BYTES)
        readSync(file, head, 0, HEAD_BYTES, 0)
        const label = Buffer.alloc(Math.min(head.readUInt32LE(HEAD_BYTES - 4), 1 << 20))
        return label.subarray(0, readSync(file, label, 0, label.length, HEAD_BYTES))
      } finally {
        closeSync(file)
      }
    } catch {
      return undefined
    }
  }

  /** Label and content, or nothing if it isn't there or isn't whole; then it is removed. */
  async read(name: string): Promise<{ readonly label: Uint8Array; readonly content: Uint8Array } | undefined> {
    const path = join(this.folder, name)
    const bytes = readFile(path)
    if (!bytes) return undefined
    try {
      const entry = openEntry(bytes)
      touch(path)
      return entry
    } catch {
      this.damaged++
      await rm(path, { force: true }).catch(() => undefined)
      return undefined
    }
  }

  /**
   * All or nothing, even when the process is killed. A disk that is full or can't be written to only costs the memory. Content is
   * kept as it is: to pack it would cost a large build more time than anything else that is done to remember it.
   */
  async write(name: string, label: Uint8Array, ...content: readonly Uint8Array[]): Promise<void> {
    if (this.fault !== undefined) return
    const temporary = join(this.folder, `${name}.${process.pid}-${this.temporaries++}.tmp`)
    try {
      const file = await open(temporary, 'w')
      try {
        for (const piece of sealEntry(label, ...content)) await file.writeFile(piece)
      } finally {
        await file.close()
      }
      await rename(temporary, join(this.folder, name))
    } catch (error) {
      this.fault ??= error
      await rm(temporary, { force: true }).catch(() => undefined)
    }
  }

  async forget(name: string): Promise<void> {
    await rm(join(this.folder, name), { force: true }).catch(() => undefined)
  }

  /** Where the entry stands, for those who write it themselves; nothing where nothing can be kept. */
  pathOf(name: string): string | undefined {
    return this.fault === undefined ? join(this.folder, name) : undefined
  }

  /** Removes what killed builds left behind and, longest unused first, what is too much. */
  async tidy(maximumBytes = MAXIMUM_BYTES): Promise<void> {
    const files: { path: string; size: number; used: number }[] = []
    for (const name of await readdir(this.root, { recursive: true }).catch(() => [])) {
      const path = join(this.root, name)
      const found = await stat(path).catch(() => undefined)
      if (!found?.isFile()) continue
      // An hour is longer than any write takes.
      if (path.endsWith('.tmp') && found.mtimeMs < Date.now() - 3_600_000) await rm(path, { force: true })
      else files.push({ path, size: found.size, used: found.mtimeMs })
    }
    let total = files.reduce((sum, { size }) => sum + size, 0)
    for (const { path, size } of files.sort((left, right) => left.used - right.used)) {
      if (total <= maximumBytes) return
      await rm(path, { force: true }).catch(() => undefined)
      total -= size
    }
  }
}

/** At once: what was written lately is in memory, and to wait for each of a thousand files takes longer than to read them. */
function readFile(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** What was used lately is kept longest. */
function touch(path: string): void {
  const now = new Date()
  try {
    utimesSync(path, now, now)
  } catch {
    // Who may only read goes on reading.
  }
}
