/** `coterie export`: one lens of a snapshot as a file for another program. */
import { readFile } from 'node:fs/promises'
import { GRAPH_FORMATS, parseSnapshot, toGraphology, type GraphFormat, type LensName } from '../../core/index.ts'
import { describeFault, writeWhole } from '../files.ts'
import { Failure, say } from '../messages.ts'
import type { Snapshot } from '../../core/index.ts'

/** Reads and checks a snapshot file, or fails with its name and the reason. */
export async function openSnapshot(path: string): Promise<Snapshot> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw new Failure(`${path} could not be opened: ${describeFault(error)}.`)
  }
  const { snapshot, problem } = parseSnapshot(text)
  if (problem !== undefined) throw new Failure(`${path}: ${problem}`)
  return snapshot
}

export interface ExportOptions {
  readonly format: GraphFormat
  readonly lens: LensName
  readonly out?: string
}

/** Writes to `out`, or to stdout where none is named. */
export async function exportGraph(path: string, { format, lens, out }: ExportOptions): Promise<number> {
  const { facts, lenses } = await openSnapshot(path)
  const chosen = lenses[lens]
  if (!chosen) throw new Failure(`${path} has no lens "${lens}"; it has ${Object.keys(lenses).join(', ')}.`)
  const graph = toGraphology(facts, chosen)
  const pieces = GRAPH_FORMATS[format].write(graph)
  if (out === undefined) for (const piece of pieces) process.stdout.write(piece)
  else {
    try {
      await writeWhole(out, pieces)
    } catch (error) {
      throw new Failure(`${out} could not be written: ${describeFault(error)}.`)
    }
    say(`${graph.order} nodes and ${graph.size} links written to ${out}`)
  }
  for (const { count, what, why } of chosen.graph.omissions) say(`Left out: ${count} ${what}, because ${why}`)
  return 0
}
