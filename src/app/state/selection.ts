/** What a person has picked: a mark or several, a link between two marks, a cluster, what joins two, or a path. */

export type Selection =
  | { readonly type: 'node'; readonly key: string }
  | { readonly type: 'edge'; readonly source: string; readonly target: string }
  | { readonly type: 'cluster'; readonly id: number }
  /** Ids of two clusters, the lower one first. */
  | { readonly type: 'tie'; readonly one: number; readonly other: number }
  /** Keys of at least two people, each a co-author of the next. */
  | { readonly type: 'path'; readonly keys: readonly string[] }
  /** Keys of at least two marks, in the order they were picked. */
  | { readonly type: 'marks'; readonly keys: readonly string[] }

export function isSameSelection(a: Selection | undefined, b: Selection | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && addressOfSelection(a) === addressOfSelection(b))
}

/** One text per selection, for telling selections apart. */
export function addressOfSelection(selection: Selection): string {
  if (selection.type === 'node') return selection.key
  if (selection.type === 'path') return selection.keys.join(' ~ ')
  if (selection.type === 'marks') return `marks ${selection.keys.join(' ~ ')}`
  if (selection.type === 'tie') return `clusters ${selection.one} ~ ${selection.other}`
  return selection.type === 'edge' ? `${selection.source} ~ ${selection.target}` : `cluster ${selection.id}`
}

/** Both ends in a fixed order, so that one link has one address. */
export function edgeSelection(a: string, b: string): Selection {
  return a < b ? { type: 'edge', source: a, target: b } : { type: 'edge', source: b, target: a }
}

/** In a fixed order, as above. */
export function tieSelection(a: number, b: number): Selection {
  return { type: 'tie', one: Math.min(a, b), other: Math.max(a, b) }
}

/** The clusters that are picked themselves. */
export function clustersOf(selection: Selection | undefined): readonly number[] {
  if (selection?.type === 'cluster') return [selection.id]
  return selection?.type === 'tie' ? [selection.one, selection.other] : []
}

/** The marks that are picked one by one; a cluster has none of these. */
export function marksOf(selection: Selection | undefined): readonly string[] {
  if (selection?.type === 'node') return [selection.key]
  if (selection?.type === 'edge') return [selection.source, selection.target]
  return selection?.type === 'marks' || selection?.type === 'path' ? selection.keys : []
}

/** These marks, each once: nothing, one mark, or several. */
export function selectionOf(keys: Iterable<string>): Selection | undefined {
  const [...different] = new Set(keys)
  const [first] = different
  if (first === undefined) return undefined
  return different.length === 1 ? { type: 'node', key: first } : { type: 'marks', keys: different }
}

/** One mark more, or less if it was picked already. */
export function toggleMark(selection: Selection | undefined, key: string): Selection | undefined {
  const keys = marksOf(selection)
  return selectionOf(keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key])
}
