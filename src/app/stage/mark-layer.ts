/** Draws all marks in one call from one static buffer: disc, ring, square or hexagon of equal area, each with a thin rim of paper. */
import {
  HEXAGON_APOTHEM,
  HEXAGON_RADIUS,
  RING_INNER,
  RING_OUTER,
  SQUARE_HALF,
  toRgb,
  type NodeKind,
  type Projection,
  type Scene,
} from '../../core/index.ts'
import { createInstances } from './instances.ts'

const SHAPE_OF: Readonly<Record<NodeKind, number>> = { author: 0, topic: 1, paper: 2, system: 3 }

const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_position;
attribute float a_radius;
attribute vec4 a_look;
uniform float u_pixelRatio;
varying vec2 v_offset;
varying float v_pixels;
varying float v_shape;
varying vec3 v_color;
void main() {
  float radius = a_radius * u_magnification;
  // As far as anything of the shape and its rim is seen: the corner of a hexagon goes out farther than its sides.
  float room = ${HEXAGON_RADIUS.toFixed(4)} + 1.16 * (0.5 / u_pixelRatio + min(1.2, 0.3 * radius)) / max(radius, 0.001);
  gl_Position = onScreen(onSheet(a_position) + a_corner * radius * room);
  v_offset = a_corner * room;
  v_pixels = radius * u_pixelRatio;
  v_shape = a_look.w;
  v_color = a_look.rgb / 255.0;
}
`

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;
uniform vec3 u_rim;
uniform float u_pixelRatio;
varying vec2 v_offset;
varying float v_pixels;
varying float v_shape;
varying vec3 v_color;
void main() {
  vec2 p = abs(v_offset);
  float reach = length(p);
  float outer = reach - 1.0;
  float fill = outer;
  if (v_shape > 2.5) {
    outer = max(p.x, 0.5 * p.x + 0.866 * p.y) - ${HEXAGON_APOTHEM.toFixed(4)};
    fill = outer;
  } else if (v_shape > 1.5) {
    outer = max(p.x, p.y) - ${SQUARE_HALF.toFixed(4)};
    fill = outer;
  } else if (v_shape > 0.5) {
    outer = reach - ${RING_OUTER.toFixed(4)};
    fill = max(outer, ${RING_INNER.toFixed(4)} - reach);
  }
  float inside = clamp(0.5 - fill * v_pixels, 0.0, 1.0);
  float rim = min(1.2 * u_pixelRatio, 0.3 * v_pixels);
  float rimmed = clamp(0.5 - outer * v_pixels + rim, 0.0, 1.0);
  if (rimmed <= 0.0) discard;
  gl_FragColor = vec4(mix(u_rim, v_color, inside) * rimmed, rimmed);
}
`

export interface MarkLayer {
  load(scene: Scene): void
  /** Draws the `most` most important marks, the most important on top. */
  draw(projection: Projection, most: number): void
}

export function createMarkLayer(gl: WebGL2RenderingContext): MarkLayer {
  const marks = createInstances(gl, {
    vertex: VERTEX_SHADER,
    fragment: FRAGMENT_SHADER,
    corners: [-1, -1, 1, -1, -1, 1, 1, 1],
    attributes: [
      { name: 'a_position', size: 2, type: 'float' },
      { name: 'a_radius', size: 1, type: 'float' },
      { name: 'a_look', size: 4, type: 'byte' },
    ],
    uniforms: ['u_rim', 'u_pixelRatio'],
  })
  let rim: readonly [number, number, number] = [255, 255, 255]
  return {
    load(scene) {
      rim = toRgb(scene.palette.paper)
      marks.load(packMarks(scene, marks.stride))
    },
    draw(projection, most) {
      marks.draw(projection, most, (places) => {
        gl.uniform1f(places.get('u_pixelRatio')!, gl.drawingBufferWidth / projection.width)
        gl.uniform3f(places.get('u_rim')!, rim[0] / 255, rim[1] / 255, rim[2] / 255)
      })
    },
  }
}

/** x, y, radius: three floats, then three bytes of colour and one of shape; the most important mark comes last. */
export function packMarks({ view, visible, radii, colours }: Scene, stride: number): ArrayBuffer {
  const packed = new ArrayBuffer(visible.nodeCount * stride)
  const floats = new Float32Array(packed)
  const bytes = new Uint8Array(packed)
  let place = visible.nodeCount
  for (let rank = 0; rank < view.ranking.length; rank++) {
    const node = view.ranking[rank]!
    if (!visible.nodes[node]) continue
    place--
    const first = (place * stride) / 4
    floats[first] = view.x[node]!
    floats[first + 1] = view.y[node]!
    floats[first + 2] = radii[node]!
    const [red, green, blue] = toRgb(colours[node]!)
    const at = place * stride + 12
    bytes[at] = red
    bytes[at + 1] = green
    bytes[at + 2] = blue
    bytes[at + 3] = SHAPE_OF[view.kinds[node]!]
  }
  return packed
}
