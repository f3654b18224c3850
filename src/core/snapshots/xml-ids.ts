/** Keys of nodes and edges as XML identifiers and back: two keys never become one, and the file stays valid. */

/** What XML 1.0 can't hold at all, and `_xHHHH_` itself, so that it comes back. */
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9A-F]{4}_)/g

/**
 * What may not stand in an XML name token (NMTOKEN), which GraphML demands of ids: all but letters of large scripts that
 * both the fourth and the fifth edition of XML 1.0 allow, for validators differ.
 */
const NO_NAME_TOKEN =
  /[^-.:\w\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0391-\u03a1\u03a3-\u03ce\u0410-\u044f\u3041-\u3094\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3]|_(?=x[0-9A-F]{4}_)/g

/** Any key, with what XML can't hold as `_xHHHH_` (a UTF-16 code unit in hexadecimal, as office programs do). */
export function toXmlId(key: string): string {
  return key.replace(FORBIDDEN, encode)
}

/** The same, so that the result is a name token. The empty key, which is none, becomes `_x_`. */
export function toNameToken(key: string): string {
  return key === '' ? '_x_' : key.replace(NO_NAME_TOKEN, encode)
}

export function fromXmlId(id: string): string {
  return id === '_x_'
    ? ''
    : id.replace(/_x([0-9A-F]{4})_/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

function encode(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}
