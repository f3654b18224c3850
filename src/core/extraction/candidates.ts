/** Phrases of papers that could be their keyphrases, with how they stand in each paper, as columns. */
import type { Incidence } from '../model/facts.ts'
import type { Paper } from '../model/paper.ts'
import { stripBoilerplate } from '../text/abstracts.ts'
import { findAcronyms, type AcronymDefinition } from './acronyms.ts'
import { Interner } from './interner.ts'
import { isEnglish } from './language.ts'
import { lookUp, type LexiconEntry } from './lexicon.ts'
import { forEachPart, phrasesOf } from './phrases.ts'
import { Spellings } from './spellings.ts'
import { WordTrie } from './word-trie.ts'

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
  /** Printed form by the number that occurrences have for it. */
  readonly formText: (form: number) => string
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
interface OccurrenceColumns {
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
  private readonly words = new Interner()
  /** Printed words and whole keywords, and the word that each is a form of. */
  private readonly printed: string[] = []
  private readonly wordOfPrinted: number[] = []
  private readonly printedIds = new Map<LexiconEntry, number>()
  private readonly keywordForms = new Map<string, number>()
  /** Over words. */
  private readonly phraseTrie = new WordTrie()
  /** Over printed words. */
  private readonly formTrie = new WordTrie()
  /** Node of the phrase trie of each node of the form trie. */
  private readonly phraseOfForm: number[] = [0]
  /** Number of each phrase by its node, and its node by its number. */
  private readonly phraseIds: number[] = []
  private readonly phraseNodes: number[] = []
  /** How often each printed word was met where its capitals say something. */
  private readonly spelled: number[] = []
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
    const { phrase, form, count, wholes, position, flags } = this.columns
    for (const occurrence of this.current.values()) {
      phrase.push(occurrence.phrase)
      form.push(occurrence.form)
      count.push(occurrence.count)
      wholes.push(occurrence.wholes)
      position.push(occurrence.position)
      flags.push(occurrence.flags)
    }
    this.offsets.push(phrase.length)
    this.paperWords.push(...counts.keys())
    this.wordCounts.push(...counts.values())
    this.wordOffsets.push(this.paperWords.length)
  }

  finish(): Candidates {
    const { columns, formTrie, printed, words } = this
    const offsets = new Uint32Array(this.phraseNodes.length + 1)
    const targets: number[] = []
    const phrases = this.phraseNodes.map((node, phrase) => {
      const path = this.phraseTrie.path(node)
      for (const word of path) targets.push(word)
      offsets[phrase + 1] = targets.length
      return path.map((word) => words.values[word]!).join(' ')
    })
    return {
      phrases,
      phraseWords: { offsets, targets: Uint32Array.from(targets) },
      words: words.values,
      formText: (form) =>
        formTrie
          .path(form)
          .map((id) => printed[id]!)
          .join(' '),
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
      spellings: new Spellings(printed, this.spelled),
      acronyms: this.acronyms,
      isForeign: this.isForeign,
      cut: Uint32Array.from(this.cut),
    }
  }

  /** Words read. */
  private readText(text: string, offset: number, isTitle: boolean, counts: Map<number, number>): number {
    const { phrases, tokens, entries, classes } = phrasesOf(text.slice(0, MAXIMUM_TEXT))
    const isSpelled = !(isTitle && hasTitleCase(tokens))
    for (const [index, entry] of entries.entries()) {
      if (classes[index] === 'none') continue
      const id = this.printedId(entry)
      if (isSpelled && !tokens[index]!.isSentenceStart) this.spelled[id] = (this.spelled[id] ?? 0) + 1
      const word = this.wordOfPrinted[id]!
      counts.set(word, (counts.get(word) ?? 0) + 1)
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

  private readKeyword(keyword: string, counts: Map<number, number>): void {
    const form = keyword.replace(/\s+/g, ' ').trim()
    const parts = form.match(/[\p{L}\p{N}+#][\p{L}\p{N}\p{M}+#.'’-]*/gu)
    if (!parts || form.length > MAXIMUM_KEYWORD_LENGTH) return
    let phrase = 0
    for (const part of parts) {
      const word = this.words.idOf(lookUp(part).stem)
      phrase = this.phraseTrie.step(phrase, word)
      if (!counts.has(word)) counts.set(word, 1)
    }
    this.add(this.wholeForm(form, phrase), 0, true, IS_KEYWORD)
  }

  private printedId(entry: LexiconEntry): number {
    let id = this.printedIds.get(entry)
    if (id === undefined) {
      id = this.printed.length
      this.printedIds.set(entry, id)
      this.printed.push(entry.printed)
      this.wordOfPrinted.push(this.words.idOf(entry.stem))
    }
    return id
  }

  /** Form of printed words from `from` to `to`, whose phrase is made with it. */
  private formOf(ids: readonly number[], from: number, to: number): number {
    let form = 0
    for (let at = from; at < to; at++) {
      const longer = this.formTrie.step(form, ids[at]!)
      this.phraseOfForm[longer] ??= this.phraseTrie.step(this.phraseOfForm[form]!, this.wordOfPrinted[ids[at]!]!)
      form = longer
    }
    return form
  }

  /** Form of a keyword, punctuation included. */
  private wholeForm(text: string, phrase: number): number {
    let form = this.keywordForms.get(text)
    if (form === undefined) {
      form = this.formTrie.step(0, this.printed.length)
      this.printed.push(text)
      this.wordOfPrinted.push(0)
      this.keywordForms.set(text, form)
    }
    this.phraseOfForm[form] = phrase
    return form
  }

  private add(form: number, position: number, isWhole: boolean, flags: number): void {
    const node = this.phraseOfForm[form]!
    let phrase = this.phraseIds[node]
    if (phrase === undefined) {
      phrase = this.phraseNodes.length
      this.phraseIds[node] = phrase
      this.phraseNodes.push(node)
    }
    const known = this.current.get(phrase)
    if (!known) {
      this.current.set(phrase, { phrase, form, count: 1, wholes: isWhole ? 1 : 0, position, flags })
      return
    }
    known.count++
    if (isWhole) known.wholes++
    if ((flags & IS_SPELLED) !== 0 && (known.flags & IS_SPELLED) === 0) known.form = form
    known.flags |= flags
  }
}

/** Most of its longer words are capitalised, so that capitals say nothing. */
function hasTitleCase(tokens: readonly { readonly text: string }[]): boolean {
  const longer = tokens.filter((token) => token.text.length > 3)
  return longer.filter((token) => /^\p{Lu}/u.test(token.text)).length > longer.length / 2
}
