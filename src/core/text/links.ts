/** Web addresses inside running text. */

// Bounded, so that trimming stays cheap on hostile text; longer addresses than this are not followed by browsers either.
const ADDRESS = /\bhttps?:\/\/[^\s<>"'`{}|\\^]{1,4000}/gi

/** Every http(s) address in the text once, in order, without the punctuation of the sentence around it. */
export function findLinks(text: string): string[] {
  const found = new Set<string>()
  for (const [match] of text.matchAll(ADDRESS)) {
    const address = trimAddress(match)
    if (address.length > 'https://a.b'.length - 1) found.add(address)
  }
  return [...found]
}

function trimAddress(address: string): string {
  for (;;) {
    const last = address.at(-1) ?? ''
    if (/[.,;:!?*_~…]/.test(last)) address = address.slice(0, -1)
    else if (last === ')' && !address.includes('(')) address = address.slice(0, -1)
    else if (last === ']' && !address.includes('[')) address = address.slice(0, -1)
    else return address
  }
}

/** True for the kinds of address that a page may turn into a link. */
export function isSafeLink(address: string): boolean {
  return /^(https?:\/\/|mailto:|doi:10\.)/i.test(address)
}
