/** Papers made up, and read into columns of people and links: one process, its own processor time and memory. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { openDocument } from '../src/cli/files.ts'
import { createRng } from '../src/core/columns/rng.ts'
import { countCoauthors, readPeople } from '../src/core/people-network.ts'

/** Papers a person has on average share most of their authors with a few hundred others. */
const NEIGHBOURHOOD = 400
const STRANGERS = 0.2
const MOST_AUTHORS = 12
const BLOCK = 1 << 20

/** So many papers as JSON Lines, with six people for ten papers and 3.4 authors each. */
export function writePapers(count: number, file: string): void {
  const rng = createRng(7)
  const people = Math.floor(count * 0.6)
  const handle = openSync(file, 'w')
  let block = ''
  for (let paper = 0; paper < count; paper++) {
    const home = Math.floor(rng() * people)
    const size = Math.min(MOST_AUTHORS, 1 + Math.floor(-Math.log(1 - rng()) * 2.9))
    const authors = Array.from({ length: size }, () => {
      const person =
        rng() < STRANGERS ? Math.floor(rng() * rng() * people) : home + Math.floor(rng() * rng() * NEIGHBOURHOOD)
      return { given: `Given${(person % people) % 977}`, family: `Family${person % people}` }
    })
    const title = `A study of subject ${paper % 9973} by method ${paper % 101} in case ${paper}`
    block += `${JSON.stringify({ id: `p${paper}`, title, year: 1980 + (paper % 45), authors })}\n`
    if (block.length < BLOCK) continue
    writeSync(handle, block)
    block = ''
  }
  writeSync(handle, block)
  closeSync(handle)
}

/** Counted fully and fractionally. */
export async function readIntoColumns(file: string): Promise<object> {
  const columns = await readPeople([() => openDocument(file)])
  const { links } = countCoauthors(columns, 25, ['full', 'fractional'])
  return {
    papers: columns.paperAuthors.offsets.length - 1,
    people: columns.people.count,
    links: links.sources.length,
  }
}
