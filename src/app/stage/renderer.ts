/** The one place that makes and keeps a Sigma: its graph of marks, its layers, and its revival after a lost context. */
import type { Projection, Scene, Sheet } from '../../core/index.ts'
import { BareSigma, DRAWN_LAYER, NoProgram } from './bare-sigma.ts'
import { cornersOf } from './corners.ts'
import { createLinkLayer, type LinkLayer } from './link-layer.ts'
import { createMarkLayer, type MarkLayer } from './mark-layer.ts'

export interface Renderer {
  readonly sigma: BareSigma
  readonly links: LinkLayer
  readonly marks: MarkLayer
  /** The layer of marks and links. */
  readonly drawn: HTMLCanvasElement
  /** Lies under everything and is moved as a whole. */
  readonly regions: HTMLCanvasElement
  readonly letters: CanvasRenderingContext2D
  readonly highlight: CanvasRenderingContext2D
  readonly veil: HTMLElement
}

/** Calls `onLost` once when any of its contexts is lost; Sigma itself never recovers from that. */
export function createRenderer(container: HTMLElement, onLost: () => void): Renderer {
  const sigma = new BareSigma(cornersOf(), container, {
    nodeProgramClasses: { circle: NoProgram },
    edgeProgramClasses: { line: NoProgram, arrow: NoProgram },
    renderLabels: false,
    renderEdgeLabels: false,
    enableEdgeEvents: false,
    zIndex: false,
    stagePadding: 40,
    minCameraRatio: 0.01,
    maxCameraRatio: 4,
    zoomDuration: 150,
    // Sigma would take two quick clicks on different marks for a double click; the stage hears the browser's own.
    doubleClickTimeout: 0,
    doubleClickZoomingRatio: 1,
    zoomToSizeRatioFunction: Math.sqrt,
    allowInvalidContainer: true,
  })
  // Sigma would read a pixel back at every move of the pointer; the stage picks from its columns instead.
  Object.defineProperty(sigma, 'getNodeAtPosition', { value: () => null })
  const regions = document.createElement('canvas')
  regions.className = 'regions'
  container.prepend(regions)
  sigma.createCanvasContext('letters')
  const veil = sigma.createLayer<HTMLDivElement>('veil', 'div')
  sigma.createCanvasContext('highlight')
  // The layer that hears the pointer stays on top.
  const { letters, highlight, mouse } = sigma.getCanvases()
  mouse!.before(letters!, veil, highlight!)
  sigma.resize(true)

  let isLost = false
  for (const canvas of Object.values(sigma.getCanvases()))
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault()
      if (!isLost) onLost()
      isLost = true
    })
  const drawn = sigma.getCanvases()[DRAWN_LAYER]!
  drawn.classList.add('is-blank')
  const gl = drawn.getContext('webgl2')
  if (!gl) throw new Error('This browser does not offer WebGL 2, which the map is drawn with.')
  return {
    sigma,
    links: createLinkLayer(gl),
    marks: createMarkLayer(gl),
    drawn,
    regions,
    letters: flat(letters!),
    highlight: flat(highlight!),
    veil,
  }
}

export function showScene({ sigma, links, marks }: Renderer, scene: Scene): void {
  links.load(scene)
  marks.load(scene)
  sigma.setGraph(cornersOf(scene))
}

export function flat(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser does not offer a canvas to draw on.')
  return context
}

/**
 * Empties a flat canvas, in two strokes: of one stroke that takes all of it, with nothing drawn after it, Chromium keeps
 * the old picture once somebody has copied the canvas, as a screenshot or a shared screen does.
 */
export function wipe(context: CanvasRenderingContext2D, { width, height }: Sheet): void {
  context.clearRect(0, 0, width, height / 2)
  context.clearRect(0, height / 2 - 1, width, height)
}

/** The projection of the frame that was drawn last. */
export function projectionOf(sigma: BareSigma): Projection {
  const origin = sigma.graphToViewport({ x: 0, y: 0 })
  const far = sigma.graphToViewport({ x: 1000, y: 1000 })
  const { width, height } = sigma.getDimensions()
  return {
    scaleX: (far.x - origin.x) / 1000,
    scaleY: (far.y - origin.y) / 1000,
    shiftX: origin.x,
    shiftY: origin.y,
    magnification: sigma.scaleSize(1),
    width,
    height,
  }
}

/** Stands the camera so that a place of the map is in the middle of the stage again, at the same scale. */
export function holdStill(sigma: BareSigma, middle: { readonly x: number; readonly y: number }, scale: number): void {
  const cameraState = sigma.getCamera().getState()
  const at = sigma.graphToViewport(middle, { cameraState })
  const beside = sigma.graphToViewport({ x: middle.x + 1000, y: middle.y }, { cameraState })
  const { x, y } = sigma.viewportToFramedGraph(at, { cameraState })
  sigma.getCamera().setState({ x, y, ratio: (cameraState.ratio * (beside.x - at.x)) / 1000 / scale })
}
