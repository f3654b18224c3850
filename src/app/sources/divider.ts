/** Divides clusters on a thread of their own. */
import { incidenceFrom, rowOf } from '../../core/index.ts'
import { CoterieWorker } from '../../worker/client.ts'
import type { Divide } from '../state/dividing.ts'
import type { Store } from '../state/store.ts'

export function createDivider(store: Store): Divide {
  return async (indices) => {
    const { snapshot } = store.getState()
    if (!snapshot) return []
    const { papers, topics, paperTopics } = snapshot.facts
    const rows = incidenceFrom(indices.map((paper) => [...rowOf(paperTopics, paper)]))
    const worker = new CoterieWorker()
    try {
      const parts = await worker.divide(
        indices.map((paper) => papers[paper]!),
        topics,
        rows,
        snapshot.manifest.options.seed,
      )
      return parts.map((part) => ({ name: part.name, papers: part.papers.map((at) => indices[at]!) }))
    } finally {
      worker.stop()
    }
  }
}
