import { describe, expect, it } from 'vitest'
import { createRng } from '../../../src/core/columns/rng.ts'
import { NOWHERE, rowOf } from '../../../src/core/columns/incidence.ts'
import { takeAllExcerpts } from '../../../src/core/extraction/excerpt-places.ts'
import {
  continueSubjects,
  newcomersAmong,
  recognisePapers,
  type KnownSubjects,
  type Subjects,
} from '../../../src/core/extraction/known-subjects.ts'
import { extractSystems } from '../../../src/core/extraction/systems.ts'
import { extractTopics } from '../../../src/core/extraction/topics.ts'
import type { Incidence } from '../../../src/core/model/facts.ts'
import type { Paper } from '../../../src/core/model/paper.ts'
import { paperOf } from './papers.ts'

const PLACES = 'alpine arctic boreal coastal desert island lowland montane polar riverine tropical urban'.split(' ')
const THINGS = 'beetle falcon glacier heron lichen marsh pollen reef salmon spruce tundra wetland'.split(' ')
const DOINGS = 'census collapse decline density genetics migration monitoring recovery survey turnover'.split(' ')

/** A paper about what its number says. */
function paper(index: number, more = ''): Paper {
  const rng = createRng(index + 1)
  const pick = (words: readonly string[]): string => words[Math.floor(rng() ** 2 * words.length)]!
  const subject = (): string => `${pick(PLACES)} ${pick(THINGS)} ${pick(DOINGS)}`
  const [first, second, third] = [subject(), subject(), subject()]
  return paperOf(
    `Notes on ${first} at site ${index}`,
    `We measured the ${first} for years. The ${second} was compared with the ${third} of each site. ${more}`,
  )
}

const papers = (from: number, to: number): Paper[] => Array.from({ length: to - from }, (_, at) => paper(from + at))

function findAnew(given: readonly Paper[]): Omit<KnownSubjects, 'name' | 'papers' | 'replacements'> {
  const systems = extractSystems(given)
  return { ...systems, ...extractTopics(given, { systems: systems.systems }) }
}

function know(given: readonly Paper[], replacements: KnownSubjects['replacements'] = []): KnownSubjects {
  return { name: 'before', papers: given, replacements, ...findAnew(given) }
}

function goOn(given: readonly Paper[], known: KnownSubjects): Subjects {
  const rows = recognisePapers(given, known, known.replacements)!
  return continueSubjects(given, known, rows, takeAllExcerpts(newcomersAmong(rows).map((position) => given[position]!)))
}

/** Ids of what each paper has. */
function idsOf(things: readonly { readonly id: string }[], incidence: Incidence): string[][] {
  return Array.from({ length: incidence.offsets.length - 1 }, (_, row) =>
    Array.from(rowOf(incidence, row), (thing) => things[thing]!.id),
  )
}

const topicsOf = (found: Pick<Subjects, 'topics' | 'paperTopics'>): string[][] => idsOf(found.topics, found.paperTopics)

const before = papers(0, 1100)
const known = know(before)

