/** What a person settled about people and topics; it is kept with the snapshot and holds when the documents are read again. */

/**
 * `person`, `into` and `other` are author ids (`author:qu-wenjie`) or printed forms of the name ("Qu, Wenjie"); papers
 * are paper ids.
 * merge: `person` is the same as `into`, and goes by that name. split: these papers of `person` belong to somebody else,
 * shown as `as`. rename: show `person` as `as`. apart: `person` and `other` are two people, however alike their names.
 */
export type Decision =
  | { readonly kind: 'merge'; readonly person: string; readonly into: string }
  | { readonly kind: 'split'; readonly person: string; readonly papers: readonly string[]; readonly as: string }
  | { readonly kind: 'rename'; readonly person: string; readonly as: string }
  | { readonly kind: 'apart'; readonly person: string; readonly other: string }

/** In the order they were decided: undoing takes the last one off the list. */
export type Decisions = readonly Decision[]

/** A topic that goes by another label; "" leaves it out. Two topics that go by the same label are one. */
export interface TopicReplacement {
  readonly label: string
  readonly replaceBy: string
}

export interface Settled {
  readonly people: Decisions
  readonly topics: readonly TopicReplacement[]
}
