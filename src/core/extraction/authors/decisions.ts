/** What a person decided about authors, in the order it was decided: undoing takes the last one off the list. */

/**
 * `person` is an author id (`author:qu-wenjie`) or a form of the name ("Qu, Wenjie"); `papers` are paper ids.
 * merge: `person` is the same as `into`. split: these papers of `person` belong to somebody else, shown as `as`.
 * rename: show `person` as `as`. apart: `person` and `other` are not the same, however alike their names.
 */
export type Decision =
  | { readonly kind: 'merge'; readonly person: string; readonly into: string }
  | { readonly kind: 'split'; readonly person: string; readonly papers: readonly string[]; readonly as: string }
  | { readonly kind: 'rename'; readonly person: string; readonly as: string }
  | { readonly kind: 'apart'; readonly person: string; readonly other: string }

export type Decisions = readonly Decision[]
