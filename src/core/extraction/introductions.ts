/** Names under which a paper introduces what it built, read from its title and abstract. Precision before recall. */
import type { Paper } from '../model/paper.ts'
import { expansionIn, findAcronyms, type AcronymDefinition } from './acronyms.ts'

export interface Introduction {
  readonly name: string
  readonly expansion?: string
  /** The title begins with the name and a colon. */
  readonly isTitled: boolean
}

/** Text beyond this is not searched for names. */
const MAXIMUM_TEXT = 20_000

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Finds any of these words, in whatever case. */
const anyOf = (list: readonly string[]): RegExp => new RegExp(`(?<![a-z\\d])(?:${list.join('|')})(?![a-z\\d])`, 'iu')

const BUILDS = words(`
  present presents presenting presented propose proposes proposing proposed introduce introduces introducing introduced develop develops
  developing developed design designs designing designed release releases releasing released describe describes build builds built
  unveil unveils create creates created construct constructs constructed devise devises devised contribute contributes offer offers
  implement implements implemented establish establishes formulate curate curates
`)
const NAMES = words('called named termed dubbed coined denoted titled call name term dub coin')
/** Who builds: the authors or their paper. */
const SELF = words('we i our paper work article study here authors report thesis')
/** Work that is others' before this. */
const EARLIER = words('prior previous existing recent related')
/** Words without which a sentence names nothing of the authors' own. */
const MENTIONS_SELF = anyOf([...SELF])
const MENTIONS_BUILDING = anyOf([...BUILDS, ...NAMES, 'our'])
/** Here the object of the sentence ends, and what follows is what it is made of, made for or made from. */
const ENDS_OBJECT = words(`
  using use uses via by with without for from on in into to that which where whose when while through based built leveraging upon over
  against under because since if than between among of inspired following
`)
/** Nouns for what can be built; a name may stand right after one: "our framework Atlas". */
const KINDS = words(`
  algorithm api application approach architecture assistant attack benchmark chatbot classifier collection corpus dataset database decoder
  defense defence encoder engine environment estimator evaluator framework generator grammar harness interface kit language library
  measure mechanism method methodology metric model module network ontology optimizer package paradigm parser pipeline planner platform
  procedure program protocol prototype resource scheme service simulator software solver standard strategy suite system tagger task
  technique testbed tokenizer tool toolbox toolkit treebank workflow
`)
/** Acronyms of whole fields and of things that nobody's paper introduces any more. */
const COMMON_NAMES = words(`
  AI API AR ASR AUC BERT BLEU CNN CNNs COVID COVID-19 CPU CPUs DNA DNN DNNs FL GAN GANs GNN GNNs GPT GPU GPUs GPT-2 GPT-3 GPT-4 HCI HIV HTTP IE IR IoT IT KG
  LLM LLMs LM LMs LSTM MCMC ML MLP MRI MT MoE NER NLG NLI NLP NLU NMT OCR PCA PDE PLM PLMs POS QA RAG RL RLHF RNA RNN SARS-CoV-2 SGD SMT
  SOTA SQL SVM TTS UK US USA VAE VLM VLMs VQA VR WSD XML MRC CoT ICL SFT LoRA DP DPO PPO OOD F1 ROUGE
`)

const WORD = /[\p{L}\p{N}][\p{L}\p{N}+.@]*(?:[-‑/][\p{L}\p{N}+]+)*/gu
const NAMED_IN_QUOTES = /^\s*["“‘']([\p{Lu}\p{N}][^"”’'()]{1,60})["”’']/u

