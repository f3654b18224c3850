import { describe, expect, it } from 'vitest'
import { namesOf, readText } from './read-text.ts'

const dblp = (...records: string[]): string => `<?xml version="1.0"?><dblp>\n${records.join('\n')}\n</dblp>`
const article = (title: string, rest = ''): string =>
  `<article key="k"><title>${title}</title>${rest}<year>2020</year></article>`

describe('XML', () => {
  it('expands no entity that a document declares, and fetches none', async () => {
    const reading = await readText(
      '<?xml version="1.0"?><!DOCTYPE dblp [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">' +
        '<!ENTITY % p SYSTEM "http://localhost/x">]>\n<dblp><article><title>A &b; &f; caf&eacute;</title></article></dblp>',
    )
    expect(reading.papers[0]!.title).toBe('A &b; &f; café')
    expect(reading.issues.map((issue) => issue.code)).toEqual(['doubtful'])
  })

  it('reads markup in titles as text', async () => {
    const reading = await readText(dblp(article('H<sub>2</sub>O in <i>birds</i>.'), article('p &lt; 0.05 &amp; more')))
    expect(reading.papers.map((paper) => paper.title)).toEqual(['H2O in birds', 'p < 0.05 & more'])
  })

  it.each([
    ['the end of a record is missing', '<article key="x"><title>Broken</title>'],
    ['a record has neither title nor author', '<article key="x"><year>2020</year></article>'],
  ])('loses nothing else when %s', async (_, broken) => {
    const text = dblp(article('One'), broken, article('Two'))
    for (const size of [1, 1 << 20]) {
      const reading = await readText(text, 'file.xml', size)
      expect(reading.papers.map((paper) => paper.title)).toEqual(['One', 'Two'])
      expect(reading.issues.map((issue) => [issue.code, issue.line])).toEqual([['rejected-record', 3]])
    }
  })

  it('reads on behind tags that do not match, and says so', async () => {
    const reading = await readText(dblp(article('One', '<author>Ada Noor</autor>'), article('Two')))
    expect(reading.papers.map((paper) => paper.title)).toEqual(['One', 'Two'])
    expect(reading.issues[0]).toMatchObject({ code: 'doubtful', line: 2 })
  })

  it('gives up text without end', async () => {
    const reading = await readText(
      `${dblp(article('One')).replace('</dblp>', '')}<article><title>${'x'.repeat(17 * 2 ** 20)}`,
    )
    expect(reading.papers).toHaveLength(1)
    expect(reading.issues.map((issue) => issue.code)).toEqual(['limit'])
  })
})

describe('DBLP', () => {
  it('keeps the number of a name as an id', async () => {
    const { papers } = await readText(
      dblp(
        article('One', '<author orcid="0000-0001-2345-6789">Ada Noor 0002</author><ee>https://doi.org/10.1000/x</ee>'),
      ),
    )
    expect(papers[0]).toMatchObject({
      id: 'doi:10.1000/x',
      sourceId: 'k',
      authorships: [
        { name: { family: 'Noor', given: 'Ada' }, orcid: '0000-0001-2345-6789', ids: ['dblp:Ada Noor 0002'] },
      ],
    })
  })
})

describe('PubMed', () => {
  it('reads structured abstracts, organisations, cut bylines and translated titles', async () => {
    const { papers } = await readText(
      `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>77</PMID><Article>
        <Journal><JournalIssue><PubDate><MedlineDate>2019 Nov-Dec</MedlineDate></PubDate></JournalIssue><ISOAbbreviation>Wings</ISOAbbreviation></Journal>
        <ArticleTitle>[Birds of the north].</ArticleTitle>
        <Abstract><AbstractText Label="AIM">To look.</AbstractText><AbstractText>To see.</AbstractText><CopyrightInformation>Copyright</CopyrightInformation></Abstract>
        <AuthorList CompleteYN="N"><Author><LastName>Noor</LastName><Initials>AB</Initials><Suffix>Jr</Suffix>
          <Identifier Source="ORCID">http://orcid.org/0000-0001-2345-6789</Identifier></Author>
          <Author ValidYN="N"><LastName>Moor</LastName><Initials>AB</Initials></Author>
          <Author><CollectiveName>Bird Society</CollectiveName></Author></AuthorList><Language>eng</Language>
      </Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">10.1000/X</ArticleId></ArticleIdList></PubmedData></PubmedArticle></PubmedArticleSet>`,
    )
    expect(papers[0]).toMatchObject({
      id: 'doi:10.1000/x',
      pmid: '77',
      title: 'Birds of the north',
      abstract: 'AIM: To look. To see.',
      year: 2019,
      venue: 'Wings',
      language: 'en',
      hasMoreAuthors: true,
    })
    expect(papers[0]!.authorships).toMatchObject([
      { name: { family: 'Noor', given: 'AB', suffix: 'Jr' }, orcid: '0000-0001-2345-6789' },
      { name: { family: 'Bird Society', isCorporate: true } },
    ])
  })
})

