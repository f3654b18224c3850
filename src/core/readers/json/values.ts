/** Careful looks into values parsed from JSON, whose shape nobody guarantees. */

export type JsonRecord = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as a list: an array as it is, one thing as a list of one, nothing as an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null ? [] : [value]
}

/** A text or number as text; the first of a list; nothing for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  return Array.isArray(value) ? textOf(value[0]) : undefined
}

/** The texts in a list of texts. */
export function textsOf(value: unknown): string[] {
  return listOf(value).filter((item): item is string => typeof item === 'string')
}

/** What lies under a path of keys, or nothing. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  for (const key of keys) {
    if (!isRecord(value)) return undefined
    value = Object.hasOwn(value, key) ? value[key] : undefined
  }
  return value
}
