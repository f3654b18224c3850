/** MODS, the Library of Congress's metadata for library catalogues and repositories. https://www.loc.gov/standards/mods/ */
import type { Authorship, PersonName } from '../model/paper.ts'
import { composeName, organisationName, parseName } from '../text/names.ts'
import { childrenOf, descend, descendAll, textAt, textOf, type XmlElement } from './xml/element.ts'
import { createXmlReader } from './xml/reader.ts'

export const mods = createXmlReader({
  format: 'mods',
  label: 'MODS',
  signature: [/<(?:\w{1,20}:)?mods(?:Collection)?[\s>]/],
  records: ['mods'],
  toDraft(record) {
    const related = childrenOf(record, 'relatedItem')
    const host = related.find((item) => item.attributes.type === 'host')
    const identifier = (...types: readonly string[]): string | undefined =>
      textOf(childrenOf(record, 'identifier').find((one) => types.includes(one.attributes.type ?? ''))) || undefined
    return {
      sourceId:
        textAt(record, 'recordInfo', 'recordIdentifier') ?? record.attributes.ID ?? identifier('citekey', 'local'),
      title: readTitle(record),
      authorships: childrenOf(record, 'name').filter(isAuthor).flatMap(readAuthor),
      year: readDate(record) ?? readDate(host) ?? textAt(host, 'part', 'date') ?? textAt(record, 'part', 'date'),
      venue: host && readTitle(host),
      abstract: childrenOf(record, 'abstract')
        .map((one) => textOf(one))
        .find((text) => text !== ''),
      keywords: descendAll(record, 'subject', 'topic').map((topic) => textOf(topic)),
      doi: identifier('doi'),
      pmid: identifier('pmid', 'pubmed'),
      url: readUrl(record) ?? identifier('uri', 'url'),
      language: textAt(record, 'language', 'languageTerm'),
    }
  },
})

/** The title proper: "nonSort title: subTitle. partNumber: partName". */
function readTitle(element: XmlElement): string | undefined {
  const titles = childrenOf(element, 'titleInfo')
  const chosen =
    titles.find((one) => !one.attributes.type && textAt(one, 'title')) ?? titles.find((one) => textAt(one, 'title'))
  // The stroke before who is responsible comes from the library's card.
  const title = textAt(chosen, 'title')?.replace(/\s\/$/, '')
  if (!title) return undefined
  const nonSort = textAt(chosen, 'nonSort')
  const part = [textAt(chosen, 'partNumber'), textAt(chosen, 'partName')].filter(Boolean).join(': ')
  const lead = nonSort ? `${nonSort}${/['’]$/.test(nonSort) ? '' : ' '}` : ''
  const sub = textAt(chosen, 'subTitle')
  return `${lead}${title}${sub ? `: ${sub}` : ''}${part && `. ${part}`}`
}

const AUTHOR_ROLE =
  /^(?:aut|cre|art|cmp|ctg|pht|prg|fmo|ivr|author|creator|artist|composer|cartographer|photographer|programmer|writer|correspondent|dissertant|dis|crp|joint author|inventor|inv|filmmaker|director|drt)$/i

/** Someone whose role is not said counts as an author; editors, publishers and those written to do not. */
function isAuthor(name: XmlElement): boolean {
  const roles = descendAll(name, 'role', 'roleTerm').map((role) => textOf(role).replace(/\.$/, ''))
  return roles.length === 0 || roles.some((role) => AUTHOR_ROLE.test(role))
}

function readAuthor(element: XmlElement): Authorship[] {
  const name = readName(element)
  const orcid = /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/.exec(
    textOf(childrenOf(element, 'nameIdentifier').find((one) => one.attributes.type === 'orcid')),
  )?.[0]
  const affiliations = childrenOf(element, 'affiliation')
    .map((one) => textOf(one))
    .filter((text) => text !== '')
  return name ? [{ name, ...(orcid && { orcid }), ...(affiliations.length > 0 && { affiliations }) }] : []
}

function readName(element: XmlElement): PersonName | undefined {
  const parts = (type: string | undefined): string[] =>
    childrenOf(element, 'namePart')
      .filter((part) => part.attributes.type === type)
      .map((part) => textOf(part))
      .filter((text) => text !== '')
  const plain = parts(undefined)
  if (element.attributes.type === 'corporate' || element.attributes.type === 'conference')
    return plain.length > 0 ? organisationName(plain.join(': ')) : undefined
  const family = parts('family').join(' ')
  const given = parts('given').join(' ')
  const terms = parts('termsOfAddress').find((term) => /^(?:jr|sr|i{1,3}|iv)\.?$/i.test(term))
  if (family) return composeName({ family, given, suffix: terms }, [given, family, terms].filter(Boolean).join(' '))
  // "Cushman, Charles Weever, 1896-1972.": catalogues add dates of life and a stop.
  const text = (plain.join(', ') || given)
    .replace(/[,\s]{0,5}[([]?\b\d{3,4}\??-(?:\d{3,4}\??)?[)\]]?\.?$/, '')
    .replace(/(?<=\p{Ll}{2})\.$/u, '')
  return parseName(text)
}

function readDate(element: XmlElement | undefined): string | undefined {
  const origin = childrenOf(element, 'originInfo')
  for (const name of ['dateIssued', 'copyrightDate', 'dateCreated', 'dateOther', 'dateModified']) {
    const dates = origin.flatMap((one) => childrenOf(one, name))
    // Machine-readable dates first; the end of a span is not when it was published.
    const found = [...dates.filter((date) => date.attributes.encoding), ...dates].find(
      (date) => date.attributes.point !== 'end' && /\d{4}/.test(textOf(date)),
    )
    if (found) return textOf(found)
  }
  return undefined
}

function readUrl(record: XmlElement): string | undefined {
  const urls = descendAll(record, 'location', 'url')
  const chosen = urls.find((url) => url.attributes.usage?.startsWith('primary')) ?? urls[0]
  return textOf(chosen) || textAt(descend(record, 'location'), 'url')
}
