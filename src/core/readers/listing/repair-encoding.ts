/** Repairs text whose UTF-8 bytes were once read as windows-1252 ("MÃ¼ller" for "Müller"). */

/** Characters that windows-1252 has where Latin-1 has control codes: code point to byte. */
const WINDOWS_1252 = new Map(
  Array.from('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ', (character, index) => [
    character.codePointAt(0)!,
    0x80 + index,
  ]),
)
const SUSPECT = /[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+/g

/** Replaces only runs that are whole, valid UTF-8 sequences when turned back into bytes; everything else stays. */
export function repairEncoding(text: string): string {
  return text.replace(SUSPECT, (run) => decodeRun(run) ?? run)
}

function decodeRun(run: string): string | undefined {
  const bytes: number[] = []
  for (const character of run) {
    const code = character.codePointAt(0)!
    const byte = code < 0x100 ? code : WINDOWS_1252.get(code)
    if (byte === undefined) return undefined
    bytes.push(byte)
  }
  let decoded = ''
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at]!
    const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : 0
    if (more === 0 || at + more >= bytes.length) return undefined
    let code = lead & (0x3f >> more)
    for (let index = 1; index <= more; index++) {
      const next = bytes[at + index]!
      if ((next & 0xc0) !== 0x80) return undefined
      code = (code << 6) | (next & 0x3f)
    }
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined
    decoded += String.fromCodePoint(code)
    at += more + 1
  }
  return decoded
}
