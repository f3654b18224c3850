/** The room that panels leave for the map, and the way of what they cover into it. */
import { describe, expect, it } from 'vitest'
import { coveredBy, isOtherCover, roomOf, wayIntoSight, type Furniture } from '../../../src/app/stage/room.ts'

const NODE = { type: 'node', key: 'author:alder' } as const
const MARKS = { type: 'marks', keys: ['author:alder', 'author:birch'] } as const
const BARE: Furniture = { panel: undefined, selection: undefined, isEmbedded: false, hasYears: false }
const wide = { width: 1280, height: 720 }
const tablet = { width: 768, height: 1024 }
const phone = { width: 390, height: 844 }

describe('the room that is left', () => {
  it('is between the panels at both sides, whatever they show', () => {
    const both = roomOf({ ...BARE, panel: 'topics', selection: NODE }, wide)
    expect([both.left, both.right]).toEqual([368, 424])
    const withTable = roomOf({ ...BARE, panel: 'topics', selection: MARKS }, wide)
    expect([withTable.left, withTable.right]).toEqual([368, 584])
  })

  it('lies beside the table or below it, wherever there is more of it', () => {
    const beside = roomOf({ ...BARE, panel: 'table' }, { width: 1920, height: 900 })
    expect(beside.left).toBeGreaterThan(760)
    expect(beside.top).toBeLessThan(100)
    const below = roomOf({ ...BARE, panel: 'table' }, { width: 1000, height: 1400 })
    expect(below.left).toBeLessThan(100)
    expect(below.top).toBeGreaterThan(900)
  })

  it('is above the sheet of a phone', () => {
    const { top, bottom } = roomOf({ ...BARE, selection: NODE }, phone)
    expect(top).toBe(176)
    expect(844 - bottom).toBeCloseTo(844 * 0.46 - 24)
  })

  it('has one panel at a time beside it where there is no space for two', () => {
    expect(coveredBy({ panel: undefined, selection: NODE }, tablet)).toHaveLength(1)
    expect(coveredBy({ panel: 'topics', selection: NODE }, tablet)).toEqual(
      coveredBy({ panel: 'topics', selection: undefined }, tablet),
    )
  })
})

it('changes when details open or become wider, not when they show something else', () => {
  const other = { ...BARE, selection: { type: 'node', key: 'author:birch' } as const }
  expect(isOtherCover({ ...BARE, selection: NODE }, BARE, wide)).toBe(true)
  expect(isOtherCover({ ...BARE, selection: MARKS }, other, wide)).toBe(true)
  expect(isOtherCover({ ...BARE, selection: NODE }, other, wide)).toBe(false)
  expect(isOtherCover({ ...BARE, panel: 'keys' }, BARE, wide)).toBe(false)
})

describe('the way into sight', () => {
  const open = { ...BARE, selection: NODE }
  const way = (...places: { x: number; y: number }[]): unknown =>
    wayIntoSight(places, coveredBy(open, wide), roomOf(open, wide), wide)

  it('is none for what no panel covers, even at the rim', () => {
    expect(way({ x: 5, y: 5 }, { x: 860, y: 400 })).toEqual({ x: 0, y: 0 })
  })

  it('is the shortest for what is covered, and takes along what belongs to it', () => {
    expect(way({ x: 1000, y: 400 })).toEqual({ x: 856 - 1000, y: 0 })
    expect(way({ x: 1000, y: 400 }, { x: 400, y: 700 })).toEqual({ x: 856 - 1000, y: 628 - 700 })
  })

  it('is unknown for what needs another scale', () => {
    expect(way({ x: 1000, y: 400 }, { x: 10, y: 400 })).toBeUndefined()
  })
})
