/** Bytes of a file as text, and back. */

interface TextDecoding {
  decode(bytes: Uint8Array): string
}

interface TextEncoding {
  encodeInto(text: string, bytes: Uint8Array): { readonly written: number }
}

/** Web standards that the language library does not declare: they exist in Node and in workers. */
const { TextDecoder, TextEncoder } = globalThis as unknown as {
  readonly TextDecoder: new (
    label: string,
    options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
  ) => TextDecoding
  readonly TextEncoder: new () => TextEncoding
}

const ENCODER = new TextEncoder()

/** What is not UTF-8 becomes U+FFFD, or throws when `strict`. A byte order mark stays. */
export function decodeUtf8(bytes: Uint8Array, how: 'strict' | 'lenient'): string {
  return new TextDecoder('utf-8', { fatal: how === 'strict', ignoreBOM: true }).decode(bytes)
}

/** How many bytes the text takes from the beginning of `bytes`, where there must be room. Halves of characters become U+FFFD. */
export function encodeUtf8Into(text: string, bytes: Uint8Array): number {
  return ENCODER.encodeInto(text, bytes).written
}
