/** What is taken from the text of each paper by itself, before papers are compared: the costly part of finding topics and systems. */
import { TextTable } from '../columns/text-table.ts'
import type { Paper } from '../model/paper.ts'
import { stripBoilerplate } from '../text/abstracts.ts'
import { findAcronyms, type AcronymDefinition } from './acronyms.ts'
import { findIntroductions, type Introduction } from './introductions.ts'
import { isEnglish } from './language.ts'
import { lookUp, type LexiconEntry } from './lexicon.ts'
import { forEachPart, phrasesOf } from './phrases.ts'
import { WordTrie, type Sequences } from './word-trie.ts'

/** compromise and the pattern see this many characters of a title or an abstract at most. */
export const MAXIMUM_TEXT = 6_000
/** Keywords beyond this are a list of something else. */
const MAXIMUM_KEYWORDS = 50
const MAXIMUM_KEYWORD_LENGTH = 100

/** All that is looked at: papers with the same of it give the same excerpt. */
export type ExcerptedText = Pick<Paper, 'title' | 'abstract' | 'isAbstractGarbled' | 'keywords' | 'language'>

/**
 * Excerpts of some papers, as columns that can be handed to another thread or kept in a file. Words, forms and phrases
 * have numbers of their own in each; what they are called here says nothing about them elsewhere.
 */
export interface Excerpts {
  readonly count: number
  /** Distinct content words, folded and singular. */
  readonly words: readonly string[]
  /** Printed words, and whole keywords. */
  readonly printed: readonly string[]
  /** The word that each printed word is a form of; `WHOLE_KEYWORD` for a keyword. */
  readonly wordOfPrinted: Uint32Array
  /** Sequences of printed words, and the sequence of words that each is a form of. */
  readonly forms: Sequences
  readonly phraseOfForm: Uint32Array
  /** Sequences of words. */
  readonly phrases: Sequences
  /** One row for each phrase of each paper: those of paper `p` from `offsets[p]` to `offsets[p + 1]`. */
  readonly occurrences: {
    readonly offsets: Uint32Array
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
  /** Content words of each paper, and how often each occurs in it. */
  readonly content: WordCounts
  /** Printed words of each paper that stand where their capitals say something, and how often. */
  readonly spelled: WordCounts
  readonly acronyms: readonly (readonly AcronymDefinition[])[]
  readonly introductions: readonly (readonly Introduction[])[]
  /** 1 for papers that are not in English: only their keywords were used. */
  readonly isForeign: Uint8Array
  /** Characters of each paper left out because of the limit. */
  readonly cut: Uint32Array
}

interface WordCounts {
  readonly offsets: Uint32Array
  readonly words: Uint32Array
  readonly counts: Uint16Array
}

export const WHOLE_KEYWORD = 0xffffffff

export const IN_TITLE = 1
export const IS_KEYWORD = 2
/** The form's capitals are its own, not those of a title or of the beginning of a sentence. */
export const IS_SPELLED = 4

/** Excerpts of each paper, in their order. About 0.5 ms CPU a paper. */
export function takeExcerpts(papers: readonly ExcerptedText[]): Excerpts {
  const collector = new Collector()
  for (const paper of papers) collector.read(paper)
  return collector.finish()
}

export interface TextLimits {
  readonly isForeign: boolean
  /** Characters left out. */
  readonly cut: number
}

const NO_LIMITS: TextLimits = { isForeign: false, cut: 0 }
const ALL_FOREIGN: TextLimits = { isForeign: true, cut: 0 }

/** What would be said of a paper in its excerpt, found without taking one. */
export function limitsOf(paper: ExcerptedText, isSurelyEnglish: boolean): TextLimits {
  if (!isSurelyEnglish && !isEnglish(paper)) return ALL_FOREIGN
  const isShort = paper.title.length <= MAXIMUM_TEXT && (paper.abstract?.length ?? 0) <= MAXIMUM_TEXT
  return isShort ? NO_LIMITS : { isForeign: false, cut: lengthBeyond([paper.title, abstractOf(paper)]) }
}

function abstractOf({ abstract, isAbstractGarbled }: ExcerptedText): string {
  return isAbstractGarbled ? '' : stripBoilerplate(abstract ?? '')
}

/** Characters beyond the limit. */
function lengthBeyond(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Math.max(0, text.length - MAXIMUM_TEXT), 0)
}

