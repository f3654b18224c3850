import { describe, expect, it } from 'vitest'
import { namesOf, readText } from './read-text.ts'

describe('CSV of every origin', () => {
  it('reads Scopus with full names, ids and affiliations', async () => {
    const reading = await readText(
      'Authors,Author full names,Author(s) ID,Title,Year,Source title,Cited by,DOI,Authors with affiliations,Source,EID\n' +
        '"Noor A.; Ilves M.","Noor, Ada (57190000001); Ilves, Max (57190000002)","57190000001; 57190000002",Birds,2020,Wings,4,10.1000/x,"Noor A., Dept, Tallinn; Ilves M., Lab, Riga",Scopus,2-s2.0-1\n',
    )
    expect(namesOf(reading)).toEqual([['Ada Noor', 'Max Ilves']])
    expect(reading.papers[0]).toMatchObject({
      id: 'doi:10.1000/x',
      sourceId: '2-s2.0-1',
      venue: 'Wings',
      citations: 4,
      year: 2020,
    })
    expect(reading.papers[0]!.authorships[1]).toMatchObject({
      ids: ['scopus:57190000002'],
      affiliations: ['Lab, Riga'],
    })
  })

  it('reads OpenAlex with lists joined by bars', async () => {
    const reading = await readText(
      'id,display_name,authorships.author.display_name,authorships.author.id,authorships.author.orcid,publication_year\n' +
        'https://openalex.org/W1,Birds,Ada Noor|Max Ilves,https://openalex.org/A1|https://openalex.org/A2,|https://orcid.org/0000-0001-2345-6789,2020\n',
    )
    expect(reading.papers[0]!.authorships).toMatchObject([
      { ids: ['openalex:A1'] },
      { ids: ['openalex:A2'], orcid: '0000-0001-2345-6789' },
    ])
  })

  it.each([
    [
      'Dimensions, behind a preface',
      '"About the data: Exported on Jan 1"\nPublication ID,DOI,Title,Abstract,Source title,PubYear,Authors\npub.1,10.1000/x,Birds,Text,Wings,2020,"Noor, Ada; Ilves, Max"\n',
    ],
    [
      'PubMed',
      'PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year\n12345,Birds,"Noor A, Ilves M.",Cit,Noor A,Wings,2020\n',
    ],
    ['older Scopus', 'Authors,Title,Year,Source title\n"Noor A., Ilves M.",Birds,2020,Wings\n'],
    [
      'Zotero',
      '"Key","Item Type","Publication Year","Author","Title","Publication Title"\n"K","journalArticle","2020","Noor, Ada; Ilves, Max","Birds","Wings"\n',
    ],
    [
      'SpringerLink',
      'Item Title,Publication Title,Item DOI,Authors,Publication Year\nBirds,Wings,10.1000/x,Ada B. NoorMax Ilves,2020\n',
    ],
    ['ASReview', "title,authors,year,journal\nBirds,\"['Noor, Ada', 'Ilves, Max']\",2020,Wings\n"],
    ['semicolons', 'Titel;Title;Author;Year;Journal\nx;Birds;Ada Noor and Max Ilves;2020;Wings\n'],
    ['tabs', 'title\tauthors\tyear\tjournal\nBirds\tAda Noor, Max Ilves\t2020\tWings\n'],
  ])('reads %s', async (_, text) => {
    const reading = await readText(text)
    expect(reading.format).toBe('csv')
    expect(reading.papers.map((paper) => [paper.title, paper.year, paper.venue])).toEqual([['Birds', 2020, 'Wings']])
    expect(reading.papers[0]!.authorships.map(({ name }) => name.family)).toEqual(['Noor', 'Ilves'])
  })

  it('keeps a single author with two family and two given names in one piece', async () => {
    const single = '"Noor Tamm, Ada Marie"'
    for (const header of ['Authors,Title', 'Author full names,Title']) {
      const reading = await readText(`${header}\n${single},Birds\n"Ilves, Max; Noor, Ada",Wings\n`)
      expect(namesOf(reading)[0]).toEqual(['Ada Marie Noor Tamm'])
    }
    expect(
      namesOf(await readText(`Authors,Title\n${single},Birds\n"Noor, Ada and Ilves, Max",Wings\n`))[0],
    ).toHaveLength(1)
    expect(namesOf(await readText('Authors,Title\n"Ada Noor, Max Ilves",Birds\n'))[0]).toHaveLength(2)
  })

  it.each([
    ['Titel;Autoren;Jahr;Zeitschrift', 'Birds;"Noor, Ada; Ilves, Max";2020;Wings'],
    ['Título,Autores,Año,Revista', 'Birds,"Noor, Ada; Ilves, Max",2020,Wings'],
    ['题名,作者,年,来源', 'Birds,Ada Noor;Max Ilves,2020,Wings'],
    ['제목,저자,연도,저널', 'Birds,Ada Noor;Max Ilves,2020,Wings'],
    ['Title,Author 1,Author 2,Year,Journal', 'Birds,Ada Noor,Max Ilves,2020,Wings'],
  ])('reads a table headed %s', async (header, row) => {
    const reading = await readText(`${header}\n${row}\n`)
    expect(reading.papers).toMatchObject([{ title: 'Birds', year: 2020, venue: 'Wings' }])
    expect(namesOf(reading)).toEqual([['Ada Noor', 'Max Ilves']])
  })

  it('finds nobody where Scopus says so', async () => {
    const reading = await readText('Authors,Title\n[No author name available],Birds\n')
    expect(reading.papers).toMatchObject([{ title: 'Birds', authorships: [] }])
  })

  it('reads capitals as initials, and PubMed without its stop', async () => {
    const reading = await readText(
      'Authors,Title\n"Noor MA, Ilves II Jr, Tamm MD.",Birds\n"Noor, MA; Ilves, IV",Wings\n',
    )
    expect(reading.papers.map(({ authorships }) => authorships.map(({ name }) => [name.family, name.given]))).toEqual([
      [
        ['Noor', 'MA'],
        ['Ilves', 'II'],
        ['Tamm', 'MD'],
      ],
      [
        ['Noor', 'MA'],
        ['Ilves', 'IV'],
      ],
    ])
  })

  it('notes a byline that was cut', async () => {
    const reading = await readText('title,authors,year\nBirds,Ada Noor; Max Ilves; et al.,2020\n')
    expect(reading.papers[0]).toMatchObject({ hasMoreAuthors: true, authorships: { length: 2 } })
  })
})

