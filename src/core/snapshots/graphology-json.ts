/** Graphology's own JSON serialisation, which Gephi Lite and every Graphology program import. */
import type Graph from 'graphology'

/** The file in pieces: a line per node and per edge, so that it can be read and compared by people too. */
export function* writeGraphologyJson(graph: Graph): Generator<string> {
  const { nodes, edges, ...rest } = graph.export()
  yield `${JSON.stringify(rest).slice(0, -1)},\n"nodes":[`
  yield* items(nodes)
  yield '],\n"edges":['
  yield* items(edges)
  yield ']}\n'
}

function* items(values: readonly unknown[]): Generator<string> {
  for (const [index, value] of values.entries()) yield `${index === 0 ? '\n' : ',\n'}${JSON.stringify(value)}`
}
