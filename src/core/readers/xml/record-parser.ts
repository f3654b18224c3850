/** XML as it arrives, cut into small trees, one for each record. Nothing is fetched, nothing is expanded. */
import { SaxesParser } from 'saxes'
import { decodeEntities } from '../../text/entities.ts'
import type { XmlElement } from './element.ts'

export interface XmlRecordHandler {
  /** Elements that are records. */
  isRecord(name: string): boolean
  /** Elements outside records that say something about all records after them. */
  isContext?(name: string): boolean
  record(element: XmlElement, line: number, enclosing: readonly XmlElement[]): void
  context?(element: XmlElement, enclosing: readonly XmlElement[]): void
  /** A record that can't be used. */
  broken(code: 'truncated' | 'limit' | 'rejected-record', message: string, line: number): void
  /** Something is not as XML should be, and was read all the same. */
  doubt(message: string, line: number): void
}

/** A record with more text or more elements than this is no record. */
const MAX_RECORD_TEXT = 16 * 2 ** 20
const MAX_RECORD_ELEMENTS = 500_000
const MAX_DEPTH = 200
/** Text without any markup longer than this is not looked at any further. */
const MAX_TOKEN = 16 * 2 ** 20

interface OpenElement extends XmlElement {
  readonly content: (XmlElement | string)[]
}

/** Character references by name are those of HTML; an entity that the document declares itself stays as it is written. */
const HTML_ENTITIES: Record<string, string> = new Proxy(Object.create(null) as Record<string, string>, {
  get(_, name) {
    const reference = `&${String(name)};`
    const text = decodeEntities(reference)
    return text === reference ? undefined : text
  },
})

export function createXmlRecordParser(handler: XmlRecordHandler) {
  const parser = new SaxesParser({ xmlns: false, fragment: true })
  parser.ENTITIES = HTML_ENTITIES
  /** Open elements outside records, then those of the record or context in hand. */
  const enclosing: OpenElement[] = []
  let open: OpenElement[] = []
  let line = 1
  let textLength = 0
  let elementCount = 0
  let isOversized = false
  let hasDoubt = false
  let isGivenUp = false
  let fed = 0
  let fedAtLastTag = 0

  const currentLine = (): number => (parser.column === 0 ? parser.line - 1 : parser.line)

  parser.on('error', (error) => {
    // One word for each record is enough; what follows is mostly the same mistake.
    if (open.length === 0 || hasDoubt) return
    hasDoubt = true
    handler.doubt(error.message.replace(/^[\d:]+\s*/, '').replace(/\.$/, ''), currentLine())
  })
  parser.on('opentagstart', (tag) => {
    const name = localName(tag.name)
    // A record inside a record: the end of the first is missing.
    if (open.length > 0 && handler.isRecord(name) && handler.isRecord(open[0]!.name)) {
      handler.broken('rejected-record', `The end of the element "${open[0]!.name}" is missing`, line)
      open = []
    }
    if (open.length === 0) {
      line = currentLine()
      textLength = 0
      elementCount = 0
      isOversized = false
      hasDoubt = false
    }
  })
  parser.on('opentag', (tag) => {
    fedAtLastTag = fed
    const element: OpenElement = { name: localName(tag.name), attributes: tag.attributes, content: [] }
    if (open.length === 0) {
      if (handler.isRecord(element.name) || handler.isContext?.(element.name)) open.push(element)
      else if (!tag.isSelfClosing) enclosing.push(element)
    } else {
      if (++elementCount > MAX_RECORD_ELEMENTS || open.length > MAX_DEPTH) isOversized = true
      if (!isOversized) open.at(-1)!.content.push(element)
      open.push(element)
    }
  })
  const addText = (text: string): void => {
    if (open.length === 0) return
    textLength += text.length
    if (textLength > MAX_RECORD_TEXT) isOversized = true
    if (!isOversized) open.at(-1)!.content.push(text)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', (tag) => {
    fedAtLastTag = fed
    const name = localName(tag.name)
    if (open.length === 0) {
      if (enclosing.at(-1)?.name === name) enclosing.pop()
      return
    }
    const element = open.pop()!
    if (open.length > 0) return
    if (!handler.isRecord(element.name)) handler.context?.(element, enclosing)
    else if (isOversized)
      handler.broken('limit', 'The record is longer (16 M characters) or deeper (200 levels) than it may be', line)
    else handler.record(element, line, enclosing)
  })

  return {
    push(chunk: string): void {
      if (isGivenUp) return
      parser.write(chunk)
      fed += chunk.length
      if (fed - fedAtLastTag <= MAX_TOKEN) return
      isGivenUp = true
      handler.broken(
        'limit',
        'More than 16 M characters without markup; the rest of the file was left out',
        currentLine(),
      )
      open = []
    },
    end(): void {
      if (open.length > 0 && handler.isRecord(open[0]!.name))
        handler.broken('truncated', 'The file ends inside this record', line)
      open = []
      parser.close()
    },
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
