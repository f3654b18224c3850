/** Draws the links at rest from one static buffer: nothing is computed per frame but the place of the sheet. */
import { FULL_LENGTH, toRgb, type Projection, type Scene } from '../../core/index.ts'
import { createShaderProgram } from './shader-program.ts'

const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_corner;
attribute vec4 a_ends;
attribute float a_width;
attribute float a_rank;
attribute vec4 a_color;
uniform vec2 u_scale;
uniform vec2 u_shift;
uniform vec2 u_size;
uniform float u_magnification;
uniform float u_marks;
varying vec4 v_color;
varying float v_across;
varying float v_half;
void main() {
  vec2 from = a_ends.xy * u_scale + u_shift;
  vec2 to = a_ends.zw * u_scale + u_shift;
  vec2 along = to - from;
  vec2 normal = normalize(vec2(-along.y, along.x) + vec2(1e-6, 0.0));
  float half_width = max(a_width * u_magnification, 0.6) * 0.5;
  float reach = half_width + 0.75;
  vec2 place = mix(from, to, a_corner.x) + normal * a_corner.y * reach;
  gl_Position = vec4(place.x / u_size.x * 2.0 - 1.0, 1.0 - place.y / u_size.y * 2.0, 0.0, 1.0);
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

/** x, y of both ends, width, rank of the lesser end: six floats, then four bytes of colour. */
const STRIDE = 28

export interface LinkLayer {
  load(scene: Scene): void
  /** Draws those of the strongest `most` links whose two ends are among the first `marks`. */
  draw(projection: Projection, most: number, marks: number): void
}

/** Draws into a context that someone else clears and resizes. */
export function createLinkLayer(gl: WebGL2RenderingContext): LinkLayer {
  const program = createShaderProgram(gl, VERTEX_SHADER, FRAGMENT_SHADER)
  const corners = gl.createBuffer()
  const buffer = gl.createBuffer()
  const uniform = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name)
  const places = {
    scale: uniform('u_scale'),
    shift: uniform('u_shift'),
    size: uniform('u_size'),
    magnification: uniform('u_magnification'),
    marks: uniform('u_marks'),
  }
  let count = 0

  const vertexArray = gl.createVertexArray()
  gl.bindVertexArray(vertexArray)
  gl.bindBuffer(gl.ARRAY_BUFFER, corners)
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, -1, 1, -1, 0, 1, 1, 1]), gl.STATIC_DRAW)
  const attribute = (name: string, size: number, type: number, offset: number, isNormalised: boolean): void => {
    const location = gl.getAttribLocation(program, name)
    gl.enableVertexAttribArray(location)
    const isCorner = name === 'a_corner'
    gl.vertexAttribPointer(location, size, type, isNormalised, isCorner ? 0 : STRIDE, offset)
    if (!isCorner) gl.vertexAttribDivisor(location, 1)
  }
  attribute('a_corner', 2, gl.FLOAT, 0, false)
  // The strongest links come last, so leaving out weak ones means beginning further on.
  const beginAt = (link: number): void => {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
    attribute('a_ends', 4, gl.FLOAT, link * STRIDE, false)
    attribute('a_width', 1, gl.FLOAT, link * STRIDE + 16, false)
    attribute('a_rank', 1, gl.FLOAT, link * STRIDE + 20, false)
    attribute('a_color', 4, gl.UNSIGNED_BYTE, link * STRIDE + 24, true)
  }
  gl.bindVertexArray(null)

  return {
    load(scene) {
      count = scene.linkOrder.length
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
      gl.bufferData(gl.ARRAY_BUFFER, packLinks(scene), gl.STATIC_DRAW)
    },
    draw({ scaleX, scaleY, shiftX, shiftY, magnification, width, height }, most, marks) {
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
      gl.uniform1f(places.marks, marks)
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, shown)
      gl.bindVertexArray(null)
    },
  }
}

function packLinks({ view, linkOrder, widths, opacities, linkColours, ranks }: Scene): ArrayBuffer {
  const packed = new ArrayBuffer(linkOrder.length * STRIDE)
  const floats = new Float32Array(packed)
  const bytes = new Uint8Array(packed)
  for (let place = 0; place < linkOrder.length; place++) {
    const edge = linkOrder[place]!
    const source = view.network.sources[edge]!
    const target = view.network.targets[edge]!
    const first = (place * STRIDE) / 4
    floats[first] = view.x[source]!
    floats[first + 1] = view.y[source]!
    floats[first + 2] = view.x[target]!
    floats[first + 3] = view.y[target]!
    floats[first + 4] = widths[edge]!
    floats[first + 5] = Math.max(ranks[source]!, ranks[target]!)
    const [red, green, blue] = toRgb(linkColours[edge]!)
    const at = place * STRIDE + 24
    bytes[at] = red
    bytes[at + 1] = green
    bytes[at + 2] = blue
    bytes[at + 3] = Math.round(opacities[edge]! * 255)
  }
  return packed
}
