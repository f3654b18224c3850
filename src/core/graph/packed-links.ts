/** Links of a lens in few bytes, to be kept. */
import type { LensLinks } from './lens-links.ts'

export interface PackedLinks extends Omit<LensLinks, 'network'> {
  readonly order: number
  readonly sources: Uint32Array
  readonly targets: Uint32Array
  /** Papers are counted in few bytes; what isn't whole takes all eight. */
  readonly weights: Uint8Array | Uint16Array | Float64Array
}

export function packLinks({ network, ...rest }: LensLinks): PackedLinks {
  const { order, sources, targets, weights } = network
  return { ...rest, order, sources, targets, weights: shorten(weights) }
}

export function unpackLinks({ order, sources, targets, weights, ...rest }: PackedLinks): LensLinks {
  return { ...rest, network: { order, sources, targets, weights: new Float64Array(weights) } }
}

function shorten(weights: Float64Array): PackedLinks['weights'] {
  let most = 0
  for (let edge = 0; edge < weights.length; edge++) {
    const weight = weights[edge]!
    if (weight !== weight >>> 0) return weights
    if (weight > most) most = weight
  }
  return most < 1 << 8 ? new Uint8Array(weights) : most < 1 << 16 ? new Uint16Array(weights) : weights
}
