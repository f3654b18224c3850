/** Sigma as the camera and the ears of the map: one graphics context instead of three, and no programs of its own. */
import Sigma from 'sigma'
import type { CornerAttributes } from './corners.ts'

/** The layer that marks and links are drawn on. */
export const DRAWN_LAYER = 'edges'

export class BareSigma extends Sigma<CornerAttributes> {
  /** Sigma asks for three; on machines without a graphics card each of them costs as much as a picture. */
  override createWebGLContext(
    id: string,
    options: Parameters<Sigma['createWebGLContext']>[1] = {},
  ): WebGLRenderingContext {
    if (id === DRAWN_LAYER) return super.createWebGLContext(id, options)
    this.createLayer(id, 'div')
    return super.createWebGLContext(id, { canvas: this.getCanvases()[DRAWN_LAYER]! })
  }

  /** The shared context must not be ended twice. */
  override killLayer(id: string): this {
    return id === 'nodes' || id === 'hoverNodes' ? this : super.killLayer(id)
  }
}

/** Stands where Sigma would compile shaders for marks and links that it never draws. */
export class NoProgram {
  readonly drawLabel = undefined
  readonly drawHover = undefined
  kill(): void {
    // There is nothing to free.
  }
  reallocate(): void {
    // There is nothing to make room for.
  }
  process(): void {
    // There is nothing to prepare.
  }
  render(): void {
    // The layers draw by themselves.
  }
}
