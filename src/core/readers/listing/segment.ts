/** Cuts a record that stands on one line into byline, title and details, and says how sure it is of the cuts. */
import { INDEXED, readByline } from './byline.ts'
import { delimiterPrior, findCuts, type Cut, type Delimiter } from './cuts.ts'
import type { Lexicon } from './lexicon.ts'
import type { Span } from './markup.ts'
import { scorePerson } from './person-likeness.ts'
import type { Habit, Segmentation, Usual } from './segmentation.ts'
import { leavesNameBehind, nameRuns } from './stretches.ts'
import { isGivenName } from './vocabulary.ts'
import { endsInVolume, quotedBonus, scoreRest, unquote, venueBonus, type Line } from './title-edges.ts'
import { scoreTitle } from './title-likeness.ts'
import { cutAsUsual, cutAtMarks } from './usual-cuts.ts'
import { readWording, type Wording } from './wording.ts'

/** One line with everything that the grammars ask of it. */
interface Scene extends Line {
  readonly cuts: readonly Cut[]
  /** Name-likeness of the stretch before each cut, and of the one behind the last. */
  readonly run: readonly number[]
  readonly lexicon: Lexicon
  readonly habit: Habit | undefined
}

const LONGEST = 6_000
/** Most that a byline behind the title, and what follows it, can add to a score. */
const MOST_OF_PEOPLE = 0.42 + 0.05
const MOST_OF_REST = 0.18

export function segment(
  text: string,
  spans: readonly Span[],
  lexicon: Lexicon,
  habit?: Habit,
  wording: Wording = readWording(text, lexicon),
): Segmentation | undefined {
  if (text.length < 20 || text.length > LONGEST) return undefined
  const marked = habit?.usual && cutAtMarks(text, spans, habit.usual, habit.order, lexicon)
  if (marked) return marked
  const cuts = findCuts(text, spans)
  const plain = habit?.usual && cutAsUsual(text, cuts, habit.usual, habit.order, lexicon)
  if (plain) return plain
  const scene: Scene = { text, spans, cuts, run: nameRuns(text, cuts, lexicon), wording, lexicon, habit }
  const quick = habit?.usual && segmentAsUsual(scene, habit.usual)
  if (quick) return { ...quick, isUsual: true }
  let best: Segmentation | undefined
  const consider = (candidate: Segmentation | undefined): void => {
    if (candidate && (!best || candidate.score > best.score)) best = candidate
  }
  for (const first of bylineEnds(scene)) consider(authorsFirst(scene, first))
  // A list of names with initials at the front leaves little doubt of which field comes first.
  const isNamed = best?.byline && best.byline.score > 0.7 && best.score > 0.75
  const doubt = !isNamed ? 0 : best!.byline!.names.filter(({ form }) => /\p{Lu}\./u.test(form)).length > 1 ? 0.25 : 0.05
  for (let index = 0; index < Math.min(14, cuts.length) && cuts[index]!.end <= 320; index++) {
    const candidate = titleFirst(scene, index, undefined, (best?.score ?? 0) + doubt)
    consider(candidate && { ...candidate, score: candidate.score - doubt })
  }
  consider(titleRunsOn(scene))
  consider(titleOnly(scene))
  return best
}

/** In a long document the usual cuts are tried first, and taken if they fit about as well as they do elsewhere. */
function segmentAsUsual(scene: Scene, usual: Usual): Segmentation | undefined {
  const fits = (found: Segmentation | undefined): boolean => found !== undefined && found.score > usual.score - 0.08
  if (usual.grammar === 'authors-title') {
    for (const first of bylineEnds(scene)) {
      if (first.delimiter !== usual.first && usual.first !== 'year') continue
      const found = authorsFirst(scene, first, usual.second)
      if (fits(found)) return found
    }
  } else if (usual.grammar === 'title-authors') {
    for (let index = 0; index < Math.min(14, scene.cuts.length); index++) {
      if (scene.cuts[index]!.delimiter !== usual.first) continue
      const found = titleFirst(scene, index, usual.second)
      if (fits(found)) return found
    }
  }
  return undefined
}

