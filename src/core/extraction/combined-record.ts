/** One paper from all the records of it: the fullest leads, the others fill its gaps, and every origin stays. */
import type { Authorship, Origin, Paper } from '../model/paper.ts'
import { fold } from '../text/fold.ts'
import { paperId } from '../text/identifiers.ts'
import { isPreprintDoi } from './paper-identifiers.ts'

/** The paper, and its records with the fullest first. The order in which the records are given makes no difference. */
export function combineRecords(records: readonly Paper[]): { paper: Paper; ordered: readonly Paper[] } {
  if (records.length === 1) return { paper: records[0]!, ordered: records }
  const ordered = records.toSorted(compareFullness)
  const lead = ordered[0]!
  const first = <K extends keyof Paper>(key: K): Pick<Paper, K> | undefined =>
    ordered.find((record) => record[key] !== undefined)
  const withKeywords = ordered.find((record) => record.keywords.length > 0) ?? lead
  const withAbstract =
    ordered.find((record) => record.abstract !== undefined && !record.isAbstractGarbled) ?? first('abstract')
  // What has a DOI was published; a preprint of it may be a year older.
  const published =
    ordered.find((record) => record.doi !== undefined && !isPreprintDoi(record.doi) && record.year !== undefined) ??
    first('year')
  const doi = (ordered.find((record) => record.doi !== undefined && !isPreprintDoi(record.doi)) ?? first('doi'))?.doi
  const hasMore = ordered.every((record) => record.hasMoreAuthors)
  const combined: Paper = {
    ...Object.assign({}, ...ordered.toReversed()),
    title: lead.title,
    authorships: combineBylines(ordered),
    keywords: withKeywords.keywords,
    links: [...new Set(ordered.flatMap((record) => record.links))],
    origins: distinctOrigins(ordered),
    ...(doi !== undefined && { doi }),
    ...(published?.year !== undefined && { year: published.year }),
  }
  const {
    isAbstractGarbled: _garbled,
    hasMoreAuthors: _more,
    confidence: _confidence,
    abstract: _abstract,
    ...rest
  } = combined
  const paper: Paper = {
    ...rest,
    ...(withAbstract?.abstract !== undefined && { abstract: withAbstract.abstract }),
    ...(withAbstract && 'isAbstractGarbled' in withAbstract && { isAbstractGarbled: true as const }),
    ...(hasMore && { hasMoreAuthors: true as const }),
    ...(ordered.every((record) => record.confidence !== undefined) && {
      confidence: Math.max(...ordered.map((record) => record.confidence ?? 0)),
    }),
  }
  return { paper: { ...paper, id: paperId(paper) }, ordered }
}

/** Fullest first; what is equally full comes in the order of what it says, then of where it stood. */
function compareFullness(left: Paper, right: Paper): number {
  return fullness(right) - fullness(left) || compareContent(left, right)
}

function fullness(paper: Paper): number {
  return (
    // A listing is never the better source of a title than a record with fields.
    (paper.confidence === undefined ? 10_000 : 0) +
    (paper.isAbstractGarbled ? 0 : Math.min(paper.abstract?.length ?? 0, 2000)) +
    (paper.doi ? 500 : 0) +
    Math.min(paper.authorships.length, 50) * 20 +
    paper.authorships.slice(0, 50).reduce((sum, { name }) => sum + Math.min(name.given?.length ?? 0, 20), 0) +
    Math.min(paper.keywords.length, 20) * 5 +
    (paper.venue ? 50 : 0) +
    (paper.year ? 50 : 0)
  )
}

/** A total order of records that does not depend on the order in which they came. */
export function compareContent(left: Paper, right: Paper): number {
  const [a, b] = [left.origins[0]!, right.origins[0]!]
  return (
    compareText(left.id, right.id) ||
    (left.year ?? 0) - (right.year ?? 0) ||
    compareText(left.title, right.title) ||
    compareText(left.abstract ?? '', right.abstract ?? '') ||
    compareText(a.file, b.file) ||
    a.line - b.line
  )
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** The longest byline that its source did not cut; identifiers and affiliations of the same people from the others. */
function combineBylines(ordered: readonly Paper[]): readonly Authorship[] {
  const complete = ordered.filter((record) => !record.hasMoreAuthors)
  const candidates = complete.some((record) => record.authorships.length > 0) ? complete : ordered
  const longest = Math.max(...candidates.map((record) => record.authorships.length))
  const chosen = candidates.find((record) => record.authorships.length === longest)!.authorships
  return chosen.map((authorship, position) => {
    const same = ordered.flatMap((record) => {
      const other = record.authorships.length === longest ? record.authorships[position] : undefined
      return other && fold(other.name.family) === fold(authorship.name.family) ? [other] : []
    })
    const orcid = authorship.orcid ?? same.find((other) => other.orcid)?.orcid
    const ids = [...new Set(same.flatMap((other) => other.ids ?? []))]
    const affiliations = authorship.affiliations ?? same.find((other) => other.affiliations)?.affiliations
    return {
      ...authorship,
      ...(orcid && { orcid }),
      ...(ids.length > 0 && { ids }),
      ...(affiliations && { affiliations }),
    }
  })
}

function distinctOrigins(ordered: readonly Paper[]): Origin[] {
  const found = new Map<string, Origin>()
  for (const origin of ordered.flatMap((record) => record.origins)) {
    const key = JSON.stringify([origin.file, origin.format, origin.line])
    if (!found.has(key)) found.set(key, origin)
  }
  return [...found.values()]
}
