/** Names of their own for many that wish for the same one. */

/** Hands out names that differ from all it handed out before; the first to wish for a name gets it as it is. */
export class DistinctNames {
  readonly #taken = new Set<string>()
  /** The number to try next for a name that was wished for before: counting from 2 each time would be quadratic. */
  readonly #next = new Map<string, number>()
  readonly #number: (wished: string, number: number) => string
  readonly #fold: (name: string) => string

  /** `number` makes the second, third … of a name; names are the same when their folds are. */
  constructor(number: (wished: string, number: number) => string, fold = (name: string): string => name) {
    this.#number = number
    this.#fold = fold
  }

  /** Nobody gets this name from now on. */
  reserve(name: string): void {
    this.#taken.add(this.#fold(name))
  }

  take(wished: string): string {
    let name = wished
    let count = this.#next.get(this.#fold(wished)) ?? 2
    while (this.#taken.has(this.#fold(name))) name = this.#number(wished, count++)
    this.#next.set(this.#fold(wished), count)
    this.reserve(name)
    return name
  }
}
