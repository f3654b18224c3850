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
