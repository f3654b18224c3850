/** Work in turns, each in a task of its own, so that what a person does meanwhile is answered in between. */

export interface Turns {
  /** Comes after all that waits. */
  add(work: () => void): void
  /** Comes before all that waits. */
  next(work: () => void): void
  /** At once where nothing waits, else after all that does. */
  run(work: () => void): void
}

export function createTurns(): Turns {
  const waiting: (() => void)[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const takeOne = (): void => {
    const work = waiting.shift()
    // Work that fails must not hold up what comes after it.
    timer = waiting.length > 0 ? setTimeout(takeOne) : undefined
    work?.()
  }
  const add = (work: () => void): void => {
    waiting.push(work)
    timer ??= setTimeout(takeOne)
  }
  return {
    add,
    next(work) {
      waiting.unshift(work)
      timer ??= setTimeout(takeOne)
    },
    run(work) {
      if (waiting.length > 0) add(work)
      else work()
    },
  }
}
