import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { Cache } from '../../src/cli/build/cache.ts'
import { readDocuments } from '../../src/cli/build/remembered-documents.ts'
import { openDocument } from '../../src/cli/files.ts'
import { readRecords, type DocumentSource, type RecordsRead } from '../../src/core/index.ts'
import { makeFolder } from './run-coterie.ts'

const ABSTRACT =
  'Herons – “grey” and white – were counted from the 東 bank of the river in every month of the year. '.repeat(3)

/** Abbreviations tie its entries together, so that it is remembered as a whole. */
const TIE = '@string{river = {Rivers}}\n'

function bibtex(count: number): string {
  return TIE + untied(count)
}

function untied(count: number): string {
  return Array.from(
    { length: count },
    (
      _,
      n,
    ) => `@article{k${n}, title={Herons of the river number ${n}}, author={Family${n % 50}x, Given and Öström, Åsa},
  year={${1990 + (n % 30)}}, abstract={${ABSTRACT}}}\n${n % 100 === 7 ? `@article{broken${n}, year={1999}}\n` : ''}`,
  ).join('')
}

/** Fails when it is read. */
function untouchable(path: string): DocumentSource {
  const chunks = (async function* (): AsyncGenerator<Uint8Array> {
    await Promise.reject(new Error('This was to be remembered.'))
    yield new Uint8Array()
  })()
  return { ...openDocument(path), chunks }
}

describe('documents that were read before', () => {
  let folder: string
  let file: string
  let cache: Cache
  const read = (source: DocumentSource): Promise<RecordsRead> =>
    readDocuments([source], [readFileSync(file).length], cache, () => undefined)

  beforeEach(async () => {
    folder = makeFolder()
    file = join(folder, 'papers.bib')
    writeFileSync(file, bibtex(2100))
    cache = await Cache.open(join(folder, 'cache'), 'version')
  })

  it('are not read again, and give the same records', async () => {
    const anew = await readRecords([openDocument(file)])
    expect(anew.papers).toHaveLength(2100)
    expect(anew.issues.length).toBeGreaterThan(20)
    expect(await read(openDocument(file))).toEqual(anew)
    const remembered = await read(untouchable(file))
    expect(remembered).toEqual(anew)
    // Nor does anything come in another order.
    expect(JSON.stringify(remembered)).toBe(JSON.stringify(anew))
  })

  it('are read again when a byte or the ending of their name has changed', async () => {
    await read(openDocument(file))
    expect(await cache.names('papers-')).toHaveLength(1)
    writeFileSync(file, readFileSync(file, 'utf8').replace('number 1999}', 'number 1998}'))
    expect(await read(openDocument(file))).toEqual(await readRecords([openDocument(file)]))
    const before = await cache.names('document-')
    const renamed = join(folder, 'papers.txt')
    renameSync(file, renamed)
    await readDocuments([openDocument(renamed)], [1e6], cache, () => undefined)
    expect((await cache.names('document-')).length).toBe(before.length + 1)
  })

  it.each([
    ['as a whole', bibtex],
    ['in pieces', untied],
  ])('are known in any folder, under any name, when they were read %s', async (_, textOf) => {
    writeFileSync(file, textOf(2100))
    await read(openDocument(file))
    const moved = join(folder, 'moved.bib')
    renameSync(file, moved)
    const anew = await readRecords([openDocument(moved)])
    const remembered = await readDocuments([untouchable(moved)], [1e6], cache, () => undefined)
    expect(JSON.stringify(remembered)).toBe(JSON.stringify(anew))
    // One record in another place, all others known.
    const grown = `@article{first, title={Grebes}, author={Roe, Ada}, year={2001}}\n\n${readFileSync(moved, 'utf8')}`
    writeFileSync(moved, grown)
    const again = await readDocuments([openDocument(moved)], [1e6], cache, () => undefined)
    expect(JSON.stringify(again)).toBe(JSON.stringify(await readRecords([openDocument(moved)])))
  })

  it.each([
    'Ünder dem Straßenrand',
    'Под мостом у реки',
    '川の鳥の羽を数える',
    'Broken \ud800 half',
    '“Quoted”\u2028 and 🦢',
  ])('come back letter by letter: %s', async (title) => {
    const lines = Array.from(
      { length: 3000 },
      (__, n) =>
        `{"title":${JSON.stringify(`${title} ${n}`)},"authors":["Roe, Ada"],"abstract":${JSON.stringify(title.repeat(9))}}\n`,
    )
    const path = join(folder, 'papers.jsonl')
    writeFileSync(path, lines.join(''))
    const anew = await readRecords([openDocument(path)])
    expect(anew.papers).toHaveLength(3000)
    for (const source of [openDocument(path), untouchable(path)])
      expect(JSON.stringify(await readDocuments([source], [1e6], cache, () => undefined))).toBe(JSON.stringify(anew))
  })

  it('are read again when what was kept of them is damaged or gone', async () => {
    const anew = await read(openDocument(file))
    const first = readdirSync(join(folder, 'cache/version')).find((name) => name.startsWith('papers-'))
    writeFileSync(join(folder, 'cache/version', first!), 'nothing of the kind')
    expect(await read(openDocument(file))).toEqual(anew)
    expect(cache.damaged).toBe(1)
    expect(await read(untouchable(file))).toEqual(anew)
  })

  it('are not kept when they changed while they were read', async () => {
    const source = openDocument(file)
    const chunks = (async function* (): AsyncGenerator<Uint8Array> {
      writeFileSync(file, bibtex(2000))
      yield* source.chunks
    })()
    expect((await read({ ...source, chunks })).papers).toHaveLength(2000)
    expect(await cache.names('document-')).toEqual([])
  })

  it('are read again in part where records were added, taken out or changed', async () => {
    const entries = untied(4000).split(/(?<=\n)(?=@)/)
    const versions = [
      entries,
      entries.toSpliced(2000, 0, '@article{new1, title={Newts}, author={Added, Ann}, year={2001}}\n\n\n'),
      entries.toSpliced(100, 40),
      [...entries, untied(50).replaceAll('Herons', 'Otters')],
      entries.with(1500, entries[1500]!.replace('Herons', 'Storks')),
    ]
    let before = 0
    for (const [version, text] of versions.entries()) {
      writeFileSync(file, text.join(''))
      const whole = await readRecords([openDocument(file)])
      expect(JSON.stringify(await read(openDocument(file)))).toBe(JSON.stringify(whole))
      const kept = (await cache.names('document-')).length
      if (version === 0) expect(kept).toBeGreaterThan(5)
      else expect(kept - before).toBeLessThan(4)
      before = kept
    }
  })
})
