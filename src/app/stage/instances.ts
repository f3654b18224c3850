/** Quads drawn in one call from one static buffer, placed on the sheet by the projection: what marks and links have in common. */
import type { Projection } from '../../core/index.ts'
import { createShaderProgram } from './shader-program.ts'

/** One value of an instance as the vertex shader sees it. */
interface Attribute {
  readonly name: string
  /** Numbers in it, and whether they are floats or bytes; bytes may be shares of 255. */
  readonly size: number
  readonly type: 'float' | 'byte' | 'share'
}

interface InstanceOptions {
  /** Begins after what `SHEET` declares. */
  readonly vertex: string
  readonly fragment: string
  /** Two numbers for each of the four corners of a quad, as a strip. */
  readonly corners: readonly number[]
  /** In the order in which an instance is packed, without gaps. */
  readonly attributes: readonly Attribute[]
  /** Names of the shaders' own uniforms. */
  readonly uniforms: readonly string[]
}

interface Instances {
  /** Bytes of one instance. */
  readonly stride: number
  load(packed: ArrayBuffer): void
  /** Draws the last `most`; `setOwn` gives the shaders' own uniforms their values. */
  draw(projection: Projection, most: number, setOwn: (places: ReadonlyMap<string, WebGLUniformLocation>) => void): void
}

/** What every vertex shader begins with: the corner of the quad, and the way from the map to the sheet and to the screen. */
const SHEET = /* glsl */ `
attribute vec2 a_corner;
uniform vec2 u_scale;
uniform vec2 u_shift;
uniform vec2 u_size;
uniform float u_magnification;
vec2 onSheet(vec2 place) {
  return place * u_scale + u_shift;
}
vec4 onScreen(vec2 place) {
  return vec4(place.x / u_size.x * 2.0 - 1.0, 1.0 - place.y / u_size.y * 2.0, 0.0, 1.0);
}
`

/** Draws into a context that someone else clears and resizes. */
export function createInstances(gl: WebGL2RenderingContext, options: InstanceOptions): Instances {
  const program = createShaderProgram(gl, SHEET + options.vertex, options.fragment)
  const corners = gl.createBuffer()
  const buffer = gl.createBuffer()
  const stride = options.attributes.reduce((sum, { size, type }) => sum + size * bytesOf(type), 0)
  const own = new Map<string, WebGLUniformLocation>()
  let sheet: readonly (WebGLUniformLocation | null)[] | undefined
  let inputs: readonly number[] = []
  let count = 0

  // Asked for when they are first needed: until then the driver may go on compiling by itself.
  const findPlaces = (): readonly (WebGLUniformLocation | null)[] => {
    for (const name of options.uniforms) {
      const place = gl.getUniformLocation(program, name)
      if (place) own.set(name, place)
    }
    gl.bindVertexArray(vertexArray)
    gl.bindBuffer(gl.ARRAY_BUFFER, corners)
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(options.corners), gl.STATIC_DRAW)
    const corner = gl.getAttribLocation(program, 'a_corner')
    gl.enableVertexAttribArray(corner)
    gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0)
    inputs = options.attributes.map(({ name }) => gl.getAttribLocation(program, name))
    for (const input of inputs) {
      gl.enableVertexAttribArray(input)
      gl.vertexAttribDivisor(input, 1)
    }
    return ['u_scale', 'u_shift', 'u_size', 'u_magnification'].map((name) => gl.getUniformLocation(program, name))
  }
  const vertexArray = gl.createVertexArray()
  const beginAt = (instance: number): void => {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
    let offset = instance * stride
    options.attributes.forEach(({ size, type }, at) => {
      const numbers = type === 'float' ? gl.FLOAT : gl.UNSIGNED_BYTE
      gl.vertexAttribPointer(inputs[at]!, size, numbers, type === 'share', stride, offset)
      offset += size * bytesOf(type)
    })
  }

  return {
    stride,
    load(packed) {
      count = packed.byteLength / stride
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
      gl.bufferData(gl.ARRAY_BUFFER, packed, gl.STATIC_DRAW)
    },
    draw({ scaleX, scaleY, shiftX, shiftY, magnification, width, height }, most, setOwn) {
      const shown = Math.min(count, most)
      if (shown === 0) return
      sheet ??= findPlaces()
      gl.useProgram(program)
      gl.bindVertexArray(vertexArray)
      // What matters most comes last and lies on top, so leaving out the rest means beginning further on.
      beginAt(count - shown)
      gl.enable(gl.BLEND)
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
      gl.uniform2f(sheet[0]!, scaleX, scaleY)
      gl.uniform2f(sheet[1]!, shiftX, shiftY)
      gl.uniform2f(sheet[2]!, width, height)
      gl.uniform1f(sheet[3]!, magnification)
      setOwn(own)
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, shown)
      gl.bindVertexArray(null)
    },
  }
}

function bytesOf(type: Attribute['type']): number {
  return type === 'float' ? 4 : 1
}
