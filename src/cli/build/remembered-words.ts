/** Words that need not be looked up again: to find out what a word can be takes longer than anything else that is done to it. */
import { deserialize, serialize } from 'node:v8'
import type { ClassifiedWords } from '../../core/index.ts'
import type { Cache } from './cache.ts'

const NAME = 'words'
/** Later ones are looked up again, so that what is kept stays small. */
const MOST_WORDS = 200_000

export class RememberedWords {
  readonly #cache: Cache | undefined
  readonly #classOf = new Map<string, number>()
  #kept = 0

  constructor(cache: Cache | undefined) {
    this.#cache = cache
  }

  add({ words, classes }: ClassifiedWords): void {
    if (classes.length === 0) return
    for (const [index, word] of words.split('\n').entries())
      if (this.#classOf.size < MOST_WORDS) this.#classOf.set(word, classes[index]!)
  }

  all(): ClassifiedWords {
    return { words: [...this.#classOf.keys()].join('\n'), classes: Uint8Array.from(this.#classOf.values()) }
  }

  /** Adds those of earlier builds. */
  async recall(): Promise<void> {
    const entry = await this.#cache?.read(NAME)
    if (!entry) return
    this.add(deserialize(entry.content) as ClassifiedWords)
    this.#kept = this.#classOf.size
  }

  async keep(): Promise<void> {
    if (this.#classOf.size > this.#kept) await this.#cache?.write(NAME, new Uint8Array(), serialize(this.all()))
  }
}
