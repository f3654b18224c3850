/** The contract of reading for people alone: what a paper says of its authors and what tells it from others, and nothing more. */
import type { Issue } from '../model/issue.ts'
import type { Authorship } from '../model/paper.ts'

/** Bytes from `start` up to `end`; nothing when `end` is 0. */
export interface Span {
  start: number
  end: number
}

/** One paper. Whoever gives it uses the object and its arrays again for the next one. */
export interface Byline {
  /** 1-based line of the record. */
  readonly line: number
  readonly year: number | undefined
  /** The first `size` of these are the numbers of its authors, in byline order. */
  readonly authors: Uint32Array
  readonly size: number
  /** The first `titleLength` of these are its folded title in UTF-8. */
  readonly title: Uint8Array
  readonly titleLength: number
  readonly doi: string | undefined
  readonly arxiv: string | undefined
  readonly pmid: string | undefined
}

export interface BylineSink {
  /** A number for the author of a paper, to be found in bylines; equal authorships may be asked for once or every time. */
  numberOf(authorship: Authorship): number
  /** The same for somebody of whom nothing is known but a given and a family name in ASCII, which are printed in this order. */
  numberOfName(bytes: Uint8Array, given: Readonly<Span>, family: Readonly<Span>): number
  byline(byline: Byline): void
  issue(issue: Issue): void
}