describe('arXiv', () => {
  it('reads LaTeX, and no name in a colon', async () => {
    const { papers } = await readText(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/hep-th/9901001v2</id><published>1999-01-01</published>' +
        '<title>An $\\alpha$ study</title><author><name>Bird Collaboration</name></author><author><name>:</name></author><author><name>Ada Noor</name></author></entry></feed>',
    )
    expect(papers).toMatchObject([{ id: 'arxiv:hep-th/9901001', title: 'An α study', authorships: { length: 2 } }])
  })

  it('rejects the message of an error', async () => {
    const reading = await readText(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>bad id</summary></entry></feed>',
    )
    expect(reading).toMatchObject({ found: 1, rejected: 1 })
    expect(reading.issues[0]!.message).toContain('bad id')
  })
})

describe('ACL Anthology', () => {
  it.each([
    ['2023.birds', '1', '7', '2023.birds-1.7'],
    ['P18', '1', '7', 'P18-1007'],
    ['W05', '3', '7', 'W05-0307'],
  ])('names papers of %s as the Anthology does', async (collection, volume, paper, id) => {
    const { papers } = await readText(
      `<collection id="${collection}"><volume id="${volume}"><meta><booktitle>Birds</booktitle><year>2005</year></meta><frontmatter><title>F</title></frontmatter>
      <paper id="${paper}"><title>On <tex-math>\\alpha</tex-math>-birds</title><author id="ada-noor"><first>Ada</first><last>Noor</last></author></paper></volume></collection>`,
    )
    expect(papers).toMatchObject([
      { sourceId: id, title: 'On α-birds', venue: 'Birds', year: 2005, authorships: [{ ids: ['acl:ada-noor'] }] },
    ])
  })
})

describe('MODS', () => {
  it('joins the parts of a title, leaves editors out and dates of life off', async () => {
    const reading = await readText(
      `<mods:modsCollection xmlns:mods="http://www.loc.gov/mods/v3"><mods:mods>
        <mods:titleInfo type="alternative"><mods:title>Other</mods:title></mods:titleInfo>
        <mods:titleInfo><mods:nonSort>The</mods:nonSort><mods:title>birds</mods:title><mods:subTitle>a tale</mods:subTitle></mods:titleInfo>
        <mods:name type="personal"><mods:namePart>Noor, Ada, 1900-1980.</mods:namePart></mods:name>
        <mods:name type="personal"><mods:namePart>Ilves, Max</mods:namePart><mods:role><mods:roleTerm>editor</mods:roleTerm></mods:role></mods:name>
        <mods:relatedItem type="host"><mods:titleInfo><mods:title>Wings</mods:title></mods:titleInfo>
          <mods:part><mods:date>1971</mods:date></mods:part></mods:relatedItem>
      </mods:mods></mods:modsCollection>`,
    )
    expect(reading.papers).toMatchObject([{ title: 'The birds: a tale', venue: 'Wings', year: 1971 }])
    expect(namesOf(reading)).toEqual([['Ada Noor']])
  })
})

describe('EndNote XML', () => {
  it('takes a comma at the end for the mark of an organisation', async () => {
    const reading = await readText(
      `<xml><records><record><ref-type name="Report">27</ref-type><contributors><authors><author>Bird Society,</author>
      <author>Noor, Ada</author></authors></contributors><titles><title>Birds</title></titles><dates><year>2001</year></dates></record></records></xml>`,
    )
    expect(reading.papers[0]!.authorships.map(({ name }) => name)).toMatchObject([
      { family: 'Bird Society', isCorporate: true },
      { family: 'Noor' },
    ])
  })
})
