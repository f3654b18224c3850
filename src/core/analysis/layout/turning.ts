/** The pinned nodes of a picture, and the picture laid as near to them as it can be without changing its shape. */
import type { Places } from './outline.ts'

/** 1 for each node that has a pin. */
export function isPinned({ x }: Places): Uint8Array {
  return Uint8Array.from(x, (value) => (Number.isNaN(value) ? 0 : 1))
}

export function putPins(x: Float64Array, y: Float64Array, pins: Places): void {
  for (let node = 0; node < x.length; node++) {
    if (Number.isNaN(pins.x[node]!)) continue
    x[node] = pins.x[node]!
    y[node] = pins.y[node]!
  }
}

/** Shifts, turns and, where that is nearer, mirrors the picture to its pins, by least squares (Schönemann 1966); never scales it. */
export function turnToPins(x: Float64Array, y: Float64Array, pins: Places): void {
  const pinned = [...x.keys()].filter((node) => !Number.isNaN(pins.x[node]!))
  if (pinned.length === 0) return
  const mean = (values: Float64Array): number => pinned.reduce((sum, node) => sum + values[node]!, 0) / pinned.length
  const [fromX, fromY, toX, toY] = [mean(x), mean(y), mean(pins.x), mean(pins.y)]
  const plain = { along: 0, across: 0 }
  const mirrored = { along: 0, across: 0 }
  for (const node of pinned) {
    const [ownX, ownY] = [x[node]! - fromX, y[node]! - fromY]
    const [pinX, pinY] = [pins.x[node]! - toX, pins.y[node]! - toY]
    plain.along += ownX * pinX + ownY * pinY
    plain.across += ownX * pinY - ownY * pinX
    mirrored.along += ownY * pinY - ownX * pinX
    mirrored.across -= ownX * pinY + ownY * pinX
  }
  const [length, mirroredLength] = [plain, mirrored].map(({ along, across }) => Math.hypot(along, across))
  // Pins on one line are as near either way.
  const isMirrored = mirroredLength! > length! * 1.000001
  const { along, across } = isMirrored ? mirrored : plain
  const angle = Math.atan2(across, along)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  for (let node = 0; node < x.length; node++) {
    const ownX = (x[node]! - fromX) * (isMirrored ? -1 : 1)
    const ownY = y[node]! - fromY
    x[node] = toX + cos * ownX - sin * ownY
    y[node] = toY + sin * ownX + cos * ownY
  }
}
