import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { clusterColour } from '../../../src/core/graph/appearance.ts'

it('colours clusters as the light page does', () => {
  const [light] = readFileSync('src/app/style/theme.css', 'utf8').split('}')
  const colours = [...light!.matchAll(/--cluster-\d+: (#[\da-f]{6});/g)].map((match) => match[1]!)
  expect(colours.length).toBeGreaterThan(7)
  expect(colours.map((_, index) => clusterColour(index + 1))).toEqual(colours)
  const rest = /--rest: (#[\da-f]{6});/.exec(light!)![1]
  expect([clusterColour(0), clusterColour(colours.length + 1)]).toEqual([rest, rest])
})