interface Occurrence {
  form: number
  count: number
  wholes: number
  readonly position: number
  flags: number
}

class Collector {
  private readonly words = new TextTable()
  private readonly printed: string[] = []
  private readonly wordOfPrinted: number[] = []
  private readonly printedIds = new Map<LexiconEntry, number>()
  private readonly keywordForms = new Map<string, number>()
  private readonly phrases = new WordTrie()
  private readonly forms = new WordTrie()
  private readonly phraseOfForm: number[] = [0]
  private readonly acronyms: AcronymDefinition[][] = []
  private readonly introductions: Introduction[][] = []
  private readonly isForeign: number[] = []
  private readonly cut: number[] = []
  private readonly content = new CountRows()
  private readonly spelled = new CountRows()
  private readonly rows = { offsets: [0], form: [], count: [], wholes: [], position: [], flags: [] } as Record<
    keyof Excerpts['occurrences'],
    number[]
  >
  /** Occurrences of the paper that is read, by phrase. */
  private current = new Map<number, Occurrence>()

  read(paper: ExcerptedText): void {
    this.current = new Map()
    const isForeign = !isEnglish(paper)
    const abstract = abstractOf(paper)
    const texts = isForeign ? [] : [paper.title, abstract]
    let offset = 0
    for (const [index, text] of texts.entries()) offset += this.readText(text, offset, index === 0)
    for (const keyword of paper.keywords.slice(0, MAXIMUM_KEYWORDS)) this.readKeyword(keyword)
    this.acronyms.push(isForeign ? [] : findAcronyms(`${paper.title}\n${abstract}`.slice(0, MAXIMUM_TEXT)))
    this.introductions.push(findIntroductions(paper))
    this.isForeign.push(isForeign ? 1 : 0)
    this.cut.push(lengthBeyond(texts))
    const { offsets, form, count, wholes, position, flags } = this.rows
    for (const occurrence of this.current.values()) {
      form.push(occurrence.form)
      count.push(occurrence.count)
      wholes.push(occurrence.wholes)
      position.push(occurrence.position)
      flags.push(occurrence.flags)
    }
    offsets.push(form.length)
    this.content.endRow()
    this.spelled.endRow()
  }

  finish(): Excerpts {
    const { offsets, form, count, wholes, position, flags } = this.rows
    return {
      count: this.cut.length,
      words: this.words.texts(),
      printed: this.printed,
      wordOfPrinted: Uint32Array.from(this.wordOfPrinted),
      forms: this.forms.columns(),
      phraseOfForm: Uint32Array.from(this.phraseOfForm),
      phrases: this.phrases.columns(),
      occurrences: {
        offsets: Uint32Array.from(offsets),
        form: Uint32Array.from(form),
        count: Uint16Array.from(count),
        wholes: Uint16Array.from(wholes),
        position: Uint16Array.from(position),
        flags: Uint8Array.from(flags),
      },
      content: this.content.finish(),
      spelled: this.spelled.finish(),
      acronyms: this.acronyms,
      introductions: this.introductions,
      isForeign: Uint8Array.from(this.isForeign),
      cut: Uint32Array.from(this.cut),
    }
  }

