/** The shape of a snapshot file, checked when one is opened. */
import * as v from 'valibot'
import type { NumberColumn } from './compact/number-columns.ts'
import { COUNTINGS, LENS_NAMES, NODE_KINDS } from '../model/terms.ts'

const text = v.pipe(v.string(), v.nonEmpty())
const texts = v.array(text)
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
export const counts = column(isCount, 'a whole number from 0')
export const coordinates = column(Number.isFinite, 'a finite number')
export const strengths = column((value) => Number.isFinite(value) && (value as number) >= 0, 'a finite number from 0')
const flag = v.optional(v.literal(true))
const incidence = v.strictObject({ offsets: counts, targets: counts })

export const name = v.strictObject({
  family: v.string(),
  given: v.optional(text),
  particle: v.optional(text),
  suffix: v.optional(text),
  isCorporate: flag,
  printed: text,
})

export const authorship = v.strictObject({
  name,
  orcid: v.optional(text),
  ids: v.optional(texts),
  affiliations: v.optional(texts),
})

const paper = v.strictObject({
  id: text,
  sourceId: v.optional(text),
  title: text,
  authorships: v.array(authorship),
  hasMoreAuthors: flag,
  year: v.optional(v.pipe(v.number(), v.integer())),
  venue: v.optional(text),
  abstract: v.optional(text),
  keywords: texts,
  citations: v.optional(count),
  references: v.optional(texts),
  doi: v.optional(text),
  arxiv: v.optional(text),
  pmid: v.optional(text),
  url: v.optional(text),
  links: texts,
  language: v.optional(text),
  confidence: v.optional(v.number()),
  isAbstractGarbled: flag,
  origins: v.pipe(v.array(v.strictObject({ file: text, format: text, line: count })), v.minLength(1)),
})

const facts = v.strictObject({
  papers: v.array(paper),
  authors: v.array(
    v.strictObject({
      id: text,
      name,
      label: text,
      forms: texts,
      orcid: v.optional(text),
      confidence: v.optional(v.number()),
      evidence: v.optional(texts),
      isPossiblySeveral: flag,
    }),
  ),
  topics: v.array(v.strictObject({ id: text, label: text, forms: texts, relevance: v.number() })),
  systems: v.array(v.strictObject({ id: text, name: text, expansion: v.optional(text), links: texts })),
  paperAuthors: incidence,
  paperTopics: incidence,
  introducedSystems: incidence,
  mentionedSystems: incidence,
})

/** Nodes and edges are runs: `[kind, count]` of neighbours in the columns, since a lens keeps its kinds together. */
const lens = v.strictObject({
  counting: v.picklist(COUNTINGS),
  nodeKinds: v.array(v.tuple([v.picklist(NODE_KINDS), count])),
  entities: counts,
  sources: counts,
  targets: counts,
  weights: strengths,
  edgeKinds: v.array(
    v.tuple([
      v.picklist([
        'coauthorship',
        'authorship',
        'topic-of-paper',
        'topic-of-author',
        'system-of-paper',
        'cooccurrence',
        'shared',
      ]),
      count,
    ]),
  ),
  omissions: v.array(v.strictObject({ count, what: text, why: text })),
  x: coordinates,
  y: coordinates,
  communities: counts,
  communityList: v.array(v.strictObject({ id: count, name: text, size: count, topics: counts })),
  components: counts,
  links: counts,
  totalLinkStrength: strengths,
  documents: counts,
  drift: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))),
})

const report = v.strictObject({
  file: text,
  format: v.optional(text),
  bytes: count,
  hash: text,
  found: count,
  added: count,
  merged: count,
  rejected: count,
})

const issue = v.strictObject({
  code: text,
  severity: v.picklist(['note', 'warning', 'error']),
  file: v.string(),
  line: v.optional(count),
  message: text,
  action: text,
  text: v.optional(v.string()),
  isDerived: flag,
})

const decision = v.strictObject({
  kind: v.picklist(['merge', 'split', 'rename', 'apart']),
  person: text,
  into: v.optional(text),
  papers: v.optional(texts),
  as: v.optional(text),
  other: v.optional(text),
})

const settled = v.strictObject({
  people: v.array(decision),
  topics: v.array(v.strictObject({ label: text, replaceBy: v.string() })),
})

const annotations = v.strictObject({
  notes: v.array(v.strictObject({ key: text, text })),
  pins: v.array(
    v.strictObject({
      lens: v.picklist(LENS_NAMES),
      key: text,
      x: v.pipe(v.number(), v.finite()),
      y: v.pipe(v.number(), v.finite()),
    }),
  ),
})

const doubt = v.strictObject({ a: count, b: count, score: v.number(), evidence: texts })

/** Optional fields are only ever added after the others, see the codec of the compact form. */
export const manifestEntries = {
  coterie: text,
  options: v.strictObject({
    counting: v.picklist(COUNTINGS),
    maxAuthors: count,
    seed: count,
    resolution: v.pipe(v.number(), v.finite(), v.minValue(0)),
    withoutTopics: flag,
  }),
  inputs: v.array(report),
  settled: v.optional(settled),
  annotations: v.optional(annotations),
  date: v.optional(v.pipe(v.string(), v.isoDate())),
  map: v.optional(text),
}

export const snapshotSchema = v.object({
  manifest: v.strictObject(manifestEntries),
  facts,
  lenses: v.strictObject(
    Object.fromEntries(LENS_NAMES.map((lensName) => [lensName, v.optional(lens)])) as Record<
      (typeof LENS_NAMES)[number],
      v.OptionalSchema<typeof lens, undefined>
    >,
  ),
  issues: v.array(issue),
  doubts: v.optional(v.array(doubt)),
})

/** Plain lists in the readable file, typed arrays where they come from the compact one. */
function column(fits: (value: unknown) => boolean, expected: string) {
  return v.pipe(
    v.custom<NumberColumn>(Array.isArray, 'a list of numbers was expected'),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      const values = dataset.value as readonly unknown[]
      const wrong = values.findIndex((value) => !fits(value))
      if (wrong >= 0)
        addIssue({
          message: `Invalid value: Expected ${expected} but received ${JSON.stringify(values[wrong])}`,
          path: [{ type: 'array', origin: 'value', input: [...values], key: wrong, value: values[wrong] }],
        })
    }),
  )
}

/** Within 32 bits, as the columns in memory are. */
function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffffffff
}

export type SnapshotFile = v.InferOutput<typeof snapshotSchema>
export type LensFile = v.InferOutput<typeof lens>
export type IncidenceFile = v.InferOutput<typeof incidence>
