/** What a person has picked: a mark, a link between two marks, a cluster, or a path. */

export type Selection =
  | { readonly type: 'node'; readonly key: string }
  | { readonly type: 'edge'; readonly source: string; readonly target: string }
  | { readonly type: 'cluster'; readonly id: number }
  /** Keys of at least two people, each a co-author of the next. */
  | { readonly type: 'path'; readonly keys: readonly string[] }

export function isSameSelection(a: Selection | undefined, b: Selection | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && addressOfSelection(a) === addressOfSelection(b))
}

/** One text per selection, for telling selections apart. */
export function addressOfSelection(selection: Selection): string {
  if (selection.type === 'node') return selection.key
  if (selection.type === 'path') return selection.keys.join(' ~ ')
  return selection.type === 'edge' ? `${selection.source} ~ ${selection.target}` : `cluster ${selection.id}`
}

/** Both ends in a fixed order, so that one link has one address. */
export function edgeSelection(a: string, b: string): Selection {
  return a < b ? { type: 'edge', source: a, target: b } : { type: 'edge', source: b, target: a }
}