  /** Words read. */
  private readText(text: string, offset: number, isTitle: boolean): number {
    const { phrases, tokens, entries, classes } = phrasesOf(text.slice(0, MAXIMUM_TEXT))
    const isSpelled = !(isTitle && hasTitleCase(tokens))
    for (let index = 0; index < entries.length; index++) {
      if (classes[index] === 'none') continue
      const id = this.printedId(entries[index]!)
      if (isSpelled && !tokens[index]!.isSentenceStart) this.spelled.add(id)
      this.content.add(this.wordOfPrinted[id]!)
    }
    for (const { words, position } of phrases) {
      const ids = words.map(({ entry }) => this.printedId(entry))
      forEachPart(words, (from, to) => {
        const isWhole = to - from === words.length
        const flags =
          (isTitle && isWhole ? IN_TITLE : 0) + (!isTitle && !words[from]!.token.isSentenceStart ? IS_SPELLED : 0)
        this.add(this.formOf(ids, from, to), offset + position + from, isWhole, flags)
      })
    }
    return tokens.length
  }

  private readKeyword(keyword: string): void {
    const text = keyword.replace(/\s+/g, ' ').trim()
    const parts = text.match(/[\p{L}\p{N}+#][\p{L}\p{N}\p{M}+#.'’-]*/gu)
    if (!parts || text.length > MAXIMUM_KEYWORD_LENGTH) return
    let phrase = 0
    for (const part of parts) {
      const word = this.words.add(lookUp(part).stem)
      phrase = this.phrases.step(phrase, word)
      this.content.addOnce(word)
    }
    this.add(this.keywordForm(text, phrase), 0, true, IS_KEYWORD)
  }

  private printedId(entry: LexiconEntry): number {
    let id = this.printedIds.get(entry)
    if (id === undefined) {
      id = this.printed.length
      this.printedIds.set(entry, id)
      this.printed.push(entry.printed)
      this.wordOfPrinted.push(this.words.add(entry.stem))
    }
    return id
  }

  /** Form of printed words from `from` to `to`, whose phrase is made with it. */
  private formOf(ids: readonly number[], from: number, to: number): number {
    let form = 0
    for (let at = from; at < to; at++) {
      const longer = this.forms.step(form, ids[at]!)
      this.phraseOfForm[longer] ??= this.phrases.step(this.phraseOfForm[form]!, this.wordOfPrinted[ids[at]!]!)
      form = longer
    }
    return form
  }

  /** Form of a keyword, punctuation included. */
  private keywordForm(text: string, phrase: number): number {
    let form = this.keywordForms.get(text)
    if (form === undefined) {
      form = this.forms.step(0, this.printed.length)
      this.printed.push(text)
      this.wordOfPrinted.push(WHOLE_KEYWORD)
      this.keywordForms.set(text, form)
      this.phraseOfForm[form] = phrase
    }
    return form
  }

  private add(form: number, position: number, isWhole: boolean, flags: number): void {
    const phrase = this.phraseOfForm[form]!
    const known = this.current.get(phrase)
    if (!known) {
      this.current.set(phrase, { form, count: 1, wholes: isWhole ? 1 : 0, position, flags })
      return
    }
    known.count++
    if (isWhole) known.wholes++
    if ((flags & IS_SPELLED) !== 0 && (known.flags & IS_SPELLED) === 0) known.form = form
    known.flags |= flags
  }
}

/** Rows of counted words, in the order in which each row met them. */
class CountRows {
  private readonly offsets = [0]
  private readonly words: number[] = []
  private readonly counts: number[] = []
  private current = new Map<number, number>()

  add(word: number): void {
    this.current.set(word, (this.current.get(word) ?? 0) + 1)
  }

  addOnce(word: number): void {
    if (!this.current.has(word)) this.current.set(word, 1)
  }

  endRow(): void {
    for (const [word, count] of this.current) {
      this.words.push(word)
      this.counts.push(count)
    }
    this.offsets.push(this.words.length)
    this.current = new Map()
  }

  finish(): WordCounts {
    return {
      offsets: Uint32Array.from(this.offsets),
      words: Uint32Array.from(this.words),
      counts: Uint16Array.from(this.counts),
    }
  }
}

/** Most of its longer words are capitalised, so that capitals say nothing. */
function hasTitleCase(tokens: readonly { readonly text: string }[]): boolean {
  const longer = tokens.filter((token) => token.text.length > 3)
  return longer.filter((token) => /^\p{Lu}/u.test(token.text)).length > longer.length / 2
}
