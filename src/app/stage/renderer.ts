/** The one place that makes and keeps a Sigma: its graph of marks, its layers, and its revival after a lost context. */
import Graph from 'graphology'
import Sigma from 'sigma'
import type { Projection, Scene } from '../../core/index.ts'
import { createLinkLayer, type LinkLayer } from './link-layer.ts'
import { createMarkLayer, type MarkLayer } from './mark-layer.ts'

/** What a corner of the map carries in Sigma's graph. */
interface NodeAttributes {
  x: number
  y: number
  hidden: boolean
}

export interface Renderer {
  readonly sigma: Sigma<NodeAttributes>
  readonly links: LinkLayer
  readonly marks: MarkLayer
  /** Lies under everything and is moved as a whole. */
  readonly regions: HTMLCanvasElement
  readonly letters: CanvasRenderingContext2D
  readonly highlight: CanvasRenderingContext2D
  readonly veil: HTMLElement
}

/** Calls `onLost` once when any of its contexts is lost; Sigma itself never recovers from that. */
export function createRenderer(container: HTMLElement, scene: Scene, onLost: () => void): Renderer {
  const sigma = new Sigma<NodeAttributes>(cornersOf(scene), container, {
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
  const gl = sigma.getCanvases()['edges']!.getContext('webgl2')
  if (!gl) throw new Error('This browser does not offer WebGL 2, which the map is drawn with.')
  return {
    sigma,
    links: createLinkLayer(gl),
    marks: createMarkLayer(gl),
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

/** Sigma moves the camera over a map of this extent; marks and links are drawn from the columns. */
function cornersOf({ view: { x, y, order } }: Scene): Graph<NodeAttributes> {
  const graph = new Graph<NodeAttributes>({ type: 'undirected', multi: false })
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let node = 0; node < order; node++) {
    left = Math.min(left, x[node]!)
    right = Math.max(right, x[node]!)
    bottom = Math.min(bottom, y[node]!)
    top = Math.max(top, y[node]!)
  }
  if (order === 0) return graph
  graph.addNode('lowest', { x: left, y: bottom, hidden: true })
  graph.addNode('highest', { x: right, y: top, hidden: true })
  return graph
}

export function flat(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser does not offer a canvas to draw on.')
  return context
}

/** The projection of the frame that was drawn last. */
export function projectionOf(sigma: Sigma<NodeAttributes>): Projection {
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
