/** Values of a JSON file whose shape nobody has promised. */
import { lineAt } from './graph-file.ts'
import { findJsonFault } from './json-fault.ts'

export type ParsedJson =
  { readonly value: unknown; readonly problem?: never } | { readonly value?: never; readonly problem: string }

/** A byte order mark is passed over. Says the line of the first mistake. */
export function parseJson(text: string): ParsedJson {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  try {
    return { value: JSON.parse(json) }
  } catch {
    return { problem: describeFault(json) }
  }
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined
}

export function asList(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined
}

/** Keys may be numbers in files of other programs. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
}

export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function describeFault(text: string): string {
  if (text.trim() === '') return 'The file is empty.'
  const offset = findJsonFault(text)
  const line = lineAt(text, offset)
  return offset >= text.trimEnd().length
    ? `The file ends too early, at line ${line}: it was cut off.`
    : `The file is not valid JSON at line ${line}, character ${offset - text.lastIndexOf('\n', offset - 1)}.`
}
