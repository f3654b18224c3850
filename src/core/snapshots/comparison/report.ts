/** What changed between two snapshots as one HTML page: nothing in it runs, and nothing is asked of a network. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { NODE_KINDS, type NodeKind } from '../../model/terms.ts'
import { escapeXml } from '../../text/xml-escape.ts'
import { encodeBase64 } from '../base64.ts'
import type { EntityChanges, SnapshotComparison } from './compare.ts'
import type { LinkChange } from './links.ts'

export interface ReportContext {
  /** What the two snapshots are called. */
  readonly before: string
  readonly after: string
  /** Both on one map, as an SVG document of our own. */
  readonly map?: string | undefined
  readonly version: string
}

const KINDS: Readonly<Record<NodeKind, string>> = {
  author: 'People',
  paper: 'Papers',
  topic: 'Topics',
  system: 'Systems',
}

const STYLE = `:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
body{max-width:64rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}
svg{max-width:100%;height:auto;border:1px solid #8886;border-radius:8px}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.15rem 1rem .15rem 0;text-align:left;vertical-align:top}
td.number{text-align:right}thead th{font-weight:600;border-bottom:1px solid #8886}
ul{margin:.3rem 0;padding-left:1.2rem}summary{cursor:pointer}summary span{opacity:.7}
.fine{opacity:.75;font-size:.85rem}td,li{overflow-wrap:anywhere}`

/** A list of this length is open from the start. */
const SHORT = 12

/** The pieces of the file. Every text of the snapshots is escaped, and isolated so that it can't turn what stands beside it. */
export function* writeComparison(comparison: SnapshotComparison, context: ReportContext): Generator<string> {
  const { lens, conditions, entities, links, clusters } = comparison
  const policy = `default-src 'none'; style-src 'sha256-${encodeBase64(sha256(utf8ToBytes(STYLE)))}'; base-uri 'none'; form-action 'none'`
  yield `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>What changed</title><style>${STYLE}</style></head><body>
<h1>From ${text(context.before)} to ${text(context.after)}</h1>
`
  const isSame = countChanges(comparison) === 0
  if (isSame) yield `<p>Nothing changed (links and clusters of the lens “${text(lens)}”).</p>\n`
  if (conditions.length > 0) {
    yield section('Made otherwise')
    yield table(
      ['', 'before', 'after'],
      conditions.map(({ what, before, after }) => [text(what), text(before ?? '–'), text(after ?? '–')]),
    )
  }
  if (context.map !== undefined && !isSame) {
    yield section('On one map')
    yield context.map.slice(context.map.indexOf('<svg'))
  }
  for (const kind of NODE_KINDS) yield* describeKind(KINDS[kind], entities[kind])
  for (const [words, changes] of [
    ['Links added', links.added],
    ['Links gone', links.gone],
    ['Links stronger', links.stronger],
    ['Links weaker', links.weaker],
  ] as const)
    yield* describeLinks(words, changes)
  yield* list(
    'Changed cluster',
    clusters.map(({ entity, before, after }) => `${text(entity.label)}: ${text(before)} → ${text(after)}`),
  )
  yield `<p class="fine">Links and clusters are those of the lens “${text(lens)}”. Compared with Coterie ${text(context.version)}.</p>\n</body></html>\n`
}

export function countChanges({ entities, links, clusters }: SnapshotComparison): number {
  const lists = [...Object.values(entities), links].flatMap((group) => Object.values(group) as readonly unknown[][])
  return lists.reduce((sum, changes) => sum + changes.length, clusters.length)
}

function* describeKind(kind: string, { added, gone, renamed, merged, split }: EntityChanges): Generator<string> {
  yield* list(
    `${kind} added`,
    added.map(({ label }) => text(label)),
  )
  yield* list(
    `${kind} gone`,
    gone.map(({ label }) => text(label)),
  )
  yield* list(
    `${kind} renamed`,
    renamed.map(({ before, after }) => `${text(before)} → ${text(after)}`),
  )
  yield* list(
    `${kind} merged`,
    merged.map(({ label, other }) => `${text(label)} into ${text(other)}`),
  )
  yield* list(
    `${kind} split off`,
    split.map(({ label, other }) => `${text(label)} from ${text(other)}`),
  )
}

function* describeLinks(words: string, links: readonly LinkChange[]): Generator<string> {
  if (links.length === 0) return
  yield opening(words, links.length)
  yield table(
    ['', '', 'kind', 'before', 'after'],
    links.map(({ source, target, kind, before, after }) => [
      text(source.label),
      text(target.label),
      text(kind),
      round(before),
      round(after),
    ]),
  )
  yield '</details>\n'
}

function* list(words: string, entries: readonly string[]): Generator<string> {
  if (entries.length === 0) return
  yield `${opening(words, entries.length)}<ul>\n${entries.map((entry) => `<li>${entry}</li>\n`).join('')}</ul></details>\n`
}

function opening(words: string, count: number): string {
  return `<details${count <= SHORT ? ' open' : ''}><summary>${words} <span>${count}</span></summary>\n`
}

function section(words: string): string {
  return `<h2>${words}</h2>\n`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (value: string): string =>
    /^[\d.]+$/.test(value) ? `<td class="number">${value}</td>` : `<td>${value}</td>`
  return `<table><thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>
${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>\n`).join('')}</tbody></table>\n`
}

function text(value: string): string {
  return `<bdi>${escapeXml(value)}</bdi>`
}

function round(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
