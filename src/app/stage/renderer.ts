/** The one place that makes and keeps a Sigma: its graph of marks, its layers, and its revival after a lost context. */
import Graph from 'graphology'
import Sigma from 'sigma'
import type { Projection, Scene } from '../../core/index.ts'
import { createLinkLayer, type LinkLayer } from './link-layer.ts'
import { SHAPE_OF, createMarkProgram, type MarkAttributes } from './mark-program.ts'

export interface Renderer {
  readonly sigma: Sigma<MarkAttributes>
  readonly links: LinkLayer
  /** Lies under everything and is moved as a whole. */
  readonly regions: HTMLCanvasElement
  readonly letters: CanvasRenderingContext2D
  readonly highlight: CanvasRenderingContext2D
  readonly veil: HTMLElement
}

/** Calls `onLost` once when any of its contexts is lost; Sigma itself never recovers from that. */
export function createRenderer(container: HTMLElement, scene: Scene, onLost: () => void): Renderer {
  const sigma = new Sigma<MarkAttributes>(marksOf(scene), container, {
    defaultNodeType: 'mark',
    nodeProgramClasses: { mark: createMarkProgram(scene.palette.paper) },
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
    regions,
    letters: flat(letters!),
    highlight: flat(highlight!),
    veil,
  }
}

export function showScene({ sigma, links }: Renderer, scene: Scene): void {
  links.load(scene)
  sigma.setGraph(marksOf(scene))
}

/** Marks from the least to the most important, so that the important ones are drawn on top. Links are not in it. */
function marksOf(scene: Scene): Graph<MarkAttributes> {
  const graph = new Graph<MarkAttributes>({ type: 'undirected', multi: false })
  const { view, visible, radii, colours, ranks } = scene
  for (let place = view.order - 1; place >= 0; place--) {
    const node = view.ranking[place]!
    graph.addNode(String(node), {
      x: view.x[node]!,
      y: view.y[node]!,
      size: radii[node]!,
      color: colours[node]!,
      hidden: !visible.nodes[node],
      shape: SHAPE_OF[view.kinds[node]!],
      rank: ranks[node]!,
    })
  }
  return graph
}

export function flat(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser does not offer a canvas to draw on.')
  return context
}

/** The projection of the frame that was drawn last. */
export function projectionOf(sigma: Sigma<MarkAttributes>): Projection {
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