/** Each name once, in the order of its introduction. */
export function findIntroductions(paper: Pick<Paper, 'title' | 'abstract'>): Introduction[] {
  const found = new Map<string, Introduction>()
  const { title, abstract } = textsOf(paper)
  const add = (printed: string, long?: string, isTitled = false): void => {
    const name = asName(printed)
    if (COMMON_NAMES.has(name) || found.has(name)) return
    const expansion = long ?? expansionIn(name, title) ?? expansionIn(name, abstract)
    found.set(name, { name, isTitled, ...(expansion !== undefined && { expansion }) })
  }
  const head = titleHead(title, abstract)
  if (head) add(head.name, head.expansion, true)
  for (const sentence of abstract.split(/(?<=[.!?])\s+(?=[\p{Lu}"“(])/u))
    for (const { name, expansion } of introducedIn(sentence, abstract, title)) {
      // Beside a name, a definition in small letters explains a term: "we present Atlas, a knowledge base (KB) …".
      const isTerm = expansion !== undefined && !/\p{Lu}\p{Ll}/u.test(expansion)
      if (!isTerm || ![...found.values()].some(isNamed)) add(name, expansion)
    }
  return [...found.values()]
}

/** The name with which the title introduces something. */
export function titledName(paper: Pick<Paper, 'title' | 'abstract'>): string | undefined {
  const { title, abstract } = textsOf(paper)
  const head = titleHead(title, abstract)
  return head && asName(head.name)
}

function textsOf({ title, abstract = '' }: Pick<Paper, 'title' | 'abstract'>): { title: string; abstract: string } {
  return {
    title: title.slice(0, MAXIMUM_TEXT),
    abstract: abstract.slice(0, MAXIMUM_TEXT).replace(/https?:\/\/\S+/g, ' '),
  }
}

function asName(printed: string): string {
  return printed.replace(/[.]+$/, '')
}

/** Christened, not abbreviated from ordinary words. */
function isNamed({ expansion }: Introduction): boolean {
  return expansion === undefined || /\p{Lu}\p{Ll}/u.test(expansion)
}

/** "Name: …" or "Long Form (Name): …", when the abstract speaks of it too. */
function titleHead(title: string, abstract: string): { name: string; expansion?: string } | undefined {
  const head = /^([^:]{2,100}?)\s?:\s/u.exec(title)?.[1]
  if (head === undefined) return undefined
  const definition = findAcronyms(head)[0]
  if (definition && head.endsWith(')')) return { name: definition.short, expansion: definition.long }
  if (/\s/.test(head)) return undefined
  const mentions = countWord(abstract, head)
  // A garbled or missing abstract can't confirm the name, but the title may spell it out.
  const expansion = expansionIn(head, title.slice(head.length))
  const isName = isStronglyCoined(head)
    ? mentions > 0 || abstract === '' || expansion
    : isCapitalised(head) && mentions > 1
  return isName ? { name: head, ...(expansion !== undefined && { expansion }) } : undefined
}

interface SentenceWord {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Names in the object of a sentence in which the authors build something. */
function introducedIn(sentence: string, abstract: string, title: string): { name: string; expansion?: string }[] {
  const found: { name: string; expansion?: string }[] = []
  // Nobody builds anything in most sentences, and to see that takes less time than their words.
  if (!MENTIONS_SELF.test(sentence) || !MENTIONS_BUILDING.test(sentence)) return found
  const parts = wordsOf(sentence)
  const definitions = findAcronyms(sentence)
  let isSelf = false
  let isObject = false
  let before = ''
  for (let index = 0; index < parts.length; index++) {
    const { text, start, end } = parts[index]!
    const previous = before
    const lower = text.toLowerCase()
    before = lower
    if (SELF.has(lower) && !(lower === 'work' && EARLIER.has(previous))) isSelf = true
    if (isSelf && NAMES.has(lower)) {
      isObject = true
      const quoted = NAMED_IN_QUOTES.exec(sentence.slice(end))?.[1]
      if (quoted) found.push({ name: quoted.trim() })
      continue
    }
    if (isSelf && BUILDS.has(lower)) {
      isObject = true
      continue
    }
    // "our Atlas-API": the authors claim it, in whatever sentence.
    if (previous === 'our' && isStronglyCoined(text) && /\p{Ll}\p{Lu}|\d\p{Lu}/u.test(text)) found.push({ name: text })
    if (!isObject) continue
    const definition = definitionAt(start, definitions)
    if (definition && !isKindOfThing(definition.long)) {
      found.push({ name: definition.short, expansion: wholeName(sentence, definition.long, definition.index) })
    } else if (ENDS_OBJECT.has(lower)) isObject = false
    else if (isNameHere(parts, index, sentence, abstract, title)) found.push({ name: text })
    // "a projected bandit gradient descent (PBGD) attack, as well as …": the object goes on.
    if (sentence.startsWith(';', end)) isObject = false
  }
  return found
}

function wordsOf(sentence: string): SentenceWord[] {
  const found: SentenceWord[] = []
  for (const match of sentence.matchAll(WORD)) {
    const text = match[0].replace(/\.+$/, '')
    found.push({ text, start: match.index, end: match.index + text.length })
  }
  return found
}

/** What is defined here. */
function definitionAt(place: number, definitions: readonly AcronymDefinition[]): AcronymDefinition | undefined {
  for (const definition of definitions)
    if (definition.index <= place && place < definition.index + definition.long.length) return definition
  return undefined
}

/** "large language models" are a kind of thing, "Dependency Transformer Grammars" have been christened. */
function isKindOfThing(long: string): boolean {
  return /[^s]s$/.test(long) && !/^\p{Lu}.*\s\p{Lu}\p{L}*$/u.test(long)
}

/** Whether the word at `index` is a name by what stands around it. */
function isNameHere(
  parts: readonly SentenceWord[],
  index: number,
  sentence: string,
  abstract: string,
  title: string,
): boolean {
  const { text, start, end } = parts[index]!
  if (index === 0) return false
  const previous = parts[index - 1]!
  const gap = sentence.slice(previous.end, start)
  const next = parts[index + 1]
  const isClosed = next === undefined || !/^\s$/.test(sentence.slice(end, next.start))
  const before = previous.text.toLowerCase()
  const isIntroduced = BUILDS.has(before) || NAMES.has(before) || KINDS.has(before) || /[,:–—-]\s*["“‘']?$/.test(gap)
  if (isStronglyCoined(text)) {
    if (isIntroduced) return isClosed || !/^\p{Lu}/u.test(next!.text)
    // "the Atlas benchmark" names it when the paper is about it.
    const isKind = next !== undefined && KINDS.has(next.text.toLowerCase())
    return (isClosed || isKind) && (countWord(title, text) > 0 || countWord(abstract, text) > 2)
  }
  if (!isCapitalised(text) || !/^["“‘'\s]*$/.test(gap)) return false
  const isNext = isClosed || ENDS_OBJECT.has(next!.text.toLowerCase())
  return (BUILDS.has(before) || NAMES.has(before)) && isNext && countWord(abstract, text) + countWord(title, text) > 1
}

/** Written as no ordinary word is: a capital or a digit after the first letter, and no "-based" at its end. */
function isStronglyCoined(name: string): boolean {
  if (!/^\p{L}/u.test(name) || name.length < 3 || /-(?:\p{Ll}+)$/u.test(name)) return false
  const plain = name.split(/[-/]/)
  if (plain.length > 1 && plain.every((part) => /^(?:\p{Lu}?\p{Ll}+|\d+)$/u.test(part))) return false
  return /\p{L}.*\p{Lu}|\p{Lu}.*\d|\p{L}\d+\p{L}/u.test(name) && !/^\p{Lu}s$/u.test(name) && !/^\p{Lu}+s$/u.test(name)
}

function isCapitalised(name: string): boolean {
  return /^\p{Lu}\p{Ll}{3,}$/u.test(name)
}

/** The defined long form with the capitalised words before it: "Adversarial Feature Map Pruning" for FMP. */
function wholeName(sentence: string, long: string, index: number): string {
  if (!/^\p{Lu}/u.test(long)) return long
  const before = /(?:\p{Lu}[\p{L}-]{1,30} ){1,4}$/u.exec(sentence.slice(Math.max(0, index - 130), index))
  return before && before.index > 0 ? before[0] + long : long
}

/** Times the word stands in the text as a word of its own, case-sensitive. */
function countWord(text: string, word: string): number {
  let count = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const isBound = /[\p{L}\p{N}-]/u.test(text[at - 1] ?? ' ') || /[\p{L}\p{N}]/u.test(text[at + word.length] ?? ' ')
    if (!isBound) count++
  }
  return count
}
