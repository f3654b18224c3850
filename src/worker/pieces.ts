/** Snapshots in pieces small enough that neither thread is held up while one crosses to the other. */
import {
  expandRuns,
  runsOf,
  type Author,
  type Facts,
  type Issue,
  type Lens,
  type LensName,
  type NodeKind,
  type Paper,
  type Snapshot,
} from '../core/index.ts'
import { joinAuthors, splitAuthors, type AuthorColumns } from './author-columns.ts'

/** Papers carry abstracts; this many take a few milliseconds to cross. */
const PAPERS = 250
const RECORDS = 4000

export type Piece =
  | { readonly papers: readonly Paper[] }
  | { readonly authors: AuthorColumns }
  | { readonly issues: readonly Issue[] }
  | { readonly name: LensName; readonly lens: LensPiece }
  /** What is left, with the long lists empty; always the last piece. */
  | { readonly frame: Snapshot }

/**
 * A text that crosses is a new text wherever it stands, so what stands once for every node is left out: keys follow from
 * the facts, and kinds come in runs.
 */
interface LensPiece {
  readonly lens: Lens
  readonly kinds: readonly (readonly [NodeKind, number])[]
}

export function* splitSnapshot(snapshot: Snapshot): Generator<Piece> {
  const { facts, lenses, issues } = snapshot
  for (const papers of slicesOf(facts.papers, PAPERS)) yield { papers }
  for (const authors of slicesOf(facts.authors, RECORDS)) yield { authors: splitAuthors(authors) }
  for (const part of slicesOf(issues, RECORDS)) yield { issues: part }
  for (const [name, { graph, analysis }] of Object.entries(lenses))
    yield {
      name: name as LensName,
      lens: {
        lens: { graph: { ...graph, keys: [], kinds: [] }, analysis },
        kinds: runsOf(graph.kinds),
      },
    }
  yield { frame: { ...snapshot, facts: { ...facts, papers: [], authors: [] }, lenses: {}, issues: [] } }
}

/** Takes pieces in the order they were split; the snapshot is there when the last one has been given. */
export class SnapshotJoiner {
  readonly #papers: Paper[] = []
  readonly #authors: Author[] = []
  readonly #issues: Issue[] = []
  readonly #lenses: [LensName, LensPiece][] = []

  add(piece: Piece): Snapshot | undefined {
    if ('papers' in piece) append(this.#papers, piece.papers)
    else if ('authors' in piece) append(this.#authors, joinAuthors(piece.authors))
    else if ('issues' in piece) append(this.#issues, piece.issues)
    else if ('name' in piece) this.#lenses.push([piece.name, piece.lens])
    else {
      const facts = { ...piece.frame.facts, papers: this.#papers, authors: this.#authors }
      const lenses: Partial<Record<LensName, Lens>> = {}
      for (const [name, lens] of this.#lenses) lenses[name] = joinLens(facts, lens)
      return { ...piece.frame, facts, lenses, issues: this.#issues }
    }
    return undefined
  }
}

function joinLens(facts: Facts, { lens: { graph, analysis }, kinds: kindRuns }: LensPiece): Lens {
  const kinds = expandRuns(kindRuns)
  const keys = kinds.map((kind, node) => keyOf(facts, kind, graph.entities[node]!))
  return { graph: { ...graph, keys, kinds }, analysis }
}

function keyOf(facts: Facts, kind: NodeKind, entity: number): string {
  if (kind === 'paper') return `paper:${facts.papers[entity]!.id}`
  if (kind === 'author') return facts.authors[entity]!.id
  return kind === 'topic' ? facts.topics[entity]!.id : facts.systems[entity]!.id
}

function append<T>(list: T[], more: readonly T[]): void {
  for (const entry of more) list.push(entry)
}

function* slicesOf<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size)
}
