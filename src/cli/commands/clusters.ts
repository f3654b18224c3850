/** `coterie clusters`: documents in, the topic cluster of one paper a line out. */
import { clusterByTopics } from '../../core/index.ts'
import { LineWriter } from '../messages.ts'
import { readRecords, recordId } from '../records.ts'

export interface ClusterOptions {
  readonly names?: boolean
  readonly seed: number
  readonly resolution: number
}

/** Prints `{id, cluster}` a line (0 is "in none"); with `names` the clusters instead. Returns the exit code. */
export async function clusters(paths: readonly string[], { names, ...options }: ClusterOptions): Promise<number> {
  const { papers, isComplete } = await readRecords(paths)
  const { clusterOfPaper, clusters: found, topics, words } = clusterByTopics(papers, options)
  const writer = new LineWriter()
  if (names)
    for (const { id, name, size, topics: own } of found)
      writer.write(
        JSON.stringify({
          cluster: id,
          name,
          papers: size,
          topics: own.map((topic) => topics[topic]!.label),
          words: words[id - 1],
        }),
      )
  else
    papers.forEach((paper, row) => writer.write(JSON.stringify({ id: recordId(paper), cluster: clusterOfPaper[row] })))
  await writer.end()
  return isComplete ? 0 : 1
}
