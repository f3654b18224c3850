/** Many hands for a large build: all cores, and the memory of earlier builds. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { availableParallelism, homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { doTaskHere, type DoTask, type Effects } from '../../core/index.ts'
import { count } from '../messages.ts'
import { describeFault } from '../files.ts'
import { Cache } from './cache.ts'
import { hashOf } from './entry.ts'
import { takeExcerpts } from './remembered-excerpts.ts'
import { SavepointFile } from './savepoint-file.ts'
import { Threads } from './threads.ts'

/** Fewer papers are done by one thread before others have started. */
const FEW_PAPERS = 1000

export interface HandsOptions {
  /** Default: as many as there are cores. */
  readonly threads?: number
  /** Folder of the cache; true is the usual one, false none. */
  readonly cache: string | boolean
  /** Nothing else is to be done while people are told apart. */
  readonly withoutTopics?: true
}

export interface Hands extends Pick<Effects, 'doTask' | 'takeExcerpts' | 'remember'> {
  /** Ends the threads and puts the cache in order. */
  leave(): Promise<void>
}

/** What the build gives is the same, whoever does it and whatever is remembered. `tell` hears what a person may want to know. */
export async function hireHands(papers: number, options: HandsOptions, tell: (line: string) => void): Promise<Hands> {
  if (papers < FEW_PAPERS) return { leave: async () => undefined }
  const threads = new Threads(options.threads ?? availableParallelism())
  const folder = options.cache === true ? usualFolder() : options.cache
  const cache = folder === false ? undefined : await Cache.open(folder, await programVersion())
  const doTask: DoTask = async (name, input, report) => {
    // Papers by the hundred thousand cost more to hand over than there is to gain.
    const isDoneHere = name === 'people' && options.withoutTopics === true
    if (isDoneHere && !cache) return doTaskHere(name, input, report)
    const bytes = isDoneHere ? undefined : serialize(input)
    const key = `${name}-${bytes ? hashOf(bytes).toString('hex') : hashInPieces(Object.entries(input))}`
    const known = await cache?.read(key)
    if (known) return deserialize(known.content)
    const underWay = `underway-${key}`
    const resumed = (await cache?.read(underWay))?.content
    const path = cache?.pathOf(underWay)
    if (resumed) tell(`What an earlier build had begun (${name}) goes on where it was stopped.`)
    const savepoint = path === undefined ? undefined : { path, ...(resumed && { resumed }) }
    const output = bytes
      ? await threads.do(name, bytes, report, savepoint)
      : serialize(await doTaskHere(name, input, report, savepoint && new SavepointFile(savepoint.path, resumed)))
    await cache?.write(key, new Uint8Array(), output)
    await cache?.forget(underWay)
    return deserialize(output)
  }
  return {
    doTask,
    async takeExcerpts(all, report) {
      const taken = await takeExcerpts(all, threads, cache, report)
      if (taken.remembered > 0)
        tell(`${count(taken.remembered, 'paper')} of ${all.length} were looked through in an earlier build.`)
      return taken
    },
    async remember(step, ingredients, make) {
      const key = `${step}-${hashOf(serialize(ingredients)).toString('hex')}`
      const known = await cache?.read(key)
      if (known) {
        tell('Topics and systems are those of an earlier build: the papers are the same.')
        return deserialize(known.content)
      }
      const result = await make()
      await cache?.write(key, new Uint8Array(), serialize(result))
      return result
    },
    async leave() {
      await threads.close()
      await cache?.tidy()
      if (cache?.fault !== undefined) tell(`Nothing could be kept in ${folder}: ${describeFault(cache.fault)}.`)
      if (cache && cache.damaged > 0)
        tell(`${count(cache.damaged, 'file')} in ${folder} were damaged; what they held was done again.`)
    },
  }
}

/** Items of a list that are serialised together: as one piece, a list of papers would be as large as all documents. */
const PIECE_ITEMS = 1000

function hashInPieces(parts: readonly (readonly [name: string, part: unknown])[]): string {
  const hash = createHash('sha256')
  for (const [name, part] of parts) {
    hash.update(serialize(name))
    if (!Array.isArray(part)) hash.update(serialize(part))
    else for (let at = 0; at < part.length; at += PIECE_ITEMS) hash.update(serialize(part.slice(at, at + PIECE_ITEMS)))
  }
  return hash.digest('hex')
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
