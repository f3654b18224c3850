/** Papers with years and venues, which the sample has not. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Two groups of people, one before and one after 2015, who share one person. */
const PAPERS = [
  'Title,Authors,Year,Source title,Abstract',
  ...Array.from({ length: 12 }, (_, index) => {
    const isEarly = index < 6
    const people = isEarly ? ['Alder, Ida', 'Birch, Odd', 'Roe, Una'] : ['Fir, Kai', 'Elm, Noa', 'Roe, Una']
    const topic = isEarly ? 'copper engraving of river maps' : 'neural lettering of mountain maps'
    const venue = index % 2 === 0 ? 'Days of Maps' : 'Ink Letters'
    return `Plate ${index}: ${topic},"${people.slice(index % 2).join('; ')}",${2008 + index},${venue},We study ${topic} in detail.`
  }),
].join('\n')

/** The folder that holds them; whoever asked for it removes it. */
export function writeDatedPapers(): string {
  const folder = mkdtempSync(join(tmpdir(), 'coterie-papers-'))
  writeFileSync(join(folder, 'papers.csv'), PAPERS)
  return folder
}
