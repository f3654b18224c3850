/** Authors in the shapes that JSON sources give them. */
import type { Authorship, PersonName } from '../../model/paper.ts'
import { composeName, parseIndexName, parseName } from '../../text/names.ts'
import { collapseSpace } from '../../text/white-space.ts'
import { readByline } from '../author-list.ts'
import { at, isRecord, textOf, textsOf, listOf, type JsonRecord } from './values.ts'

const ORCID = /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/i

/** Every author that has a name; whatever else stands in the list is passed over, and so are editors and translators. */
export function readAuthors(value: unknown): Authorship[] {
  if (typeof value === 'string') return readByline(value).names.map((name) => ({ name }))
  const authorships: Authorship[] = []
  for (const item of listOf(value)) {
    const name = isOtherRole(item) ? undefined : nameOf(item)
    if (!name) continue
    const orcid = isRecord(item) ? orcidOf(item) : undefined
    const ids = isRecord(item) ? idsOf(item) : []
    const affiliations = isRecord(item) ? affiliationsOf(item) : []
    authorships.push({
      name,
      ...(orcid && { orcid }),
      ...(ids.length > 0 && { ids }),
      ...(affiliations.length > 0 && { affiliations }),
    })
  }
  return authorships
}

/** Zotero lists everybody under one key. */
function isOtherRole(item: unknown): boolean {
  return (
    isRecord(item) &&
    /^(?:editor|seriesEditor|translator|contributor|reviewedAuthor)$/.test(textOf(item.creatorType) ?? '')
  )
}

function nameOf(item: unknown): PersonName | undefined {
  if (typeof item === 'string') return parseIndexName(item)
  // arXiv: ["Roe", "Max A.", "Jr"], with nothing where there is nothing.
  if (Array.isArray(item)) return nameFromParts({ given: item[1], suffix: item[2] }, textOf(item) ?? '')
  if (!isRecord(item)) return undefined
  const family = textOf(item.family ?? item.lastName ?? item.last ?? item.familyName)
  if (family?.trim()) return nameFromParts(item, family)
  const whole = textOf(
    item.literal ?? at(item, 'author', 'display_name') ?? item.display_name ?? item.name ?? item.full_name,
  )
  if (whole === undefined) return nameFromParts({}, textOf(item.given) ?? '')
  // Crossref gives organisations a name and people a family name.
  if (
    item.literal !== undefined ||
    item.nameType === 'Organizational' ||
    (item.name !== undefined && item.sequence !== undefined)
  )
    return corporate(whole)
  const name = parseName(whole)
  const printed = collapseSpace(textOf(item.raw_author_name) ?? '')
  return name && printed ? { ...name, printed } : name
}

/** CSL names: https://docs.citationstyles.org – parts come apart, so only their joining has to be done. */
function nameFromParts(item: JsonRecord, familyText: string): PersonName | undefined {
  const part = (...keys: readonly string[]): string => {
    let text = ''
    for (const key of keys) {
      const value = textOf(item[key])
      if (value) text += text === '' ? value : ` ${value}`
    }
    return text === '' ? '' : collapseSpace(text)
  }
  const family = collapseSpace(familyText)
  if (family === '') return undefined
  const first = part('given', 'firstName', 'first', 'givenName')
  const given = item.middle === undefined ? first : [first, ...textsOf(item.middle)].filter(Boolean).join(' ')
  const particle = part('dropping-particle', 'non-dropping-particle')
  const suffix = part('suffix')
  return composeName({ family, given, particle, suffix }, [given, particle, family, suffix].filter(Boolean).join(' '))
}

function corporate(text: string): PersonName | undefined {
  const family = collapseSpace(text)
  return family ? { family, isCorporate: true, printed: family } : undefined
}

function orcidOf(item: JsonRecord): string | undefined {
  const text = textOf(
    item.ORCID ?? item.orcid ?? at(item, 'author', 'orcid') ?? at(item, 'externalIds', 'ORCID') ?? nameIdentifier(item),
  )
  return text && ORCID.exec(text)?.[0].toUpperCase()
}

/** DataCite. */
function nameIdentifier(item: JsonRecord): unknown {
  const found = item.nameIdentifiers === undefined ? undefined : listOf(item.nameIdentifiers).find(isOrcid)
  return at(found, 'nameIdentifier')
}

function isOrcid(identifier: unknown): boolean {
  return /orcid/i.test(textOf(at(identifier, 'nameIdentifierScheme')) ?? '')
}

function idsOf(item: JsonRecord): string[] {
  const ids: string[] = []
  const openalex = /A\d+$/.exec(textOf(at(item, 'author', 'id')) ?? '')?.[0]
  if (openalex) ids.push(`openalex:${openalex}`)
  const semanticScholar = textOf(item.authorId)
  if (semanticScholar) ids.push(`s2:${semanticScholar}`)
  const own = textOf(item.id)?.trim()
  // A person's id without a scheme is an id in the source of the paper.
  if (own && !ORCID.test(own)) ids.push(own.includes(':') ? own : `id:${own}`)
  return ids
}

function affiliationsOf(item: JsonRecord): string[] {
  const raw = textsOf(item.raw_affiliation_strings)
  if (raw.length > 0) return raw
  const listed = listOf(item.affiliation ?? item.affiliations ?? item.institutions)
  return listed
    .map((entry) => (typeof entry === 'string' ? entry : textOf(at(entry, 'name') ?? at(entry, 'display_name'))))
    .filter((text) => text !== undefined && text.trim() !== '')
    .map((text) => collapseSpace(text!))
}
