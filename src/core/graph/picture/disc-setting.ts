/** How a name is broken into lines inside of a disc, and how large it can be there. */

/** A word with its width at a size of one pixel. */
export interface Word {
  readonly text: string
  readonly width: number
}

export interface Setting {
  readonly lines: readonly string[]
  /** Pixels. */
  readonly size: number
}

/** From line to line, as a share of the size of letters. */
export const LEADING = 1.2
/** Part of a disc's width that a name may fill. */
const FILLED = 0.94
/** From the middle of a line to the tops of its letters, as a share of their size. */
const HALF_LETTER = 0.36
const MOST_LINES = 4

/**
 * The parts of a name as large as a disc of this radius allows, from `largest` down to `least`; nothing where they do not
 * fit. A single part is broken at its spaces; of several, each stays on its line, for two that are broken would read as one.
 */
export function setInside(
  parts: readonly (readonly Word[])[],
  space: number,
  radius: number,
  largest: number,
  least: number,
): Setting | undefined {
  for (let size = largest; size >= least; size--) {
    const [words = []] = parts
    const most = parts.length > 1 ? parts.length : Math.min(MOST_LINES, words.length)
    for (let count = parts.length; count <= most; count++) {
      const room = (line: number): number => chordOf(line, count, size, radius) / size
      const lines = parts.length > 1 ? parts : breakWords(words, space, count, room)
      if (lines.length === count && lines.every((line, at) => widthOf(line, space) <= room(at)))
        return { lines: lines.map((line) => line.map(({ text }) => text).join(' ')), size }
    }
  }
  return undefined
}

/** Width of a disc at one of several lines around its middle; 0 where the line does not lie in it. */
function chordOf(line: number, count: number, size: number, radius: number): number {
  const beyond = Math.abs(line - (count - 1) / 2) * LEADING * size + HALF_LETTER * size
  return 2 * Math.sqrt(Math.max(0, (FILLED * radius) ** 2 - beyond ** 2))
}

/** From the first line on, as many words on each as there is room for; the last takes what is left. */
function breakWords(
  words: readonly Word[],
  space: number,
  count: number,
  room: (line: number) => number,
): readonly (readonly Word[])[] {
  const lines: Word[][] = []
  for (const word of words) {
    const line = lines.at(-1)
    const isFull = line && widthOf([...line, word], space) > room(lines.length - 1)
    if (!line || (isFull && lines.length < count)) lines.push([word])
    else line.push(word)
  }
  return lines
}

function widthOf(line: readonly Word[], space: number): number {
  return line.reduce((sum, { width }) => sum + width, space * (line.length - 1))
}
