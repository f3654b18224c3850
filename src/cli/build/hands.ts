/** Many hands for a large build: all cores, and the memory of earlier builds. */
import { availableParallelism } from 'node:os'
import { deserialize, serialize } from 'node:v8'
import { doTaskHere, type DoTask, type Effects, type TaskName, type Tasks } from '../../core/index.ts'
import { count } from '../messages.ts'
import type { Cache } from './cache.ts'
import { hashOf } from './entry.ts'
import { takeExcerpts } from './remembered-excerpts.ts'
import { SavepointFile } from './savepoint-file.ts'
import { SharedNetworks } from './shared-network.ts'
import { Threads, type Circumstances } from './threads.ts'

export interface HandsOptions {
  /** Default: as many as there are cores. */
  readonly threads?: number
  /** Nothing else is to be done while people are told apart. */
  readonly withoutTopics?: true
}

export interface Hands extends Pick<Effects, 'doTask' | 'takeExcerpts' | 'remember'> {
  /** Ends the threads. */
  leave(): Promise<void>
}

/** What the build gives is the same, whoever does it and whatever is remembered. `tell` hears what a person may want to know. */
export function hireHands(cache: Cache | undefined, options: HandsOptions, tell: (line: string) => void): Hands {
  const threads = new Threads(options.threads ?? availableParallelism())
  const networks = new SharedNetworks()
  /** `given` is the input when it was serialised already. */
  const handOver = async (
    name: TaskName,
    input: Tasks[TaskName]['input'],
    given: Uint8Array | undefined,
    circumstances: Circumstances,
  ): Promise<Uint8Array> => {
    if (given || !('network' in input)) return threads.do(name, given ?? serialize(input), circumstances)
    const { network, ...rest } = input
    const output = await threads.do(name, serialize(rest), { ...circumstances, network: networks.share(network) })
    // Nothing is done with a network that is laid out.
    if (name === 'layout') networks.forget(network)
    return output
  }
  const doTask: DoTask = async (name, input, report, _savepoints, ingredients) => {
    // Papers by the hundred thousand cost more to hand over than there is to gain, above all when most people are known.
    const isDoneHere = name === 'people' && (options.withoutTopics === true || 'known' in input)
    if (isDoneHere && !cache) return doTaskHere(name, input, report)
    const given = ingredients === undefined ? serialize(input) : undefined
    const key = `${name}-${given ? hashOf(given).toString('hex') : nameOf(ingredients)}`
    const known = await cache?.read(key)
    if (known) return deserialize(known.content)
    const underWay = `underway-${key}`
    const resumed = (await cache?.read(underWay))?.content
    const path = cache?.pathOf(underWay)
    if (resumed) tell(`What an earlier build had begun (${name}) goes on where it was stopped.`)
    const savepoint = path === undefined ? undefined : { path, ...(resumed && { resumed }) }
    const done = isDoneHere
      ? await doTaskHere(name, input, report, savepoint && new SavepointFile(savepoint.path, resumed))
      : undefined
    // Who is known is told apart again in less time than it takes to keep it.
    if (done && 'areMostKnown' in done) return done
    const output = done
      ? serialize(done)
      : await handOver(name, input, given, { report, ...(savepoint && { savepoint }) })
    await cache?.write(key, new Uint8Array(), output)
    for (const entry of (await cache?.names(underWay)) ?? []) await cache?.forget(entry)
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
      const key = `${step}-${nameOf(ingredients)}`
      const known = await cache?.read(key)
      if (known) {
        if (step === 'subjects') tell('Topics and systems are those of an earlier build: the papers are the same.')
        return deserialize(known.content)
      }
      const result = await make()
      await cache?.write(key, new Uint8Array(), serialize(result))
      return result
    },
    leave: () => threads.close(),
  }
}

/** The same plain values have the same name, however the engine holds them. */
function nameOf(ingredients: unknown): string {
  return hashOf(JSON.stringify(ingredients)).toString('hex')
}
