/** The ACL Anthology's own XML, one file for each venue and year. https://github.com/acl-org/acl-anthology */
import type { Authorship } from '../model/paper.ts'
import { latexToText } from '../text/latex.ts'
import { composeName, organisationName } from '../text/names.ts'
import { childrenOf, textAt, textOf, type XmlElement } from './xml/element.ts'
import { createXmlReader } from './xml/reader.ts'

export const aclXml = createXmlReader({
  format: 'acl-xml',
  label: 'ACL Anthology XML',
  signature: [/<collection\s+id\s*=/, /<(?:volume|paper)\b/],
  records: ['paper'],
  contexts: ['meta'],
  toDraft(record, enclosing, meta) {
    const id = anthologyId(record, enclosing)
    const url = textAt(record, 'url')
    return {
      sourceId: id,
      title: formattedText(record, 'title'),
      authorships: childrenOf(record, 'author').flatMap(readAuthor),
      year: textAt(record, 'year') ?? textAt(meta, 'year'),
      venue: formattedText(record, 'booktitle') ?? formattedText(meta, 'booktitle'),
      abstract: formattedText(record, 'abstract'),
      keywords: [],
      doi: textAt(record, 'doi'),
      url: url && /^https?:/.test(url) ? url : id && `https://aclanthology.org/${id}/`,
      language: textAt(record, 'language'),
    }
  },
})

/** "2023.tacl-1.1", and before 2020 "P18-1001": the paper's number after one or two digits for the volume. */
function anthologyId(record: XmlElement, enclosing: readonly XmlElement[]): string | undefined {
  const url = textAt(record, 'url')
  if (url && !url.includes('/')) return url
  const idOf = (name: string): string => enclosing.findLast((element) => element.name === name)?.attributes.id ?? ''
  const [collection, volume, paper] = [idOf('collection'), idOf('volume'), record.attributes.id ?? '']
  if (!collection || !paper) return undefined
  if (collection.includes('.')) return `${collection}-${volume}.${paper}`
  return volume.length > 1 || collection.startsWith('W')
    ? `${collection}-${volume.padStart(2, '0')}${paper.padStart(2, '0')}`
    : `${collection}-${volume}${paper.padStart(3, '0')}`
}

function readAuthor(author: XmlElement): Authorship[] {
  const family = textAt(author, 'last') ?? ''
  const given = textAt(author, 'first') ?? ''
  const { id, orcid } = author.attributes
  const affiliations = childrenOf(author, 'affiliation')
    .map((one) => textOf(one))
    .filter((text) => text !== '')
  if (!family && !given) return []
  return [
    {
      name: family
        ? composeName({ family, given }, [given, family].filter(Boolean).join(' '))
        : organisationName(given),
      ...(orcid && { orcid }),
      ...(id && { ids: [`acl:${id}`] }),
      ...(affiliations.length > 0 && { affiliations }),
    },
  ]
}

/** Text with its formulas, which stand in LaTeX, as they read. */
function formattedText(element: XmlElement | undefined, name: string): string | undefined {
  const found = childrenOf(element, name)[0]
  if (!found) return undefined
  return textOf(withReadableFormulas(found)) || undefined
}

function withReadableFormulas(element: XmlElement): XmlElement {
  if (element.name === 'tex-math') return { ...element, content: [latexToText(textOf(element))] }
  return {
    ...element,
    content: element.content.map((item) => (typeof item === 'string' ? item : withReadableFormulas(item))),
  }
}
