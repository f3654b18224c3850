/** Draws all marks in one call: disc, ring, square or hexagon of equal area, with a thin rim of the background. */
import type { NodeDisplayData, RenderParams } from 'sigma/types'
import { NodeProgram, type NodeProgramType, type ProgramInfo } from 'sigma/rendering'
import { floatColor } from 'sigma/utils'
import type Sigma from 'sigma'
import {
  HEXAGON_APOTHEM,
  RING_INNER,
  RING_OUTER,
  SQUARE_HALF,
  legibleMarks,
  toRgb,
  type NodeKind,
} from '../../core/index.ts'

/** What a node of the Sigma graph carries. */
export interface MarkAttributes {
  x: number
  y: number
  size: number
  color: string
  hidden: boolean
  shape: number
  rank: number
}

export const SHAPE_OF: Readonly<Record<NodeKind, number>> = { author: 0, topic: 1, paper: 2, system: 3 }

const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_rank;
attribute vec4 a_color;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
uniform float u_pixelRatio;
uniform float u_marks;
varying vec2 v_offset;
varying float v_pixels;
varying float v_shape;
varying vec4 v_color;
void main() {
  float room = 1.25 + 3.0 * u_sizeRatio / max(a_size, 0.001);
  float unit = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  gl_Position = vec4((u_matrix * vec3(a_position + a_corner * unit * room, 1.0)).xy, 0.0, 1.0);
  if (a_rank >= u_marks) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  v_offset = a_corner * room;
  v_pixels = a_size / u_sizeRatio * u_pixelRatio;
  v_shape = a_shape;
  v_color = a_color * (255.0 / 254.0);
}
`

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;
uniform vec3 u_rim;
uniform float u_pixelRatio;
varying vec2 v_offset;
varying float v_pixels;
varying float v_shape;
varying vec4 v_color;
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
  gl_FragColor = vec4(mix(u_rim, v_color.rgb, inside) * rimmed, rimmed);
}
`

const UNIFORMS = ['u_matrix', 'u_sizeRatio', 'u_correctionRatio', 'u_pixelRatio', 'u_rim', 'u_marks'] as const
type Uniform = (typeof UNIFORMS)[number]

/** The program for one background colour. It has no picking pass: the stage picks from its columns. */
export function createMarkProgram(background: string): NodeProgramType<MarkAttributes> {
  const [red, green, blue] = toRgb(background)
  return class MarkProgram extends NodeProgram<Uniform, MarkAttributes> {
    constructor(gl: WebGLRenderingContext, _pickingBuffer: WebGLFramebuffer | null, renderer: Sigma<MarkAttributes>) {
      super(gl, null, renderer)
    }

    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext
      return {
        VERTICES: 6,
        VERTEX_SHADER_SOURCE: VERTEX_SHADER,
        FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
        METHOD: TRIANGLES,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_position', size: 2, type: FLOAT },
          { name: 'a_size', size: 1, type: FLOAT },
          { name: 'a_shape', size: 1, type: FLOAT },
          { name: 'a_rank', size: 1, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
        CONSTANT_DATA: [
          [-1, -1],
          [1, -1],
          [-1, 1],
          [-1, 1],
          [1, -1],
          [1, 1],
        ],
      }
    }

    processVisibleItem(
      _nodeIndex: number,
      start: number,
      data: NodeDisplayData & { shape?: number; rank?: number },
    ): void {
      this.array[start] = data.x
      this.array[start + 1] = data.y
      this.array[start + 2] = data.size
      this.array[start + 3] = data.shape ?? 0
      this.array[start + 4] = data.rank ?? 0
      this.array[start + 5] = floatColor(data.color)
    }

    setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
      gl.uniformMatrix3fv(uniformLocations['u_matrix']!, false, params.matrix)
      gl.uniform1f(uniformLocations['u_sizeRatio']!, params.sizeRatio)
      gl.uniform1f(uniformLocations['u_correctionRatio']!, params.correctionRatio)
      gl.uniform1f(uniformLocations['u_pixelRatio']!, params.pixelRatio)
      const { width, height, sizeRatio } = params
      gl.uniform1f(uniformLocations['u_marks']!, legibleMarks({ magnification: 1 / sizeRatio, width, height }))
      gl.uniform3f(uniformLocations['u_rim']!, red / 255, green / 255, blue / 255)
    }
  }
}
