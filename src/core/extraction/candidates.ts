/** Phrases of papers that could be their keyphrases, with how they stand in each paper, as columns. */
import type { Incidence } from '../model/facts.ts'
import type { Paper } from '../model/paper.ts'
import { stripBoilerplate } from '../text/abstracts.ts'
import { fold } from '../text/fold.ts'
import { findAcronyms, type AcronymDefinition } from './acronyms.ts'
import { singular } from './inflection.ts'
import { Interner } from './interner.ts'
import { isEnglish } from './language.ts'
import { partsOf, phrasesOf, type PhraseWord } from './phrases.ts'
import { Spellings } from './spellings.ts'

/** compromise and the pattern see this many characters of a title or an abstract at most. */
const MAXIMUM_TEXT = 6_000
/** Keywords beyond this are a list of something else. */
const MAXIMUM_KEYWORDS = 50
const MAXIMUM_KEYWORD_LENGTH = 100

export interface Candidates {
  /** Distinct phrases: folded singular words joined by spaces. */
  readonly phrases: readonly string[]
  /** phrase → words. */
  readonly phraseWords: Incidence
  /** Distinct content words, folded and singular. */
  readonly words: readonly string[]
  /** Distinct printed forms. */
  readonly forms: readonly string[]
  /** Occurrences of paper `p` are the rows from `offsets[p]` to `offsets[p + 1]` of `occurrences`. */
  readonly offsets: Uint32Array
  readonly occurrences: OccurrenceColumns
  /** paper → content words, and how often each occurs in it. */
  readonly paperWords: Incidence
  readonly wordCounts: Uint16Array
  readonly spellings: Spellings
  readonly acronyms: readonly (readonly AcronymDefinition[])[]
  /** Papers of which only the keywords were used. */
  readonly isForeign: readonly boolean[]
  /** Characters of each paper left out because of the limit. */
  readonly cut: Uint32Array
}

/** One row for each phrase of each paper. */
export interface OccurrenceColumns {
  readonly phrase: Uint32Array
  /** Printed form of the first occurrence whose capitals say something, or else of the first. */
  readonly form: Uint32Array
  /** Times it occurs, alone or inside a longer phrase. */
  readonly count: Uint16Array
  /** Times it is a whole noun phrase. */
  readonly wholes: Uint16Array
  /** Words before its first occurrence. */
  readonly position: Uint16Array
  /** Sum of `IN_TITLE`, `IS_KEYWORD` and `IS_SPELLED`. */
  readonly flags: Uint8Array
}

export const IN_TITLE = 1
export const IS_KEYWORD = 2
/** The form's capitals are its own, not those of a title or of the beginning of a sentence. */
export const IS_SPELLED = 4

interface Occurrence {
  readonly phrase: number
  form: number
  count: number
  wholes: number
  readonly position: number
  flags: number
}

/** Candidates of each paper, in its order. `onProgress` hears of every hundredth paper. */
export function keyphraseCandidates(
  papers: readonly Paper[],
  onProgress?: (done: number, total: number) => void,
): Candidates {
  const collector = new Collector()
  for (const [index, paper] of papers.entries()) {
    collector.read(paper)
    if (index % 100 === 99) onProgress?.(index + 1, papers.length)
  }
  return collector.finish()
}

class Collector {
  private readonly phrases = new Interner()
  private readonly words = new Interner()
  private readonly forms = new Interner()
  private readonly spellings = new Spellings()
  private readonly acronyms: AcronymDefinition[][] = []
  private readonly isForeign: boolean[] = []
  private readonly cut: number[] = []
  private readonly offsets: number[] = [0]
  private readonly wordOffsets: number[] = [0]
  private readonly paperWords: number[] = []
  private readonly wordCounts: number[] = []
  private readonly columns = { phrase: [], form: [], count: [], wholes: [], position: [], flags: [] } as Record<
    keyof OccurrenceColumns,
    number[]
  >
  private current = new Map<number, Occurrence>()

  read(paper: Paper): void {
    this.current = new Map()
    const isForeign = !isEnglish(paper)
    const abstract = paper.isAbstractGarbled ? '' : stripBoilerplate(paper.abstract ?? '')
    const texts = isForeign ? [] : [paper.title, abstract]
    const counts = new Map<number, number>()
    let offset = 0
    for (const [index, text] of texts.entries()) offset += this.readText(text, offset, index === 0, counts)
    for (const keyword of paper.keywords.slice(0, MAXIMUM_KEYWORDS)) this.readKeyword(keyword, counts)
    this.acronyms.push(isForeign ? [] : findAcronyms(`${paper.title}\n${abstract}`.slice(0, MAXIMUM_TEXT)))
    this.isForeign.push(isForeign)
    this.cut.push(texts.reduce((sum, text) => sum + Math.max(0, text.length - MAXIMUM_TEXT), 0))
    for (const occurrence of this.current.values())
      for (const column of Object.keys(this.columns) as (keyof OccurrenceColumns)[])
        this.columns[column].push(occurrence[column])
    this.offsets.push(this.columns.phrase.length)
    this.paperWords.push(...counts.keys())
    this.wordCounts.push(...counts.values())
    this.wordOffsets.push(this.paperWords.length)
  }

