/** Everybody who wrote with the co-authors of a group elsewhere. There is one circle at a time: drawing another forgets it. */
import type { Mentions } from './mentions.ts'

export class Circle {
  /** Name → the turn in which it was last drawn; marks are quicker to set than a set is to fill. */
  readonly #turnOf: Uint32Array
  #turn = 0
  #centre: object | undefined
  #size = 0

  constructor({ names }: Mentions) {
    this.#turnOf = new Uint32Array(names.size)
  }

  get size(): number {
    return this.#size
  }

  has(name: number): boolean {
    return this.#turnOf[name] === this.#turn
  }

  add(name: number): void {
    if (this.#turnOf[name] === this.#turn) return
    this.#turnOf[name] = this.#turn
    this.#size++
  }

  /** Begins the circle of this group; false when it is the one that is there. */
  begin(centre: object): boolean {
    if (centre === this.#centre) return false
    this.#centre = centre
    this.#turn++
    this.#size = 0
    return true
  }
}
