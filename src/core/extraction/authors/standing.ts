/** Where telling people apart stands: plain values that it goes on from, to the same people as if it had never stopped. */
import type { Calibration } from './calibration.ts'
import type { Ledger } from './ledger.ts'

export interface PeopleState {
  /** Who belonged together when the groups of one name began to be joined, and who does now: see `Identities.links`. */
  readonly grouped: Uint32Array
  readonly united: Uint32Array
  readonly namesakes: Float64Array
  readonly calibration: Calibration
  readonly ledger: Ledger
  /** Names whose groups are joined. */
  readonly names: number
  /** Whether the spellings of families are joined too. */
  readonly hasSpellings: boolean
}
