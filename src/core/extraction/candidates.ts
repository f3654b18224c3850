/** Phrases of a collection that could be its keyphrases, with how they stand in each paper, gathered from excerpts as columns. */
import { TextTable } from '../columns/text-table.ts'
import type { Incidence } from '../model/facts.ts'
import type { AcronymDefinition } from './acronyms.ts'
import type { ExcerptPlaces } from './excerpt-places.ts'
import { WHOLE_KEYWORD, type Excerpts } from './excerpts.ts'
import { Spellings } from './spellings.ts'
import { WordTrie } from './word-trie.ts'

export interface Candidates {
  /** A phrase by its number: folded singular words joined by spaces. */
  readonly phraseText: (phrase: number) => string
  /** Distinct phrases → words. */
  readonly phraseWords: Incidence
  /** Distinct content words, folded and singular. */
  readonly words: readonly string[]
  /** Printed form by the number that occurrences have for it, which is less than `forms`. */
  readonly forms: number
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

/** One row for each phrase of each paper; see `Excerpts`. */
interface OccurrenceColumns {
  readonly phrase: Uint32Array
  readonly form: Uint32Array
  readonly count: Uint16Array
  readonly wholes: Uint16Array
  readonly position: Uint16Array
  readonly flags: Uint8Array
}

/** Numbers depend on the papers and their order alone, not on how their excerpts are batched. */
export function gatherCandidates(places: ExcerptPlaces): Candidates {
  const gatherer = new Gatherer(places)
  for (let paper = 0; paper < places.batchOf.length; paper++) gatherer.take(paper)
  return gatherer.finish()
}

/** What a batch calls things → what the collection calls them, counted from 1; 0 is not asked yet. */
interface Translation {
  readonly batch: Excerpts
  readonly words: Uint32Array
  readonly printed: Uint32Array
  readonly forms: Uint32Array
  readonly phrases: Uint32Array
}

class Gatherer {
  private readonly places: ExcerptPlaces
  private readonly translations: Translation[]
  private readonly words = new TextTable()
  private readonly printed = new TextTable()
  private readonly phraseTrie = new WordTrie()
  private readonly formTrie = new WordTrie()
  /** Number of each phrase by its node, and its node by its number. */
  private readonly phraseIds: number[] = []
  private readonly phraseNodes: number[] = []
  /** How often each printed word was met where its capitals say something. */
  private readonly spelled: number[] = []
  private readonly offsets: Uint32Array
  private readonly wordOffsets: Uint32Array
  private readonly wordTargets: Uint32Array
  private readonly wordCounts: Uint16Array
  private readonly columns: OccurrenceColumns

  constructor(places: ExcerptPlaces) {
    this.places = places
    this.translations = places.batches.map((batch) => ({
      batch,
      words: new Uint32Array(batch.words.length),
      printed: new Uint32Array(batch.printed.length),
      forms: new Uint32Array(batch.forms.parents.length),
      phrases: new Uint32Array(batch.phrases.parents.length),
    }))
    const papers = places.batchOf.length
    this.offsets = new Uint32Array(papers + 1)
    this.wordOffsets = new Uint32Array(papers + 1)
    for (let paper = 0; paper < papers; paper++) {
      const { occurrences, content } = places.batches[places.batchOf[paper]!]!
      const row = places.rowOf[paper]!
      this.offsets[paper + 1] = this.offsets[paper]! + occurrences.offsets[row + 1]! - occurrences.offsets[row]!
      this.wordOffsets[paper + 1] = this.wordOffsets[paper]! + content.offsets[row + 1]! - content.offsets[row]!
    }
    const rows = this.offsets[papers]!
    this.wordTargets = new Uint32Array(this.wordOffsets[papers]!)
    this.wordCounts = new Uint16Array(this.wordTargets.length)
    this.columns = {
      phrase: new Uint32Array(rows),
      form: new Uint32Array(rows),
      count: new Uint16Array(rows),
      wholes: new Uint16Array(rows),
      position: new Uint16Array(rows),
      flags: new Uint8Array(rows),
    }
  }

