/** EndNote XML, which Bookends, Papers and others write as well. */
import type { Authorship } from '../model/paper.ts'
import { organisationName, parseName } from '../text/names.ts'
import { descend, descendAll, textAt, textOf, type XmlElement } from './xml/element.ts'
import { createXmlReader } from './xml/reader.ts'

export const endnoteXml = createXmlReader({
  format: 'endnote-xml',
  label: 'EndNote XML',
  signature: [/<records?>/, /<(?:ref-type|contributors|titles|rec-number|source-app)\b/],
  records: ['record'],
  toDraft(record) {
    const titles = descend(record, 'titles')
    return {
      sourceId: textAt(record, 'label') ?? textAt(record, 'rec-number'),
      title: textAt(titles, 'title'),
      otherTitle:
        textAt(titles, 'short-title') ?? textAt(titles, 'translated-title') ?? textAt(titles, 'secondary-title'),
      authorships: descendAll(record, 'contributors', 'authors', 'author').flatMap(readAuthor),
      year: textAt(record, 'dates', 'year') ?? textAt(record, 'dates', 'pub-dates'),
      venue:
        textAt(record, 'periodical', 'full-title') ?? textAt(titles, 'secondary-title') ?? textAt(titles, 'alt-title'),
      abstract: textAt(record, 'abstract'),
      keywords: descendAll(record, 'keywords', 'keyword').flatMap((keyword) => textOf(keyword).split(/;\s*/)),
      doi: textAt(record, 'electronic-resource-num'),
      pmid: /^\d{6,9}$/.test(textAt(record, 'accession-num') ?? '') ? textAt(record, 'accession-num') : undefined,
      url: descendAll(record, 'urls', 'related-urls', 'url')
        .map((url) => textOf(url))
        .find((url) => url !== ''),
      language: textAt(record, 'language'),
    }
  },
})

/** "Family, Given" with the family name first; a comma at the end marks an organisation. */
function readAuthor(author: XmlElement): Authorship[] {
  const printed = textOf(author)
  if (printed.endsWith(',')) {
    // Bounded, for a name of nothing but commas.
    const organisation = printed.replace(/[,\s]{1,5}$/, '')
    return organisation ? [{ name: organisationName(organisation) }] : []
  }
  const name = parseName(printed)
  return name ? [{ name }] : []
}
