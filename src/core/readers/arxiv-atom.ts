/** Answers of the arXiv interface: Atom with arXiv's own elements. https://info.arxiv.org/help/api/user-manual.html */
import type { Authorship } from '../model/paper.ts'
import { latexToText } from '../text/latex.ts'
import { parseName } from '../text/names.ts'
import { childrenOf, textAt, textOf, type XmlElement } from './xml/element.ts'
import { createXmlReader } from './xml/reader.ts'

export const arxivAtom = createXmlReader({
  format: 'arxiv-atom',
  label: 'arXiv Atom',
  signature: [/<(?:\w+:)?(?:feed|entry)\b[^>]{0,2000}w3\.org\/2005\/Atom/],
  records: ['entry'],
  toDraft(record) {
    const id = textAt(record, 'id') ?? ''
    if (/\/api\/errors/.test(id)) return `arXiv answered with an error: ${textAt(record, 'summary') ?? 'unknown'}`
    const links = childrenOf(record, 'link')
    const arxiv = /arxiv\.org\/abs\/(.+)$/.exec(id)?.[1]
    return {
      sourceId: arxiv ?? id,
      title: latexAt(record, 'title'),
      authorships: childrenOf(record, 'author').flatMap(readAuthor),
      year: textAt(record, 'published') ?? textAt(record, 'updated'),
      venue: textAt(record, 'journal_ref'),
      abstract: latexAt(record, 'summary') ?? latexAt(record, 'content'),
      keywords: childrenOf(record, 'category').map((category) => category.attributes.term ?? ''),
      doi: textAt(record, 'doi') ?? links.find((link) => link.attributes.title === 'doi')?.attributes.href,
      arxiv,
      url:
        links.find((link) => link.attributes.rel === 'alternate')?.attributes.href ??
        (/^https?:/.test(id) ? id : undefined),
    }
  },
})

/** Authors send their titles and abstracts as LaTeX. */
function latexAt(record: XmlElement, name: string): string | undefined {
  const text = textAt(record, name)
  return text && latexToText(text)
}

function readAuthor(author: XmlElement): Authorship[] {
  const name = parseName(textAt(author, 'name') ?? '')
  const affiliations = childrenOf(author, 'affiliation')
    .map((one) => textOf(one))
    .filter((text) => text !== '')
  return name ? [{ name, ...(affiliations.length > 0 && { affiliations }) }] : []
}
