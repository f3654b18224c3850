/** Cuts plain records as most records of a long document are cut, without a look at other cuts. */
import { readByline, type NameOrder } from './byline.ts'
import { delimiterPrior, type Cut } from './cuts.ts'
import type { Lexicon } from './lexicon.ts'
import type { Span } from './markup.ts'
import type { Segmentation, Usual } from './segmentation.ts'
import { leavesNameBehind } from './stretches.ts'
import { unquote } from './title-edges.ts'

/** Title lengths that need no second look. */
const PLAIN_TITLE = { least: 20, most: 200 }
/** Bylines that look so much like people need no second look. */
const PLAIN_BYLINE = 0.8

/**
 * "**Title**, Authors (Places)" where most records begin with a title in marks: nothing else is tried when all that
 * stands behind the marks is one plain byline without a number.
 */
export function cutAtMarks(
  text: string,
  spans: readonly Span[],
  usual: Usual,
  order: NameOrder | undefined,
  lexicon: Lexicon,
): Segmentation | undefined {
  if (usual.grammar !== 'title-authors' || usual.first !== 'mark') return undefined
  const span = spans.find(({ start }) => start <= 1)
  if (!span || span.end < PLAIN_TITLE.least || span.end > PLAIN_TITLE.most) return undefined
  const behind = text.slice(span.end).replace(/^[\s.,;:–—-]+/, '')
  if (behind === '' || /^[\p{Ll}([]|\d/u.test(behind)) return undefined
  const byline = readByline(behind, lexicon, order)
  if (!byline || byline.score < PLAIN_BYLINE || byline.order !== order) return undefined
  const title = unquote(text.slice(span.start, span.end))
  const { grammar, first, score } = usual
  return { grammar, first, second: 'end', title, byline, rest: '', score, isUsual: true }
}

/**
 * "Authors. Title. Venue, year" where most records are so: nothing else is tried when the byline is plain, the title has
 * a usual length, and numbers follow before the next full stop.
 */
export function cutAsUsual(
  text: string,
  cuts: readonly Cut[],
  usual: Usual,
  order: NameOrder | undefined,
  lexicon: Lexicon,
): Segmentation | undefined {
  if (usual.grammar !== 'authors-title' || usual.first !== 'stop' || usual.second !== 'stop') return undefined
  const stops = cuts.filter((cut) => cut.delimiter === 'stop' && text[cut.end] === '.')
  const first = stops.find((cut) => !/(?:^|[\s.-])\p{Lu}$/u.test(text.slice(Math.max(0, cut.end - 2), cut.end)))
  const second = stops.find(
    (cut) => first !== undefined && cut.end > first.start && delimiterPrior(text, cut, 'stop', 'title') > 0,
  )
  if (!first || !second) return undefined
  const length = second.end - first.start
  const behind = text.slice(second.start, stops.find((cut) => cut.end > second.start)?.end ?? text.length)
  if (length < PLAIN_TITLE.least || length > PLAIN_TITLE.most || !/^\p{Lu}.{2,}\d/u.test(behind)) return undefined
  const byline = readByline(text.slice(0, first.end), lexicon, order)
  if (!byline || byline.score < PLAIN_BYLINE || leavesNameBehind(text, first.start, lexicon)) return undefined
  const title = unquote(text.slice(first.start, second.end))
  const rest = text.slice(second.start)
  return {
    grammar: usual.grammar,
    first: 'stop',
    second: 'stop',
    title,
    byline,
    rest,
    score: usual.score,
    isUsual: true,
  }
}
