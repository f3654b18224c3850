/** Records that come to papers which are known: only what shares an identifier or a title with a new record is compared. */
import type { Paper } from '../model/paper.ts'
import { foldTitle } from '../text/identifiers.ts'
import { joinRecords, type Merge } from './duplicates.ts'
import { identifiersOf } from './paper-identifiers.ts'
import { groupSamePapers } from './same-paper.ts'

export interface PapersJoined {
  /** Known papers that no record belongs to: the very same, in their order. */
  readonly untouched: readonly Paper[]
  /** What came of the records. A known paper that they belong to keeps its id. */
  readonly added: readonly Paper[]
  readonly merges: readonly Merge[]
}

/**
 * Known papers were told apart among themselves and stay so, unless a new record belongs to two of them. The order of the
 * records makes no difference.
 */
export function joinToKnown(known: readonly Paper[], records: readonly Paper[]): PapersJoined {
  const suspects = suspectsAmong(known, records)
  const ids = new Map<string, number>()
  for (const { id } of known) ids.set(id, 1)
  const joined = new Set<Paper>()
  const added: Paper[] = []
  const merges: Merge[] = []
  for (const group of groupSamePapers([...suspects, ...records])) {
    const own = group.filter((paper) => suspects.has(paper))
    if (own.length === group.length) continue
    for (const paper of own) joined.add(paper)
    const { kept, ...found } = joinRecords(group, ids, own[0]?.id)
    added.push(kept)
    for (const merge of found.merges) merges.push(merge)
  }
  return { untouched: joined.size === 0 ? known : known.filter((paper) => !joined.has(paper)), added, merges }
}

/** Those that share with one of the records what `groupSamePapers` compares by. */
function suspectsAmong(known: readonly Paper[], records: readonly Paper[]): Set<Paper> {
  const titles = new Set(records.map(({ title }) => foldTitle(title)))
  const identifiers = new Set(records.flatMap(listIdentifiers))
  // To fold all titles would take longer than all else that is done here; few begin like a new one.
  const beginnings = new Set<number>()
  for (const title of titles) if (title !== '') beginnings.add(hashFolded(title))
  return new Set(
    known.filter(
      (paper) =>
        (beginnings.has(hashBeginning(paper.title)) && titles.has(foldTitle(paper.title))) ||
        (identifiers.size > 0 && listIdentifiers(paper).some((identifier) => identifiers.has(identifier))),
    ),
  )
}

function listIdentifiers(paper: Paper): string[] {
  if (!paper.doi && !paper.arxiv && !paper.pmid) return []
  return Object.entries(identifiersOf(paper)).map(([scheme, value]) => `${scheme}:${value}`)
}

/** Letters and digits of a title that few others begin with. */
const TELLING = 20

/** The same as `hashFolded` of the folded title, which need not be made where it begins with ASCII. */
function hashBeginning(title: string): number {
  let hash = 0
  let found = 0
  for (let index = 0; index < title.length && found < TELLING; index++) {
    const code = title.charCodeAt(index)
    if (code > 0x7f) return hashFolded(foldTitle(title))
    const isCapital = code >= 0x41 && code <= 0x5a
    if (!isCapital && !(code >= 0x61 && code <= 0x7a) && !(code >= 0x30 && code <= 0x39)) continue
    hash = mix(hash, isCapital ? code + 0x20 : code)
    found++
  }
  return hash
}

function hashFolded(title: string): number {
  let hash = 0
  for (let index = 0; index < title.length && index < TELLING; index++) hash = mix(hash, title.charCodeAt(index))
  return hash
}

/** FNV-1a. */
function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}
