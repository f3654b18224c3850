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
 * SpringerLink, PubMed, Zotero, ASReview, Publish or Perish, Web of Science (two-letter tags), and what people of other
 * languages write over their own tables.
 */
const HEADERS: Readonly<Record<Role, string>> = {
  title:
    'title documenttitle articletitle itemtitle papertitle displayname primarytitle titleprimary publicationtitlearticle ti titles t1 paper name titel titre titulo titolo tytuł название заглавие 题名 标题 篇名 題名 タイトル 제목 judul',
  authors:
    'authors author authornames authorname authorshipsauthordisplayname authorshipsrawauthorname creators creator authorlist au a1 authorss firstauthors bookauthors ba autor autoren verfasser auteur auteurs autores autore autori forfatter forfattare autorzy yazar yazarlar автор авторы 作者 著者 저자 penulis',
  fullAuthors: 'authorfullnames authorsfullnames authorsfullname fullauthors af bookauthorfullnames bf',
  authorIds: 'authorsid authorids authorid authorshipsauthorid',
  orcids: 'authorshipsauthororcid authorshipsrawauthororcid orcids orcid authororcids oi',
  year: 'year publicationyear pubyear yearpublished py publishedyear pubdate publicationdate datepublished publishdate issuedate coverdate date published earlyaccessdate ea jahr erscheinungsjahr annee ano anno jaar rok yıl год 年 年份 出版年 发表时间 発行年 연도 발행연도 tahun',
  venue:
    'sourcetitle publicationtitle journaltitle journal journalbook publicationname so primarylocationsourcedisplayname locationssourcedisplayname anthologytitle booktitle containertitle secondarytitle venue conferencename conference proceedingstitle hostvenuedisplayname hostvenue sourcetitleanthologytitle journalname source zeitschrift quelle revue revista periodico fuente rivista tijdschrift tidskrift czasopismo dergi журнал 来源 期刊 刊名 雑誌名 저널 jurnal',
  abstract:
    'abstract abstractnote abstracts ab summary notesabstract abstracttext zusammenfassung kurzfassung resume resumen resumo riassunto samenvatting sammanfattning streszczenie ozet аннотация 摘要 要旨 抄録 초록 abstrak',
  authorKeywords:
    'authorkeywords keywords de keyword authorkeyword manualtags tags schlagworter schlagworte stichworter motscles palabrasclave palavraschave parolechiave trefwoorden nyckelord ключевыеслова 关键词 キーワード 키워드',
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

const NAMES = (Object.entries(HEADERS) as [Role, string][]).map(([role, names]): [Role, readonly string[]] => [
  role,
  names.split(' ').map(fold),
])

export interface Table {
  /** The columns that play each role, most telling first. */
  readonly columns: Readonly<Partial<Record<Role, readonly number[]>>>
  /** Columns with one author each: "Author 1", "Author 2". */
  readonly numbered: readonly number[]
  /** SpringerLink writes names one after the other with nothing between them. */
  readonly areNamesJoined: boolean
}

/** The value of the most telling column of a role that has one in a row. */
export type FindCell = (role: Role) => string | undefined

export function findCells(fields: readonly string[], { columns, numbered }: Table): FindCell {
  const valueAt = (column: number): string | undefined => {
    const value = fields[column]?.trim()
    return value && !/^(?:n\/?a|null|none|nan|-)$/i.test(value) ? value : undefined
  }
  return (role) => {
    for (const column of columns[role] ?? []) {
      const value = valueAt(column)
      if (value !== undefined) return value
    }
    return role === 'authors' ? numbered.flatMap((column) => valueAt(column) ?? []).join('; ') || undefined : undefined
  }
}

/** The roles of the columns under this header, or nothing if it names no title or no authors. */
export function readHeader(header: readonly string[], format: 'csv' | 'wos-tab'): Table | undefined {
  const positions = new Map<string, number>()
  header.forEach((cell, index) => {
    const key = fold(cell).replace(/[^\p{L}\p{N}]+/gu, '')
    if (key && !positions.has(key)) positions.set(key, index)
  })
  const columns: Partial<Record<Role, readonly number[]>> = {}
  for (const [role, names] of NAMES) {
    const found = names.flatMap((name) => (isMeant(name, role, format) ? (positions.get(name) ?? []) : []))
    if (found.length > 0) columns[role] = found
  }
  const numbered = [...positions].filter(([key]) => /^(?:author|autor|auteur)\d{1,3}$/.test(key)).map(([, at]) => at)
  if (!columns.title || !(columns.authors || columns.fullAuthors || numbered.length > 0)) return undefined
  return { columns, numbered, areNamesJoined: positions.has('itemtitle') && positions.has('itemdoi') }
}

/** "ID" is Keywords Plus in Web of Science and a record number everywhere else. */
function isMeant(name: string, role: Role, format: 'csv' | 'wos-tab'): boolean {
  return name !== 'id' || (role === 'indexKeywords') === (format === 'wos-tab')
}
