/** The whole map of a lens as a picture, laid out for a sheet without a screen. */
import type { Facts } from '../../model/facts.ts'
import type { LensChanges } from '../../model/changes.ts'
import type { Lens } from '../../model/snapshot.ts'
import { arrangeLens, type LensColumns } from '../lens-columns.ts'
import { lookOfChanges, withoutClusters } from './change-look.ts'
import { PALETTES } from './palette.ts'
import { describeScene, drawPlate } from './plate.ts'
import type { Projection } from './projection.ts'
import { createScene } from './scene.ts'
import { drawSvg } from './svg.ts'
import { estimateWidth } from './text-widths.ts'

export interface PictureOptions {
  readonly theme: keyof typeof PALETTES
  /** Size of the map in pixels; the legend comes below it. */
  readonly width: number
  readonly height: number
  readonly isTransparent?: boolean
  /** Printed width. */
  readonly millimetres?: number
  /** What became of marks and links since an earlier map: colours tell that instead of clusters. */
  readonly changes?: LensChanges | undefined
}

/** Room around the map for names at its rim, in pixels. */
const SIDE = 72
const ABOVE = 64
/** The stage leaves so much free around a map at the magnification of 1. */
const STAGE_PADDING = 40

/** An SVG document. `source` says at the end of the caption what the picture was made from. */
export function drawLens(facts: Facts, lens: Lens, source: string, options: PictureOptions): string {
  const columns = arrangeLens(facts, lens)
  const visible = {
    nodes: new Uint8Array(columns.order).fill(1),
    edges: new Uint8Array(columns.network.sources.length).fill(1),
    nodeCount: columns.order,
    edgeCount: columns.network.sources.length,
  }
  const { changes, theme } = options
  const palette = PALETTES[theme]
  const scene = changes
    ? createScene(columns, visible, withoutClusters(palette), options, lookOfChanges(changes, palette))
    : createScene(columns, visible, palette, options)
  const projection = fitMap(scene.view, options.width, options.height)
  const description = describeScene(scene, projection).join(' ')
  return drawSvg(scene, projection, {
    ...options,
    title: `Coterie: ${columns.lens}`,
    description,
    measure: estimateWidth,
    reserved: [],
    plate: drawPlate(scene, projection, estimateWidth, source),
  })
}

/** The whole map in the middle of a sheet of this size in pixels. */
function fitMap({ x, y }: LensColumns, width: number, height: number): Projection {
  const [left, right] = spanOf(x)
  const [bottom, top] = spanOf(y)
  const side = Math.max(right - left, top - bottom) || 1
  const free = { width: Math.max(80, width - 2 * SIDE), height: Math.max(80, height - 2 * ABOVE) }
  const scale = Math.min(free.width / (right - left || 1), free.height / (top - bottom || 1))
  const resting = Math.max(1, Math.min(width, height) - 2 * STAGE_PADDING) / side
  return {
    scaleX: scale,
    scaleY: -scale,
    shiftX: width / 2 - (scale * (left + right)) / 2,
    shiftY: height / 2 + (scale * (bottom + top)) / 2,
    magnification: Math.sqrt(scale / resting),
    width,
    height,
  }
}

function spanOf(values: Float32Array): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return least <= most ? [least, most] : [0, 0]
}
