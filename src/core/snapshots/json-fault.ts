/** Where a text stops being JSON: engines disagree about naming the place, and some don't name it at all. */

const WHITE_SPACE = new Set([0x20, 0x09, 0x0a, 0x0d])
const ESCAPED = new Set('"\\/bfnrt')
const NUMBER_OR_WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** Offset of the first character that can't stand where it stands; the length of the text where it ends too early. */
export function findJsonFault(text: string): number {
  /** What must be closed, innermost last. */
  const open: ('}' | ']')[] = []
  let at = skipSpace(text, 0)
  let awaits: 'value' | 'value or end' | 'name' | 'name or end' | 'separator' = 'value'
  for (;;) {
    if (at >= text.length) return awaits === 'separator' && open.length === 0 ? text.length : at
    const character = text[at]!
    if (awaits === 'separator') {
      const closing = open.at(-1)
      if (closing === undefined) return at
      if (character === closing) open.pop()
      else if (character === ',') awaits = closing === '}' ? 'name' : 'value'
      else return at
      at = skipSpace(text, at + 1)
      continue
    }
    if ((awaits === 'value or end' || awaits === 'name or end') && character === open.at(-1)) {
      open.pop()
      awaits = 'separator'
      at = skipSpace(text, at + 1)
    } else if (awaits === 'name' || awaits === 'name or end') {
      const end = character === '"' ? endOfString(text, at) : -at
      if (end <= 0) return -end
      at = skipSpace(text, end)
      if (text[at] !== ':') return at
      at = skipSpace(text, at + 1)
      awaits = 'value'
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']')
      awaits = character === '{' ? 'name or end' : 'value or end'
      at = skipSpace(text, at + 1)
    } else {
      const end = character === '"' ? endOfString(text, at) : endOfWord(text, at)
      if (end <= 0) return -end
      at = skipSpace(text, end)
      awaits = 'separator'
    }
  }
}

function skipSpace(text: string, at: number): number {
  while (WHITE_SPACE.has(text.charCodeAt(at))) at++
  return at
}

/** The offset after the closing quote, or minus the offset of the fault. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20) return -at
    if (code !== 0x5c) continue
    at++
    if (text[at] === 'u' && /^[\da-f]{4}$/i.test(text.slice(at + 1, at + 5))) at += 4
    else if (at < text.length && !ESCAPED.has(text[at]!)) return -at
  }
  return -text.length
}

function endOfWord(text: string, start: number): number {
  NUMBER_OR_WORD.lastIndex = start
  return NUMBER_OR_WORD.test(text) ? NUMBER_OR_WORD.lastIndex : -start
}
