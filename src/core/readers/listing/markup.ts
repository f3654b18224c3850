/** Reads the marks inside one line – Markdown emphasis and links, entities, tags – into plain text and the spans they mark. */

import { decodeEntities } from '../../text/entities.ts'

export interface Span {
  readonly start: number
  readonly end: number
  readonly kind: 'strong' | 'emphasis' | 'link'
}

export interface MarkedText {
  readonly text: string
  readonly spans: readonly Span[]
  /** Addresses behind the words, in order. */
  readonly links: readonly string[]
}

const TOKEN =
  /\\([*_#`[\]|.()!-])|!\[[^\][]{0,300}\]\([^()\s]{0,2000}\)|(\[+)|(\]+)\((<?(?:https?:|mailto:|www\.|[./#])?[^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?>?)(?:\s"[^"]{0,300}")?\)|(\]+)|(\*{1,3}|__|_|~~|`{1,3})|:[a-z0-9_+-]{3,30}:|<\/?(?:b|i|em|strong|u|sup|sub|span|font|small|a|tt|code|div|p|center|img)(?:\s[^<>]{0,500})?\/?>/g

interface Opener {
  readonly mark: string
  readonly at: number
  readonly order: number
}

/** Most lines have neither spans nor links; in long documents a list of its own for each would cost memory. */
const NONE: readonly never[] = []

/** Marks without a partner stay as they are: "Li Wei*, Ana Gil*" is no emphasis. */
export function readMarks(raw: string): MarkedText {
  if (!/[\\*_[\]`<~:&]/.test(raw)) return { text: raw, spans: NONE, links: NONE }
  const pieces: string[] = []
  const spans: { start: number; end: number; kind: Span['kind']; order: number }[] = []
  const links: string[] = []
  const openers: Opener[] = []
  const brackets: { at: number; piece: number }[] = []
  let length = 0
  let from = 0
  const add = (piece: string): void => {
    pieces.push(piece)
    length += piece.length
  }
  for (const match of raw.matchAll(TOKEN)) {
    add(raw.slice(from, match.index))
    from = match.index + match[0].length
    const [whole, escaped, opening, closing, address, closed, mark] = match
    if (escaped) add(escaped)
    else if (opening) {
      brackets.push({ at: length, piece: pieces.length })
      add(opening)
    } else if (closing !== undefined && address !== undefined) {
      const opener = brackets.pop()
      if (opener) {
        // The outermost bracket belongs to the link; what is left ("[Paper]") is text.
        const bracket = pieces[opener.piece]!
        pieces[opener.piece] = bracket.slice(1)
        length--
        for (const span of spans)
          if (span.start > opener.at) {
            span.start--
            span.end--
          }
        add(closing.slice(1))
        spans.push({ start: opener.at, end: length, kind: 'link', order: opener.at })
        const clean = address.replace(/^<|>$/g, '')
        if (/^https?:/i.test(clean)) links.push(clean)
      } else add(whole)
    } else if (closed) {
      brackets.pop()
      add(closed)
    } else if (mark) {
      const before = raw[match.index - 1] ?? ' '
      const after = raw[from] ?? ' '
      const partner = openers.findLastIndex((opener) => opener.mark === mark)
      if (
        partner >= 0 &&
        /\S/.test(before) &&
        (!mark.startsWith('_') || !/[\p{L}\p{N}]/u.test(after)) &&
        canClose(mark, after)
      ) {
        const opener = openers[partner]!
        openers.length = partner
        pieces[opener.order] = ''
        const shift = mark.length
        length -= shift
        for (const span of spans)
          if (span.start > opener.at) {
            span.start -= shift
            span.end -= shift
          }
        for (const bracket of brackets) if (bracket.at > opener.at) bracket.at -= shift
        if (!/[`~]/.test(mark))
          spans.push({
            start: opener.at,
            end: length,
            kind: mark.length >= 2 ? 'strong' : 'emphasis',
            order: opener.at,
          })
      } else {
        if (/\S/.test(after) && /[\s([{"'“‘|>*_,;:–-]/.test(before) && openers.length < 50)
          openers.push({ mark, at: length, order: pieces.length })
        add(mark)
      }
    } else if (whole.startsWith('<')) {
      if (/^<\/?(?:p|div)/i.test(whole)) add(' ')
    } else if (whole.startsWith(':') && !/^:[a-z][a-z0-9_+-]+:$/.test(whole)) add(whole)
  }
  add(raw.slice(from))
  return {
    text: decodeEntities(pieces.join('')),
    spans: spans.filter((span) => span.end > span.start).map(({ start, end, kind }) => ({ start, end, kind })),
    links,
  }
}

/** A star right before a letter or an opening bracket starts something; it can't end it. */
function canClose(mark: string, after: string): boolean {
  return mark.length > 1 || !/[\p{L}\p{N}]/u.test(after)
}
