/** Draws the links at rest from one static buffer, into which come those that can be told apart: nothing is computed per frame but the place of the sheet. */
import {
  FULL_LENGTH,
  linkColour,
  linkOpacity,
  linkWidth,
  toRgb,
  type Projection,
  type Scene,
} from '../../core/index.ts'
import { createInstances } from './instances.ts'

const VERTEX_SHADER = /* glsl */ `
attribute vec4 a_ends;
attribute float a_width;
attribute float a_rank;
attribute vec4 a_color;
uniform float u_marks;
varying vec4 v_color;
varying float v_across;
varying float v_half;
void main() {
  vec2 from = onSheet(a_ends.xy);
  vec2 to = onSheet(a_ends.zw);
  vec2 along = to - from;
  vec2 normal = normalize(vec2(-along.y, along.x) + vec2(1e-6, 0.0));
  float half_width = max(a_width * u_magnification, 0.6) * 0.5;
  float reach = half_width + 0.5;
  gl_Position = onScreen(mix(from, to, a_corner.x) + normal * a_corner.y * reach);
  if (a_rank >= u_marks) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  v_across = a_corner.y * reach;
  v_half = half_width;
  v_color = vec4(a_color.rgb, a_color.a * min(1.0, ${FULL_LENGTH.toFixed(1)} / max(length(along), 1.0)));
}
`

const FRAGMENT_SHADER = /* glsl */ `
precision mediump float;
varying vec4 v_color;
varying float v_across;
varying float v_half;
void main() {
  float cover = clamp(v_half + 0.5 - abs(v_across), 0.0, 1.0);
  float alpha = v_color.a * cover;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
}
`

export interface LinkLayer {
  load(scene: Scene): void
  /** Draws those of the strongest `most` links whose two ends are among the first `marks`. */
  draw(projection: Projection, most: number, marks: number): void
}

export function createLinkLayer(gl: WebGL2RenderingContext): LinkLayer {
  const links = createInstances(gl, {
    vertex: VERTEX_SHADER,
    fragment: FRAGMENT_SHADER,
    corners: [0, -1, 1, -1, 0, 1, 1, 1],
    attributes: [
      { name: 'a_ends', size: 4, type: 'float' },
      { name: 'a_width', size: 1, type: 'float' },
      { name: 'a_rank', size: 1, type: 'float' },
      { name: 'a_color', size: 4, type: 'share' },
    ],
    uniforms: ['u_marks'],
  })
  let scene: Scene | undefined
  let loaded = 0
  return {
    load(next) {
      scene = next
      loaded = 0
    },
    draw(projection, most, marks) {
      const needed = Math.min(most, scene?.linkOrder.length ?? 0)
      if (scene && needed > loaded) {
        // Some in advance, so that coming nearer step by step does not pack anew each time.
        loaded = Math.min(scene.linkOrder.length, 2 * needed)
        links.load(packLinks(scene, links.stride, loaded))
      }
      links.draw(projection, needed, (places) => gl.uniform1f(places.get('u_marks')!, marks))
    },
  }
}

/**
 * The strongest `most` links. x, y of both ends, width, rank of the lesser end: six floats, then four bytes of colour;
 * the strongest link comes last.
 */
export function packLinks(scene: Scene, stride: number, most: number): ArrayBuffer {
  const { ranks } = scene
  const order = scene.linkOrder.subarray(Math.max(0, scene.linkOrder.length - most))
  const { x, y } = scene.view
  const { sources, targets } = scene.view.network
  const packed = new ArrayBuffer(order.length * stride)
  const floats = new Float32Array(packed)
  const bytes = new Uint8Array(packed)
  let colour = ''
  let [red, green, blue] = toRgb(colour)
  for (let place = 0; place < order.length; place++) {
    const edge = order[place]!
    const source = sources[edge]!
    const target = targets[edge]!
    const first = (place * stride) / 4
    floats[first] = x[source]!
    floats[first + 1] = y[source]!
    floats[first + 2] = x[target]!
    floats[first + 3] = y[target]!
    floats[first + 4] = linkWidth(scene, edge)
    floats[first + 5] = Math.max(ranks[source]!, ranks[target]!)
    const own = linkColour(scene, edge)
    if (own !== colour) [red, green, blue] = toRgb((colour = own))
    const at = place * stride + 24
    bytes[at] = red
    bytes[at + 1] = green
    bytes[at + 2] = blue
    bytes[at + 3] = Math.round(linkOpacity(scene, edge) * 255)
  }
  return packed
}
