/** Texts as UTF-8 by what the platform has for it: the quickest way to the letters of a long text. */

interface TextEncoding {
  encodeInto(text: string, bytes: Uint8Array): { readonly written: number }
}

/** A web standard that the language library does not declare: it exists in Node and in workers. */
const { TextEncoder } = globalThis as unknown as { readonly TextEncoder: new () => TextEncoding }

const ENCODER = new TextEncoder()

/** How many bytes the text takes from the beginning of `bytes`, where there must be room. Halves of characters become U+FFFD. */
export function encodeUtf8Into(text: string, bytes: Uint8Array): number {
  return ENCODER.encodeInto(text, bytes).written
}
