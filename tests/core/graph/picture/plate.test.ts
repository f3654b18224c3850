/** What stands below a picture. */
import { expect, it } from 'vitest'
import { PALETTES } from '../../../../src/core/graph/picture/palette.ts'
import { drawPlate } from '../../../../src/core/graph/picture/plate.ts'
import { createScene } from '../../../../src/core/graph/picture/scene.ts'
import { estimateWidth } from '../../../../src/core/graph/picture/text-widths.ts'
import { clusteredLens } from '../clustered-lens.ts'

it('keeps even long names inside of a narrow picture, and says where it cut them', () => {
  const { view, visible } = clusteredLens(40, 60, (person) => 1 + (person % 4))
  const name = 'hydrological modelling of alpine catchments, snow water equivalent, degree days'
  const long = { ...view, communityList: view.communityList.map((community) => ({ ...community, name })) }
  const projection = { scaleX: 1, scaleY: -1, shiftX: 150, shiftY: 200, magnification: 1, width: 300, height: 400 }
  const scene = createScene(long, visible, PALETTES.light, projection)
  const { elements } = drawPlate(scene, projection, estimateWidth, 'Made here.')
  const face = { size: 12, weight: 450, isItalic: false, family: PALETTES.light.font }
  const texts = elements.flatMap((element) => [.../<text x="([\d.]+)"[^>]*>([^<]*)<\/text>/g[Symbol.matchAll](element)])
  expect(texts.length).toBeGreaterThan(4)
  for (const [, x, text] of texts) expect(Number(x) + estimateWidth(text!, face, 0)).toBeLessThanOrEqual(300)
  expect(texts.filter(([, , text]) => text!.startsWith('hydrological') && text!.endsWith('…'))).toHaveLength(4)
})
