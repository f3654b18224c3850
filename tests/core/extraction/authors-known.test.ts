import { describe, expect, it } from 'vitest'
import { resolveAuthors, type AuthorResolution, type KnownPeople } from '../../../src/core/extraction/authors/index.ts'
import { recognise, STRANGER } from '../../../src/core/extraction/authors/known-people.ts'
import type { Authorship, Paper } from '../../../src/core/model/paper.ts'
import { createRng } from '../../../src/core/columns/rng.ts'
import { parseName } from '../../../src/core/text/names.ts'

const FAMILIES = 'Abara Bianchi Castellanos Dvorak Eriksen Fontaine Grabowski Haugen Ito Jansen Kim Li Wang'.split(' ')
const GIVENS = 'Amina Bruno Chiara Dalia Emil Farah Gustav Hana'.split(' ')
const SUBJECTS = 'glacier heron lichen salmon marsh tundra beetle falcon estuary pollen'.split(' ')

function paper(
  index: number,
  group: number,
  byline: readonly string[],
  orcids: readonly (string | undefined)[] = [],
): Paper {
  return {
    id: `title:${index}`,
    title: `The ${SUBJECTS[group]} of site ${index}`,
    authorships: byline.map((name, at): Authorship => {
      const orcid = orcids[at]
      return { name: parseName(name)!, ...(orcid !== undefined && { orcid }) }
    }),
    year: 1990 + (index % 30),
    venue: `Journal ${group % 4}`,
    keywords: [],
    links: [],
    origins: [{ file: 'made-up.txt', format: 'listing', line: index + 1 }],
  }
}

/** Bylines of namesakes in nine groups, some of them printed by an initial. */
function papers(from: number, to: number): Paper[] {
  return Array.from({ length: to - from }, (_, at) => {
    const index = from + at
    const rng = createRng(index + 1)
    const below = (limit: number): number => Math.floor(rng() * limit)
    const group = below(9)
    const byline = Array.from({ length: 1 + below(4) }, (_value, position) => {
      const family = FAMILIES[(group + below(5)) % FAMILIES.length]!
      const given = GIVENS[(group * 3 + position + below(3)) % GIVENS.length]!
      return `${family}, ${rng() < 0.2 ? `${given[0]}.` : given}`
    })
    return paper(index, group, byline)
  })
}

function know(given: readonly Paper[], { authors, paperAuthors, doubtfulPairs }: AuthorResolution): KnownPeople {
  return { name: 'before', papers: given, authors, paperAuthors, doubts: doubtfulPairs }
}

/** Id of the author at each place of each paper. */
function idsOf(given: readonly Paper[], { authors, paperAuthors: { offsets, targets } }: AuthorResolution): string[][] {
  return given.map((_, row) => Array.from(targets.subarray(offsets[row], offsets[row + 1]), (one) => authors[one]!.id))
}

