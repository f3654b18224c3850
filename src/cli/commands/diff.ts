/** `coterie diff`: what changed from one snapshot to another. */
import { compareSnapshots, type LensName, type LinkChange, type SnapshotComparison } from '../../core/index.ts'
import { printable } from '../messages.ts'
import { openSnapshot } from './open-graph-file.ts'

export interface DiffOptions {
  readonly format: 'text' | 'json'
  readonly lens: LensName
}

/** Prints the comparison on stdout. Returns the exit code: both snapshots could be opened. */
export async function diff(before: string, after: string, { format, lens }: DiffOptions): Promise<number> {
  const comparison = compareSnapshots(await openSnapshot(before), await openSnapshot(after), lens)
  const lines = format === 'json' ? [JSON.stringify(comparison)] : describeComparison(comparison)
  process.stdout.write(lines.map((line) => `${line}\n`).join(''))
  return 0
}

const KINDS = { author: 'People', paper: 'Papers', topic: 'Topics', system: 'Systems' } as const

/** One line per change under a heading with its number; a single line where nothing changed. */
export function describeComparison({ entities, links, clusters, lens }: SnapshotComparison): string[] {
  const sections = [
    ...Object.entries(KINDS).flatMap(([kind, name]) => {
      const { added, gone, renamed } = entities[kind as keyof typeof KINDS]
      return [
        section(
          `${name} added`,
          added.map(({ label }) => `+ ${label}`),
        ),
        section(
          `${name} gone`,
          gone.map(({ label }) => `- ${label}`),
        ),
        section(
          `${name} renamed`,
          renamed.map((change) => `~ ${change.before} → ${change.after}`),
        ),
      ]
    }),
    section(
      'Links added',
      links.added.map((link) => `+ ${describeLink(link)}`),
    ),
    section(
      'Links gone',
      links.gone.map((link) => `- ${describeLink(link)}`),
    ),
    section(
      'Links stronger',
      links.stronger.map((link) => `^ ${describeLink(link)}`),
    ),
    section(
      'Links weaker',
      links.weaker.map((link) => `v ${describeLink(link)}`),
    ),
    section(
      'Changed cluster',
      clusters.map(({ entity, before, after }) => `> ${entity.label}: ${before} → ${after}`),
    ),
  ].flat()
  return sections.length === 0 ? [`Nothing changed (links and clusters of the lens "${lens}").`] : sections
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}: ${lines.length}`, ...lines.map((line) => `  ${printable(line)}`)]
}

function describeLink({ source, target, kind, before, after }: LinkChange): string {
  const strength = before === 0 ? `${after}` : after === 0 ? `${before}` : `${before} → ${after}`
  return `${source.label} – ${target.label} (${kind}, ${strength})`
}
