/** Says whether an abstract reads like mixed-up columns or extraction debris instead of running prose. */

const OPENERS = new Set(
  'in our the however therefore we this these it as although while to a an when for since thus moreover hence'.split(
    ' ',
  ),
)
/** Words no sentence ends on; a capital straight after one of them is a seam between two pieces of text. */
const DANGLING = new Set(
  'and or of the a an to in for with by from that which is are was be derive propose raising as on at into via their its our'.split(
    ' ',
  ),
)

/**
 * True for running text with the marks of a two-column page read across: numbered reference markers, sentences that break
 * off in the middle, and few sentence ends for its length. One mark alone is not enough: clean abstracts show each of them.
 */
export function isGarbled(text: string): boolean {
  const words = text.split(/\s+/)
  if (words.length < 60) return false
  const markers = text.match(/\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]/g)?.length ?? 0
  let seams = 0
  for (let index = 1; index < words.length; index++) {
    const word = words[index]!
    const before = words[index - 1]!
    if (!/^[A-Z][a-z]*,?$/.test(word) || /[.!?:;)\]"”'’,]$/.test(before)) continue
    const isOpener = OPENERS.has(word.toLowerCase().replace(',', ''))
    if (isOpener && /[a-z]$/.test(before)) seams += DANGLING.has(before.toLowerCase()) ? 2 : 1
  }
  const sentences = text.match(/[.!?]["”')\]]*\s+(?=[A-Z])/g)?.length ?? 0
  const isRambling = words.length / (sentences + 1) > 38
  const footnotes =
    /\b(?:performed this (?:research|work)|was an intern|corresponding author|equal contribution)\b/i.test(text)
  return markers * 0.6 + seams + (isRambling ? 1 : 0) + (footnotes ? 1.5 : 0) >= 4
}
