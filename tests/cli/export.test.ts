import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseSnapshot, writeSnapshot } from '../../src/core/index.ts'
import { makeFolder, runCoterie } from './run-coterie.ts'

const GOLDEN = 'tests/golden/snapshot-v1.coterie.json'
const folder = makeFolder()
copyFileSync(GOLDEN, join(folder, 'small.coterie.json'))
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

function exportFile(input: string, format: string, out: string, ...more: string[]): string {
  const { status, stderr } = runCoterie(['export', input, '--format', format, '--out', out, ...more], folder)
  expect(stderr).not.toContain('could not')
  expect(status).toBe(0)
  return stderr
}

describe('coterie export', () => {
  it('brings the same snapshot back through the compact form', () => {
    exportFile('small.coterie.json', 'compact', 'small.coterie')
    exportFile('small.coterie', 'snapshot', 'again.coterie.json')
    expect(read('again.coterie.json')).toBe(read('small.coterie.json'))
  })

  it.each([
    ['gexf', 'graph.gexf'],
    ['graphml', 'graph.graphml'],
    ['json', 'graph.json'],
    ['cytoscape', 'graph.cyjs'],
    ['csv', 'graph.csv'],
    ['pajek', 'graph.net'],
    ['map-network', 'graph.txt'],
    ['vosviewer', 'vos.json'],
  ])('writes %s and opens it again', (format, file) => {
    const said = exportFile('small.coterie.json', format, file)
    const counts = /(\d+ nodes and \d+ links) written/.exec(said)![1]!
    expect(exportFile(file, 'json', `${file}.back.json`)).toContain(counts)
  })

  it('says what a format does not hold, and names both files of a pair', () => {
    const said = exportFile('small.coterie.json', 'map-network', 'map.txt')
    expect(said).toContain('Not held of nodes: ')
    expect(said).toContain('written to map.txt and map-network.txt')
    expect(runCoterie(['export', 'small.coterie.json', '--format', 'pajek'], folder)).toMatchObject({ status: 1 })
  })

  it('takes the second file of a pair from wherever it is', () => {
    mkdirSync(join(folder, 'elsewhere'))
    copyFileSync(join(folder, 'map-network.txt'), join(folder, 'elsewhere', 'links.txt'))
    copyFileSync(join(folder, 'map.txt'), join(folder, 'alone.txt'))
    expect(exportFile('alone.txt', 'json', 'alone.json')).toMatch(/no network file beside this map.* 0 links/s)
    const { status, stderr } = runCoterie(
      ['export', 'alone.txt', 'elsewhere/links.txt', '--format', 'json', '--out', 'both.json'],
      folder,
    )
    expect([status, stderr]).toEqual([0, expect.stringMatching(/nodes and [1-9]\d* links/)])
  })

  it('writes papers', () => {
    exportFile('small.coterie.json', 'ris', 'papers.ris')
    expect(read('papers.ris').match(/^ER {2}-/gm)).toHaveLength(3)
    const { stdout, status } = runCoterie(['export', 'small.coterie.json', '--format', 'csl-json'], folder)
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toHaveLength(3)
    const refused = runCoterie(['export', 'graph.gexf', '--format', 'bibtex'], folder)
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('graph without papers')])
  })

  it('draws a lens as vectors in the size and the colours that are asked for', () => {
    exportFile('small.coterie.json', 'svg', 'map.svg', '--print', '180', '--theme', 'dark', '--lens', 'co-authors')
    expect(read('map.svg')).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="180mm" /)
    expect(read('map.svg')).toContain('Co-authors: ')
    exportFile('small.coterie.json', 'svg', 'again.svg', '--print', '180', '--theme', 'dark', '--lens', 'co-authors')
    expect(read('again.svg')).toBe(read('map.svg'))
  })

  it('says what to do where no browser draws a PNG or PDF', () => {
    process.env['COTERIE_BROWSER'] = join(folder, 'no-browser')
    const { status, stderr } = runCoterie(
      ['export', 'small.coterie.json', '--format', 'png', '--out', 'map.png'],
      folder,
    )
    delete process.env['COTERIE_BROWSER']
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^COTERIE_BROWSER or CHROME_PATH names .*\n$/)])
    expect(readdirSync(folder)).not.toContain('map.png')
  })

  it('leaves the file that is there as it was when the input is damaged', () => {
    writeFileSync(join(folder, 'cut.json'), read('small.coterie.json').slice(0, 3000))
    writeFileSync(join(folder, 'target.gexf'), 'before')
    const { status, stderr } = runCoterie(['export', 'cut.json', '--format', 'gexf', '--out', 'target.gexf'], folder)
    expect(status).toBe(1)
    expect(stderr).toMatch(/^cut\.json: The file ends too early, at line 4: it was cut off\.\n$/)
    expect(read('target.gexf')).toBe('before')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('removes what a killed run left behind, and nothing else', () => {
    const dead = 2 ** 22 + 1
    for (const name of [`.swept.gexf.${dead}.tmp`, `.other.gexf.${dead}.tmp`, '.swept.gexf.notes.tmp'])
      writeFileSync(join(folder, name), 'half')
    exportFile('small.coterie.json', 'gexf', 'swept.gexf')
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.tmp'))
        .sort(),
    ).toEqual([`.other.gexf.${dead}.tmp`, '.swept.gexf.notes.tmp'])
  })

  it('refuses unknown formats with exit code 2 and missing files with 1', () => {
    expect(runCoterie(['export', 'small.coterie.json', '--format', 'gif'], folder).status).toBe(2)
    expect(runCoterie(['export', 'nowhere.json', '--format', 'gexf'], folder).status).toBe(1)
  })
})

