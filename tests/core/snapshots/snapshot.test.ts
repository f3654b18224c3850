import { existsSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ByteReader } from '../../../src/core/snapshots/compact/byte-reader.ts'
import { ByteWriter } from '../../../src/core/snapshots/compact/byte-writer.ts'
import { crc32 } from '../../../src/core/snapshots/compact/checksum.ts'
import { compileCodec } from '../../../src/core/snapshots/compact/codec.ts'
import {
  beginSnapshot,
  continueSnapshot,
  writeCompactSnapshot,
} from '../../../src/core/snapshots/compact/write-compact.ts'
import { StringCollector } from '../../../src/core/snapshots/compact/string-collector.ts'
import { openSnapshot } from '../../../src/core/snapshots/open-snapshot.ts'
import { parseSnapshot, writeSnapshot } from '../../../src/core/snapshots/snapshot.ts'
import type { Snapshot } from '../../../src/core/model/snapshot.ts'
import {
  DIFFICULT_STRINGS,
  HOSTILE_STRINGS,
  hostileStrings,
  inventedPaper,
  inventedSnapshot,
  SMALL_PAPERS,
} from './invented.ts'

const small = inventedSnapshot(SMALL_PAPERS)
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function openWhole(bytes: Uint8Array): Snapshot {
  const { snapshot, problem } = openSnapshot(bytes)
  expect(problem).toBeUndefined()
  return snapshot!
}

/** Through both forms and from each to the other. */
function expectSameAfterRoundTrip(snapshot: Snapshot): void {
  const text = writeSnapshot(snapshot)
  const compact = writeCompactSnapshot(snapshot)
  const fromText = openWhole(bytesOf(text))
  const fromCompact = openWhole(compact)
  expect(writeSnapshot(fromText)).toBe(text)
  expect(writeSnapshot(fromCompact)).toBe(text)
  expect(Buffer.compare(writeCompactSnapshot(fromText), compact)).toBe(0)
}

describe('a snapshot comes back the same, byte for byte', () => {
  const hugePaper = inventedPaper(
    'Measured by thousands',
    Array.from({ length: 5153 }, (_, index) => `Person, Number ${index}`),
  )
  it.each<[string, Snapshot]>([
    ['small', small],
    ['empty', inventedSnapshot([])],
    ['without lenses', inventedSnapshot([], [])],
    ['one node', inventedSnapshot([inventedPaper('Alone', [])], ['everything'])],
    ['one node without links', inventedSnapshot([inventedPaper('By one', ['Solo, Han'])], ['co-authors'])],
    ['5,153 authors', inventedSnapshot([hugePaper])],
    [
      'difficult strings',
      inventedSnapshot(DIFFICULT_STRINGS.map((text) => inventedPaper(text, [text], { keywords: [text] }))),
    ],
  ])('%s', (_, snapshot) => expectSameAfterRoundTrip(snapshot))

  it.skipIf(!existsSync(HOSTILE_STRINGS))('every hostile string as title, name, topic and venue', () => {
    const texts = [...new Set(hostileStrings())]
    expect(texts.length).toBeGreaterThan(4000)
    const snapshot = inventedSnapshot(
      texts.map((text) => inventedPaper(text, [text], { keywords: [text], venue: text })),
      ['co-authors'],
    )
    expectSameAfterRoundTrip(snapshot)
    const titles = openWhole(bytesOf(writeSnapshot(snapshot))).facts.papers.map(({ title }) => title)
    expect(titles).toEqual(texts)
  })

  it('whatever the order of keys', () => {
    const turned = Object.fromEntries(Object.entries(small).reverse()) as unknown as Snapshot
    expect(writeSnapshot(turned)).toBe(writeSnapshot(small))
  })

  it('and is equal in all its parts', () => {
    expect(openWhole(writeCompactSnapshot(small))).toEqual(openWhole(bytesOf(writeSnapshot(small))))
  })

  it('and is the same file when it was begun before the maps were drawn', () => {
    const { manifest, facts } = small
    const dated = { ...small, manifest: { ...small.manifest, date: '2001-02-03' } }
    const other = inventedSnapshot([inventedPaper('Another one', ['Solo, Han'])])
    for (const snapshot of [small, { ...small, issues: [], lenses: {} }, dated, other]) {
      const whole = writeCompactSnapshot(snapshot)
      const { finish, begun } = beginSnapshot(manifest, facts)
      // Somebody else may finish it.
      const copy = structuredClone(begun!)
      expect(Buffer.compare(Buffer.concat(finish(snapshot)), whole)).toBe(0)
      expect(Buffer.compare(Buffer.concat(continueSnapshot(manifest, facts, copy)(snapshot)), whole)).toBe(0)
    }
  })

  it('and is the same file when somebody else goes on with any texts that UTF-8 can hold', () => {
    const characters = ['e', 'é', 'ж', '€', '語', '🦦', 'a\u0301', '\0', '\ufeff', '\uffff']
    const held = Array.from({ length: 300 }, (_, n) => characters[n % 10]!.repeat(n * 40) + characters[n % 7]! + n)
    for (const broken of [false, true]) {
      const texts = broken ? [...held, 'half \ud83e of a character'] : held
      const snapshot = inventedSnapshot(texts.map((text) => inventedPaper(text, [text], { venue: `${text}, 2nd` })))
      const { finish, begun } = beginSnapshot(snapshot.manifest, snapshot.facts)
      const whole = writeCompactSnapshot(snapshot)
      expect(Buffer.compare(Buffer.concat(finish(snapshot)), whole)).toBe(0)
      expect(begun === undefined).toBe(broken)
      if (!begun) continue
      const finishCopy = continueSnapshot(snapshot.manifest, snapshot.facts, structuredClone(begun))
      expect(Buffer.compare(Buffer.concat(finishCopy(snapshot)), whole)).toBe(0)
    }
  })

  it('and numbers keep every bit that they had', () => {
    const { lenses } = openWhole(writeCompactSnapshot(small))
    const { weights } = lenses.everything!.graph.network
    expect([...weights]).toEqual([...small.lenses.everything!.graph.network.weights])
    expect(openWhole(writeCompactSnapshot(small)).facts.topics[0]!.relevance).toBe(0.123456789)
  })
})

