/** The colours of the style sheet: told apart by colour-blind eyes, and seen on their paper. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toRgb } from '../../src/core/index.ts'

const CSS = readFileSync('src/app/style/theme.css', 'utf8')

/** Machado, Oliveira, Fernandes (2009), severity 1, on linear RGB. */
const VISIONS = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const

type Triple = readonly [number, number, number]

function linear(hex: string): Triple {
  return toRgb(hex).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Triple
}

function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [r, g, b2] = linear(hex)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b2
  }
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function toLab(hex: string, vision: readonly number[]): Triple {
  const rgb = linear(hex)
  const [r, g, b] = [0, 3, 6].map((row) =>
    Math.min(1, Math.max(0, vision[row]! * rgb[0] + vision[row + 1]! * rgb[1] + vision[row + 2]! * rgb[2])),
  ) as [number, number, number]
  const bend = (value: number): number => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116)
  const x = bend((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = bend(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = bend((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** CIEDE2000 (Sharma, Wu, Dalal 2005). */
function difference([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const radians = Math.PI / 180
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const stretch = 1 + 0.5 * (1 - Math.sqrt(meanChroma ** 7 / (meanChroma ** 7 + 25 ** 7)))
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)]
  const hue = (a: number, b: number): number => (Math.atan2(b, a * stretch) / radians + 360) % 360
  const [h1, h2] = [hue(a1, b1), hue(a2, b2)]
  const turn = ((h2 - h1 + 540) % 360) - 180
  const meanHue = Math.abs(h1 - h2) > 180 ? (h1 + h2 + 360) / 2 : (h1 + h2) / 2
  const [lightness, chroma] = [(l1 + l2) / 2, (c1 + c2) / 2]
  const cosine = (degrees: number): number => Math.cos(degrees * radians)
  const weight =
    1 -
    0.17 * cosine(meanHue - 30) +
    0.24 * cosine(2 * meanHue) +
    0.32 * cosine(3 * meanHue + 6) -
    0.2 * cosine(4 * meanHue - 63)
  const scaleL = 1 + (0.015 * (lightness - 50) ** 2) / Math.sqrt(20 + (lightness - 50) ** 2)
  const dl = (l2 - l1) / scaleL
  const dc = (c2 - c1) / (1 + 0.045 * chroma)
  const dh = (2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * radians)) / (1 + 0.015 * chroma * weight)
  const rotation =
    -2 *
    Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)) *
    Math.sin(60 * Math.exp(-(((meanHue - 275) / 25) ** 2)) * radians)
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + rotation * dc * dh)
}

describe.each(['light', 'dark', 'contrast', 'contrast-dark'])('the %s theme', (theme) => {
  const block = theme === 'light' ? /:root \{([^}]*)\}/ : new RegExp(`data-theme='${theme}'\\] \\{([^}]*)\\}`)
  const colours = new Map(
    [...block.exec(CSS)![1]!.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name, value]) => [name!, value!]),
  )
  const clusters = [...colours].filter(([name]) => name.startsWith('cluster-')).map(([, value]) => value)
  const paper = colours.get('paper')!

  it('has eight cluster colours, each at least ΔE 10 from the others for every kind of eye', () => {
    expect(clusters).toHaveLength(8)
    for (const [name, vision] of Object.entries(VISIONS)) {
      const labs = clusters.map((hex) => toLab(hex, vision))
      for (let a = 0; a < 8; a++)
        for (let b = a + 1; b < 8; b++)
          expect(difference(labs[a]!, labs[b]!), `${clusters[a]} ${clusters[b]} ${name}`).toBeGreaterThanOrEqual(10)
    }
  })

  it('shows marks at 3:1 and text at 4.5:1', () => {
    for (const colour of [...clusters, ...['rest', 'accent', 'added', 'gone'].map((name) => colours.get(name)!)])
      expect(contrast(colour, paper), colour).toBeGreaterThanOrEqual(3)
    for (const ground of [paper, colours.get('surface')!, colours.get('hover')!])
      for (const name of ['ink', 'muted'])
        expect(contrast(colours.get(name)!, ground), name).toBeGreaterThanOrEqual(4.5)
  })
})
