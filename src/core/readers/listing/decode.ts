/**
 * Finds the likeliest sequence of line roles (Viterbi), lets the document vote – which role follows which, which role a
 * layout has – and decodes again with the votes.
 */
import { ROLE_COUNT, ROLES, roleIndex, type Role, type ScoredLine } from './roles.ts'

const NEVER = -30

/** Prior of one role following another, in log units; rows are the role before, in the order of ROLES. */
const FOLLOWS: readonly (readonly number[])[] = [
  // other  title  authors details abstract extra record leading late ahead
  [0, -0.4, NEVER, NEVER, NEVER, NEVER, -0.4, -1, NEVER, -0.9], // other
  [-1.6, -0.7, 0, -0.9, -0.4, -1.4, -3, -4, NEVER, -4], // title
  [-1.2, -0.2, -0.9, -0.3, -0.3, -0.6, -3, -5, NEVER, -2], // authors
  [-0.9, -0.2, -2.2, -1.2, -0.6, -0.6, -2.5, -0.5, NEVER, -2], // details
  [-0.9, -0.2, -6, -1.6, -0.9, -0.9, -1.2, -0.5, NEVER, -2], // abstract
  [-0.9, -0.2, -1.5, -0.8, -0.6, -0.2, -0.4, -0.5, NEVER, -2], // extra
  [-0.6, -2.5, -5, -1, -1, -0.7, 0, -4, NEVER, -4], // record
  [NEVER, NEVER, NEVER, NEVER, NEVER, -3, NEVER, -2.5, 0, NEVER], // leading
  [-1.2, -4, NEVER, -0.3, -0.3, -0.6, -3, -0.2, NEVER, -2], // late
  [-0.8, -0.1, NEVER, NEVER, NEVER, NEVER, -2, -0.4, NEVER, -0.4], // ahead
]
const STARTS: readonly number[] = [0, -0.6, NEVER, NEVER, NEVER, NEVER, -0.6, -1, NEVER, -0.9]
/** Roles that begin a record. */
const OPENS = new Set<Role>(['title', 'record', 'leading'])
const ROUNDS = 3

export function decodeRoles(lines: readonly ScoredLine[]): Role[] {
  if (lines.length === 0) return []
  let roles = viterbi(lines, (index) => lines[index]!.scores, FOLLOWS, placeScores(lines, undefined))
  for (let round = 1; round < ROUNDS; round++) {
    const votes = countVotes(lines, roles)
    const follows = FOLLOWS.map((row, from) =>
      row.map((prior, to) => (prior <= NEVER ? prior : prior + votes.follows(from, to))),
    )
    const scratch = new Array<number>(ROLE_COUNT).fill(0)
    const scored = (index: number): readonly number[] => {
      const line = lines[index]!
      for (let role = 0; role < ROLE_COUNT; role++) scratch[role] = line.scores[role]! + votes.shape(line.shape, role)
      return scratch
    }
    const next = viterbi(lines, scored, follows, placeScores(lines, votes.gap))
    if (next.every((role, index) => role === roles[index])) return next
    roles = next
  }
  return roles
}

/**
 * Where only some lines follow a gap, a gap says "a record begins here" and its absence "it goes on": at first by a guess,
 * then as far as the records found so far bear it out. List markers say the same.
 */
function placeScores(
  lines: readonly ScoredLine[],
  voted: GapVote | undefined,
): (index: number, role: number) => number {
  const share = lines.filter((scored) => scored.line.isAfterGap).length / lines.length
  const guess = share > 0.12 && share < 0.88 ? 0.6 : 0
  const gap = voted ?? { after: guess, within: guess * 0.8 }
  const markers = lines.filter((scored) => scored.line.marker !== 'none' && scored.line.marker !== 'table')
  const markerWeight = markers.length / lines.length > 0.1 ? 1 : 0
  const outermost = markers.reduce((least, scored) => Math.min(least, scored.line.indent), 99)
  const signs = ROLES.map((role) =>
    OPENS.has(role) ? 1 : role === 'other' || role === 'details' || role === 'ahead' ? 0 : -1,
  )
  return (index, role) => {
    const { line } = lines[index]!
    const sign = signs[role]!
    if (sign === 0) return 0
    const isOuter = line.marker !== 'none' && line.marker !== 'table' && line.indent <= outermost + 1
    return sign * ((line.isAfterGap ? gap.after : -gap.within) + (isOuter ? markerWeight : -markerWeight * 0.6))
  }
}

