/** How words are written where nothing but the writer's habit decides on capitals: in the middle of a sentence. */
import { fold } from '../text/fold.ts'

/** A first capital and no other, but those after hyphens. */
const CAPITALISED = /^\p{Lu}[\p{Ll}'’]*(?:-\p{Lu}?\p{Ll}+)*$/u

export class Spellings {
  /** Folded word → its most frequent printed form, the last in code-unit order where two are as frequent. */
  private readonly usual = new Map<string, string>()

  /** `counts`: how often each printed word was met where its capitals say something. */
  constructor(printed: readonly string[], counts: readonly number[]) {
    const best = new Map<string, number>()
    for (const [index, word] of printed.entries()) {
      const count = counts[index] ?? 0
      if (count === 0) continue
      const folded = fold(word)
      const known = best.get(folded) ?? 0
      if (count < known || (count === known && word < this.usual.get(folded)!)) continue
      best.set(folded, count)
      this.usual.set(folded, word)
    }
  }

  /**
   * A form from a title or from the beginning of a sentence as it would stand in running text. A word never met there
   * loses its first capital, unless it has others or the form has reason to be trusted.
   */
  respell(form: string, isTrusted: boolean): string {
    return form
      .split(' ')
      .map((word) => this.usual.get(fold(word)) ?? (!isTrusted && CAPITALISED.test(word) ? word.toLowerCase() : word))
      .join(' ')
  }
}
