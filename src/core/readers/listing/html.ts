/** Turns a saved HTML page into lines of lightly marked text, each with the source line that it began on. */
import type { SourceLine } from './lines.ts'

const SKIPPED = new Set('script style noscript svg template nav footer select button form iframe'.split(' '))
/** What a person never sees; the rest of what is skipped is text that is left out. */
const UNSEEN = new Set('script style noscript svg template iframe'.split(' '))
const PARAGRAPH = new Set('p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote section article header hr main'.split(' '))
const BLOCK = new Set(
  'div li dt dd br tr tbody thead body html head title address figure figcaption pre center'.split(' '),
)
const MARK: Readonly<Record<string, string>> = { b: '**', strong: '**', i: '*', em: '*', cite: '*' }
const TAG = /<(?:!--[\s\S]*?(?:-->|$)|\/?([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>|![^<>]*>|\?[^<>]*>)/g

/** A page without line ends must not make one endless line. */
const LONGEST_LINE = 100_000

/** True when the text is a web page rather than text with a tag here and there. */
export function isHtml(text: string): boolean {
  const head = text.slice(0, 20_000)
  if (/^\s*(?:<!doctype html|<html\b)/i.test(head)) return true
  const tags = head.match(/<\/?(?:div|p|li|ul|ol|td|tr|table|span|h[1-6]|br|dd|dt|a)\b[^<>]{0,300}>/gi)?.length ?? 0
  return tags >= 6 && tags * 400 > head.length
}

/**
 * Script, style, navigation and forms are left out; headings, list items, table rows and emphasis keep a mark of their own.
 * `onSkipped` hears the source line of each stretch of text that was left out.
 */
export function readHtml(html: string, onSkipped: (line: number) => void = () => undefined): SourceLine[] {
  const lines: SourceLine[] = []
  let current = ''
  let startedOn = 1
  let line = 1
  let at = 0
  let skipped: string | undefined
  let depth = 0
  let href = ''
  let cells = 0
  const flush = (blank: boolean): void => {
    const text = current.replace(/[ \t\r\n\f]+/g, ' ').trim()
    if (/[^#\-*|\s]/.test(text)) lines.push({ number: startedOn, text: '  '.repeat(Math.max(0, depth - 1)) + text })
    if (blank && lines.length > 0 && lines.at(-1)!.text !== '') lines.push({ number: line, text: '' })
    current = ''
  }
  const add = (text: string): void => {
    if (skipped) {
      if (!UNSEEN.has(skipped) && /[\p{L}\p{N}]/u.test(text))
        onSkipped(line + countNewlines(text.slice(0, text.length - text.trimStart().length)))
      return
    }
    if (current === '') startedOn = line + countNewlines(text.slice(0, text.length - text.trimStart().length))
    if (current === '' && text.trim() === '') return
    current += text
    if (current.length > LONGEST_LINE) flush(false)
  }
  for (const match of html.matchAll(TAG)) {
    const between = html.slice(at, match.index)
    add(between)
    line += countNewlines(between)
    at = match.index + match[0].length
    line += countNewlines(match[0])
    const name = match[1]?.toLowerCase()
    if (!name) continue
    const isEnd = match[0][1] === '/'
    if (skipped) {
      if (isEnd && name === skipped) skipped = undefined
      continue
    }
    if (SKIPPED.has(name) && !isEnd) {
      skipped = name
      continue
    }
    const mark = MARK[name]
    if (mark) current = isEnd ? closeMark(current, mark) : current + mark
    else if (name === 'a') {
      if (isEnd) current = href ? closeLink(current, href) : current
      else href = /\bhref\s*=\s*["']?(https?:[^"'\s>]+)/i.exec(match[2] ?? '')?.[1] ?? ''
      if (!isEnd && href) current += '['
      if (isEnd) href = ''
    } else if (name === 'td' || name === 'th') {
      if (!isEnd) current += cells++ === 0 ? '| ' : ' | '
    } else if (name === 'br' && cells > 0) current += ' <br> '
    else if (cells > 0 && name !== 'tr' && name !== 'table') current += ' '
    else if (PARAGRAPH.has(name) || BLOCK.has(name)) {
      if (name === 'tr' && isEnd && cells > 0) current += ' |'
      flush(PARAGRAPH.has(name) && !(depth > 0 && (name === 'ul' || name === 'ol')))
      if (name === 'tr') cells = 0
      if (name === 'ul' || name === 'ol') depth = Math.max(0, depth + (isEnd ? -1 : 1))
      if (!isEnd && name === 'li') add('- ')
      if (!isEnd && /^h[1-6]$/.test(name)) add('#'.repeat(Number(name[1])) + ' ')
    } else if (name === 'sup' || name === 'sub') current += isEnd ? '' : '^'
  }
  add(html.slice(at))
  flush(false)
  return lines
}

/** An emphasis that holds nothing is taken back. */
function closeMark(text: string, mark: string): string {
  const opened = text.lastIndexOf(mark)
  if (opened >= 0 && text.slice(opened + mark.length).trim() === '') return text.slice(0, opened)
  const trailing = /\s*$/.exec(text.slice(-20))![0]
  return text.slice(0, text.length - trailing.length) + mark + trailing
}

function closeLink(text: string, href: string): string {
  return `${text}](${href})`
}

function countNewlines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
