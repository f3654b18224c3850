/** Lists of "Name/0000-0000-0000-0000" (Web of Science): each ORCID iD to the author whose name it stands beside. */
import type { Authorship } from '../model/paper.ts'
import { fold } from '../text/fold.ts'
import { parseName } from '../text/names.ts'

const PAIR = /([^/;]{1,200})\/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/gi

/** Only when exactly one author has that family name and first initial. */
export function withOrcids(authorships: readonly Authorship[], list: string | undefined): Authorship[] {
  const found = [...authorships]
  if (list === undefined) return found
  const keys = found.map(({ name }) => keyOf(name.particle, name.family, name.given))
  for (const [, text, orcid] of list.matchAll(PAIR)) {
    const name = parseName(text!)
    if (!name) continue
    const key = keyOf(name.particle, name.family, name.given)
    const at = keys.indexOf(key)
    if (at >= 0 && keys.indexOf(key, at + 1) < 0) found[at] = { ...found[at]!, orcid: orcid!.toUpperCase() }
  }
  return found
}

function keyOf(particle = '', family: string, given = ''): string {
  return `${fold(particle + family).replace(/[^\p{L}]/gu, '')} ${fold(given).slice(0, 1)}`
}
