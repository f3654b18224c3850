/** Three invented records in every format, told apart by their titles, and ways to break the second one. */

export interface ReaderFixture {
  readonly format: string
  readonly file: string
  readonly text: string
  /** 1-based line on which each record begins. */
  readonly lines: readonly number[]
  /** The text with its second record broken, so that it alone is lost or doubted. */
  readonly broken?: string
}

export const TITLES = ['Counting imaginary birds', 'A café for wandering ants', 'Letters that nobody wrote'] as const
export const AUTHORS = ['Noor', 'Müller', 'Ilves'] as const
export const YEARS = [2019, 2020, 2021] as const

const GIVEN = ['Ada B.', 'Zoë', 'Max'] as const
const ABSTRACT = 'We look closely. We find something.'

/** Writes one record after the other and notes the line on which each begins. */
function fixture(
  format: string,
  file: string,
  parts: { head?: string; record: (index: number) => string; between?: string; tail?: string },
  breakRecord?: (record: string) => string,
): ReaderFixture {
  const { head = '', record, between = '', tail = '' } = parts
  const write = (change: (record: string, index: number) => string): { text: string; lines: number[] } => {
    let text = head
    const lines: number[] = []
    for (const index of [0, 1, 2]) {
      if (index > 0) text += between
      lines.push(text.split('\n').length)
      text += change(record(index), index)
    }
    return { text: text + tail, lines }
  }
  return {
    format,
    file,
    ...write((text) => text),
    ...(breakRecord && { broken: write((text, index) => (index === 1 ? breakRecord(text) : text)).text }),
  }
}

const json = (index: number): object => ({
  id: `r${index}`,
  title: TITLES[index],
  year: YEARS[index],
  abstract: ABSTRACT,
  authors: [{ given: GIVEN[index], family: AUTHORS[index] }],
})
const csl = (index: number): object => ({
  id: `r${index}`,
  type: 'article-journal',
  title: TITLES[index],
  author: [{ family: AUTHORS[index], given: GIVEN[index] }],
  issued: { 'date-parts': [[YEARS[index], 1]] },
})
const openAlex = (index: number): object => ({
  id: `https://openalex.org/W${index}`,
  display_name: TITLES[index],
  publication_year: YEARS[index],
  authorships: [
    { author: { id: `https://openalex.org/A${index}`, display_name: `${GIVEN[index]} ${AUTHORS[index]}` } },
  ],
  abstract_inverted_index: { We: [0, 3], look: [1], closely: [2] },
})
const crossref = (index: number): object => ({
  DOI: `10.1000/${index}`,
  title: [TITLES[index]],
  author: [{ given: GIVEN[index], family: AUTHORS[index], sequence: 'first' }],
  'container-title': ['Birds & Ants'],
  'is-referenced-by-count': 3,
  issued: { 'date-parts': [[YEARS[index]]] },
})
const semanticScholar = (index: number): object => ({
  paperId: `abc${index}`,
  title: TITLES[index],
  year: YEARS[index],
  authors: [{ authorId: `${index}`, name: `${GIVEN[index]} ${AUTHORS[index]}` }],
})

const dataCite = (index: number): object => ({
  id: `10.1000/${index}`,
  attributes: {
    doi: `10.1000/${index}`,
    titles: [{ title: TITLES[index] }],
    creators: [{ nameType: 'Personal', givenName: GIVEN[index], familyName: AUTHORS[index] }],
    publicationYear: YEARS[index],
  },
})

const withoutQuote = (record: string): string => record.replace(/: ?"([^"]+)"/, ': "$1')

function jsonFixture(format: string, record: (index: number) => object, head: string, tail: string): ReaderFixture {
  const print = (index: number): string => JSON.stringify(record(index), null, 2)
  return fixture(format, `${format}.json`, { head, record: print, between: ',\n', tail }, withoutQuote)
}

const tagged = (index: number, name: string): Record<string, string> => ({
  title: TITLES[index]!,
  author: name,
  year: String(YEARS[index]),
})

