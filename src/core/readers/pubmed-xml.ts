/** PubMed XML: sets of articles and book chapters as efetch gives them. https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/ */
import type { Authorship, PersonName } from '../model/paper.ts'
import { composeName, organisationName } from '../text/names.ts'
import { plainTitle } from './pubmed-title.ts'
import type { RecordDraft } from './record-draft.ts'
import { childrenOf, descend, descendAll, textAt, textOf, type XmlElement } from './xml/element.ts'
import { createXmlReader } from './xml/reader.ts'

export const pubmedXml = createXmlReader({
  format: 'pubmed-xml',
  label: 'PubMed XML',
  signature: [/<(?:Pubmed(?:Book)?Article(?:Set)?|MedlineCitation(?:Set)?)\b/],
  records: ['PubmedArticle', 'PubmedBookArticle'],
  toDraft: (record) => (record.name === 'PubmedBookArticle' ? bookDraft(record) : articleDraft(record)),
})

function articleDraft(record: XmlElement): RecordDraft {
  const citation = descend(record, 'MedlineCitation')
  const article = descend(citation, 'Article')
  const journal = descend(article, 'Journal')
  const date = descend(journal, 'JournalIssue', 'PubDate')
  const authors = childrenOf(article, 'AuthorList').find((list) => list.attributes.Type !== 'editors')
  return {
    ...readAuthors(authors),
    sourceId: textAt(citation, 'PMID'),
    title: plainTitle(textAt(article, 'ArticleTitle')) ?? plainTitle(textAt(article, 'VernacularTitle')),
    year: textAt(date, 'Year') ?? textAt(date, 'MedlineDate') ?? textAt(article, 'ArticleDate', 'Year'),
    venue:
      textAt(journal, 'Title') ??
      textAt(journal, 'ISOAbbreviation') ??
      textAt(citation, 'MedlineJournalInfo', 'MedlineTA'),
    abstract: readAbstract(descend(article, 'Abstract')),
    keywords: [
      ...descendAll(citation, 'KeywordList', 'Keyword'),
      ...descendAll(citation, 'MeshHeadingList', 'MeshHeading', 'DescriptorName'),
    ].map((keyword) => textOf(keyword)),
    references: descendAll(record, 'PubmedData', 'ReferenceList', 'Reference', 'Citation').map((text) => textOf(text)),
    doi:
      articleId(descendAll(record, 'PubmedData', 'ArticleIdList', 'ArticleId'), 'IdType', 'doi') ??
      articleId(childrenOf(article, 'ELocationID'), 'EIdType', 'doi'),
    pmid: textAt(citation, 'PMID'),
    language: textAt(article, 'Language'),
  }
}

function bookDraft(record: XmlElement): RecordDraft {
  const document = descend(record, 'BookDocument')
  const book = descend(document, 'Book')
  const chapter = plainTitle(textAt(document, 'ArticleTitle'))
  const bookTitle = plainTitle(textAt(book, 'BookTitle'))
  const authors = [...childrenOf(document, 'AuthorList'), ...childrenOf(book, 'AuthorList')]
  return {
    ...readAuthors(authors.find((list) => list.attributes.Type !== 'editors')),
    sourceId: textAt(document, 'PMID'),
    title: chapter ?? bookTitle,
    year:
      textAt(book, 'PubDate', 'Year') ??
      textAt(document, 'ContributionDate', 'Year') ??
      textAt(book, 'BeginningDate', 'Year'),
    venue: chapter ? bookTitle : undefined,
    abstract: readAbstract(descend(document, 'Abstract')),
    keywords: descendAll(document, 'KeywordList', 'Keyword').map((keyword) => textOf(keyword)),
    doi: articleId(descendAll(document, 'ArticleIdList', 'ArticleId'), 'IdType', 'doi'),
    pmid: textAt(document, 'PMID'),
    language: textAt(document, 'Language'),
  }
}

function readAuthors(list: XmlElement | undefined): Pick<RecordDraft, 'authorships' | 'hasMoreAuthors'> {
  const authorships = childrenOf(list, 'Author').flatMap((author): Authorship[] => {
    // A name that was printed wrongly stands beside its correction.
    const name = author.attributes.ValidYN === 'N' ? undefined : readName(author)
    if (!name) return []
    const identifier = childrenOf(author, 'Identifier').find((one) => one.attributes.Source === 'ORCID')
    const orcid = /(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])/i.exec(textOf(identifier))
    const affiliations = [...descendAll(author, 'AffiliationInfo', 'Affiliation'), ...childrenOf(author, 'Affiliation')]
      .map((affiliation) => textOf(affiliation))
      .filter((text) => text !== '')
    return [
      {
        name,
        ...(orcid && { orcid: orcid.slice(1).join('-').toUpperCase() }),
        ...(affiliations.length > 0 && { affiliations }),
      },
    ]
  })
  return { authorships, ...(list?.attributes.CompleteYN === 'N' && { hasMoreAuthors: true }) }
}

function readName(author: XmlElement): PersonName | undefined {
  const collective = textAt(author, 'CollectiveName')
  if (collective) return organisationName(collective)
  const family = textAt(author, 'LastName')
  if (!family) return undefined
  const given = textAt(author, 'ForeName') ?? textAt(author, 'FirstName') ?? textAt(author, 'Initials') ?? ''
  const suffix = textAt(author, 'Suffix')
  return composeName({ family, given, suffix }, [given, family, suffix].filter(Boolean).join(' '))
}

/** Sections of a structured abstract keep their labels, which others know how to take off. */
function readAbstract(abstract: XmlElement | undefined): string | undefined {
  const sections = childrenOf(abstract, 'AbstractText').map((section) => {
    const label = section.attributes.Label
    const text = textOf(section)
    return label && text && !/^unlabelled$/i.test(label) ? `${label}: ${text}` : text
  })
  return sections.filter((text) => text !== '').join(' ') || undefined
}

function articleId(ids: readonly XmlElement[], attribute: string, kind: string): string | undefined {
  return textOf(ids.find((id) => id.attributes[attribute] === kind)) || undefined
}
