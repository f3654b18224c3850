import { describe, expect, it } from 'vitest'
import { viewLens } from '../../../src/core/graph/lens-view.ts'
import { DEFAULTS } from '../../../src/core/model/options.ts'
import type { ExportManifest } from '../../../src/core/model/export-manifest.ts'
import type { Snapshot } from '../../../src/core/model/snapshot.ts'
import { readDocument } from '../../../src/core/readers/read-document.ts'
import { describeLoss, GRAPH_FORMATS, type GraphFormat } from '../../../src/core/snapshots/index.ts'
import { openGraph } from '../../../src/core/snapshots/open-graph.ts'
import { inertText, manifestOf, writeManifest } from '../../../src/core/snapshots/manifest/export-manifest.ts'
import { findManifest } from '../../../src/core/snapshots/manifest/find-manifest.ts'
import { findInPdf, putIntoPdf } from '../../../src/core/snapshots/manifest/in-pdf.ts'
import { putIntoPng } from '../../../src/core/snapshots/manifest/in-png.ts'
import { putIntoSvg } from '../../../src/core/snapshots/manifest/in-text.ts'
import { readManifest } from '../../../src/core/snapshots/manifest/read-manifest.ts'
import { bytesOf, textOf } from '../../../src/core/snapshots/letters.ts'
import { PAPER_FORMATS } from '../../../src/core/snapshots/papers/index.ts'
import { addPngChunk, pngChunks } from '../../../src/core/snapshots/png-chunks.ts'
import { inventedSnapshot, SMALL_PAPERS } from './invented.ts'

/** What ends an element, a comment, an instruction, a group of BibTeX, a string of PDF or a line, where it is let. */
const AWKWARD = 'a "b" <c> & ?> --> ]]> {d}} @article{x, %y\n(z) \\) é 漢 𝔘 \u0000 \u2028 \ud800 *Vertices 3'
const OPTIONS = { ...DEFAULTS, seed: 7 }

