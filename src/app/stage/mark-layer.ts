/** Draws all marks in one call from one static buffer: disc, ring, square or hexagon of equal area, each with a thin rim of paper. */
import {
  HEXAGON_APOTHEM,
  RING_INNER,
  RING_OUTER,
  SQUARE_HALF,
  toRgb,
  type NodeKind,
  type Projection,
  type Scene,
} from '../../core/index.ts'
import { createShaderProgram } from './shader-program.ts'

const SHAPE_OF: Readonly<Record<NodeKind, number>> = { author: 0, topic: 1, paper: 2, system: 3 }

const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_corner;
attribute vec2 a_position;
attribute float a_radius;
attribute vec4 a_look;
uniform vec2 u_scale;
uniform vec2 u_shift;
uniform vec2 u_size;
uniform float u_magnification;
uniform float u_pixelRatio;
varying vec2 v_offset;
varying float v_pixels;
varying float v_shape;
varying vec3 v_color;
void main() {
  float radius = a_radius * u_magnification;
  float room = 1.25 + 3.0 / max(radius, 0.001);
  vec2 place = a_position * u_scale + u_shift + a_corner * radius * room;
  gl_Position = vec4(place.x / u_size.x * 2.0 - 1.0, 1.0 - place.y / u_size.y * 2.0, 0.0, 1.0);
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

/** x, y, radius: three floats, then three bytes of colour and one of shape. */
const STRIDE = 16

export interface MarkLayer {
  load(scene: Scene): void
  /** Draws the `most` most important marks, the most important on top. */
  draw(projection: Projection, most: number): void
}

/** Draws into a context that someone else clears and resizes. */
export function createMarkLayer(gl: WebGL2RenderingContext): MarkLayer {
  const program = createShaderProgram(gl, VERTEX_SHADER, FRAGMENT_SHADER)
  const corners = gl.createBuffer()
  const buffer = gl.createBuffer()
  const uniform = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name)
  const places = {
    scale: uniform('u_scale'),
    shift: uniform('u_shift'),
    size: uniform('u_size'),
    magnification: uniform('u_magnification'),
    pixelRatio: uniform('u_pixelRatio'),
    rim: uniform('u_rim'),
  }
  let count = 0
  let rim: readonly [number, number, number] = [255, 255, 255]

  const vertexArray = gl.createVertexArray()
  gl.bindVertexArray(vertexArray)
  gl.bindBuffer(gl.ARRAY_BUFFER, corners)
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), gl.STATIC_DRAW)
  const corner = gl.getAttribLocation(program, 'a_corner')
  gl.enableVertexAttribArray(corner)
  gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0)
  const attribute = (name: string, size: number, type: number, offset: number): void => {
    const location = gl.getAttribLocation(program, name)
    gl.enableVertexAttribArray(location)
    gl.vertexAttribPointer(location, size, type, false, STRIDE, offset)
    gl.vertexAttribDivisor(location, 1)
  }
  // The most important marks come last, so leaving out others means beginning further on.
  const beginAt = (mark: number): void => {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
    attribute('a_position', 2, gl.FLOAT, mark * STRIDE)
    attribute('a_radius', 1, gl.FLOAT, mark * STRIDE + 8)
    attribute('a_look', 4, gl.UNSIGNED_BYTE, mark * STRIDE + 12)
  }
  gl.bindVertexArray(null)

  return {
    load(scene) {
      count = scene.visible.nodeCount
      rim = toRgb(scene.palette.paper)
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
      gl.bufferData(gl.ARRAY_BUFFER, packMarks(scene), gl.STATIC_DRAW)
    },
    draw({ scaleX, scaleY, shiftX, shiftY, magnification, width, height }, most) {
      const shown = Math.min(count, most)
      if (shown === 0) return
      gl.useProgram(program)
      gl.bindVertexArray(vertexArray)
      beginAt(count - shown)
      gl.enable(gl.BLEND)
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
      gl.uniform2f(places.scale, scaleX, scaleY)
      gl.uniform2f(places.shift, shiftX, shiftY)
      gl.uniform2f(places.size, width, height)
      gl.uniform1f(places.magnification, magnification)
      gl.uniform1f(places.pixelRatio, gl.drawingBufferWidth / width)
      gl.uniform3f(places.rim, rim[0] / 255, rim[1] / 255, rim[2] / 255)
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, shown)
      gl.bindVertexArray(null)
    },
  }
}

function packMarks({ view, visible, ranks, radii, colours }: Scene): ArrayBuffer {
  const packed = new ArrayBuffer(visible.nodeCount * STRIDE)
  const floats = new Float32Array(packed)
  const bytes = new Uint8Array(packed)
  for (let node = 0; node < view.order; node++) {
    if (!visible.nodes[node]) continue
    const place = visible.nodeCount - 1 - ranks[node]!
    const first = (place * STRIDE) / 4
    floats[first] = view.x[node]!
    floats[first + 1] = view.y[node]!
    floats[first + 2] = radii[node]!
    const [red, green, blue] = toRgb(colours[node]!)
    const at = place * STRIDE + 12
    bytes[at] = red
    bytes[at + 1] = green
    bytes[at + 2] = blue
    bytes[at + 3] = SHAPE_OF[view.kinds[node]!]
  }
  return packed
}