/** "Gil A, Li Y. Title": after bare initials, in a list of such names, a full stop ends the byline for certain. */
function endsIndexed(text: string, cuts: readonly Cut[], index: number): boolean {
  if (index === 0 || !/,\s*$/.test(text.slice(cuts[index - 1]!.end, cuts[index - 1]!.start))) return false
  const before = text.slice(index > 1 ? cuts[index - 2]!.start : 0, cuts[index - 1]!.end)
  return INDEXED.test(before.trim()) && INDEXED.test(text.slice(cuts[index - 1]!.start, cuts[index]!.end).trim())
}

/** Where an opening byline may end: at the edges of the run of name-like stretches. */
function bylineEnds({ text, cuts, run }: Scene): Cut[] {
  const ends: Cut[] = []
  let misses = 0
  for (let index = 0; index < cuts.length && misses < 2; index++) {
    const cut = cuts[index]!
    if ((run[index] ?? 0) < 0.3) misses++
    // "Gil, A. & Li, B. Title": the byline goes on.
    if (/^(?:&|and\s)/.test(text.slice(cut.start, cut.start + 4))) continue
    const next = run[index + 1]
    const isStrong =
      cut.delimiter === 'year' ||
      cut.delimiter === 'quote' ||
      cut.delimiter === 'mark' ||
      cut.delimiter === 'colon' ||
      cut.delimiter === 'stop'
    if (misses === 0 && (isStrong || next === undefined || next < Math.max(0.62, run[index]! - 0.25))) ends.push(cut)
    if (misses === 1 && isStrong && ends.length < 3) ends.push(cut)
    if (text.slice(cut.end - 1, cut.start).includes('.') && endsIndexed(text, cuts, index)) return [cut]
  }
  // A quotation mark may open the title whatever was made of the names before it.
  const quote = cuts.find((cut) => cut.delimiter === 'quote')
  if (quote && !ends.includes(quote)) ends.push(quote)
  // "Barras C. Ancient worm": keep the ends nearest to where names stop.
  return ends.slice(-10)
}