  finish(): Candidates {
    const phraseOffsets = new Uint32Array(this.phrases.values.length + 1)
    const phraseWords: number[] = []
    for (const [index, phrase] of this.phrases.values.entries()) {
      for (const word of phrase.split(' ')) phraseWords.push(this.words.idOf(word))
      phraseOffsets[index + 1] = phraseWords.length
    }
    const { columns } = this
    return {
      phrases: this.phrases.values,
      phraseWords: { offsets: phraseOffsets, targets: Uint32Array.from(phraseWords) },
      words: this.words.values,
      forms: this.forms.values,
      offsets: Uint32Array.from(this.offsets),
      occurrences: {
        phrase: Uint32Array.from(columns.phrase),
        form: Uint32Array.from(columns.form),
        count: Uint16Array.from(columns.count),
        wholes: Uint16Array.from(columns.wholes),
        position: Uint16Array.from(columns.position),
        flags: Uint8Array.from(columns.flags),
      },
      paperWords: { offsets: Uint32Array.from(this.wordOffsets), targets: Uint32Array.from(this.paperWords) },
      wordCounts: Uint16Array.from(this.wordCounts),
      spellings: this.spellings,
      acronyms: this.acronyms,
      isForeign: this.isForeign,
      cut: Uint32Array.from(this.cut),
    }
  }

  /** Words read. */
  private readText(text: string, offset: number, isTitle: boolean, counts: Map<number, number>): number {
    const { phrases, stems, tokens } = phrasesOf(text.slice(0, MAXIMUM_TEXT))
    const isSpelled = !(isTitle && hasTitleCase(tokens))
    if (isSpelled) for (const token of tokens) if (!token.isSentenceStart) this.spellings.add(token.text)
    for (const stem of stems) {
      const word = this.words.idOf(stem)
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
    for (const { words, position } of phrases)
      for (const [from, to] of partsOf(words)) {
        const part = words.slice(from, to)
        const isWhole = part.length === words.length
        const flags =
          (isTitle && isWhole ? IN_TITLE : 0) + (isSpelled && !part[0]!.token.isSentenceStart ? IS_SPELLED : 0)
        this.add(keyOf(part), formOf(part), offset + position + from, isWhole, flags)
      }
    return tokens.length
  }

  private readKeyword(keyword: string, counts: Map<number, number>): void {
    const form = keyword.replace(/\s+/g, ' ').trim()
    const words = fold(form)
      .match(/[\p{L}\p{N}+#][\p{L}\p{N}\p{M}+#.'’-]*/gu)
      ?.map(singular)
    if (!words || form.length > MAXIMUM_KEYWORD_LENGTH) return
    for (const word of words) {
      const id = this.words.idOf(word)
      if (!counts.has(id)) counts.set(id, 1)
    }
    this.add(words.join(' '), form, 0, true, IS_KEYWORD)
  }

  private add(key: string, form: string, position: number, isWhole: boolean, flags: number): void {
    const phrase = this.phrases.idOf(key)
    const known = this.current.get(phrase)
    if (!known) {
      const first = { phrase, form: this.forms.idOf(form), count: 1, wholes: isWhole ? 1 : 0, position, flags }
      this.current.set(phrase, first)
      return
    }
    known.count++
    if (isWhole) known.wholes++
    if ((flags & IS_SPELLED) !== 0 && (known.flags & IS_SPELLED) === 0) known.form = this.forms.idOf(form)
    known.flags |= flags
  }
}

function keyOf(words: readonly PhraseWord[]): string {
  return words.map((word) => word.entry.stem).join(' ')
}

function formOf(words: readonly PhraseWord[]): string {
  return words.map((word) => word.token.text).join(' ')
}

/** Most of its longer words are capitalised, so that capitals say nothing. */
function hasTitleCase(tokens: readonly { readonly text: string }[]): boolean {
  const longer = tokens.filter((token) => token.text.length > 3)
  return longer.filter((token) => /^\p{Lu}/u.test(token.text)).length > longer.length / 2
}
