/** Logistic regression of few columns, by Newton's method. */

const ROUNDS = 12
/** Examples that it takes to move a factor from 1. */
const STRENGTH = 20

/** `values` has one row of `width` numbers after the other. */
interface Examples {
  readonly values: Float64Array
  /** 1 for rows of `yes`, 0 for those of `no`. */
  readonly targets: Uint8Array
}

/**
 * Factors of the `width` columns for which Σ factor × value is the natural logarithm of the odds that a row is one of `yes`, drawn
 * towards 1 where there are few rows and never negative. Both lists weigh alike; what is constant is left out.
 */
export function fitLogistic(
  width: number,
  yes: readonly (readonly number[])[],
  no: readonly (readonly number[])[],
): number[] {
  const examples = gather(width, yes, no)
  let factors = Array.from({ length: width }, () => 1)
  for (let round = 0; round < ROUNDS; round++) {
    const { slope, bend } = measure(width, examples, factors)
    const matrix = factors.map((_, i) => Array.from(bend.subarray(i * width, (i + 1) * width)))
    const step = solve(matrix, Array.from(slope))
    factors = factors.map((factor, i) => Math.min(2, Math.max(0, factor + step[i]!)))
  }
  return factors
}

function gather(width: number, yes: readonly (readonly number[])[], no: readonly (readonly number[])[]): Examples {
  const values = new Float64Array((yes.length + no.length) * width)
  let end = 0
  for (const rows of [yes, no])
    for (const row of rows) {
      values.set(row, end)
      end += width
    }
  return { values, targets: new Uint8Array(yes.length + no.length).fill(1, 0, yes.length) }
}

/** First and second derivative of the likelihood, the second row by row. */
function measure(
  width: number,
  { values, targets }: Examples,
  factors: readonly number[],
): { readonly slope: Float64Array; readonly bend: Float64Array } {
  const slope = Float64Array.from(factors, (factor) => STRENGTH * (1 - factor))
  const bend = new Float64Array(width * width)
  for (let i = 0; i < width; i++) bend[i * width + i] = STRENGTH
  for (let example = 0; example < targets.length; example++) {
    const row = example * width
    let sum = 0
    for (let i = 0; i < width; i++) sum += values[row + i]! * factors[i]!
    const chance = 1 / (1 + Math.exp(-sum))
    const spread = chance * (1 - chance)
    const miss = targets[example]! - chance
    for (let i = 0; i < width; i++) {
      const value = values[row + i]!
      slope[i]! += miss * value
      const weight = spread * value
      for (let j = 0; j < width; j++) bend[i * width + j]! += weight * values[row + j]!
    }
  }
  return { slope, bend }
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
