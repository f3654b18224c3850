import { describe, expect, it } from 'vitest'
import { fromAddress, toAddress, type View } from '../../../src/app/state/address.ts'
import { NO_FILTERS } from '../../../src/app/state/filters.ts'
import { PLAIN_LOOK } from '../../../src/app/state/measures.ts'
import { edgeSelection } from '../../../src/app/state/selection.ts'

const FRESH: View = {
  lens: 'everything',
  selection: undefined,
  filters: NO_FILTERS,
  look: PLAIN_LOOK,
  pathLimits: {},
  camera: undefined,
}

describe('the address', () => {
  it('of a fresh page is empty', () => {
    expect(toAddress(FRESH)).toBe('')
    expect(fromAddress('')).toEqual(FRESH)
  })

  it.each<[string, Partial<View>]>([
    ['a person', { selection: { type: 'node', key: 'author:müller-ü&=~ #' } }],
    ['a link', { selection: edgeSelection('topic:b', 'author:a, jr.') }],
    ['several marks', { selection: { type: 'marks', keys: ['author:b', 'topic:ü & a'] } }],
    ['limits of paths', { pathLimits: { maxAuthors: 10, untilYear: 2019 } }],
    ['a cluster', { selection: { type: 'cluster', id: 3 }, lens: 'co-authors' }],
    ['colours and areas', { look: { colour: 'averageYear', size: 'betweenness', isDensity: true } }],
    ['a camera', { camera: { x: 0.25, y: -1.5, ratio: 0.0625 } }],
    [
      'filters',
      {
        filters: {
          hiddenKinds: ['paper', 'topic'],
          minDocuments: 3,
          minStrength: 2,
          isLargestComponentOnly: true,
          cluster: 2,
          around: { key: 'author:a ~ b', steps: 2 },
          part: { way: 'walk', size: 500, alpha: 2.5 },
          only: ['author:a', 'topic:ü & b'],
          hiddenMarks: ['paper:x'],
          years: { from: 1999, to: 2004 },
          venues: ['Days of Maps & Inks', 'Ink ~ Letters'],
          resolution: 2.2,
        },
      },
    ],
  ])('brings back %s', (_, change) => {
    const view = { ...FRESH, ...change }
    expect(fromAddress(toAddress(view))).toEqual(view)
  })

  it('leaves what it does not understand at the default', () => {
    expect(fromAddress('#lens=nowhere&camera=1,NaN,2&documents=-4&only=x&hide=cat&cluster=')).toEqual(FRESH)
    expect(fromAddress('#camera=0.5,0.5,0')).toEqual(FRESH)
  })

  it('of a link does not depend on its direction', () => {
    expect(edgeSelection('b', 'a')).toEqual(edgeSelection('a', 'b'))
  })
})
