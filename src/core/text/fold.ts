/** Unicode folding: the spelling under which two ways of writing the same thing meet. */

/** Letters that Unicode decomposition leaves alone. */
const TRANSLITERATED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  ı: 'i',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
}

/** Lower case without accents; ø ł ß … transliterated; other scripts stay as they are. Width and white space untouched. */
export function fold(text: string): string {
  // Most text is plain ASCII, and normalising it costs more than looking.
  if (isAscii(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßøæœłıđðþħŧ]/g, (letter) => TRANSLITERATED[letter] ?? letter)
    .replace(/\p{M}+/gu, '')
}

/** A folded text as part of a node key: words joined by hyphens. */
export function slug(text: string): string {
  return fold(text)
    .replace(/['’`.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false
  return true
}
