import { describe, expect, it } from 'vitest'
import { normaliseArxivId, normaliseDoi } from '../../../src/core/text/identifiers.ts'

describe('normaliseDoi', () => {
  const SICI = '10.1234/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o'

  it.each([
    ['doi:10.1234/ABC.', '10.1234/abc'],
    ['(10.1234/abc)', '10.1234/abc'],
    ['https://dx.doi.org/10.1234/S0140-6736(05)67889-0', '10.1234/s0140-6736(05)67889-0'],
    ['<a href="https://doi.org/10.1234/xyz">10.1234/xyz</a>', '10.1234/xyz'],
    ['10.1234/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O', SICI],
    ['10.1234/(SICI)1097-4571(199806)49:8&lt;693::AID-ASI4&gt;3.0.CO;2-O', SICI],
    ['https://doi.org/10.1234/%28SICI%291097-4571%28199806%2949%3A8%3C693%3A%3AAID-ASI4%3E3.0.CO%3B2-O', SICI],
    ['10.12/abc', undefined],
  ])('%s', (text, expected) => {
    expect(normaliseDoi(text)).toBe(expected)
  })
})

describe('normaliseArxivId', () => {
  it.each([
    ['arXiv:1706.03762v5', '1706.03762'],
    ['http://arxiv.org/abs/hep-th/9901001v3', 'hep-th/9901001'],
    ['10.48550/arXiv.2101.00001', '2101.00001'],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(normaliseArxivId(text)).toBe(expected)
  })
})
