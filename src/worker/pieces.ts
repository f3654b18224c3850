/** Snapshots in pieces small enough that neither thread is held up while one crosses to the other. */
import type { Author, Issue, Lens, LensName, Paper, Snapshot } from '../core/index.ts'

/** Papers carry abstracts; this many take a few milliseconds to cross. */
const PAPERS = 250
const RECORDS = 2000

export type Piece =
  | { readonly papers: readonly Paper[] }
  | { readonly authors: readonly Author[] }
  | { readonly issues: readonly Issue[] }
  | { readonly name: LensName; readonly lens: Lens }
  /** What is left, with the long lists empty; always the last piece. */
  | { readonly frame: Snapshot }

export function* splitSnapshot(snapshot: Snapshot): Generator<Piece> {
  const { facts, lenses, issues } = snapshot
  for (const papers of slicesOf(facts.papers, PAPERS)) yield { papers }
  for (const authors of slicesOf(facts.authors, RECORDS)) yield { authors }
  for (const part of slicesOf(issues, RECORDS)) yield { issues: part }
  for (const [name, lens] of Object.entries(lenses)) yield { name: name as LensName, lens }
  yield { frame: { ...snapshot, facts: { ...facts, papers: [], authors: [] }, lenses: {}, issues: [] } }
}

/** Takes pieces in the order they were split; the snapshot is there when the last one has been given. */
export class SnapshotJoiner {
  readonly #papers: Paper[] = []
  readonly #authors: Author[] = []
  readonly #issues: Issue[] = []
  readonly #lenses: Partial<Record<LensName, Lens>> = {}

  add(piece: Piece): Snapshot | undefined {
    if ('papers' in piece) this.#papers.push(...piece.papers)
    else if ('authors' in piece) this.#authors.push(...piece.authors)
    else if ('issues' in piece) this.#issues.push(...piece.issues)
    else if ('name' in piece) this.#lenses[piece.name] = piece.lens
    else
      return {
        ...piece.frame,
        facts: { ...piece.frame.facts, papers: this.#papers, authors: this.#authors },
        lenses: this.#lenses,
        issues: this.#issues,
      }
    return undefined
  }
}

function* slicesOf<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size)
}
