import { expect, it } from 'vitest'
import { compareSnapshots } from '../../../src/core/snapshots/comparison/compare.ts'
import { writeComparison } from '../../../src/core/snapshots/comparison/report.ts'
import { DIFFICULT_STRINGS, hostileStrings, inventedPaper, inventedSnapshot, SMALL_PAPERS } from './invented.ts'

const before = inventedSnapshot(SMALL_PAPERS)
const context = { before: 'old.coterie', after: 'new.coterie', version: '0.0.0' }
const tagsOf = (html: string): Set<string> => new Set([...html.matchAll(/<([a-z!/][^\s>]*)/gi)].map(([, tag]) => tag!))

it('lists what changed, with the map and how the two were made', () => {
  const after = inventedSnapshot(SMALL_PAPERS.slice(0, 1))
  const html = [
    ...writeComparison(compareSnapshots(before, after), { ...context, map: '<?xml?><svg id="map"/>' }),
  ].join('')
  expect(html).toMatch(/^<!doctype html>/)
  expect(html).toContain('<svg id="map"/>')
  expect(html).toMatch(/People gone <span>1<\/span>[^]*Cole, Cy/)
  expect(html).toMatch(/Links gone[^]*<bdi>Arden, Ida<\/bdi>/)
  expect(html).not.toContain('Nothing changed')
})

it('says so where nothing changed', () => {
  expect([...writeComparison(compareSnapshots(before, before), context)].join('')).toContain('Nothing changed')
})

it('lets no title, name or topic become an element', () => {
  const plain = tagsOf([...writeComparison(compareSnapshots(inventedSnapshot([]), before), context)].join(''))
  const texts = [
    ...DIFFICULT_STRINGS,
    ...hostileStrings(),
    '</bdi><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
  ]
  const hostile = inventedSnapshot(texts.map((text) => inventedPaper(text, [text], { keywords: [text] })))
  const html = [
    ...writeComparison(compareSnapshots(before, hostile), { ...context, after: '<script>x</script>' }),
  ].join('')
  expect([...tagsOf(html)].filter((tag) => !plain.has(tag) && !['details', '/details'].includes(tag))).toEqual([])
  expect(html.length).toBeGreaterThan(texts.join('').length)
})
