/** What is said of the documents that were read: what was wrong with them, and what came of each. */
import type { FileReport, Issue } from '../../core/index.ts'
import { count, formatIssue, printable, say } from '../messages.ts'

/** Notes are mild: as many as fit on a screen are said one by one, more are counted. What is said of no file is said in any case. */
const FEW_NOTES = 20

export function sayWhatWasRead(issues: readonly Issue[], inputs: readonly FileReport[]): void {
  issues.filter((issue) => issue.severity !== 'note').forEach((issue) => say(formatIssue(issue)))
  const isOfAll = ({ file }: Issue): boolean => file === ''
  issues.filter((issue) => issue.severity === 'note' && isOfAll(issue)).forEach((issue) => say(formatIssue(issue)))
  const notes = issues.filter((issue) => issue.severity === 'note' && !isOfAll(issue))
  if (notes.length <= FEW_NOTES) notes.forEach((note) => say(formatIssue(note)))
  else summariseNotes(notes.map((note) => note.code)).forEach(say)
  inputs.forEach((report) => say(describeReport(report)))
}

export function describeTotal(inputs: readonly FileReport[]): string {
  const sum = (pick: (report: FileReport) => number): number =>
    inputs.reduce((total, report) => total + pick(report), 0)
  const found = sum((report) => report.found)
  return (
    `${count(found, 'paper')} found = ${sum((report) => report.added)} kept` +
    ` + ${sum((report) => report.merged)} merged + ${sum((report) => report.rejected)} rejected`
  )
}

function describeReport({ file, format, found, added, merged, rejected }: FileReport): string {
  const read = format === undefined ? 'not read' : `read as ${format}`
  return printable(
    `${file}: ${read}, ${count(found, 'paper')} = ${added} kept + ${merged} merged + ${rejected} rejected`,
  )
}

/** One line per kind says how many there are; the snapshot holds them all. */
function summariseNotes(codes: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, times]) => `${times} × ${code.replaceAll('-', ' ')} (listed in the snapshot)`)
}
