/** What a person has picked: a mark, a link between two marks, or a cluster. */

export type Selection =
  | { readonly type: 'node'; readonly key: string }
  | { readonly type: 'edge'; readonly source: string; readonly target: string }
  | { readonly type: 'cluster'; readonly id: number }

export function isSameSelection(a: Selection | undefined, b: Selection | undefined): boolean {
  if (a === b) return true
  if (a?.type === 'node' && b?.type === 'node') return a.key === b.key
  if (a?.type === 'edge' && b?.type === 'edge') return a.source === b.source && a.target === b.target
  if (a?.type === 'cluster' && b?.type === 'cluster') return a.id === b.id
  return false
}

/** Both ends in a fixed order, so that one link has one address. */
export function edgeSelection(a: string, b: string): Selection {
  return a < b ? { type: 'edge', source: a, target: b } : { type: 'edge', source: b, target: a }
}
