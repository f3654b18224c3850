/** How words are written where nothing but the writer's habit decides on capitals: in the middle of a sentence. */
import { fold } from '../text/fold.ts'

/** Distinct words remembered; a rarer word is spelled as it was printed. */
const REMEMBERED = 200_000
/** A first capital and no other, but those after hyphens. */
const CAPITALISED = /^\p{Lu}[\p{Ll}'’]*(?:-\p{Lu}?\p{Ll}+)*$/u

export class Spellings {
  /** Printed form → how often it was met. */
  private readonly counts = new Map<string, number>()
  /** Folded word → its most frequent printed form, the first met where two are as frequent. */
  private readonly usual = new Map<string, string>()

  add(printed: string): void {
    const count = (this.counts.get(printed) ?? 0) + 1
    if (count === 1 && this.counts.size >= REMEMBERED) return
    this.counts.set(printed, count)
    const folded = fold(printed)
    const usual = this.usual.get(folded)
    if (usual === undefined || (usual !== printed && count > this.counts.get(usual)!)) this.usual.set(folded, printed)
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
