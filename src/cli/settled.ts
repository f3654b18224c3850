/** Files in which a person settled who is who and what topics are called. */
import { readFile } from 'node:fs/promises'
import { parseDecisions, parseThesaurus, type Decisions, type Settled, type TopicReplacement } from '../core/index.ts'
import { describeFault } from './files.ts'
import { Failure, formatIssue, printable, say } from './messages.ts'

export async function readSettled(decisions: string | undefined, thesaurus: string | undefined): Promise<Settled> {
  return {
    people: decisions === undefined ? [] : await readDecisions(decisions),
    topics: thesaurus === undefined ? [] : await readThesaurus(thesaurus),
  }
}

/** Fails with every line that can't be understood or contradicts another. */
export async function readDecisions(file: string): Promise<Decisions> {
  const { decisions, faults } = parseDecisions(await readText(file))
  if (faults.length === 0) return decisions
  for (const { line, message } of faults) say(printable(`${file}:${line}: ${message}`))
  throw new Failure(`${file} can't be used as it is, so nothing was done.`)
}

/** Fails with every line that can't be understood. */
async function readThesaurus(file: string): Promise<TopicReplacement[]> {
  const { replacements, issues } = parseThesaurus(await readText(file), file)
  if (issues.length === 0) return replacements
  issues.forEach((issue) => say(formatIssue(issue)))
  throw new Failure(`${file} can't be used as it is, so nothing was done.`)
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new Failure(printable(`${file} could not be opened: ${describeFault(error)}.`))
  }
}
