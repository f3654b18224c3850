/** Running text as words, with the places where no phrase may cross. */

export interface Token {
  /** As printed, without a possessive ending. */
  readonly text: string
  /** Punctuation, markup or the beginning stands between this word and the one before it. */
  readonly isAfterBreak: boolean
  /** First word of a sentence: its capital says nothing. */
  readonly isSentenceStart: boolean
}

/** Addresses, formulae and markup: whatever stands here is no language. Every alternative is linear and bounded. */
const DEBRIS = /https?:\/\/[^\s<>"]+|\$[^$]{1,200}\$|\\[A-Za-z]+|<\/?[A-Za-z][^<>]{0,100}>|&#?\w{1,10};/g
/** Letters and digits, joined by single hyphens, apostrophes, slashes, ampersands or the points and pluses inside a name. */
const WORD =
  /[\p{L}\p{N}\p{M}]+(?:(?:[-‐‑'’&/]|(?<=\d)[.,](?=\d)|(?<=\p{Lu})\.(?=\p{Lu}))[\p{L}\p{N}\p{M}]+)*(?:\+\+|#(?!\w))?/gu
const SENTENCE_END = /[.!?:;]["'”’)\]]*\s*$|\n\s*$/
const FORMULA = /[\\^_={}~|<>@*]/

/** Words of the text in order. Linear in its length. */
export function tokenize(text: string): Token[] {
  const clean = text.replace(DEBRIS, (debris) => (/^<\/?\w/.test(debris) ? ' ' : ' ; '))
  const tokens: Token[] = []
  let end = 0
  let isBroken = true
  let isSentenceStart = true
  for (const match of clean.matchAll(WORD)) {
    const gap = clean.slice(end, match.index)
    if (tokens.length > 0 && gap.trim() !== '') isBroken = true
    if (gap !== '' && SENTENCE_END.test(gap)) isSentenceStart = true
    const before = clean[match.index - 1] ?? ' '
    const after = clean[match.index + match[0].length] ?? ' '
    end = match.index + match[0].length
    if (FORMULA.test(before) || FORMULA.test(after)) {
      isBroken = true
      continue
    }
    const possessive = /['’]s?$/.exec(match[0])
    const word = possessive ? match[0].slice(0, possessive.index) : match[0]
    tokens.push({ text: word, isAfterBreak: isBroken, isSentenceStart })
    isBroken = possessive !== null && !/^\p{Lu}/u.test(word)
    isSentenceStart = false
  }
  return tokens
}
