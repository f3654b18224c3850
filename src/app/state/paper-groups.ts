/** The papers of one person in groups without a common co-author: what to split when several people bear the name. */
import { rowOf, type Corpus } from '../../core/index.ts'

/** Groups of papers, largest first, and within them the order of the corpus. Papers without co-authors stand alone. */
export function groupPapers(corpus: Corpus, author: number): number[][] {
  const { facts } = corpus
  const groupOf = new Map<number, number[]>()
  const groups = new Set<number[]>()
  for (const paper of corpus.papersOf({ kind: 'author', index: author })) {
    let group: number[] = [paper]
    groups.add(group)
    for (const other of new Set(rowOf(facts.paperAuthors, paper))) {
      const known = groupOf.get(other)
      if (other !== author && known && known !== group) {
        // The smaller group moves, so that no paper moves often.
        const [kept, moving] = known.length >= group.length ? [known, group] : [group, known]
        kept.push(...moving)
        groups.delete(moving)
        for (const moved of moving)
          for (const companion of rowOf(facts.paperAuthors, moved))
            if (companion !== author) groupOf.set(companion, kept)
        group = kept
      }
      if (other !== author) groupOf.set(other, group)
    }
  }
  const sorted = [...groups].map((group) => group.sort((a, b) => a - b))
  return sorted.sort((a, b) => b.length - a.length || a[0]! - b[0]!)
}