const small = inventedSnapshot(SMALL_PAPERS)
const snapshot: Snapshot = {
  ...small,
  manifest: {
    coterie: '1.2.3',
    options: OPTIONS,
    inputs: [
      { file: AWKWARD, format: 'bibtex', bytes: 9, hash: 'ab', found: 3, added: 2, merged: 1, rejected: 0 },
      { file: 'other.txt', bytes: 0, hash: 'cd', found: 0, added: 0, merged: 0, rejected: 0 },
    ],
    settled: { people: [{ kind: 'rename', person: AWKWARD, as: 'Arden, Ida' }], topics: [] },
    annotations: { notes: [{ key: 'author:arden-ida', text: 'between us' }], pins: [] },
    date: '2026-03-31',
  },
}
const lens = snapshot.lenses.everything!
const manifest = manifestOf(snapshot, {
  coterie: '1.2.4',
  format: 'gexf',
  lens: 'everything',
  nodes: lens.graph.network.order,
  links: lens.graph.network.sources.length,
})
const view = viewLens(snapshot.facts, lens)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('a manifest', () => {
  it('says what the graph was made from and how, and not what was written on it', () => {
    expect(manifest).toMatchObject({
      coterie: '1.2.3',
      date: '2026-03-31',
      options: { seed: 7 },
      counts: { papers: 3, authors: snapshot.facts.authors.length },
      exported: { coterie: '1.2.4', lens: 'everything' },
    })
    expect(JSON.stringify(manifest)).not.toContain('between us')
  })

  it('comes back from its own file and from inert letters, which are ASCII on one line', () => {
    expect(readManifest(writeManifest(manifest))).toEqual({ manifest })
    const text = inertText(manifest)
    expect(text).toMatch(/^[\x20-\x7e]*$/)
    expect(text).not.toMatch(/[<>&@%?']/)
    expect(readManifest(text)).toEqual({ manifest })
  })

  it('is nothing where there is none, and a problem where it was changed', () => {
    expect(readManifest('{"format":"other"}')).toBeUndefined()
    expect(readManifest('not JSON')).toBeUndefined()
    expect(readManifest({ ...manifest, inputs: [{ file: 1 }] })?.problem).toContain('its inputs.0.')
    expect(readManifest({ ...manifest, version: 2 })?.problem).toContain('a newer Coterie')
  })
})

describe.each(Object.keys(GRAPH_FORMATS) as GraphFormat[])('%s', (format) => {
  const { write, holds } = GRAPH_FORMATS[format]
  const text = [...write(view, manifest)].join('')
  const plain = [...write(view)].join('')
  const carried = holds.manifest ? manifest : undefined

  it('gives back the manifest that it is said to carry, and the same graph with it as without it', () => {
    const opened = openGraph(text, 'graph')
    expect(opened.manifest).toEqual(carried)
    const without = openGraph(plain, 'graph')
    expect(opened.graph!.export()).toEqual(without.graph!.export())
    expect(opened.issues).toEqual(without.issues)
    expect(without.manifest).toBeUndefined()
  })

  it('says of a manifest that was changed that it is left out', () => {
    const changed = { ...manifest, options: { ...OPTIONS, seed: -1 } } as ExportManifest
    const opened = openGraph([...write(view, changed)].join(''), 'graph')
    expect(opened.manifest).toBeUndefined()
    expect(opened.issues?.filter(({ message }) => message.includes('options.seed'))).toHaveLength(carried ? 1 : 0)
  })

  it('does not count as lost what its manifest says', () => {
    const lost = (hasManifest: boolean): string[] =>
      describeLoss(view, format, hasManifest).filter((sentence) => sentence.includes('of the whole graph'))
    expect(lost(false)).toHaveLength(holds.graphAttributes ? 0 : 1)
    expect(lost(true)).toEqual([])
  })
})

describe('pictures', () => {
  const header = bytesOf(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${'\0'.repeat(13)}`)
  const png = new Uint8Array([...header, 0, 0, 0, 0, ...bytesOf('\0\0\0\0IENDcccc')])

  it('of pixels carry it in a chunk after the header', () => {
    const sealed = putIntoPng(addPngChunk(png, 'pHYs', new Uint8Array(9)), manifest)
    expect([...pngChunks(sealed)].map(({ kind }) => kind)).toEqual(['IHDR', 'tEXt', 'pHYs', 'IEND'])
    expect(findManifest(sealed)).toEqual({ manifest })
    expect(findManifest(png)).toBeUndefined()
  })

  it('of pixels that were cut off within it have none', () => {
    const sealed = putIntoPng(png, manifest)
    const end = sealed.length - png.length
    for (let length = 0; length < end; length += 7)
      expect(findManifest(sealed.subarray(0, length))?.manifest).toBeUndefined()
  })

  it('of vectors carry it as metadata', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg">\n<title>a</title>\n<desc>b</desc>\n<g/></svg>\n'
    const sealed = putIntoSvg(svg, manifest)
    expect(sealed).toMatch(/<desc>b<\/desc>\n<metadata id="coterie-manifest">[^<>&]*<\/metadata>\n<g\/>/)
    expect(findManifest(utf8(sealed))).toEqual({ manifest })
    expect(findManifest(utf8(svg))).toBeUndefined()
  })
})

describe('pages', () => {
  /** A page as browsers print it, with an information that says when. */
  function page(when: string): Uint8Array {
    const objects = [
      `<</Title (x)\n/CreationDate (D:${when})>>`,
      '<</Type /Catalog\n/Pages 3 0 R>>',
      '<</Type /Pages\n/Count 0\n/Kids []>>',
    ]
    let text = '%PDF-1.4\n%\xd3\xeb\xe9\xe1\n'
    let table = 'xref\n0 4\n0000000000 65535 f \n'
    for (const [index, object] of objects.entries()) {
      table += `${String(text.length).padStart(10, '0')} 00000 n \n`
      text += `${index + 1} 0 obj\n${object}\nendobj\n`
    }
    return bytesOf(`${text}${table}trailer\n<</Size 4\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`)
  }

  it('carry it in their information, with no trace of when they were printed', () => {
    const sealed = putIntoPdf(page('20260102030405'), manifest)!
    expect(findManifest(sealed)).toEqual({ manifest })
    expect(sealed).toEqual(putIntoPdf(page('20270605040302'), manifest))
    expect(textOf(sealed)).not.toContain('CreationDate')
  })

  it('have tables that lead to it', () => {
    const text = textOf(putIntoPdf(page('20260102030405'), manifest)!)
    const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)![1])
    const [, offset] = /^xref\n1 1\n(\d{10}) 00000 n \n/.exec(text.slice(table))!
    expect(text.slice(Number(offset))).toMatch(/^1 0 obj\n<<\/Title \(Coterie: everything\)/)
    const previous = Number(/\/Prev (\d+)/.exec(text.slice(table))![1])
    expect(text.slice(previous)).toMatch(/^xref\n0 4\n/)
  })

  it('are left alone where their table is of another kind', () => {
    expect(putIntoPdf(bytesOf('%PDF-1.7\nstartxref\n9\n%%EOF\n'), manifest)).toBeUndefined()
    expect(findInPdf(bytesOf('%PDF-1.7\n/CoterieManifest (cut \\'))).toBe('cut \\')
  })
})

describe('lists of papers', () => {
  const { papers } = snapshot.facts

  it('carry it where BibTeX passes over it', async () => {
    const bib = [...PAPER_FORMATS.bibtex.write(papers, manifest)].join('')
    expect(findManifest(utf8(bib))).toEqual({ manifest })
    const found: unknown[] = []
    const report = await readDocument(
      {
        name: 'papers.bib',
        chunks: (async function* () {
          yield utf8(bib)
        })(),
      },
      { onPaper: (paper) => found.push(paper), onIssue: (issue) => found.push(issue) },
    )
    expect(report).toMatchObject({ format: 'bibtex', found: papers.length, rejected: 0 })
    expect(found).toHaveLength(papers.length)
  })

  it.each(['ris', 'csl-json', 'papers-csv'] as const)('%s have no place for it', (format) => {
    const { write, holdsManifest } = PAPER_FORMATS[format]
    expect(holdsManifest).toBe(false)
    expect([...write(papers, manifest)]).toEqual([...write(papers)])
  })
})