describe('coterie verify', () => {
  const papers = (extra = ''): string =>
    `@article{one, title={Maps of small worlds}, author={Arden, Ida and Brook, Ben}, year=2019}\n${extra}`
  mkdirSync(join(folder, 'docs'))
  writeFileSync(join(folder, 'docs', 'papers.bib'), papers())

  it('holds for the same documents, wherever they are now', () => {
    expect(runCoterie(['build', 'docs', '--out', 'built.json', '--seed', '7'], folder).status).toBe(0)
    expect(runCoterie(['verify', 'built.json', 'docs'], folder)).toMatchObject({
      status: 0,
      stdout: 'built.json holds: 1 document read again, and every byte is the same.\n',
    })
    mkdirSync(join(folder, 'moved'))
    copyFileSync(join(folder, 'docs', 'papers.bib'), join(folder, 'moved', 'renamed.bib'))
    expect(runCoterie(['verify', 'built.json', 'moved'], folder).status).toBe(0)
  })

  it('holds with what was written on it, which follows from no document', () => {
    const { snapshot } = parseSnapshot(readFileSync(join(folder, 'built.json'), 'utf8'))
    const annotations = { notes: [{ key: 'author:arden-ida', text: 'Ask her.' }], pins: [] }
    const written = { ...snapshot!, manifest: { ...snapshot!.manifest, annotations } }
    writeFileSync(join(folder, 'written.json'), writeSnapshot(written))
    expect(runCoterie(['verify', 'written.json', 'docs'], folder).status).toBe(0)
  })

  it('says what changed when they are not the same', () => {
    writeFileSync(
      join(folder, 'docs', 'papers.bib'),
      papers('@article{two, title={More maps of worlds}, author={Arden, Ida and Cole, Cy}, year=2020}\n'),
    )
    const { status, stdout } = runCoterie(['verify', 'built.json', 'docs'], folder)
    expect(status).toBe(1)
    expect(stdout).toContain('Missing or changed: docs/papers.bib')
    expect(stdout).toContain('+ Cole, Cy')
    expect(stdout).toMatch(/built\.json does not hold\.\n$/)
  })
})

