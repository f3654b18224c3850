/** What graph files have in common: attribute columns with their types, found in one walk, and values as text and back. */
import type { Attributes } from 'graphology-types'
import type { GraphView } from '../model/graph-view.ts'

export type ColumnType = 'integer' | 'double' | 'boolean' | 'string'

export interface Column {
  readonly name: string
  readonly type: ColumnType
}

/** Attributes of all nodes by name, sorted; a column is as wide as its widest value. */
export function nodeColumns(graph: GraphView, except: readonly string[] = []): Column[] {
  return columnsOf(graph.nodeEntries(), except)
}

export function edgeColumns(graph: GraphView, except: readonly string[] = []): Column[] {
  return columnsOf(graph.edgeEntries(), except)
}

export function columnsOf(
  entries: Iterable<{ readonly attributes: Attributes }>,
  except: readonly string[] = [],
): Column[] {
  const types = new Map<string, ColumnType>()
  for (const { attributes } of entries)
    for (const [name, value] of Object.entries(attributes)) {
      if (except.includes(name) || formatValue(value) === undefined) continue
      types.set(name, widen(types.get(name), typeOf(value)))
    }
  return [...types].map(([name, type]) => ({ name, type })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The value as text, or nothing where there is none (absent, null, not a finite number). */
export function formatValue(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  // A negative zero is written as what it equals.
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The value that a text stands for, or the text itself where it does not fit the type. Type names as in GEXF and GraphML. */
export function parseValue(text: string, type: string | undefined): unknown {
  switch (type) {
    case 'int':
    case 'integer':
    case 'long':
    case 'short':
    case 'byte':
    case 'float':
    case 'double':
      return parseNumber(text) ?? text
    case 'boolean': {
      const value = text.trim().toLowerCase()
      return value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : text
    }
    default:
      return text
  }
}

/** A decimal number as programs write it; nothing for any other text, or if digits would be lost. */
export function parseNumber(text: string): number | undefined {
  if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text)) return undefined
  const value = Number(text)
  if (!Number.isFinite(value)) return undefined
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^\s*[+-]?\d+\s*$/.test(text) ? undefined : value
}

/** Red, green and blue of `#rgb` or `#rrggbb`. */
export function parseColour(value: unknown): readonly [number, number, number] | undefined {
  if (typeof value !== 'string') return undefined
  const digits = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(value)?.[1]
  if (!digits) return undefined
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  const number = Number.parseInt(long, 16)
  return [number >> 16, (number >> 8) & 255, number & 255]
}

/** Without a prototype, so that no name of an attribute means anything to it. */
export function emptyAttributes(): Attributes {
  return Object.create(null) as Attributes
}

/** The line that an offset of a text lies on, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

function typeOf(value: unknown): ColumnType {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value !== 'number') return 'string'
  // Readers take an integer for 32 bits.
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 'integer' : 'double'
}

function widen(known: ColumnType | undefined, met: ColumnType): ColumnType {
  if (known === undefined || known === met) return met
  const areNumbers = known !== 'boolean' && met !== 'boolean' && known !== 'string' && met !== 'string'
  return areNumbers ? 'double' : 'string'
}
