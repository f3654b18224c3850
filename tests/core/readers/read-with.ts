/** Runs one reader over text in pieces and keeps what it gives. */
import type { Issue } from '../../../src/core/model/issue.ts'
import type { Paper } from '../../../src/core/model/paper.ts'
import type { Reader } from '../../../src/core/readers/reader.ts'

export interface Reading {
  readonly papers: Paper[]
  readonly rejected: Issue[]
  readonly notes: Issue[]
}

export function readWith(reader: Reader, text: string, chunkSize = text.length): Reading {
  const reading: Reading = { papers: [], rejected: [], notes: [] }
  const parser = reader.open('test', {
    paper: (paper) => reading.papers.push(paper),
    reject: (issue) => reading.rejected.push(issue),
    note: (issue) => reading.notes.push(issue),
  })
  for (let from = 0; from < text.length; from += chunkSize) parser.push(text.slice(from, from + chunkSize))
  parser.end()
  return reading
}

/** "particle family, given, suffix" of every author. */
export function namesOf(paper: Paper | undefined): string[] {
  return (paper?.authorships ?? []).map(({ name }) =>
    [[name.particle, name.family].filter(Boolean).join(' '), name.given, name.suffix].filter(Boolean).join(', '),
  )
}
