/** Coterie's own snapshot file: readable JSON with a version and a checksum on its first line, or compact bytes. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import type { Snapshot } from '../model/snapshot.ts'
import { SNAPSHOT_CODEC } from './compact/snapshot-codec.ts'
import { parseJson } from './json-values.ts'
import { packSnapshot, unpackSnapshot } from './snapshot-columns.ts'
import { checkIds, checkReferences } from './snapshot-references.ts'
import { snapshotSchema, type SnapshotFile } from './snapshot-schema.ts'
import { describeVersion, SNAPSHOT_VERSION } from './snapshot-version.ts'

const FORMAT = 'coterie-snapshot'
const MOST_QUOTED = 200

export type OpenedSnapshot =
  { readonly snapshot: Snapshot; readonly problem?: never } | { readonly snapshot?: never; readonly problem: string }

/** The file of a snapshot. The same snapshot always gives the same text; `parseSnapshot` gives an equal one back. */
export function writeSnapshot(snapshot: Snapshot): string {
  const { manifest, facts, lenses, issues, doubts } = SNAPSHOT_CODEC.plain(packSnapshot(snapshot)) as SnapshotFile
  const body = `"manifest":${JSON.stringify(manifest)},
"facts":${JSON.stringify(facts)},
"lenses":${JSON.stringify(lenses)},
"issues":${JSON.stringify(issues)}${doubts ? `,\n"doubts":${JSON.stringify(doubts)}` : ''}}
`
  return `{"format":"${FORMAT}","version":${SNAPSHOT_VERSION},"checksum":"sha256:${digest(body)}",\n${body}`
}

/** Opens the text of a snapshot file, or says why not: what is wrong and where. Never throws. */
export function parseSnapshot(text: string): OpenedSnapshot {
  const { value: file, problem } = parseJson(text)
  if (problem !== undefined) return { problem }
  const header = v.safeParse(v.object({ format: v.string(), version: v.number(), checksum: v.string() }), file)
  if (!header.success || header.output.format !== FORMAT)
    return { problem: 'This is not a Coterie snapshot: it does not begin with "format": "coterie-snapshot".' }
  const otherVersion = describeVersion(header.output.version)
  if (otherVersion) return { problem: otherVersion }
  const checked = v.safeParse(snapshotSchema, file, { abortEarly: true })
  if (!checked.success) {
    const [issue] = checked.issues
    const place = v.getDotPath(issue) ?? 'its top level'
    return { problem: `The snapshot is damaged at ${cut(place)}: ${cut(issue.message)}.` }
  }
  const broken = checkIds(checked.output.facts) ?? checkReferences(checked.output)
  if (broken) return { problem: `The snapshot is damaged at ${broken}.` }
  const bodyStart = text.indexOf('\n') + 1
  if (header.output.checksum !== `sha256:${digest(text.slice(bodyStart))}`)
    return {
      problem:
        'The snapshot was changed after it was written: its checksum does not fit. Build it again, or use an untouched copy.',
    }
  return { snapshot: unpackSnapshot(checked.output) }
}

/** Whether a file that begins like this means to be a snapshot in readable form. */
export function isSnapshotText(start: string): boolean {
  return /^\ufeff?\s*\{\s*"format"\s*:\s*"coterie-snapshot"/.test(start)
}

/** What is quoted from a damaged file may be of any length. */
function cut(text: string): string {
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text
}

function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
