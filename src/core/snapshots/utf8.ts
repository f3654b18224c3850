/** Bytes of a file as text. */

interface TextDecoding {
  decode(bytes: Uint8Array): string
}

/** A web standard that the language library does not declare: it exists in Node and in workers. */
const { TextDecoder } = globalThis as unknown as {
  readonly TextDecoder: new (
    label: string,
    options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
  ) => TextDecoding
}

/** What is not UTF-8 becomes U+FFFD, or throws when `strict`. A byte order mark stays. */
export function decodeUtf8(bytes: Uint8Array, how: 'strict' | 'lenient'): string {
  return new TextDecoder('utf-8', { fatal: how === 'strict', ignoreBOM: true }).decode(bytes)
}
