/** What the writers of graph files share: attribute columns with their types, found in one walk over the graph. */
import type { Attributes } from 'graphology-types'
import type Graph from 'graphology'

export type ColumnType = 'integer' | 'double' | 'boolean' | 'string'

export interface Column {
  readonly name: string
  readonly type: ColumnType
}

/** Attributes of all nodes (or edges) by name, sorted; a column is as wide as its widest value. */
export function nodeColumns(graph: Graph, except: readonly string[]): Column[] {
  return columnsOf((visit) => graph.forEachNode((_, attributes) => visit(attributes)), except)
}

export function edgeColumns(graph: Graph, except: readonly string[]): Column[] {
  return columnsOf((visit) => graph.forEachEdge((_, attributes) => visit(attributes)), except)
}

/** The value as text, or nothing where there is none (absent, null, not a finite number). */
export function formatValue(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function columnsOf(forEach: (visit: (attributes: Attributes) => void) => void, except: readonly string[]): Column[] {
  const types = new Map<string, ColumnType>()
  forEach((attributes) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (except.includes(name) || formatValue(value) === undefined) continue
      types.set(name, widen(types.get(name), typeOf(value)))
    }
  })
  return [...types].map(([name, type]) => ({ name, type })).sort((a, b) => (a.name < b.name ? -1 : 1))
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
