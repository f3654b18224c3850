/** Everybody who wrote with the co-authors of a group elsewhere. There is one circle at a time: drawing another forgets it. */
import type { Mentions } from './mentions.ts'

export class Circle {
  /** Name → the turn in which it was last drawn; marks are quicker to set than a set is to fill. */
  readonly #turnOf: Uint32Array
  /** Paper → the turn in which somebody last came by it, and who did first. */
  readonly #visitedIn: Uint32Array
  readonly #visitor: Uint32Array
  #turn = 0
  #centre: object | undefined
  #size = 0

  constructor({ names, papers }: Mentions) {
    this.#turnOf = new Uint32Array(names.size)
    this.#visitedIn = new Uint32Array(papers.length)
    this.#visitor = new Uint32Array(papers.length)
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

  /** Who came by this paper first, `name` where nobody did. */
  visit(paper: number, name: number): number {
    if (this.#visitedIn[paper] === this.#turn) return this.#visitor[paper]!
    this.#visitedIn[paper] = this.#turn
    return (this.#visitor[paper] = name)
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
