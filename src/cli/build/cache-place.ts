/** Where builds remember things, and under which version of the program. */
import { readdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Cache } from './cache.ts'
import { hashOf } from './entry.ts'
import { describeFault } from '../files.ts'
import { count } from '../messages.ts'

/** Opens the cache in this folder; `true` is the usual one, `false` none. */
export async function openCache(place: string | boolean): Promise<Cache | undefined> {
  return place === false ? undefined : Cache.open(place === true ? usualFolder() : place, await programVersion())
}

/** Puts the cache in order and tells what was wrong with it. */
export async function closeCache(cache: Cache, tell: (line: string) => void): Promise<void> {
  await cache.tidy()
  if (cache.fault !== undefined) tell(`Nothing could be kept in ${cache.root}: ${describeFault(cache.fault)}.`)
  if (cache.damaged > 0)
    tell(`${count(cache.damaged, 'file')} in ${cache.root} were damaged; what they held was done again.`)
}

/** Where programs of this system keep what they can make again. */
function usualFolder(): string {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'coterie', 'cache')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'coterie')
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'coterie')
}

/** Stands for everything that results follow from but the input: the files of this program, and the engine that runs it. */
async function programVersion(): Promise<string> {
  const folder = fileURLToPath(new URL('.', import.meta.url))
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js')).sort()
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))))
  return hashOf(process.versions.v8, ...files)
    .toString('hex')
    .slice(0, 16)
}
