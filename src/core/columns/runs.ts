/** Columns in which neighbours are alike, as `[value, how often]`. */

export function runsOf<T>(values: readonly T[]): [T, number][] {
  const runs: [T, number][] = []
  let last: [T, number] | undefined
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!
    if (last && last[0] === value) last[1]++
    else runs.push((last = [value, 1]))
  }
  return runs
}

export function expandRuns<T>(runs: readonly (readonly [T, number])[]): T[] {
  const values = new Array<T>(runs.reduce((sum, [, length]) => sum + length, 0))
  let end = 0
  for (const [value, length] of runs) values.fill(value, end, (end += length))
  return values
}
