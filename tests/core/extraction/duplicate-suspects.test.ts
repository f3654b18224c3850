import { describe, expect, it } from 'vitest'
import { createRng } from '../../../src/core/columns/rng.ts'
import { DuplicateSuspects } from '../../../src/core/extraction/duplicate-suspects.ts'

interface Told {
  readonly title: string
  readonly doi: string | undefined
  readonly arxiv: string | undefined
  readonly pmid: string | undefined
}

function tell(suspects: DuplicateSuspects, papers: readonly Told[], from = 0): void {
  for (let paper = from; paper < papers.length; paper++) {
    const { title, ...identifiers } = papers[paper]!
    const bytes = new TextEncoder().encode(title)
    suspects.add(paper, bytes, bytes.length, identifiers)
  }
}

/** Papers that have a title or an identifier that another one has. */
function haveInCommon(papers: readonly Told[]): number[] {
  const traits = papers.map(({ title, doi, arxiv, pmid }) =>
    [title && `title:${title}`, doi && `doi:${doi}`, arxiv && `arxiv:${arxiv}`, pmid && `pmid:${pmid}`].filter(Boolean),
  )
  const bearers = new Map<string, Set<number>>()
  traits.forEach((ones, paper) =>
    ones.forEach((one) => bearers.set(one!, (bearers.get(one!) ?? new Set<number>()).add(paper))),
  )
  return papers.flatMap((_, paper) => (traits[paper]!.some((one) => bearers.get(one!)!.size > 1) ? [paper] : []))
}

function makePapers(count: number, seed: number): Told[] {
  const rng = createRng(seed)
  const oneOf = (kinds: number): string => String(Math.floor(rng() * kinds))
  const maybe = (make: () => string): string | undefined => (rng() < 0.3 ? make() : undefined)
  return Array.from({ length: count }, () => ({
    title: rng() < 0.05 ? '' : `title${oneOf(count * 5)}`,
    doi: maybe(() => `10.1000/${oneOf(count * 4)}`),
    arxiv: maybe(() => `2001.${oneOf(count * 4)}`),
    pmid: maybe(() => oneOf(count * 4)),
  }))
}

describe('papers that may be the same', () => {
  it('are those that have a title or an identifier in common, however many there are', () => {
    for (const count of [0, 1, 2, 50, 5000]) {
      const papers = makePapers(count, count)
      const suspects = new DuplicateSuspects()
      tell(suspects, papers)
      const expected = haveInCommon(papers)
      if (count >= 50) expect(expected.length).toBeGreaterThan(count / 10)
      expect(suspects.list()).toEqual(expected)
    }
  })

  it('are found when thousands share a title', () => {
    const suspects = new DuplicateSuspects()
    const same = { title: 'editorial', doi: undefined, arxiv: undefined, pmid: undefined }
    const papers = Array.from({ length: 6000 }, (_, paper) => (paper % 2 ? same : { ...same, title: `t${paper}` }))
    tell(suspects, papers)
    expect(suspects.list()).toEqual(Array.from({ length: 3000 }, (_, index) => 2 * index + 1))
  })

  it('are forgotten with the document that is read anew', () => {
    const papers = makePapers(300, 9)
    const suspects = new DuplicateSuspects()
    tell(suspects, papers)
    suspects.cut(100)
    const others = [...papers.slice(0, 100), ...makePapers(150, 10)]
    tell(suspects, others, 100)
    expect(suspects.list()).toEqual(haveInCommon(others))
  })
})