/** `usual` is how titles end in most records: other weak marks are then not tried. */
function authorsFirst(scene: Scene, first: Cut, usual?: Delimiter): Segmentation | undefined {
  const { text, lexicon, habit } = scene
  const people = text.slice(0, text[first.end] === '.' ? first.end + 1 : first.end)
  const byline = readByline(people, lexicon, habit?.order)
  if (!byline || byline.score < 0.25) return undefined
  const isCutShort = leavesNameBehind(text, first.start, lexicon)
  const year = /^[([]?((?:19|20)\d\d)[a-d]?[)\]]?[.,:]?\s+/.exec(text.slice(first.start, first.start + 12))
  const start = first.start + (year?.[0].length ?? 0)
  const delimiter = year ? 'year' : first.delimiter
  const lead = yearOf(text.slice(0, start))
  const base =
    0.42 * byline.score -
    (isCutShort ? 0.2 : 0) -
    (/[([](?:19|20)\d\d[a-d]?[)\]]/.test(people.slice(0, -1)) ? 0.3 : 0) +
    delimiterPrior(text, first, delimiter, 'byline')
  const hasQuote = /["“]/.test(text)
  let best: Segmentation | undefined
  for (const second of endings(scene, start)) {
    if (usual && second.delimiter !== usual && (best || isWeak(second.delimiter))) continue
    const score =
      base +
      0.4 * scoreTitle(scene.wording, start, second.end) -
      (endsInVolume(text, second) ? 0.2 : 0) -
      (hasQuote && /^[^"“]{1,200}[,.]\s+["“]/.test(text.slice(start, second.end)) ? 0.25 : 0) +
      0.18 * scoreRest(scene, second) +
      delimiterPrior(text, second, second.delimiter, 'title') +
      quotedBonus(scene, start, second) +
      venueBonus(scene, start, second) +
      Math.min(0.06, (second.end - start) / 1500) +
      (habit?.bonus('authors-title', delimiter, second.delimiter) ?? 0)
    if (!best || score > best.score)
      best = {
        grammar: 'authors-title',
        first: delimiter,
        second: second.delimiter,
        title: unquote(text.slice(start, second.end)),
        byline,
        rest: lead + text.slice(second.start),
        score,
      }
  }
  return best
}

const isWeak = (delimiter: Delimiter): boolean =>
  delimiter === 'comma' || delimiter === 'colon' || delimiter === 'semicolon' || delimiter === 'dash'

/** A year at the end of the byline, to be read with the details. */
const yearOf = (text: string): string => /\b((?:19|20)\d\d)\b/.exec(text.slice(-16))?.[0].concat('. ') ?? ''

/** `least` is the score to beat: what can't reach it is not looked at. */
function titleFirst(scene: Scene, from: number, usual?: Delimiter, least = 0): Segmentation | undefined {
  const { text, cuts, run, lexicon, habit } = scene
  const first = cuts[from]!
  const ends = bylineEndsAfter(scene, from)
  if (ends.length === 0) return undefined
  const titleScore = scoreTitle(scene.wording, 0, first.end)
  if (titleScore < 0.2) return undefined
  // A title that ends in a name has cut the byline; what begins with two names is a byline.
  const endsInName =
    from > 0 && first.delimiter === 'comma' && run[from]! > 0.8 && !cuts[from - 1]!.delimiter.includes('quote')
  const opensWithNames = from > 0 && run[0]! > 0.7 && run[1]! > 0.7 && cuts[0]!.end > 3
  const tail = text.slice(0, first.end).split(' ')
  const runsIntoName =
    first.delimiter === 'comma' &&
    tail.length > 5 &&
    isGivenName(tail.at(-2)!) &&
    scorePerson(tail.slice(-2).join(' '), lexicon) > 0.8
  const base =
    0.4 * titleScore -
    (runsIntoName ? 0.2 : 0) -
    (opensWithNames ? 0.2 : 0) -
    (endsInName ? 0.12 : 0) +
    delimiterPrior(text, first, first.delimiter, 'title') +
    quotedBonus(scene, 0, first) +
    Math.min(0.06, first.end / 1500)
  let best: Segmentation | undefined
  for (const index of ends.slice(-6)) {
    const second = cuts[index] ?? endOf(text)
    if (usual && second.delimiter !== usual) continue
    const isList = second.delimiter === 'comma' || second.delimiter === 'semicolon'
    const known =
      base -
      (isList ? 0.14 * (run[index + 1] ?? 0) : 0) +
      (habit?.bonus('title-authors', first.delimiter, second.delimiter) ?? 0)
    if (known + MOST_OF_PEOPLE + MOST_OF_REST <= (best?.score ?? least)) continue
    const rest = 0.18 * scoreRest(scene, second)
    if (known + MOST_OF_PEOPLE + rest <= (best?.score ?? least)) continue
    const people = text
      .slice(first.start, second.end + (text[second.end] === '.' ? 1 : 0))
      .replace(/^\(?(?:with\s+)?|\)$/g, '')
    const byline = readByline(people, lexicon, habit?.order)
    if (!byline || byline.score < 0.4) continue
    const score = known + 0.42 * byline.score + rest + Math.min(0.05, byline.names.length * 0.012)
    if (!best || score > best.score)
      best = {
        grammar: 'title-authors',
        first: first.delimiter,
        second: second.delimiter,
        title: unquote(text.slice(0, first.end)),
        byline,
        rest: text.slice(second.start),
        score,
      }
  }
  return best
}

/** "On the shape of trees Ana Gil, Bo Li": nothing but a space between title and byline. */
function titleRunsOn({ text, cuts, run, wording, lexicon, habit }: Scene): Segmentation | undefined {
  let last = cuts.length
  while (last > 0 && run[last]! >= 0.6 && cuts[last - 1]!.delimiter === 'comma') last--
  const words = text.slice(0, cuts[last]?.end ?? text.length).split(' ')
  if (words.length < 5 || words.length > 40) return undefined
  let best: Segmentation | undefined
  for (const length of [2, 3, 4]) {
    const person = words.slice(-length)
    const title = words.slice(0, -length).join(' ')
    const isJoined = /^(?:of|the|for|in|and|a|an|to|with|on|by|de|van|von|di|da|la)$/i.test(words.at(-length - 1) ?? '')
    const found = scorePerson(person.join(' '), lexicon)
    // A third word must be an initial, a particle, or a known given name before them.
    const isWhole = length === 2 || /^(?:\p{Lu}\.?|\p{Ll}+)$/u.test(person[1]!) || isGivenName(person[0]!)
    if (found < 0.7 || isJoined || !isWhole) continue
    const byline = readByline(text.slice(title.length + 1), lexicon, habit?.order)
    if (!byline || byline.score < 0.7) continue
    const score =
      0.4 * scoreTitle(wording, 0, title.length) +
      0.42 * byline.score +
      0.25 +
      (isGivenName(person[0]!) ? 0.06 : 0) -
      (last === cuts.length ? 0.25 : 0) -
      0.01 * length +
      (habit?.bonus('title-authors', 'space', 'end') ?? 0)
    if (!best || score > best.score)
      best = { grammar: 'title-authors', first: 'space', second: 'end', title, byline, rest: '', score }
  }
  return best
}

/** Positions of the cuts at which a byline behind the title may end; `cuts.length` stands for the end of the line. */
function bylineEndsAfter({ cuts, run }: Scene, from: number): number[] {
  const ends: number[] = []
  const isSetOff = ['mark', 'quote', 'dash', 'bracket'].includes(cuts[from]!.delimiter)
  for (let index = from + 1; index <= cuts.length; index++) {
    const isName = (run[index] ?? 0) >= 0.45
    // Set off by marks of its own: likelier the venue than one more person.
    if (index > from + 1 && cuts[index - 1]!.delimiter === 'mark' && (run[index] ?? 0) < 0.8) break
    // One odd stretch among names is a name that is written oddly.
    const isAmongNames = (run[index + 1] ?? 0) > 0.6 && (index > from + 1 ? (run[index - 1] ?? 0) > 0.6 : isSetOff)
    if (!isName && !isAmongNames) break
    if (index >= cuts.length || (run[index + 1] ?? 0) < 0.75 || cuts[index]!.delimiter !== 'comma') ends.push(index)
  }
  return ends
}

function titleOnly(scene: Scene): Segmentation | undefined {
  const { text, habit } = scene
  let best: Segmentation | undefined
  for (const first of endings(scene, 0)) {
    const restScore = first.start >= text.length ? 0.3 : scoreRest(scene, first)
    const score =
      0.18 +
      0.34 * scoreTitle(scene.wording, 0, first.end) +
      0.2 * restScore +
      delimiterPrior(text, first, first.delimiter, 'title') +
      quotedBonus(scene, 0, first) +
      (habit?.bonus('title', first.delimiter, 'end') ?? 0)
    if (!best || score > best.score)
      best = {
        grammar: 'title',
        first: first.delimiter,
        second: 'end',
        title: unquote(text.slice(0, first.end)),
        rest: text.slice(first.start),
        score,
      }
  }
  return best
}

const endOf = (text: string): Cut => ({ end: text.length, start: text.length, delimiter: 'end' })

/** Where a title that begins at `start` may end. */
function endings({ cuts, text }: Scene, start: number): Cut[] {
  const ends: Cut[] = []
  for (const cut of cuts) {
    // What stands in quotation marks is a part of the title or all of it.
    if (cut.end < start + 4 || /["“«'‘]/.test(text[cut.start] ?? '')) continue
    if (cut.end > start + 420 || ends.length >= 16) break
    ends.push(cut)
  }
  if (text.length - start < 420) ends.push(endOf(text))
  return ends
}
