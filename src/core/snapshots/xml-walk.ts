/** XML as a row of events for readers of graph files. No entity is expanded and nothing outside the text is looked at. */
import { SaxesParser } from 'saxes'

export interface XmlHandler {
  /** `name` and the names of attributes come without a namespace prefix, since writers disagree about it. */
  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void
  text(text: string): void
  close(name: string): void
  /** What the file tells one kind of program. */
  instruction?(target: string, text: string, line: number): void
}

/** Pieces small enough that the tokenizer's own buffer stays small. */
const PIECE = 1 << 16

class NotWellFormed extends Error {}

/** Says where and why the text is not well-formed XML, or nothing. */
export function walkXml(text: string, handler: XmlHandler): string | undefined {
  const parser = new SaxesParser({ position: true })
  parser.on('error', (error) => {
    throw new NotWellFormed(error.message)
  })
  parser.on('opentag', ({ name, attributes }) =>
    handler.open(
      localName(name),
      Object.fromEntries(Object.entries(attributes).map(([attribute, value]) => [localName(attribute), value])),
      parser.line,
    ),
  )
  parser.on('text', (piece) => handler.text(piece))
  parser.on('cdata', (piece) => handler.text(piece))
  parser.on('processinginstruction', ({ target, body }) => handler.instruction?.(target, body, parser.line))
  parser.on('closetag', ({ name }) => handler.close(localName(name)))
  try {
    for (let start = 0; start < text.length; start += PIECE) parser.write(text.slice(start, start + PIECE))
    parser.close()
    return undefined
  } catch (error) {
    if (!(error instanceof NotWellFormed)) throw error
    const reason = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
    return `The file is not well-formed XML at line ${parser.line}: ${reason}.`
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
