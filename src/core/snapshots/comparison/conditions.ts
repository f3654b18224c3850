/** What two snapshots were made from, and how, where that differs: the first reason why their graphs do. */
import type { FileReport } from '../../model/issue.ts'
import type { Manifest } from '../../model/snapshot.ts'

export interface ConditionChange {
  /** A document or an option, in plain words. */
  readonly what: string
  /** Absent where there was, or is, none. */
  readonly before?: string
  readonly after?: string
}

/** Documents are known by name, and by their content under another name. */
export function compareConditions(before: Manifest, after: Manifest): ConditionChange[] {
  const settings = (manifest: Manifest): readonly (readonly [string, string])[] => [
    ['version of Coterie', manifest.coterie],
    ['counting', manifest.options.counting],
    ['most authors of a paper that are linked', String(manifest.options.maxAuthors)],
    ['seed', String(manifest.options.seed)],
    ['resolution', String(manifest.options.resolution)],
    ['decisions about people', String(manifest.settled?.people.length ?? 0)],
    ['replacements of topics', String(manifest.settled?.topics.length ?? 0)],
  ]
  const now = new Map(settings(after))
  return [
    ...settings(before).flatMap(([what, value]) =>
      value === now.get(what) ? [] : [{ what, before: value, after: now.get(what)! }],
    ),
    ...compareDocuments(before.inputs, after.inputs),
  ]
}

function compareDocuments(before: readonly FileReport[], after: readonly FileReport[]): ConditionChange[] {
  const hashes = new Set(before.map(({ hash }) => hash))
  const oldByName = new Map(before.map((report) => [report.file, report]))
  const kept = new Set(after.map(({ file }) => file))
  const keptHashes = new Set(after.map(({ hash }) => hash))
  return [
    ...after.flatMap((report) => {
      const old = oldByName.get(report.file)
      if (!old) return hashes.has(report.hash) ? [] : [{ what: report.file, after: describe(report) }]
      return old.hash === report.hash ? [] : [{ what: report.file, before: describe(old), after: describe(report) }]
    }),
    ...before
      .filter(({ file, hash }) => !kept.has(file) && !keptHashes.has(hash))
      .map((report) => ({ what: report.file, before: describe(report) })),
  ]
}

function describe({ found, hash }: FileReport): string {
  return `${found} ${found === 1 ? 'paper' : 'papers'}, SHA-256 ${hash.slice(0, 12)}…`
}
