/** What a person says about lines of a listing: fixes the roles of those lines and teaches the rest of the document. */
import { ROLE_COUNT, ROLES, roleIndex, type Role, type ScoredLine } from './roles.ts'

export type CorrectedRole = 'title' | 'authors' | 'abstract' | 'details' | 'record' | 'ignored'

/** At least one of `role` and `opens` says something. */
export interface Correction {
  /** 1-based line of the text. */
  readonly line: number
  readonly role?: CorrectedRole
  /** True: a record begins on this line. False: it goes on with the record above. */
  readonly opens?: boolean
}

/** The first is meant; the others say the same where that one is impossible, as for a byline above its title. */
const ALLOWED: Readonly<Record<CorrectedRole, readonly Role[]>> = {
  title: ['title', 'late'],
  authors: ['authors', 'leading'],
  abstract: ['abstract'],
  details: ['details', 'ahead'],
  record: ['record'],
  ignored: ['other'],
}
const OPENING: ReadonlySet<Role> = new Set(['title', 'record', 'leading', 'ahead'])
const BY_ITSELF: ReadonlySet<Role> = new Set([...OPENING, 'other', 'late'])
/** Outweighs any score and any prior of one role following another. */
const CERTAIN = 1000
/** Less than what an impossible sequence costs, more than a likely one gains. */
const SECOND_CHOICE = CERTAIN - 12
/** What a corrected line adds to its role on lines like it, in log units; taking from the old role would help third ones. */
const LESSON = 5

/** Changes scores in place: a corrected line can have no other role. Returns the indices of corrected lines. */
export function fixRoles(scored: readonly ScoredLine[], corrections: readonly Correction[]): ReadonlySet<number> {
  const byLine = new Map(corrections.map((correction) => [correction.line, correction]))
  const fixed = new Set<number>()
  scored.forEach(({ line, scores }, index) => {
    const correction = byLine.get(line.number)
    if (!correction) return
    fixed.add(index)
    rolesAllowed(correction).forEach((role, rank) => {
      scores[roleIndex(role)]! += correction.role && rank > 0 ? SECOND_CHOICE : CERTAIN
    })
  })
  return fixed
}

/**
 * Changes scores in place: lines that have the shape of a corrected line, and had the role it had before, lean towards
 * its new role; where several were corrected or confirmed, the mean of what they say.
 */
export function teachAlike(
  scored: readonly ScoredLine[],
  fixed: ReadonlySet<number>,
  before: readonly Role[],
  after: readonly Role[],
): void {
  const keyOf = (index: number): string => `${before[index]} ${scored[index]!.shape}`
  const lessons = new Map<string, { readonly sums: Float64Array; count: number }>()
  for (const index of fixed) {
    let lesson = lessons.get(keyOf(index))
    if (!lesson) lessons.set(keyOf(index), (lesson = { sums: new Float64Array(ROLE_COUNT), count: 0 }))
    lesson.count++
    lesson.sums[roleIndex(after[index]!)]! += LESSON
  }
  scored.forEach(({ scores }, index) => {
    const lesson = fixed.has(index) ? undefined : lessons.get(keyOf(index))
    if (lesson) for (let role = 0; role < ROLE_COUNT; role++) scores[role]! += lesson.sums[role]! / lesson.count
  })
}

function rolesAllowed({ role, opens }: Correction): readonly Role[] {
  const allowed = role ? ALLOWED[role] : ROLES
  if (opens === undefined) return allowed
  const fitting = allowed.filter((each) => (opens ? OPENING.has(each) : !BY_ITSELF.has(each)))
  return fitting.length > 0 ? fitting : allowed
}
