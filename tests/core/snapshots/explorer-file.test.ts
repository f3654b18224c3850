import { describe, expect, it } from 'vitest'
import { decodeBase64, encodeBase64 } from '../../../src/core/snapshots/base64.ts'
import {
  EXPLORER_START,
  isExplorerFile,
  openSnapshotFile,
  SNAPSHOT_ELEMENT,
} from '../../../src/core/snapshots/explorer-file.ts'
import { fillExplorer } from '../../../src/core/snapshots/fill-explorer.ts'
import { writeSnapshot } from '../../../src/core/snapshots/snapshot.ts'
import { SNAPSHOT } from '../../app/small-graph.ts'

const TEMPLATE = `${EXPLORER_START}<html><body>${SNAPSHOT_ELEMENT}</script><script>start()</script></body></html>\n`
const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('the explorer as one file', () => {
  it('gives the same snapshot back, whatever graph was in it before', async () => {
    const file = await fillExplorer(TEMPLATE, SNAPSHOT)
    expect(isExplorerFile(toBytes(file))).toBe(true)
    expect(await fillExplorer(file, SNAPSHOT)).toBe(file)
    const { snapshot } = await openSnapshotFile(toBytes(file))
    expect(writeSnapshot(snapshot!)).toBe(writeSnapshot(SNAPSHOT))
  })

  it('can be made of the text of a page, which has lost its beginning', async () => {
    expect(await fillExplorer(TEMPLATE.slice(EXPLORER_START.length), SNAPSHOT)).toMatch(EXPLORER_START)
  })

  it('is told from other pages, and says what is wrong with it', async () => {
    expect(isExplorerFile(toBytes('<!doctype html><html></html>'))).toBe(false)
    await expect(fillExplorer('<html></html>', SNAPSHOT)).rejects.toThrow('no place for a graph')
    const file = await fillExplorer(TEMPLATE, SNAPSHOT)
    const problemOf = async (text: string): Promise<string | undefined> =>
      (await openSnapshotFile(toBytes(text))).problem
    expect(await problemOf(TEMPLATE)).toMatch('no graph')
    expect(await problemOf(file.slice(0, 200))).toMatch('cut off')
    expect(await problemOf(file.replace('H4sI', 'H4s!'))).toMatch('damaged')
    expect(await problemOf(file.replace(/.{20}<\/script>/, '</script>'))).toMatch('damaged')
  })
})

describe('bytes as letters', () => {
  it('are those of the standard and come back', () => {
    for (const length of [0, 1, 2, 3, 4, 5, 100_001]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 37) % 256)
      const letters = encodeBase64(bytes)
      expect(letters).toBe(Buffer.from(bytes).toString('base64'))
      expect(decodeBase64(letters)).toEqual(bytes)
    }
    expect(decodeBase64('a<b=')).toBeUndefined()
  })
})
