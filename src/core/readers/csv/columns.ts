/** What the columns of bibliographic tables mean, whoever exported them. */
import { fold } from '../../text/fold.ts'

export type Role =
  | 'title'
  | 'authors'
  | 'fullAuthors'
  | 'authorIds'
  | 'orcids'
  | 'year'
  | 'venue'
  | 'abstract'
  | 'authorKeywords'
  | 'indexKeywords'
  | 'citations'
  | 'doi'
  | 'pmid'
  | 'arxiv'
  | 'url'
  | 'sourceId'
  | 'affiliations'
  | 'authorAffiliations'
  | 'language'
  | 'references'

/**
 * Headers without case, accents, spaces and punctuation, the most telling first: where a table has several columns of one
 * role, the first one listed here that has a value in the row counts. Scopus, Lens, OpenAlex, Dimensions, IEEE Xplore,
 * SpringerLink, PubMed, Zotero, ASReview, Publish or Perish, Web of Science (two-letter tags).
 */
const HEADERS: Readonly<Record<Role, string>> = {
  title:
    'title documenttitle articletitle itemtitle papertitle displayname primarytitle titleprimary publicationtitlearticle ti titles t1 paper name',
  authors:
    'authors author authornames authorname authorshipsauthordisplayname authorshipsrawauthorname creators creator authorlist au a1 authorss firstauthors bookauthors ba',
  fullAuthors: 'authorfullnames authorsfullnames authorsfullname fullauthors af bookauthorfullnames bf',
  authorIds: 'authorsid authorids authorid authorshipsauthorid',
  orcids: 'authorshipsauthororcid authorshipsrawauthororcid orcids orcid authororcids oi',
  year: 'year publicationyear pubyear yearpublished py publishedyear publicationdate datepublished publishdate issuedate coverdate date published earlyaccessdate ea',
  venue:
    'sourcetitle publicationtitle journaltitle journal journalbook publicationname so primarylocationsourcedisplayname locationssourcedisplayname anthologytitle booktitle containertitle secondarytitle venue conferencename conference proceedingstitle hostvenuedisplayname hostvenue sourcetitleanthologytitle source',
  abstract: 'abstract abstractnote abstracts ab summary notesabstract',
  authorKeywords: 'authorkeywords keywords de keyword authorkeyword manualtags tags',
  indexKeywords:
    'indexkeywords keywordsplus id meshterms meshheadings ieeeterms fieldsofstudy inspeccontrolledterms automatictags topicsdisplayname keywordsdisplayname',
  citations:
    'citedby citedbycount timescited tc z9 citations citationcount articlecitationcount citingworkscount numberofcitations cites',
  doi: 'doi itemdoi di doilink digitalobjectidentifier idsdoi',
  pmid: 'pubmedid pmid idspmid pm',
  arxiv: 'arxivid arxiv arxivnumber eprint',
  url: 'link url articleurl externalurl sourceurls pdflink landingpageurl primarylocationlandingpageurl publisherurl sourcelinkout dimensionsurl',
  sourceId:
    'eid lensid publicationid utuniquewosid uniquewosid ut accessionnumber paperid anthologyid openalexid key idsopenalex id',
  affiliations: 'authoraffiliations authorshipsinstitutionsdisplayname',
  authorAffiliations: 'authorswithaffiliations',
  language: 'languageoforiginaldocument language la lang',
  references: 'references citedreferences cr',
}

export interface Table {
  /** The columns that play each role, most telling first. */
  readonly columns: Readonly<Partial<Record<Role, readonly number[]>>>
  /** SpringerLink writes names one after the other with nothing between them. */
  readonly areNamesJoined: boolean
}

/** The roles of the columns under this header, or nothing if it names no title or no authors. */
export function readHeader(header: readonly string[], format: 'csv' | 'wos-tab'): Table | undefined {
  const positions = new Map<string, number>()
  header.forEach((cell, index) => {
    const key = fold(cell).replace(/[^\p{L}\p{N}]+/gu, '')
    if (key && !positions.has(key)) positions.set(key, index)
  })
  const columns: Partial<Record<Role, readonly number[]>> = {}
  for (const [role, names] of Object.entries(HEADERS) as [Role, string][]) {
    const found = names.split(' ').flatMap((name) => (isMeant(name, role, format) ? (positions.get(name) ?? []) : []))
    if (found.length > 0) columns[role] = found
  }
  if (!columns.title || !(columns.authors || columns.fullAuthors)) return undefined
  return { columns, areNamesJoined: positions.has('itemtitle') && positions.has('itemdoi') }
}

/** "ID" is Keywords Plus in Web of Science and a record number everywhere else. */
function isMeant(name: string, role: Role, format: 'csv' | 'wos-tab'): boolean {
  return name !== 'id' || (role === 'indexKeywords') === (format === 'wos-tab')
}
