/** DBLP XML: the whole bibliography, one person's page, or single records. https://dblp.org/xml/docu/dblpxml.pdf */
import type { Authorship } from '../model/paper.ts'
import { parseName } from '../text/names.ts'
import { childrenOf, textAt, textOf, type XmlElement } from './xml/element.ts'
import { createXmlReader } from './xml/reader.ts'

export const dblpXml = createXmlReader({
  format: 'dblp-xml',
  label: 'DBLP XML',
  signature: [/<dblp(?:person)?\b/],
  // "www" elements are people's home pages.
  records: ['article', 'inproceedings', 'proceedings', 'book', 'incollection', 'phdthesis', 'mastersthesis', 'data'],
  toDraft(record) {
    const addresses = childrenOf(record, 'ee').map((address) => textOf(address))
    const url = addresses[0] ?? textAt(record, 'url')
    return {
      sourceId: record.attributes.key,
      title: textAt(record, 'title')?.replace(/(?<!\.)\.$/, ''),
      authorships: childrenOf(record, 'author').flatMap(readAuthor),
      year: textAt(record, 'year'),
      venue:
        textAt(record, 'journal') ??
        textAt(record, 'booktitle') ??
        textAt(record, 'school') ??
        textAt(record, 'publisher'),
      keywords: [],
      doi: addresses.find((address) => /doi\.org\//.test(address)),
      arxiv: addresses.map((address) => /arxiv\.org\/abs\/(.+)$/.exec(address)?.[1]).find(Boolean),
      url: url && /^https?:/.test(url) ? url : url && `https://dblp.org/${url}`,
    }
  },
})

/** "Jun Zhang 0001": the number keeps people of one name apart and is not part of the name. */
function readAuthor(author: XmlElement): Authorship[] {
  const key = textOf(author)
  const name = parseName(key.replace(/\s+\d{4}$/, ''))
  const { orcid } = author.attributes
  if (!name) return []
  return [
    { name, ...(orcid && /^[\dX-]{19}$/.test(orcid) && { orcid }), ids: [`dblp:${author.attributes.pid ?? key}`] },
  ]
}