function xmlFixture(format: string, head: string, record: (index: number) => string, tail: string): ReaderFixture {
  // Its end is missing, so it runs into the next one.
  return fixture(format, `${format}.xml`, { head, record, tail }, (text) => text.replace(/<\/[\w:]+>\n$/, '\n'))
}

const csvRow = (index: number): string =>
  `"${AUTHORS[index]}, ${GIVEN[index]}","${TITLES[index]}",${YEARS[index]},"${ABSTRACT}\nAnd more."\n`

export const FIXTURES: readonly ReaderFixture[] = [
  fixture('jsonl', 'papers.jsonl', { record: (index) => `${JSON.stringify(json(index))}\n` }, withoutQuote),
  jsonFixture('json', json, '[\n', '\n]\n'),
  jsonFixture('csl-json', csl, '[\n', '\n]\n'),
  jsonFixture('openalex-json', openAlex, '{"meta": {"count": 3},\n"results": [\n', '\n], "group_by": []}\n'),
  jsonFixture('crossref-json', crossref, '{"status": "ok", "message": {"total-results": 3, "items": [\n', '\n]}}\n'),
  jsonFixture('datacite-json', dataCite, '{"data": [\n', '\n], "meta": {"total": 3}}\n'),
  jsonFixture('s2-json', semanticScholar, '{"total": 3, "data": [\n', '\n]}\n'),
  xmlFixture(
    'pubmed-xml',
    '<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "pubmed.dtd">\n<PubmedArticleSet>\n',
    (index) => `<PubmedArticle>
  <MedlineCitation><PMID Version="1">10${index}</PMID>
    <Article><Journal><JournalIssue><PubDate><Year>${YEARS[index]}</Year></PubDate></JournalIssue><Title>Birds</Title></Journal>
      <ArticleTitle>${TITLES[index]}.</ArticleTitle>
      <Abstract><AbstractText Label="AIM">We look.</AbstractText><AbstractText Label="RESULT">We find.</AbstractText></Abstract>
      <AuthorList CompleteYN="Y"><Author><LastName>${AUTHORS[index]}</LastName><ForeName>${GIVEN[index]}</ForeName></Author></AuthorList>
    </Article></MedlineCitation>
</PubmedArticle>\n`,
    '</PubmedArticleSet>\n',
  ),
  xmlFixture(
    'arxiv-atom',
    '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <title>Query</title>\n',
    (index) => `<entry>
  <id>http://arxiv.org/abs/190${index}.00001v2</id><published>${YEARS[index]}-02-03T00:00:00Z</published>
  <title>${TITLES[index]}</title><summary>${ABSTRACT}</summary>
  <author><name>${GIVEN[index]} ${AUTHORS[index]}</name></author>
</entry>\n`,
    '</feed>\n',
  ),
  xmlFixture(
    'acl-xml',
    `<?xml version='1.0' encoding='UTF-8'?>\n<collection id="2020.birds">\n<volume id="1"><meta><booktitle>Birds</booktitle></meta>\n`,
    (index) => `<paper id="${index + 1}">
  <title>${TITLES[index]!.replace('birds', '<fixed-case>birds</fixed-case>')}</title><year>${YEARS[index]}</year>
  <author><first>${GIVEN[index]}</first><last>${AUTHORS[index]}</last></author>
</paper>\n`,
    '</volume>\n</collection>\n',
  ),
  xmlFixture(
    'dblp-xml',
    '<?xml version="1.0"?>\n<!DOCTYPE dblp SYSTEM "dblp.dtd">\n<dblp>\n',
    (index) => `<article key="journals/birds/${index}">
<author>${GIVEN[index]} ${AUTHORS[index]!.replace('ü', '&uuml;')} 0001</author>
<title>${TITLES[index]!.replace('é', '&eacute;')}.</title><year>${YEARS[index]}</year><journal>Birds</journal>
</article>\n`,
    '</dblp>\n',
  ),
  xmlFixture(
    'endnote-xml',
    '<?xml version="1.0" encoding="UTF-8"?><xml><records>\n',
    (index) => `<record>
  <rec-number>${index}</rec-number><ref-type name="Journal Article">17</ref-type>
  <contributors><authors><author><style face="normal">${AUTHORS[index]}, ${GIVEN[index]}</style></author></authors></contributors>
  <titles><title><style face="normal">${TITLES[index]}</style></title></titles>
  <dates><year><style>${YEARS[index]}</style></year></dates>
</record>\n`,
    '</records></xml>\n',
  ),
  xmlFixture(
    'mods',
    '<?xml version="1.0" encoding="UTF-8"?>\n<modsCollection xmlns="http://www.loc.gov/mods/v3">\n',
    (index) => `<mods>
  <titleInfo><title>${TITLES[index]}</title></titleInfo>
  <name type="personal"><namePart type="family">${AUTHORS[index]}</namePart><namePart type="given">${GIVEN[index]}</namePart></name>
  <originInfo><dateIssued>${YEARS[index]}</dateIssued></originInfo>
</mods>\n`,
    '</modsCollection>\n',
  ),
  fixture('csv', 'papers.csv', { head: 'Authors,Title,Year,Abstract\n', record: csvRow }, (text) =>
    text.replace(`"${TITLES[1]}"`, `"${TITLES[1]}`),
  ),
  fixture(
    'wos-tab',
    'savedrecs.txt',
    {
      head: 'PT\tAU\tAF\tTI\tSO\tPY\tAB\tUT\n',
      record: (index) =>
        `J\t${AUTHORS[index]}, X\t${AUTHORS[index]}, ${GIVEN[index]}\t${TITLES[index]}\tBIRDS\t${YEARS[index]}\t"We look.\tWOS:${index}\n`,
    },
    (text) => text.replace('\tBIRDS', '\tBIRDS\tand\ttoo\tmuch'),
  ),
  fixture(
    'bibtex',
    'papers.bib',
    {
      record: (index) => {
        const { title, author, year } = tagged(index, `${AUTHORS[index]}, ${GIVEN[index]}`)
        return `@article{r${index},\n  author = {${author}},\n  title = {${title}},\n  year = {${year}}\n}\n\n`
      },
    },
    (text) => text.replace(/\}\n\}/, '\n'),
  ),
  fixture('ris', 'papers.ris', {
    record: (index) =>
      `TY  - JOUR\nAU  - ${AUTHORS[index]}, ${GIVEN[index]}\nTI  - ${TITLES[index]}\nPY  - ${YEARS[index]}\nER  - \n\n`,
  }),
  fixture('medline', 'papers.nbib', {
    record: (index) =>
      `PMID- 10${index}\nFAU - ${AUTHORS[index]}, ${GIVEN[index]}\nAU  - ${AUTHORS[index]} A\nTI  - ${TITLES[index]}\nDP  - ${YEARS[index]} Jan\nJT  - Birds\n\n`,
  }),
  fixture('wos', 'savedrecs.ciw', {
    head: 'FN Clarivate Analytics Web of Science\nVR 1.0\n',
    record: (index) =>
      `PT J\nAU ${AUTHORS[index]}, X\nAF ${AUTHORS[index]}, ${GIVEN[index]}\nTI ${TITLES[index]}\nSO BIRDS\nPY ${YEARS[index]}\nUT WOS:${index}\nER\n\n`,
    tail: 'EF\n',
  }),
  fixture('biblioscape', 'papers.txt', {
    record: (index) =>
      `--AU-- ${AUTHORS[index]}, ${GIVEN[index]}\n--TI-- ${TITLES[index]}\n--ST-- Birds\n--YP-- ${YEARS[index]}\n------\n\n`,
  }),
  fixture('redif', 'papers.rdf', {
    record: (index) =>
      `Template-Type: ReDIF-Paper 1.0\nAuthor-Name: ${GIVEN[index]} ${AUTHORS[index]}\nTitle: ${TITLES[index]}\nCreation-Date: ${YEARS[index]}-05\nHandle: RePEc:x:y:${index}\n\n`,
  }),
  fixture('enw', 'papers.enw', {
    record: (index) =>
      `%0 Journal Article\n%A ${AUTHORS[index]}, ${GIVEN[index]}\n%T ${TITLES[index]}\n%D ${YEARS[index]}\n\n`,
  }),
]