describe('people who are known already', () => {
  const before = papers(0, 400)
  const earlier = resolveAuthors(before)
  const known = know(before, earlier)

  it('are the same when there is nothing new', () => {
    const again = resolveAuthors(before, { known })
    expect(again.authors).toEqual(earlier.authors)
    expect(again.paperAuthors).toEqual(earlier.paperAuthors)
    expect(again.doubtfulPairs).toEqual(earlier.doubtfulPairs)
  })

  it('stay who they were when papers are added, wherever these stand', () => {
    const added = papers(400, 430)
    const oldIds = idsOf(before, earlier)
    const after = resolveAuthors([...before, ...added], { known })
    expect(idsOf(before, after)).toEqual(oldIds)
    const first = [...added, ...before]
    const elsewhere = resolveAuthors(first, { known })
    expect(idsOf(first, elsewhere).slice(added.length)).toEqual(oldIds)
    // Some of the new mentions are people who are known, others are not.
    const ids = new Set(oldIds.flat())
    const found = idsOf([...before, ...added], after)
      .slice(before.length)
      .flat()
    expect(found.some((id) => ids.has(id))).toBe(true)
    // Nobody who wrote nothing new has changed.
    const touched = new Set(found)
    const untouched = after.authors.filter(({ id }) => !touched.has(id))
    expect(untouched.length).toBeGreaterThan(20)
    const were = new Map(earlier.authors.map((author) => [author.id, author]))
    for (const author of untouched) expect(author).toEqual(were.get(author.id))
  })

  it('get the papers that they wrote with the same people, and strangers become people of their own', () => {
    const team = ['Obermoser, Wenjie', 'Quillfeather, Tamsin', 'Ravnsborg, Ulf']
    const some = [...before, paper(1000, 2, team), paper(1001, 2, team)]
    const were = know(some, resolveAuthors(some))
    const now = [
      ...some,
      paper(1002, 2, [team[1]!, 'Obermoser, W.', team[2]!]),
      paper(1003, 3, ['Zylberstein, Aurelia']),
    ]
    const after = resolveAuthors(now, { known: were })
    const ids = idsOf(now, after)
    expect(ids.at(-2)).toEqual(['author:quillfeather-tamsin', 'author:obermoser-wenjie', 'author:ravnsborg-ulf'])
    expect(ids.at(-1)).toEqual(['author:zylberstein-aurelia'])
    const wenjie = after.authors.find(({ id }) => id === 'author:obermoser-wenjie')!
    expect(wenjie.forms).toEqual(['Obermoser, Wenjie', 'Obermoser, W.'])
    expect(wenjie.evidence?.length).toBeGreaterThan(0)
  })

  it('are found again in a byline that somebody else joined, left or is named otherwise in', () => {
    const team = ['Obermoser, Wenjie', 'Quillfeather, Tamsin', 'Ravnsborg, Ulf']
    const some = [...before, paper(1000, 2, team)]
    const were = know(some, resolveAuthors(some))
    const found = (byline: readonly string[]): (string | undefined)[] => {
      const people = recognise([...before, paper(1000, 2, byline)], were)!.personOf.subarray(-byline.length)
      return Array.from(people, (person) => were.authors[person]?.label)
    }
    const [one, two] = [team[0]!, team[1]!]
    expect(found(['Zylberstein, Aurelia', one, 'Ravnsborg, U. K.', two])).toEqual([undefined, one, undefined, two])
    // Which of two namesakes it was is not to be told by their place alone.
    expect(found([one, two, one])).toEqual([one, two, undefined])
    expect(found([two, one, one])).toEqual([two, undefined, undefined])
  })

  it('are the same whether their papers are the very same objects or only say the same, in whatever order', () => {
    const added = papers(400, 440)
    const copy = (one: Paper): Paper => structuredClone(one)
    const between = before.flatMap((one, at) => (at % 10 === 3 ? [added[(at - 3) / 10]!, one] : [one]))
    const swapped = [...before.with(3, before[300]!).with(300, before[3]!), ...added]
    const near = [...before.with(7, before[8]!).with(8, before[7]!), ...added]
    // More are missing, and more are new, than are looked at in passing.
    const fewer = [...before.slice(0, 50), ...added, ...before.slice(110)]
    const turned = [...before.toReversed(), ...added]
    for (const given of [[...before, ...added], [...added, ...before], between, swapped, near, fewer, turned]) {
      const rows = new Map(before.map((one, row) => [one, row]))
      const { offsets, targets } = earlier.paperAuthors
      const expected = given.flatMap((one) => {
        const row = rows.get(one)
        if (row === undefined) return one.authorships.map(() => STRANGER)
        return [...targets.subarray(offsets[row], offsets[row + 1])]
      })
      expect([...recognise(given, known)!.personOf]).toEqual(expected)
      const some = given.map((one, at) => (at % 3 === 0 ? copy(one) : one))
      for (const others of [some, given.map(copy)]) {
        expect(recognise(others, known)).toEqual(recognise(given, known))
        expect(resolveAuthors(others, { known })).toEqual(resolveAuthors(given, { known }))
      }
    }
  })

  it('are not taken for those who stand now where they stood, were the paper the same but for its byline', () => {
    const at = before.findIndex(({ authorships }) => authorships.length > 2)
    const { authorships } = before[at]!
    const changed = { ...before[at]!, authorships: [authorships[1]!, { name: parseName('Zylberstein, Aurelia')! }] }
    const now = before.with(at, changed)
    const { offsets, personOf } = recognise(now, known)!
    const first = earlier.paperAuthors.offsets[at]!
    expect(Array.from(offsets, (offset) => offset)).toEqual(
      Array.from(earlier.paperAuthors.offsets, (offset, row) => (row > at ? offset - authorships.length + 2 : offset)),
    )
    expect([...personOf.subarray(offsets[at], offsets[at + 1])]).toEqual([
      earlier.paperAuthors.targets[first + 1]!,
      STRANGER,
    ])
    const ids = idsOf(now, resolveAuthors(now, { known }))
    expect(ids[at]![1]).toBe('author:zylberstein-aurelia')
    expect(ids.toSpliced(at, 1)).toEqual(idsOf(before, earlier).toSpliced(at, 1))
  })

  it('are judged anew where their byline says something else, and become one where an identifier says so', () => {
    const orcid = '0000-0001-2345-6789'
    const names = ['Thistlewood, Ada', 'Thistlewood-Marsh, Ada']
    const apart = [...before, paper(1000, 1, [names[0]!]), paper(1001, 7, [names[1]!])]
    const were = know(apart, resolveAuthors(apart))
    expect(new Set(idsOf(apart, resolveAuthors(apart)).slice(-2).flat()).size).toBe(2)
    const identified = [...before, paper(1000, 1, [names[0]!], [orcid]), paper(1001, 7, [names[1]!], [orcid])]
    const ids = idsOf(identified, resolveAuthors(identified, { known: were }))
      .slice(-2)
      .flat()
    expect(new Set(ids).size).toBe(1)
  })

  it('are nobody in particular beside decisions, and when most of the papers are new', () => {
    const now = [...before, ...papers(400, 700)]
    expect(resolveAuthors(now, { known })).toEqual(resolveAuthors(now))
    const decisions = [{ kind: 'rename', person: earlier.authors[0]!.id, as: 'Somebody, Else' }] as const
    const some = [...before, ...papers(400, 420)]
    expect(resolveAuthors(some, { known, decisions })).toEqual(resolveAuthors(some, { decisions }))
  })
})
