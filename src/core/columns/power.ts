/** Powers that all versions of an engine round alike. */

/** `base` to the `exponent`, for bases from 0 on. V8 has changed the last digit of `**` between versions, but not that of what is used here. */
export function powerOf(base: number, exponent: number): number {
  if (exponent === 1) return base
  if (exponent === 2) return base * base
  if (exponent === 0.5) return Math.sqrt(base)
  if (exponent === -0.5) return 1 / Math.sqrt(base)
  return exponent === 0 ? 1 : Math.exp(exponent * Math.log(base))
}
