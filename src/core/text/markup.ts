/** HTML, JATS and MathML inside titles and abstracts: turned to the text that is seen. */
import { decodeEntities } from './entities.ts'

/** A tag proper: "p < 0.05 and n > 3" and "<b and c>" are not. */
const TAG =
  /<(\/?)([a-zA-Z][\w.-]{0,30}(?::[a-zA-Z][\w.-]{0,30})?)((?:\s+[\w:.-]{1,40}\s*=\s*(?:"[^"<>]{0,2000}"|'[^'<>]{0,2000}'|[^\s"'<>]{1,500})){0,20})\s*(\/?)>|<!--|<!\[CDATA\[|\]\]>/g

const KNOWN: ReadonlySet<string> = new Set(
  `a abbr abstract abstracttext alternatives b big blockquote bold body br caption center cite code dd def-list del
   dfn disp-formula div dl dt em email ext-link fn font formula graphic h1 h2 h3 h4 h5 h6 hr html i img inf inline-formula
   inline-graphic ins institution italic kbd label li list list-item maction math mark menclose merror mfenced mfrac mglyph
   mi mmultiscripts mn mo monospace mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup
   mtable mtd mtext mtr munder munderover none named-content annotation annotation-xml ol overline p para pre q roman s
   samp sans-serif sc script sec semantics simplepara small span strike strong style styled-content sub sup svg table
   tbody td tex tex-math th thead title tr tt u ul underline uri var xref`.split(/\s+/),
)
const BLOCK: ReadonlySet<string> = new Set(
  `abstract abstracttext blockquote body br caption center dd disp-formula div dl dt h1 h2 h3 h4 h5 h6 hr li list list-item ol p para
   pre sec simplepara table td th title tr ul`.split(/\s+/),
)
/** Elements whose content is not meant for readers. */
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'annotation', 'annotation-xml', 'tex-math', 'svg'])

/**
 * Text without tags and with its entities decoded; white space collapsed. Titles of sections become labels
 * ("Methods: …"), the word "Abstract" as a title goes. Unknown tags stay: they may be mathematics. Linear.
 */
export function markupToText(source: string): string {
  if (!source.includes('<') && !source.includes('&')) return source
  // Exporters escape tags once more ("&lt;sub&gt;"), and entities too ("&amp;amp;").
  const once = /&(?:amp;)?lt;\/?[a-z]/i.test(source) ? decodeEntities(decodeEntities(source)) : source
  return decodeEntities(once.includes('<') ? stripTags(once) : once)
    .replace(/\s+/g, ' ')
    .trim()
}

function stripTags(source: string): string {
  const parts: string[] = []
  let from = 0
  let hidden: string | undefined
  const unclosed = new Set<string>()
  let titleFrom = -1
  TAG.lastIndex = 0
  for (let match = TAG.exec(source); match; match = TAG.exec(source)) {
    const qualified = match[2]?.toLowerCase()
    const name = qualified?.slice(qualified.indexOf(':') + 1)
    if (name !== undefined && !KNOWN.has(name)) continue
    if (hidden === undefined) parts.push(source.slice(from, match.index))
    from = match.index + match[0].length
    if (name === undefined) {
      if (match[0] === '<!--') {
        const end = source.indexOf('-->', from)
        from = end < 0 ? source.length : end + 3
        TAG.lastIndex = from
      }
      continue
    }
    const isClosing = match[1] === '/'
    if (hidden !== undefined) {
      if (isClosing && name === hidden) hidden = undefined
      continue
    }
    if (HIDDEN.has(name) && !isClosing && match[4] !== '/') {
      // Only if it is closed: a stray "<style>" must not swallow the abstract, nor be looked for again and again.
      if (!unclosed.has(name)) {
        if (source.indexOf(`</${match[2]!}`, from) >= 0) hidden = name
        else unclosed.add(name)
      }
      continue
    }
    if (!BLOCK.has(name)) continue
    if (name === 'title') {
      if (isClosing && titleFrom >= 0) parts.push(labelFrom(parts.splice(titleFrom).join('')))
      titleFrom = isClosing ? -1 : parts.length
    }
    parts.push(' ')
  }
  if (hidden === undefined) parts.push(source.slice(from))
  return parts.join('')
}

/** The title of a section as a label in running text; the title "Abstract" says nothing. */
function labelFrom(title: string): string {
  const text = title.trim()
  if (/^(?:abstract|summary)?[.:]?$/i.test(text)) return ''
  return /[.:?!]$/.test(text) ? ` ${text}` : ` ${text}:`
}
