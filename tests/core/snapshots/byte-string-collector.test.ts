import { expect, it } from 'vitest'
import { ByteStringCollector } from '../../../src/core/snapshots/compact/byte-string-collector.ts'
import { StringCollector } from '../../../src/core/snapshots/compact/string-collector.ts'

it.each([
  ['plain', ['a', 'b', '', 'a', 'Jane Doe']],
  ['in many scripts', ['ümläut', '王', '\u{1F411}', 'ümläut', 'a']],
  ['with halves of characters', ['\ud83d', 'a', '\ud83d', '王', '\udc11']],
])('texts kept as bytes are written as texts kept as strings are: %s', (_, texts) => {
  const written = [new ByteStringCollector(), new StringCollector()].map((collector) => {
    const numbers = texts.map((text) => collector.add(text))
    return [numbers, Buffer.concat(collector.write())]
  })
  expect(written[0]).toEqual(written[1])
})

it.each([[['a', '', 'ümläut', '王\u{1F411}', 'Jane Doe']], [['', 'a']], [['a', '']], [['']], [[]]])(
  'texts are numbered and written as if nobody else had gone on with them: %j',
  (texts) => {
    const [whole, first] = [new StringCollector(), new StringCollector()]
    for (const collector of [whole, first]) for (const text of texts) collector.add(text)
    const second = new StringCollector(structuredClone(first.collected()!))
    const further = [...texts, 'new', '', 'ü', 'new', 'a']
    expect(further.map((text) => second.add(text))).toEqual(further.map((text) => whole.add(text)))
    expect(Buffer.concat(second.write())).toEqual(Buffer.concat(whole.write()))
    // What UTF-8 can't hold may come late.
    for (const collector of [whole, second]) collector.add('half \ud83d')
    expect(Buffer.concat(second.write())).toEqual(Buffer.concat(whole.write()))
  },
)