describe('CSV that is broken', () => {
  const rows = (count: number, broken: number, row: string): string =>
    'Authors,Title,Year\n' +
    Array.from({ length: count }, (_, index) => (index === broken ? row : `"Noor, A","Birds ${index}",2020\n`)).join('')

  it.each([
    ['a quotation mark that is never closed', '"Noor, A","Birds,2020\n'],
    ['one in the last column', '"Noor, A","Birds","2020\n'],
    ['a mark that is not doubled', '"Noor, A","Birds "of" a,feather,2020\n'],
    ['a cell too many', '"Noor, A",Birds, and more,2020\n'],
    ['an open cell over several lines', '"Noor, A","Birds\nof many, many\nfeathers,2020\n'],
  ])('rejects a row with %s, by its line, and no other', async (_, row) => {
    for (const size of [1, 1 << 20]) {
      const reading = await readText(rows(30, 20, row), 'file.csv', size)
      expect(reading.issues.map((issue) => [issue.code, issue.line])).toEqual([['rejected-record', 22]])
      expect(reading).toMatchObject({ found: 30, rejected: 1, papers: { length: 29 } })
    }
  })

  it('reads a quotation mark inside a cell when the row is whole otherwise', async () => {
    const reading = await readText(rows(3, 1, '"Noor, A","The "new" birds",2020\n'))
    expect(reading.papers[1]!.title).toBe('The "new" birds')
  })

  it('does not let an endless cell take the memory or the rest of the file', async () => {
    const reading = await readText(`${rows(2, -1, '')}"Noor, A","${'x'.repeat(6 * 2 ** 20)}\n"Noor, A",Birds,2020\n`)
    expect(reading).toMatchObject({ found: 4, rejected: 1 })
  })

  it('keeps rows whose last cells are left out, and says so', async () => {
    const reading = await readText('Authors,Title,Year,DOI\nNoor A,Birds\n')
    expect(reading.papers).toHaveLength(1)
    expect(reading.issues.map((issue) => issue.code)).toEqual(['doubtful'])
  })
})