function viterbi(
  lines: readonly ScoredLine[],
  scored: (index: number) => readonly number[],
  follows: readonly (readonly number[])[],
  context: (index: number, role: number) => number,
): Role[] {
  const back = new Uint8Array(lines.length * ROLE_COUNT)
  let before = new Float64Array(ROLE_COUNT)
  let now = new Float64Array(ROLE_COUNT)
  for (let index = 0; index < lines.length; index++) {
    const scores = scored(index)
    for (let role = 0; role < ROLE_COUNT; role++) {
      let best = -Infinity
      let from = 0
      if (index === 0) best = STARTS[role]!
      else
        for (let previous = 0; previous < ROLE_COUNT; previous++) {
          const value = before[previous]! + follows[previous]![role]!
          if (value > best) {
            best = value
            from = previous
          }
        }
      now[role] = best + scores[role]! + context(index, role)
      back[index * ROLE_COUNT + role] = from
    }
    ;[before, now] = [now, before]
  }
  // A byline that waits for its title can't be the end.
  before[roleIndex('leading')] = -Infinity
  let role = before.indexOf(Math.max(...before))
  const roles = new Array<Role>(lines.length)
  for (let index = lines.length - 1; index >= 0; index--) {
    roles[index] = ROLES[role]!
    role = back[index * ROLE_COUNT + role]!
  }
  return roles
}

/** How much a gap before a line speaks for the start of a record, and how much its absence against it. */
interface GapVote {
  readonly after: number
  readonly within: number
}

interface Votes {
  readonly gap: GapVote
  follows(from: number, to: number): number
  shape(shape: string, role: number): number
}

/** Counts of the last decoding as log odds against what every document does, smoothed so that a few lines can't decide. */
function countVotes(lines: readonly ScoredLine[], roles: readonly Role[]): Votes {
  const pairs = new Float64Array(ROLE_COUNT * ROLE_COUNT)
  const froms = new Float64Array(ROLE_COUNT)
  const all = new Float64Array(ROLE_COUNT)
  const shapes = new Map<string, Float64Array>()
  const opening = { all: 2, gaps: 1.3 }
  const inside = { all: 2, gaps: 0.7 }
  for (let index = 0; index < lines.length; index++) {
    const role = roleIndex(roles[index]!)
    all[role]!++
    if (roles[index] !== 'other') {
      const side = OPENS.has(roles[index]!) ? opening : inside
      side.all++
      if (lines[index]!.line.isAfterGap) side.gaps++
    }
    const shape = lines[index]!.shape
    let counts = shapes.get(shape)
    if (!counts) shapes.set(shape, (counts = new Float64Array(ROLE_COUNT + 1)))
    counts[role]!++
    counts[ROLE_COUNT]!++
    if (index === 0) continue
    const from = roleIndex(roles[index - 1]!)
    pairs[from * ROLE_COUNT + role]!++
    froms[from]!++
  }
  const smoothing = 3
  const opens = opening.gaps / opening.all
  const goesOn = inside.gaps / inside.all
  const share = (role: number): number => (all[role]! + 1) / (lines.length + ROLE_COUNT)
  return {
    gap: {
      after: clamp(0.45 * Math.log(opens / goesOn), 1),
      within: clamp(-0.45 * Math.log((1 - opens) / (1 - goesOn)), 1),
    },
    follows: (from, to) => {
      const expected = 1 / ROLE_COUNT
      const seen = (pairs[from * ROLE_COUNT + to]! + smoothing * expected) / (froms[from]! + smoothing)
      return clamp(0.45 * Math.log(seen / expected), 1.2)
    },
    shape: (shape, role) => {
      const counts = shapes.get(shape)
      if (!counts) return 0
      const seen = (counts[role]! + smoothing * share(role)) / (counts[ROLE_COUNT]! + smoothing)
      return clamp(Math.log(seen / share(role)), 2.5)
    },
  }
}

const clamp = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value))
