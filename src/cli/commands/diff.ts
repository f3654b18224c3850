/** `coterie diff`: what changed from one snapshot to another. */
import { basename } from 'node:path'
import {
  compareSnapshots,
  countChanges,
  drawLens,
  PICTURE_DEFAULTS,
  uniteSnapshots,
  VERSION,
  writeComparison,
  type EntityChanges,
  type LensName,
  type LinkChange,
  type Snapshot,
  type SnapshotComparison,
} from '../../core/index.ts'
import { printable } from '../messages.ts'
import { openSnapshot } from './open-snapshot-file.ts'
import { writeOut } from './write-out.ts'

export interface DiffOptions {
  readonly format: 'text' | 'json' | 'html'
  readonly lens: LensName
  readonly out?: string
}

/** Writes the comparison to `out`, or to stdout. Returns the exit code: both snapshots could be opened. */
export async function diff(before: string, after: string, { format, lens, out }: DiffOptions): Promise<number> {
  const [old, young] = [await openSnapshot(before), await openSnapshot(after)]
  const comparison = compareSnapshots(old, young, lens)
  if (format === 'html') {
    const names = { before: basename(before), after: basename(after) }
    await writeOut(writeComparison(comparison, { ...names, map: drawBoth(old, young, lens), version: VERSION }), out)
  } else {
    const lines = format === 'json' ? [JSON.stringify(comparison)] : describeComparison(comparison)
    await writeOut(
      lines.map((line) => `${line}\n`),
      out,
    )
  }
  return 0
}

/** Nothing where one of the two lacks the lens. */
function drawBoth(before: Snapshot, after: Snapshot, name: LensName): string | undefined {
  const { snapshot, changes } = uniteSnapshots(before, after)
  const lens = snapshot.lenses[name]
  return (
    lens &&
    drawLens(snapshot.facts, lens, `Made with Coterie ${VERSION}.`, { ...PICTURE_DEFAULTS, changes: changes[name] })
  )
}

const KINDS = { author: 'People', paper: 'Papers', topic: 'Topics', system: 'Systems' } as const

/** One line per change under a heading with its number; a single line where nothing changed. */
export function describeComparison(comparison: SnapshotComparison): string[] {
  const { conditions, entities, links, clusters, lens } = comparison
  const sections = [
    section(
      'Made otherwise',
      conditions.map(({ what, before, after }) => `* ${what}: ${before ?? 'none'} → ${after ?? 'none'}`),
    ),
    ...Object.entries(KINDS).flatMap(([kind, name]) => {
      const { added, gone, renamed, merged, split }: EntityChanges = entities[kind as keyof typeof KINDS]
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
        section(
          `${name} merged`,
          merged.map(({ label, other }) => `> ${label} into ${other}`),
        ),
        section(
          `${name} split off`,
          split.map(({ label, other }) => `< ${label} from ${other}`),
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
  return countChanges(comparison) > 0
    ? sections
    : [...sections, `Nothing changed (links and clusters of the lens "${lens}").`]
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}: ${lines.length}`, ...lines.map((line) => `  ${printable(line)}`)]
}

function describeLink({ source, target, kind, before, after }: LinkChange): string {
  const strength = before === 0 ? `${after}` : after === 0 ? `${before}` : `${before} → ${after}`
  return `${source.label} – ${target.label} (${kind}, ${strength})`
}