describe('manifests', () => {
  mkdirSync(join(folder, 'sources'))
  writeFileSync(
    join(folder, 'sources', 'papers.bib'),
    `@article{one, title={Maps of small worlds}, author={Arden, Ida and Brook, Ben}, year=2019}
     @article{two, title={Roads between maps}, author={Arden, Ida and Cole, Cy}, year=2020}`,
  )
  const verify = (file: string, documents = 'sources'): { status: number | null; stdout: string } =>
    runCoterie(['verify', file, documents], folder)
  const build = (out: string, ...more: string[]): number | null =>
    runCoterie(['build', 'sources', '--out', out, ...more], folder).status

  it('have the day that is given, and no other', () => {
    expect(build('undated.json')).toBe(0)
    expect(build('dated.json', '--date', '2026-03-31')).toBe(0)
    const [undated, dated] = ['undated.json', 'dated.json'].map((name) => parseSnapshot(read(name)).snapshot!)
    expect(dated).toEqual({ ...undated, manifest: { ...undated!.manifest, date: '2026-03-31' } })
    expect(verify('dated.json').status).toBe(0)
    exportFile('undated.json', 'graphml', 'dated.graphml', '--date', '2025-12-24')
    expect(read('dated.graphml')).toContain('2025-12-24')
    expect(build('never.json', '--date', '2026-02-30')).toBe(2)
    expect(readdirSync(folder)).not.toContain('never.json')
  })

  it.each([
    ['gexf', 'made.gexf'],
    ['graphml', 'made.graphml'],
    ['json', 'made.json'],
    ['cytoscape', 'made.cyjs'],
    ['csv', 'made.csv'],
    ['pajek', 'made.net'],
    ['map-network', 'made.txt'],
    ['vosviewer', 'made-vos.json'],
    ['bibtex', 'made.bib'],
    ['ris', 'made.ris'],
    ['papers-csv', 'made-papers.csv'],
    ['csl-json', 'made-csl.json'],
  ])('let %s be verified byte by byte, until something changes', (format, file) => {
    exportFile('dated.json', format, file)
    expect(verify(file)).toMatchObject({ status: 0, stdout: expect.stringMatching(/every byte is the same\.\n$/) })
    const beside = readdirSync(folder).includes(`${file}.manifest.json`)
    expect(beside).toBe(['csv', 'map-network', 'ris', 'papers-csv', 'csl-json'].includes(format))
    writeFileSync(join(folder, file), `${read(file)}\n`)
    const changed = verify(file)
    expect(changed.status).toBe(1)
    if (!beside) expect(changed.stdout).toMatch(/details or positions differ.*\nmade\S* does not hold\.\n$/)
  })

  it('say of pictures what they can, and of other documents what is missing', () => {
    exportFile('dated.json', 'svg', 'made.svg')
    expect(verify('made.svg')).toMatchObject({
      status: 0,
      stdout: 'made.svg holds as far as it can be checked: 1 document read again. Not checked: what is drawn.\n',
    })
    mkdirSync(join(folder, 'others'))
    writeFileSync(join(folder, 'others', 'papers.bib'), '@article{x, title={Other maps}, author={Dale, Di}, year=2001}')
    const { status, stdout } = verify('made.svg', 'others')
    expect(status).toBe(1)
    expect(stdout).toContain('Missing or changed: sources/papers.bib')
    expect(stdout).toContain('The documents give 1 papers where the manifest says 2.')
  })

  it('see that a graph was changed after it was written', () => {
    exportFile('dated.json', 'graphml', 'cut.graphml')
    writeFileSync(join(folder, 'cut.graphml'), read('cut.graphml').replace(/ {4}<edge [^]*?<\/edge>\n/, ''))
    expect(verify('cut.graphml').stdout).toMatch(/^The file has \d+ links where the manifest says \d+\./)
  })

  it('travel from one format to another, and are not invented where there are none', () => {
    exportFile('dated.json', 'csv', 'tables.csv')
    exportFile('tables.csv', 'gexf', 'from-tables.gexf')
    expect(verify('from-tables.gexf').stdout).not.toContain('where the manifest says')
    writeFileSync(join(folder, 'foreign.gexf'), read('from-tables.gexf').replace(/ *<\?coterie-manifest.*\n/, ''))
    exportFile('foreign.gexf', 'csv', 'foreign.csv')
    exportFile('foreign.gexf', 'graphml', 'foreign.graphml')
    expect(readdirSync(folder)).not.toContain('foreign.csv.manifest.json')
    expect(read('foreign.graphml')).not.toContain('manifest')
    expect(verify('foreign.gexf').status).toBe(1)
  })

  it('beside a file that was replaced are not taken for its own', () => {
    exportFile('dated.json', 'ris', 'replaced.ris')
    writeFileSync(join(folder, 'replaced.ris'), 'TY  - JOUR\nER  - \n')
    const { status, stderr } = runCoterie(['verify', 'replaced.ris', 'sources'], folder)
    expect([status, stderr]).toEqual([1, expect.stringContaining('speaks of another file')])
  })

  it('do not stand beside what is no file', () => {
    const { status, stderr } = runCoterie(['export', 'dated.json', '--format', 'ris'], folder)
    expect([status, stderr]).toEqual([0, expect.stringContaining('How it was made is not written with it')])
  })
})

describe('coterie diff', () => {
  it('prints text for people and JSON for programs', () => {
    expect(runCoterie(['build', 'docs', '--out', 'later.json', '--seed', '7'], folder).status).toBe(0)
    const { stdout } = runCoterie(['diff', 'built.json', 'later.json'], folder)
    expect(stdout).toContain('People added: 1\n  + Cole, Cy\n')
    const comparison = JSON.parse(
      runCoterie(['diff', 'later.json', 'built.json', '--format', 'json'], folder).stdout,
    ) as {
      entities: { author: { gone: { label: string }[] } }
    }
    expect(comparison.entities.author.gone).toMatchObject([{ label: 'Cole, Cy' }])
    expect(runCoterie(['diff', 'built.json', 'built.json'], folder).stdout).toMatch(/^Nothing changed/)
  })
})
