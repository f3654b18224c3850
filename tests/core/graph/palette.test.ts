import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { clusterColour, PALETTES } from '../../../src/core/graph/picture/palette.ts'

const CSS = readFileSync('src/app/style/theme.css', 'utf8')

it.each(['light', 'dark'] as const)('colours pictures as the %s page does', (theme) => {
  const block = theme === 'light' ? CSS.split('}')[0]! : CSS.split(`data-theme='dark'] {`)[1]!.split('}')[0]!
  const read = (name: string): string => new RegExp(`--${name}: ([^;]+);`).exec(block)![1]!
  const palette = PALETTES[theme]
  for (const name of ['paper', 'ink', 'muted', 'accent', 'rest', 'link'] as const)
    expect(palette[name]).toBe(read(name))
  expect(palette.tint).toBe(Number(read('tint')))
  expect(palette.clusters).toEqual([...block.matchAll(/--cluster-\d+: (#[\da-f]{6});/g)].map((match) => match[1]!))
  expect(clusterColour(palette, 1)).toBe(palette.clusters[0])
  expect([clusterColour(palette, 0), clusterColour(palette, 99)]).toEqual([palette.rest, palette.rest])
})
