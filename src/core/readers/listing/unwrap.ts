/** Joins lines that were broken at a fixed width back into the paragraphs they came from, and leaves all others alone. */
import { isBlank, readLine, readMarker, type SourceLine, type TextLine } from './lines.ts'
import { isLabelled } from './labels.ts'

const CONNECTS =
  /(?:[,:–—-]|\b(?:a|an|and|as|at|by|for|from|in|into|is|its|of|on|or|over|that|the|their|to|under|using|via|we|which|with|are|was|were|can|be|has|have|our|this|these))$/i

/** Names of two words and more, with separators between them. */
const BYLINE =
  /^\s*\p{Lu}[\p{L}.'’-]*(?:\s(?:\p{Ll}{1,4}\s)?\p{Lu}[\p{L}.'’-]*){1,2}(?:(?:,\s|,?\sand\s|\s&\s)\p{Lu}[\p{L}.'’-]*(?:\s(?:\p{Ll}{1,4}\s)?\p{Lu}[\p{L}.'’-]*){1,2})+\.?$/u
const BY = /^\s*by\s+\p{Lu}/u

/** Longest line that may count as broken at a width; wider text was not broken by a mailer or an editor. */
const WIDEST = 132

/** Lines that are looked at to find the width. */
const SAMPLE = 5000

interface Wrapping {
  /** Width that the document was broken at; 0 when it was not. */
  readonly width: number
}

/** `apart` are numbers of lines that are not joined to the line above. */
export function unwrap(source: readonly SourceLine[], apart: ReadonlySet<number> = new Set()): TextLine[] {
  const { width } = findWrapping(source.length > SAMPLE ? source.slice(0, SAMPLE) : source)
  const lines: TextLine[] = []
  let isAfterGap = true
  for (let index = 0; index < source.length; index++) {
    const start = index
    const first = source[index]!
    if (isBlank(first.text)) {
      isAfterGap = true
      continue
    }
    const pieces = [first.text]
    let last = first.number
    while (
      index + 1 < source.length &&
      !apart.has(source[index + 1]!.number) &&
      continues(source, index, start, width)
    ) {
      index++
      const next = source[index]!.text.trim()
      const before = pieces.at(-1)!
      // A word broken with a hyphen: small letters on both sides.
      if (/\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(next) && width > 0) pieces[pieces.length - 1] = `${before}${next}`
      else pieces.push(next)
      last = source[index]!.number
    }
    lines.push(
      readLine(pieces.length === 1 ? first : { number: first.number, text: pieces.join(' ') }, last, isAfterGap),
    )
    isAfterGap = false
  }
  return lines
}

/** True when the line after `index` goes on with the paragraph that began at `first`. */
function continues(source: readonly SourceLine[], index: number, first: number, width: number): boolean {
  if (width === 0) return false
  const line = source[index]!.text
  const next = source[index + 1]!.text
  if (
    isBlank(next) ||
    readMarker(next).marker !== 'none' ||
    /^\s*(?:#{1,6}\s|\|)/.test(next) ||
    /^\s*(?:#{1,6}\s|\|)/.test(line)
  )
    return false
  if (isLabelled(next) || BY.test(next)) return false
  const nextWord = /^\s*(\S+)/.exec(next)![1]!
  const filled = line.length + 1 + nextWord.length
  const isUnfinished = /^\s*\p{Ll}/u.test(next) || CONNECTS.test(line)
  // A title that fills its line, and the byline below it.
  if (
    !isUnfinished &&
    BYLINE.test(next.slice(0, 200)) &&
    !/\d|^[^\p{Ll}]*$/u.test(next) &&
    /(?:\s\p{Ll}{4,}.*){2}/u.test(line)
  )
    return false
  if (filled > width && line.length <= width + 2) return !/(?:^|\s)https?:\S+$/.test(line) || index > first
  // Titles are often broken earlier than the running text below them, and go on indented.
  if (line.length > WIDEST || filled < width * 0.8) return false
  return isUnfinished || indentOf(next) > indentOf(source[first]!.text) + 1
}

const indentOf = (text: string): number => text.length - text.trimStart().length

/** A width is believed when most lines that had no room for the next word are plainly unfinished. */
function findWrapping(source: readonly SourceLine[]): Wrapping {
  const lengths: number[] = []
  let wide = 0
  for (const line of source) {
    if (isBlank(line.text) || !line.text.trim().includes(' ')) continue
    if (line.text.length > WIDEST) wide++
    else lengths.push(line.text.length)
  }
  if (lengths.length < 3 || wide > lengths.length * 0.15) return { width: 0 }
  lengths.sort((a, b) => a - b)
  const longest = lengths.at(-1)!
  let best = { width: 0, rank: 0 }
  const at = (share: number): number => lengths[Math.floor(lengths.length * share)]!
  const tops = at(0.97)
  const tried = new Set([longest, at(0.99), tops, at(0.93), at(0.88)])
  for (const width of tried) {
    if (width < 45) continue
    let pairs = 0
    let full = 0
    let unfinished = 0
    for (let index = 0; index + 1 < source.length; index++) {
      const line = source[index]!.text
      const next = source[index + 1]!.text
      if (
        isBlank(line) ||
        isBlank(next) ||
        line.length > width ||
        readMarker(next).marker !== 'none' ||
        isLabelled(next) ||
        BY.test(next)
      )
        continue
      const nextWord = /^\s*(\S+)/.exec(next)![1]!
      pairs++
      if (line.length + 1 + nextWord.length <= width) continue
      full++
      if (/^\s*\p{Ll}/u.test(next) || CONNECTS.test(line)) unfinished++
    }
    const share = full === 0 ? 0 : unfinished / full
    // In text of names and titles few lines are plainly unfinished, but nearly all are full.
    const isFull = full >= 4 && full > pairs * 0.8 && share > 0.12
    // Below the longest lines only many broken ones make a width.
    const isPlenty = width >= tops ? full >= 2 : full >= 10 && full > pairs * 0.5
    if (isPlenty && (share >= 0.45 || isFull) && share * Math.sqrt(full) > best.rank)
      best = { width, rank: share * Math.sqrt(full) }
  }
  return { width: best.width }
}
