/** The few web standards that readers need and that the language library does not declare: they exist in Node and in workers. */

interface TextDecoding {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string
}

interface ByteReading {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>
  cancel(): Promise<void>
}

interface ByteWriting {
  write(bytes: Uint8Array): Promise<void>
  close(): Promise<void>
  abort(reason?: unknown): Promise<void>
}

interface ByteTransform {
  readonly readable: { getReader(): ByteReading }
  readonly writable: { getWriter(): ByteWriting }
}

interface Platform {
  readonly TextDecoder: new (
    label: string,
    options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
  ) => TextDecoding
  readonly DecompressionStream: new (format: 'gzip') => ByteTransform
}

export const { TextDecoder, DecompressionStream } = globalThis as unknown as Platform