describe.each([
  ['readable', bytesOf(writeSnapshot(small))],
  ['compact', writeCompactSnapshot(small)],
])('a damaged %s snapshot is refused', (_, whole) => {
  it('cut off at any of 100 places', () => {
    for (let step = 0; step < 100; step++) {
      const { problem } = openSnapshot(whole.slice(0, Math.floor((step / 100) * whole.length)))
      expect(problem).toMatch(/empty|cut off|ends too early|not a/)
    }
  })

  it('with any of 1,000 bits flipped', () => {
    const step = (whole.length * 8) / 1000
    for (let flip = 0; flip < 1000; flip++) {
      const bit = Math.floor(flip * step)
      const damaged = whole.slice()
      damaged[bit >> 3]! ^= 1 << (bit & 7)
      const { problem, snapshot } = openSnapshot(damaged)
      expect(snapshot, `bit ${bit}`).toBeUndefined()
      expect(problem).toMatch(/\S/)
    }
  })

  it('with something added', () => {
    expect(openSnapshot(Uint8Array.of(...whole, 32)).problem).toMatch(/changed|should be/)
  })
})

describe('the place and the reason are named', () => {
  const edit = (from: string | RegExp, to: string): string => writeSnapshot(small).replace(from, to)

  it.each([
    ['a title that is gone', edit('"title":"Maps of small worlds"', '"title":""'), /facts\.papers\.0\.title/],
    ['an unknown field', edit('"title":"Maps', '"subtitle":"x","title":"Maps'), /facts\.papers\.0.*subtitle/],
    ['a position that is text', edit(/"x":\[[^,]+/, '"x":["here"'), /lenses\.everything\.x\.0.*finite number/],
    [
      'a link to nowhere',
      edit(/"sources":\[\d+/, '"sources":[9999'),
      /lenses\.everything\.sources\.0: the link joins a node/,
    ],
    [
      'an author twice',
      edit('"id":"author:Brook, Ben"', '"id":"author:Arden, Ida"'),
      /facts\.authors\.1\.id.*stands twice/,
    ],
    ['a number changed', edit('"maxAuthors":25', '"maxAuthors":26'), /changed after it was written/],
    ['a comma too many', edit('"issues":[', '"issues":[,'), /not valid JSON at line 5, character 11/],
    ['another file', '{"nodes":[]}', /not a Coterie snapshot/],
    ['nothing', ' \n', /empty/],
  ])('%s', (_, text, problem) => expect(parseSnapshot(text).problem).toMatch(problem))

  it('and quoted no further than anyone reads', () => {
    const { problem } = parseSnapshot(edit('"maxAuthors":25', `"maxAuthors":"${'A'.repeat(1e6)}"`))
    expect(problem).toMatch(/manifest\.options\.maxAuthors/)
    expect(problem!.length).toBeLessThan(500)
  })

  it('a newer version is refused by its number', () => {
    expect(parseSnapshot(edit('"version":1', '"version":7')).problem).toMatch(
      /version 7.*opens version 1.*newer Coterie/,
    )
    const compact = writeCompactSnapshot(small)
    compact[8] = 7
    expect(openSnapshot(compact).problem).toMatch(/version 7.*opens version 1.*newer Coterie/)
  })

  it('a compact file with a right checksum and wrong content', () => {
    for (let at = 20; at < 2000; at += 7) {
      const forged = writeCompactSnapshot(small)
      forged[at] = (forged[at]! + 101) & 255
      new DataView(forged.buffer).setUint32(16, crc32(forged.subarray(20)), true)
      const { snapshot, problem } = openSnapshot(forged)
      // Another letter in a text can't be known for damage; everything else must be said, and nothing may be thrown.
      if (problem === undefined) expect(writeSnapshot(snapshot).length).toBeGreaterThan(0)
    }
  })
})

it('refuses a compact file that holds an id twice, though its checksum fits', () => {
  for (const kind of ['papers', 'authors', 'topics'] as const) {
    const [first, ...rest] = small.facts[kind]
    const twice = rest.map((entity, index) => (index === 0 ? { ...entity, id: first!.id } : entity))
    const forged = { ...small, facts: { ...small.facts, [kind]: [first, ...twice] } } as Snapshot
    expect(openSnapshot(writeCompactSnapshot(forged)).problem).toMatch(
      new RegExp(`facts\\.${kind}\\.1\\.id.*stands twice`),
    )
  }
})

it.each([
  ['twice in a row', [0, 0, 1], [1, 1, 2], 1],
  ['the other way round', [0, 0, 1], [1, 2, 0], 2],
  ['far behind, where links are in no order', [1, 0, 0, 1], [2, 2, 1, 2], 3],
])('refuses a compact file that links two nodes %s', (_, sources, targets, wrong) => {
  const lens = small.lenses.everything!
  expect(lens.graph.network.order).toBeGreaterThan(2)
  const network = { ...lens.graph.network, sources: Uint32Array.from(sources), targets: Uint32Array.from(targets) }
  const graph = {
    ...lens.graph,
    network: { ...network, weights: new Float64Array(sources.length).fill(1) },
    edgeKinds: [['shared', sources.length]] as const,
  }
  const forged: Snapshot = { ...small, lenses: { everything: { ...lens, graph } } }
  expect(openSnapshot(writeCompactSnapshot(forged)).problem).toMatch(
    `sources.${wrong}: the same two nodes are linked twice`,
  )
})

it('the checksum is that of zip files', () => {
  expect(crc32(bytesOf('123456789'))).toBe(0xcbf43926)
  expect(crc32(bytesOf('The quick brown fox jumps over the lazy dog'))).toBe(0x414fa339)
})

describe.each(['snapshot-v1.coterie.json', 'snapshot-v1.coterie'])('the golden file %s', (file) => {
  const golden = readFileSync(`tests/golden/${file}`)

  it('opens as it did when its version was released', () => {
    const { facts, lenses, manifest, issues } = openWhole(golden)
    expect(manifest.coterie).toBe('0.1.0')
    expect(facts.papers.map(({ title }) => title)).toEqual([
      'Maps of small worlds',
      'Small worlds revisited',
      'A paper on its own',
    ])
    expect(facts.authors.map(({ label }) => label)).toEqual(['Arden, Ida', 'Brook, Ben', 'Cole, Cy'])
    expect([...facts.paperAuthors.targets]).toEqual([0, 1, 0, 1, 2])
    expect([...lenses['co-authors']!.graph.network.weights]).toEqual([2, 1, 1])
    expect(lenses.everything!.graph.keys).toContain('topic:small worlds')
    expect(lenses.everything!.analysis.communityList[1]!.name).toBe('"Other" <things>')
    expect(issues).toHaveLength(1)
  })

  it('is what this version still writes', () => {
    const snapshot = openWhole(golden)
    const written = file.endsWith('.json') ? Buffer.from(writeSnapshot(snapshot)) : writeCompactSnapshot(snapshot)
    expect(Buffer.compare(written, golden)).toBe(0)
  })
})

it('records with optional fields appended to their schema read files from before', () => {
  const before = compileCodec(v.strictObject({ a: v.number(), b: v.optional(v.number()) }), new Map())
  const after = compileCodec(
    v.strictObject({ a: v.number(), b: v.optional(v.number()), c: v.optional(v.array(v.number())) }),
    new Map(),
  )
  const out = new ByteWriter()
  before.write({ a: -0.25, b: 3 }, { out, strings: new StringCollector() })
  const read = after.read({ reader: new ByteReader(out.written()), strings: [], records: new Map() })
  expect(read).toEqual({ a: -0.25, b: 3 })
})
