/** Manifests of exported files, checked: whatever was changed by hand is not taken for one. */
import * as v from 'valibot'
import type { ExportManifest } from '../../model/export-manifest.ts'
import { LENS_NAMES } from '../../model/terms.ts'
import { manifestEntries } from '../snapshot-schema.ts'
import { MANIFEST_MARK } from './export-manifest.ts'

export type FoundManifest =
  | { readonly manifest: ExportManifest; readonly problem?: never }
  | { readonly manifest?: never; readonly problem: string }

const words = v.pipe(v.string(), v.nonEmpty())
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const { annotations: _, ...entries } = manifestEntries

const schema = v.strictObject({
  format: v.literal(MANIFEST_MARK),
  version: v.literal(1),
  ...entries,
  counts: v.strictObject({ papers: count, authors: count, topics: count, systems: count }),
  exported: v.strictObject({
    coterie: words,
    format: words,
    lens: v.optional(v.picklist(LENS_NAMES)),
    nodes: v.optional(count),
    links: v.optional(count),
    isPart: v.optional(v.literal(true)),
    files: v.optional(v.array(v.strictObject({ name: words, bytes: count, hash: words }))),
  }),
})

/** A record, or its JSON. Nothing where this does not mean to be a manifest of ours. Never throws. */
export function readManifest(value: unknown): FoundManifest | undefined {
  const record: unknown = typeof value === 'string' ? parse(value) : value
  if ((record as { format?: unknown } | undefined)?.format !== MANIFEST_MARK) return undefined
  const checked = v.safeParse(schema, record, { abortEarly: true })
  if (checked.success) return { manifest: checked.output as ExportManifest }
  const place = v.getDotPath(checked.issues[0]) ?? 'its top level'
  return {
    problem: `The manifest was changed, or a newer Coterie wrote it: its ${place.slice(0, 200)} is not understood.`,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) as unknown
  } catch {
    return undefined
  }
}
