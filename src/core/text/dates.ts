/** Years in the dates of bibliographic records. */

const EARLIEST = 1000
const LATEST = 2199

/**
 * The first plausible year in a date of any form ("2016/12//", "24-27 Sept. 2019", "19931118", "FEB 2011", "[2009]a",
 * "2006-10/2007-01"), or nothing.
 */
export function findYear(text: string): number | undefined {
  for (let index = 0; index < text.length; index++) {
    if (!isDigit(text.charCodeAt(index))) continue
    const from = index
    while (index < text.length && isDigit(text.charCodeAt(index))) index++
    const length = index - from
    // Eight digits are a date without separators, six a year and a month.
    if (length !== 4 && length !== 8 && length !== 6) continue
    const year = Number(text.slice(from, from + 4))
    if (year >= EARLIEST && year <= LATEST) return year
  }
  return undefined
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
