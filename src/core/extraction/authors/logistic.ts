/** Logistic regression of few columns, by Newton's method. */

const ROUNDS = 12
/** Examples that it takes to move a factor from 1. */
const STRENGTH = 20

/**
 * Factors of the `width` columns for which Σ factor × value is the natural logarithm of the odds that a row is one of `yes`, drawn
 * towards 1 where there are few rows and never negative. Both lists weigh alike; what is constant is left out.
 */
export function fitLogistic(
  width: number,
  yes: readonly (readonly number[])[],
  no: readonly (readonly number[])[],
): number[] {
  let factors = Array.from({ length: width }, () => 1)
  for (let round = 0; round < ROUNDS; round++) {
    const slope = factors.map((factor) => STRENGTH * (1 - factor))
    const bend = factors.map((_, i) => factors.map((__, j) => (i === j ? STRENGTH : 0)))
    for (const [rows, target] of [
      [yes, 1],
      [no, 0],
    ] as const)
      for (const row of rows) {
        let sum = 0
        for (let i = 0; i < width; i++) sum += row[i]! * factors[i]!
        const chance = 1 / (1 + Math.exp(-sum))
        const spread = chance * (1 - chance)
        for (let i = 0; i < width; i++) {
          slope[i]! += (target - chance) * row[i]!
          for (let j = 0; j < width; j++) bend[i]![j]! += spread * row[i]! * row[j]!
        }
      }
    const step = solve(bend, slope)
    factors = factors.map((factor, i) => Math.min(2, Math.max(0, factor + step[i]!)))
  }
  return factors
}

/** Gauss–Jordan elimination; `matrix` is symmetric and positive definite. */
function solve(matrix: number[][], right: number[]): number[] {
  matrix.forEach((pivot, i) => {
    matrix.forEach((row, other) => {
      if (other === i) return
      const share = row[i]! / pivot[i]!
      for (let column = i; column < row.length; column++) row[column]! -= share * pivot[column]!
      right[other]! -= share * right[i]!
    })
  })
  return right.map((value, i) => value / matrix[i]![i]!)
}
