/** Which records are papers that an earlier build knew, so that a document that grew or bears another name is not told apart anew. */
import type { Paper } from './model/paper.ts'

export interface RecognisedRecords {
  /** Known papers where they stand now: the very same objects unless they stood elsewhere. In the order of the records. */
  readonly recognised: readonly Paper[]
  readonly others: readonly Paper[]
}

/** A record that says the same as a known paper of one record is that paper; of records that say the same, the first. */
export function recogniseRecords(known: readonly Paper[], records: readonly Paper[]): RecognisedRecords {
  const byTitle = new Map<string, Paper[]>()
  for (const paper of known) {
    const same = byTitle.get(paper.title)
    if (same) same.push(paper)
    else byTitle.set(paper.title, [paper])
  }
  const recognised: Paper[] = []
  const others: Paper[] = []
  for (const record of records) {
    const candidates = byTitle.get(record.title)
    const at = candidates ? candidates.findIndex((paper) => saysTheSame(record, paper)) : -1
    if (at < 0) others.push(record)
    else recognised.push(standingAt(record.origins, candidates!.splice(at, 1)[0]!))
  }
  return { recognised, others }
}

function standingAt(origins: Paper['origins'], paper: Paper): Paper {
  return areEqual(origins, paper.origins) ? paper : { ...paper, origins }
}

/** What other papers have a say in, and where a paper stands. */
const OF_OTHERS: ReadonlySet<string> = new Set(['id', 'origins'])

function saysTheSame(record: Paper, paper: Paper): boolean {
  return haveSameFields(record, paper, OF_OTHERS)
}

/** Plain values. */
function areEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  return haveSameFields(one, other)
}

/** What is undefined is not there. */
function haveSameFields(one: object, other: object, leftOut?: ReadonlySet<string>): boolean {
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>]
  for (const key in left) if (!leftOut?.has(key) && !areEqual(left[key], right[key])) return false
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false
  return true
}