describe('topics that are known already', () => {
  it('are the same when there is nothing new, and nothing is said of it', () => {
    const { issues, ...again } = goOn(before, known)
    const { topics, systems, paperTopics, introducedSystems, mentionedSystems } = known
    expect(again).toEqual({ topics, systems, paperTopics, introducedSystems, mentionedSystems })
    expect(issues).toEqual([])
    expect(topics.length).toBeGreaterThan(50)
  })

  it('stay with their papers, and new papers get those that they would get if all were gathered anew', () => {
    const all = [...before, ...papers(1100, 1200)]
    const after = goOn(all, known)
    const isKnown = new Set(known.topics.map(({ id }) => id))
    const anew = topicsOf(findAnew(all))
      .slice(1100)
      .map((row) => row.filter((id) => isKnown.has(id)))
    const found = topicsOf(after).slice(1100)
    const agreed = found.flatMap((row, at) => row.filter((id) => anew[at]!.includes(id))).length
    expect(found.flat().length).toBeGreaterThan(100)
    expect(agreed / found.flat().length).toBeGreaterThan(0.8)
    expect(agreed / anew.flat().length).toBeGreaterThan(0.9)
    const were = topicsOf(known)
    for (const [row, ids] of topicsOf(after).slice(0, 1100).entries())
      expect(ids).toEqual(expect.arrayContaining(were[row]!))
    expect(after.issues).toEqual([
      expect.objectContaining({ code: 'limit', message: expect.stringContaining('1100 papers keep') }),
    ])
  })

  it('do not depend on where the new papers stand', () => {
    const added = papers(1100, 1120)
    const last = goOn([...before, ...added], known)
    const first = goOn([...added, ...before], known)
    expect(first.topics).toEqual(last.topics)
    expect(topicsOf(first).slice(0, 20)).toEqual(topicsOf(last).slice(1100))
  })

  it('come to be when enough papers have a phrase, the known ones among them', () => {
    const rare = 'The moonlit orchid garden is new.'
    const some = [...before.slice(0, 1099), paper(2000, rare), paper(2001, rare)]
    const were = know(some)
    expect(were.topics.map(({ label }) => label)).not.toContain('moonlit orchid garden')
    const all = [...some, paper(2002, rare), paper(2003, 'The Moonlit orchid gardens are old.')]
    const after = goOn(all, were)
    const place = after.topics.findIndex(({ label }) => label === 'moonlit orchid garden')
    expect(place).toBeGreaterThanOrEqual(0)
    const having = [...all.keys()].filter((row) => rowOf(after.paperTopics, row).includes(place))
    expect(having).toEqual([1099, 1100, 1101, 1102])
    const ids = after.topics.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted())
  })

  it('are met by acronyms and other spellings', () => {
    const long = 'A digital elevation model (DEM) was used.'
    const some = Array.from({ length: 1100 }, (_, at) => paper(at, at % 10 === 0 ? long : ''))
    const were = know(some)
    const topic = were.topics.find(({ forms }) => forms.includes('DEM'))!
    const after = goOn(
      [...some, paper(3000, 'The DEM was improved.'), paper(3001, 'Two Digital Elevation Models.')],
      were,
    )
    expect(
      topicsOf(after)
        .slice(-2)
        .map((row) => row.includes(topic.id)),
    ).toEqual([true, true])
  })

  it('go with their papers', () => {
    const rare = Array.from({ length: 4 }, (_, at) => paper(2000 + at, 'The moonlit orchid garden is new.'))
    const were = know([...before, ...rare])
    expect(were.topics.map(({ label }) => label)).toContain('moonlit orchid garden')
    const after = goOn(before, were)
    expect(after.topics.map(({ label }) => label)).not.toContain('moonlit orchid garden')
  })

  it('are gathered anew when much is new, when something else was settled and when there are few papers', () => {
    expect(recognisePapers([...before, ...papers(1100, 1400)], known, [])).toBeUndefined()
    expect(recognisePapers(before, known, [{ label: 'reef', replaceBy: '' }])).toBeUndefined()
    expect(recognisePapers(before.slice(0, 900), known, [])).toBeUndefined()
    expect(
      recognisePapers(before, know(before, [{ label: 'reef', replaceBy: '' }]), [{ label: 'reef', replaceBy: '' }]),
    ).toBeDefined()
  })

  it('stay with papers that are the same objects, or say the same under the same id', () => {
    const rowsOf = (given: readonly Paper[]): number[] => Array.from(recognisePapers(given, known, [])!)
    const all = [...before.keys()]
    expect(rowsOf(before)).toEqual(all)
    expect(rowsOf(before.map((one) => ({ ...one, keywords: [...one.keywords] })))).toEqual(all)
    const renamed = before.map((one, row) => (row % 100 === 7 ? { ...one, title: 'Another one' } : one))
    expect(rowsOf(renamed)).toEqual(all.map((row) => (row % 100 === 7 ? NOWHERE : row)))
    const relinked = [{ ...before[0]!, links: ['https://example.org/code'] }, ...before.slice(1)]
    expect(rowsOf(relinked).slice(0, 2)).toEqual([NOWHERE, 1])
  })

  it('stay with their papers wherever these stand', () => {
    const rowsOf = (given: readonly Paper[]): number[] => Array.from(recognisePapers(given, known, [])!)
    const all = [...before.keys()]
    expect(rowsOf(before.toReversed())).toEqual(all.toReversed())
    const fewer = before.toSpliced(10, 70)
    expect(rowsOf(fewer)).toEqual(all.toSpliced(10, 70))
    const more = before.toSpliced(500, 0, ...papers(1100, 1300))
    const rows = all.toSpliced(500, 0, ...Array.from({ length: 200 }, () => NOWHERE))
    expect(rowsOf(more)).toEqual(rows)
    const moved = goOn(before.toReversed(), known)
    expect(topicsOf(moved)).toEqual(topicsOf(known).toReversed())
  })
})

describe('systems that are known already', () => {
  const INTRODUCES = 'We present FenMapper, a tool for bogs.'
  const some = [...before.slice(0, 1097), paper(4000, INTRODUCES), paper(4001, 'FenMapper and PeatNet are used.')]
  const were = know(some)
  const named = (found: Pick<Subjects, 'systems'>): string[] => found.systems.map(({ name }) => name)

  function expectAsAnew(all: readonly Paper[]): Subjects {
    const after = goOn(all, were)
    const anew = findAnew(all)
    expect(named(after)).toEqual(named(anew))
    for (const of of ['introducedSystems', 'mentionedSystems'] as const)
      expect(idsOf(after.systems, after[of])).toEqual(idsOf(anew.systems, anew[of]))
    return after
  }

  it('are found in new papers, and those of new papers in known ones', () => {
    const added = paper(4002, 'We present PeatNet, a network of sensors. Unlike FenMapper, PeatNet is cheap.')
    const after = expectAsAnew([...some, { ...added, links: ['https://github.com/somebody/peatnet'] }])
    expect(named(after)).toEqual(['FenMapper', 'PeatNet'])
    expect(after.systems[1]!.links).toEqual(['https://github.com/somebody/peatnet'])
  })

  it('are words of the field once more papers introduce them', () => {
    const twice = expectAsAnew([...some, paper(4003, INTRODUCES)])
    expect(named(twice)).toEqual(['FenMapper'])
    const thrice = expectAsAnew([...some, paper(4003, INTRODUCES), paper(4004, INTRODUCES)])
    expect(named(thrice)).toEqual([])
  })
})
