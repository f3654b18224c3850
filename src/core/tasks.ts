/** The heavy steps of a build, each from plain values to plain values, so that a shell may give them to other threads or remember what came of them. */
import { detectCommunities, layoutNetwork } from './analysis/index.ts'
import { resolveAuthors, type AuthorResolution, type KnownPeople } from './extraction/authors/index.ts'
import { takeExcerpts, type ExcerptedText, type Excerpts } from './extraction/excerpts.ts'
import { learnWords, takeAskedWords, type ClassifiedWords } from './extraction/word-classes.ts'
import type { Network, Positions } from './model/network.ts'
import type { Paper } from './model/paper.ts'
import type { Savepoints } from './model/savepoints.ts'
import type { Decisions } from './model/settled.ts'

/** What each task is given and gives. */
export interface Tasks {
  readonly excerpts: {
    /** `known` are words that need not be looked up again. */
    readonly input: { readonly texts: readonly ExcerptedText[]; readonly known?: ClassifiedWords | undefined }
    /** `asked` are words that were looked up on the way. */
    readonly output: { readonly excerpts: Excerpts; readonly asked: ClassifiedWords }
  }
  readonly people: {
    readonly input: { readonly papers: readonly Paper[]; readonly decisions: Decisions; readonly known?: KnownPeople }
    readonly output: AuthorResolution
  }
  readonly communities: {
    readonly input: {
      readonly network: Network
      readonly seed: number
      readonly resolution: number
      readonly start?: Uint32Array
      readonly movable?: Uint8Array
      /** Of the nodes, so that they need not be summed up again. */
      readonly strengths?: Float64Array
    }
    readonly output: Uint32Array
  }
  readonly layout: {
    readonly input: {
      readonly network: Network
      readonly seed: number
      readonly radii: Float32Array
      readonly communities: Uint32Array
      readonly start?: Positions
      /** With `start`: of the nodes, so that they need not be summed up again. */
      readonly strengths?: Float64Array
      readonly guide?: Positions
    }
    readonly output: Positions
  }
}

export type TaskName = keyof Tasks
export type Report = (done: number, total: number) => void

/** Does a task, here or elsewhere. Whoever does it, the same input gives the same output. */
export type DoTask = <Name extends TaskName>(
  name: Name,
  input: Tasks[Name]['input'],
  onProgress?: Report,
  /** Where the same task with the same input was stopped; what the state is made of is the task's own affair. */
  savepoints?: Savepoints<unknown>,
  /** All that the input follows from, as plain values, where that is shorter: a shell may know the task again by it. */
  ingredients?: unknown,
) => Promise<Tasks[Name]['output']>

type Doers = {
  readonly [Name in TaskName]: (
    input: Tasks[Name]['input'],
    report: Report | undefined,
    savepoints: Savepoints<never> | undefined,
  ) => Tasks[Name]['output']
}

const DOERS: Doers = {
  excerpts: ({ texts, known }) => {
    if (known) learnWords(known)
    const excerpts = takeExcerpts(texts)
    return { excerpts, asked: takeAskedWords() }
  },
  people: ({ papers, decisions, known }, report, savepoints) =>
    resolveAuthors(papers, {
      decisions,
      ...(known && { known }),
      ...(report && { onProgress: report }),
      ...(savepoints && { savepoints }),
    }),
  communities: ({ network, ...options }) => detectCommunities(network, options).communities,
  layout: ({ network, ...options }, report, savepoints) =>
    layoutNetwork(network, {
      ...options,
      ...(report && { onProgress: (fraction) => report(fraction, 1) }),
      ...(savepoints && { savepoints }),
    }),
}

/** Does a task at once, on the thread that asks. */
export const doTaskHere: DoTask = async (name, input, report, savepoints) =>
  DOERS[name](input, report, savepoints as Savepoints<never> | undefined)
