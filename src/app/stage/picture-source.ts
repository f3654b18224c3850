/** The last words below a picture: what its signs mean, and what made it. */
import { VERSION } from '../../core/index.ts'
import type { Signs } from './signs.ts'

export function sourceOf({ pinned, noted }: Signs): string {
  return [
    ...(pinned.length > 0 ? ['A pin: put in its place by hand.'] : []),
    ...(noted.length > 0 ? ['A sheet: has a note.'] : []),
    `Made with Coterie ${VERSION}.`,
  ].join(' ')
}
