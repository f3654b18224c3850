/** What a file is when it is not a document that can be read: named, so that the person knows what to do instead. */

const SIGNATURES: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0x8a, 0x43, 0x4f, 0x54, 0x0d, 0x0a, 0x1a, 0x0a], 'a snapshot of Coterie'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive (or an Office document)'],
  [[0x50, 0x4b, 0x05, 0x06], 'an empty ZIP archive'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office document'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF image'],
  [[0x52, 0x49, 0x46, 0x46], 'a media file'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7-Zip archive'],
  [[0x42, 0x5a, 0x68], 'a bzip2 archive'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'an xz archive'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a Zstandard archive'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'an SQLite database'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
]

/** Random bytes have a tenth of control characters. A record with a few of them must not cost the others. */
const MOST_CONTROLS = 1 / 12
/** Text has no zeros but by accident … */
const MOST_ZEROS = 1 / 50
/** … and plain text, which no structure vouches for, no control characters either. */
const MOST_CONTROLS_IN_PLAIN_TEXT = 1 / 50

/** "a PDF", "a ZIP archive …", or "binary" content without a name; nothing for what may well be text. */
export function nameBinary(block: Uint8Array): string | undefined {
  for (const [signature, name] of SIGNATURES) if (signature.every((byte, index) => block[index] === byte)) return name
  let controls = 0
  let zeros = 0
  for (const byte of block) {
    if (isControl(byte)) controls++
    if (byte === 0) zeros++
  }
  const isBinary = controls > block.length * MOST_CONTROLS || zeros > block.length * MOST_ZEROS
  return isBinary ? 'binary content' : undefined
}

function isControl(code: number): boolean {
  return code < 32 && (code < 9 || code > 13) && code !== 27
}

/** What Coterie writes itself may lie beside the documents, and looks like some of them. */
const OWN_FILES: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^\s*\{\s*"format"\s*:\s*"coterie-snapshot"/, 'a snapshot of Coterie, which the explorer opens'],
  [/^\s*\{\s*"format"\s*:\s*"coterie-manifest"/, 'the manifest of a file that Coterie exported'],
  [/^\s*<!doctype html><!-- Coterie explorer -->/i, 'an explorer that Coterie exported, which a browser opens'],
]

const STRANGERS: readonly (readonly [pattern: RegExp, what: string])[] = [
  ...OWN_FILES,
  [/<(?:gexf|graphml)\b/i, 'a graph, not a list of papers'],
  [
    /^\s*(?:strict\s+)?(?:di)?graph\b[^{\n]{0,200}\{|^\s*(?:creator\b[^\n]*\s+)?graph\s*\[|^\s*(?:%[^\n]*\n\s*)*\*vertices\b/i,
    'a graph, not a list of papers',
  ],
  [/^\s*\{[^[]{0,2000}"(?:nodes|edges|network|links)"\s*:/, 'a graph, not a list of papers'],
  [/^\W*(?:id|label)\W{0,2}[,;\t](?:[^\n]*[,;\t])?\W?(?:x|cluster|weight<)/i, 'a VOSviewer map, not a list of papers'],
  [/^\W*(?:source|nodeid|id)\W{1,3}(?:target|label|type|weight)\b/i, 'a table of nodes or edges, not a list of papers'],
  [/^\s*<\?xml(?![\s\S]*<html\b)/i, 'XML of a kind that no reader knows'],
  // Without its declaration, XML is known by a document type, a prefix or a namespace.
  [
    /^\s*<(?:!doctype\s+(?!html)|(?!html\b)[a-z_][\w.-]{0,100}(?::[a-z_][\w.-]{0,100}[\s>]|\s[^<>]{0,2000}\bxmlns\b))/i,
    'XML of a kind that no reader knows',
  ],
  [/^\s*[[{]\s*["{[\]}]/, 'JSON without records that have a title and authors'],
]

export function isOwnFile(head: string): boolean {
  return OWN_FILES.some(([pattern]) => pattern.test(head))
}

/** What text is that has a structure, yet none of a list of papers; nothing when it may be read as plain text. */
export function describeStranger(head: string): string | undefined {
  let controls = 0
  for (let index = 0; index < head.length; index++) if (isControl(head.charCodeAt(index))) controls++
  if (controls > head.length * MOST_CONTROLS_IN_PLAIN_TEXT) return 'binary content'
  return STRANGERS.find(([pattern]) => pattern.test(head))?.[1]
}