  take(paper: number): void {
    const known = this.translations[this.places.batchOf[paper]!]!
    const row = this.places.rowOf[paper]!
    const { content, spelled, occurrences, phraseOfForm } = known.batch
    const [firstWord, lastWord] = [content.offsets[row]!, content.offsets[row + 1]!]
    for (let at = firstWord, to = this.wordOffsets[paper]!; at < lastWord; at++, to++)
      this.wordTargets[to] = this.wordFor(known, content.words[at]!)
    this.wordCounts.set(content.counts.subarray(firstWord, lastWord), this.wordOffsets[paper]!)
    for (let at = spelled.offsets[row]!; at < spelled.offsets[row + 1]!; at++) {
      const printed = this.printedFor(known, spelled.words[at]!)
      this.spelled[printed] = (this.spelled[printed] ?? 0) + spelled.counts[at]!
    }
    const { phrase, form, count, wholes, position, flags } = this.columns
    const [first, last] = [occurrences.offsets[row]!, occurrences.offsets[row + 1]!]
    const into = this.offsets[paper]!
    for (let at = first, to = into; at < last; at++, to++) {
      form[to] = this.formFor(known, occurrences.form[at]!)
      phrase[to] = this.phraseId(this.phraseFor(known, phraseOfForm[occurrences.form[at]!]!))
    }
    count.set(occurrences.count.subarray(first, last), into)
    wholes.set(occurrences.wholes.subarray(first, last), into)
    position.set(occurrences.position.subarray(first, last), into)
    flags.set(occurrences.flags.subarray(first, last), into)
  }

  finish(): Candidates {
    const { places, formTrie } = this
    const words = this.words.texts()
    const printed = this.printed.texts()
    const phraseWords = this.phraseTrie.paths(this.phraseNodes)
    const { offsets, targets } = phraseWords
    const perPaper = <Value>(pick: (batch: Excerpts, row: number) => Value): Value[] =>
      Array.from(places.batchOf, (batch, paper) => pick(places.batches[batch]!, places.rowOf[paper]!))
    return {
      phraseText(phrase) {
        let text = ''
        for (let at = offsets[phrase]!; at < offsets[phrase + 1]!; at++)
          text += (at === offsets[phrase] ? '' : ' ') + words[targets[at]!]!
        return text
      },
      phraseWords,
      words,
      forms: formTrie.size,
      formText: (form) =>
        formTrie
          .path(form)
          .map((id) => textOf(printed[id]!))
          .join(' '),
      offsets: this.offsets,
      occurrences: this.columns,
      paperWords: { offsets: this.wordOffsets, targets: this.wordTargets },
      wordCounts: this.wordCounts,
      spellings: new Spellings(printed, this.spelled),
      acronyms: perPaper((batch, row) => batch.acronyms[row]!),
      isForeign: perPaper((batch, row) => batch.isForeign[row] === 1),
      cut: Uint32Array.from(perPaper((batch, row) => batch.cut[row]!)),
    }
  }

  private wordFor({ batch, words }: Translation, word: number): number {
    return (words[word] ||= this.words.add(batch.words[word]!) + 1) - 1
  }

  private printedFor({ batch, printed }: Translation, id: number): number {
    const isKeyword = batch.wordOfPrinted[id] === WHOLE_KEYWORD
    return (printed[id] ||= this.printed.add((isKeyword ? KEYWORD : '') + batch.printed[id]!) + 1) - 1
  }

  private formFor(known: Translation, form: number): number {
    if (form === 0) return 0
    if (known.forms[form]! > 0) return known.forms[form]! - 1
    const { parents, words } = known.batch.forms
    const node = this.formTrie.step(this.formFor(known, parents[form]!), this.printedFor(known, words[form]!))
    known.forms[form] = node + 1
    return node
  }

  private phraseFor(known: Translation, phrase: number): number {
    if (phrase === 0) return 0
    if (known.phrases[phrase]! > 0) return known.phrases[phrase]! - 1
    const { parents, words } = known.batch.phrases
    const node = this.phraseTrie.step(this.phraseFor(known, parents[phrase]!), this.wordFor(known, words[phrase]!))
    known.phrases[phrase] = node + 1
    return node
  }

  private phraseId(node: number): number {
    let phrase = this.phraseIds[node]
    if (phrase === undefined) {
      phrase = this.phraseNodes.length
      this.phraseIds[node] = phrase
      this.phraseNodes.push(node)
    }
    return phrase
  }
}

/** A keyword is a form of its own even where it looks like a printed word: its parts may be others. */
const KEYWORD = '\n'

function textOf(printed: string): string {
  return printed.startsWith(KEYWORD) ? printed.slice(KEYWORD.length) : printed
}
