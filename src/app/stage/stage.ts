/** The map on the screen: shows a scene, moves over it, and tells what is pointed at. The adapter around Sigma. */
import {
  countDrawn,
  countMarks,
  createLetters,
  legibleLinks,
  legibleMarks,
  type Box,
  type Drawn,
  type Label,
  type Projection,
  type Scene,
} from '../../core/index.ts'
import type { Camera } from '../state/address.ts'
import type { PictureWish } from '../state/commands.ts'
import { areaOf, extentOf, frame, shownNodes, type Area, type Insets } from './camera.ts'
import { ghostsAt, paintGhosts, type Ghosts } from './ghosts.ts'
import { Ground, isGroundSeen } from './ground.ts'
import type { Highlight } from './highlight.ts'
import { areSameBoxes, barsOf, createMeasure, drawLetters, isElsewhere } from './lettering.ts'
import type { OverviewLayer } from './overview-layer.ts'
import type { Shown } from './paint-scene.ts'
import { paintHighlight } from './painter.ts'
import { listenToClicks, listenToPointer, type StageListener } from './listening.ts'
import { boxesOf, NO_SIGNS, paintSigns, signsInSight, type Signs } from './signs.ts'
import { createRenderer, flat, holdStill, projectionOf, showScene, wipe, type Renderer } from './renderer.ts'

const MOVE = 250
const NEAREST_FIT = 0.4
/** Links drawn while the camera moves; the others come back when it rests. */
const MOVING_LINKS = 4000
/** A camera that has not moved for this long (ms) is at rest. */
const REST = 220
/** Milliseconds that a picture has stood when there is time for what is not seen yet. */
const SPARE = 400

export class Stage {
  private readonly container: HTMLElement
  private readonly listener: StageListener
  private scene: Scene | undefined
  private renderer: Renderer
  private readonly ground = new Ground()
  /** Nothing is drawn: Sigma only computes where things are, or what belongs to the same picture is still missing. */
  private isHeld = false
  private isHighlightDrawn = false
  private isMoving = false
  /** Fewer links are drawn than could be told apart. */
  private isThinned = false
  private isFlowing = false
  private covered: readonly Box[] = []
  private highlight: Highlight | undefined
  private ghosts: Ghosts = []
  private signs = NO_SIGNS
  /** Clusters as discs, where they come first. */
  private overview: OverviewLayer | undefined
  private letters: { readonly labels: Label[]; readonly at: Projection } | undefined
  private measure = createMeasure(flat(document.createElement('canvas')))
  private restTimer: ReturnType<typeof setTimeout> | undefined
  private revivalTimer: ReturnType<typeof setTimeout> | undefined
  private namesFrame: number | undefined

  /** Empty at first: shaders are compiled while the map is on its way. */
  constructor(container: HTMLElement, listener: StageListener) {
    this.container = container
    this.listener = listener
    this.renderer = this.start()
    listenToClicks(container, listener)
  }

  private start(): Renderer {
    const renderer = createRenderer(this.container, () => this.revive(20))
    this.ground.load(renderer.regions, this.overview)
    this.isHighlightDrawn = false
    const { sigma } = renderer
    sigma.on('afterRender', () => this.draw())
    listenToPointer(sigma, this.container, this.listener)
    sigma.getCamera().on('updated', () => {
      this.isMoving = true
      clearTimeout(this.restTimer)
      this.restTimer = setTimeout(() => {
        this.isMoving = false
        if (!this.scene) return
        if (this.isThinned) this.renderer.sigma.scheduleRender()
        this.listener.onCamera(this.camera)
      }, REST)
    })
    return renderer
  }

  /** Starts anew with the same scene and camera; tries again while the browser has no context to give. */
  private revive(delay: number): void {
    clearTimeout(this.revivalTimer)
    this.revivalTimer = setTimeout(() => {
      const camera = this.renderer.sigma.getCamera().getState()
      try {
        this.renderer.sigma.kill()
        this.container.replaceChildren()
        this.letters = undefined
        this.renderer = this.start()
        this.renderer.sigma.getCamera().setState(camera)
        this.load()
        this.setHighlight(this.highlight)
      } catch {
        this.revive(Math.min(2000, delay * 2))
      }
    }, delay)
  }

  get projection(): Projection {
    return projectionOf(this.renderer.sigma)
  }

  get camera(): Camera {
    const { x, y, ratio } = this.renderer.sigma.getCamera().getState()
    return { x, y, ratio }
  }

  /** `isSteady`: what did not move stays where it is on the screen, though the map may reach less far or further. */
  show(scene: Scene, isSteady = false, overview?: OverviewLayer): void {
    if (overview !== this.overview) this.overview?.end()
    this.overview = overview
    const { width, height, scaleX } = this.projection
    const middle = this.renderer.sigma.viewportToGraph({ x: width / 2, y: height / 2 })
    const isFirst = !this.scene
    if (scene.view.keys !== this.scene?.view.keys) this.clearGround()
    this.scene = scene
    this.highlight = undefined
    this.ghosts = []
    this.ground.expect()
    // Names of discs wait for no ground.
    if (!isGroundSeen(scene)) this.letters = undefined
    this.load()
    // The first map comes in one picture, for each of them costs much on machines without a graphics card.
    if (isFirst && isGroundSeen(scene)) {
      this.isHeld = true
      this.ground.later(() => this.layGround())
    }
    if (isSteady) holdStill(this.renderer.sigma, middle, scaleX)
  }

  /** Gives the renderer the scene, which comes to the screen with the next frame. */
  private load(): void {
    if (!this.scene) return
    this.isHeld = true
    showScene(this.renderer, this.scene)
    this.isHeld = false
    this.renderer.sigma.scheduleRender()
  }

  /** Ground and names of the scene, in a task of their own. */
  private layGround(): void {
    const { scene, whole } = this
    if (!scene || !whole) return
    this.ground.lay(whole)
    this.isFlowing = false
    this.ground.load(this.renderer.regions, this.overview)
    if (this.isHeld) {
      this.isHeld = false
      this.renderer.sigma.scheduleRender()
    } else if (isGroundSeen(scene)) this.refreshLetters()
  }

  /** Marks on their way: names and regions come back with the next `show`. */
  showMoving(scene: Scene): void {
    this.overview?.end()
    this.overview = undefined
    this.scene = scene
    this.isFlowing = true
    this.clearGround()
    this.load()
  }

  private clearGround(): void {
    this.letters = undefined
    this.ground.clear()
    this.ground.load(this.renderer.regions, undefined)
  }

  setHighlight(highlight: Highlight | undefined): void {
    this.highlight = highlight
    if (this.overview) this.renderer.sigma.scheduleRender()
    const isDown = highlight !== undefined
    this.renderer.veil.classList.toggle('is-down', isDown)
    this.renderer.letters.canvas.classList.toggle('is-away', isDown)
    this.drawHighlight(this.projection)
  }

  setGhosts(ghosts: Ghosts): void {
    if (ghosts.length === 0 && this.ghosts.length === 0) return
    this.ghosts = ghosts
    this.scheduleNames()
  }

  setSigns(signs: Signs): void {
    if (signs === this.signs) return
    this.signs = signs
    this.refreshLetters()
  }

  /** How much of the map is drawn at this distance. */
  get drawn(): Drawn | undefined {
    const { scene, projection, overview } = this
    return scene && { ...countDrawn(scene, projection), ...(overview && { clusters: overview.count(projection) }) }
  }

  /** Names keep clear of panels that lie over these parts of the stage, in pixels. */
  cover(boxes: readonly Box[]): void {
    if (areSameBoxes(boxes, this.covered)) return
    this.covered = boxes
    this.refreshLetters()
  }

  /** Names are measured and drawn again, for their font has arrived. */
  takeFonts(): void {
    this.measure = createMeasure(flat(document.createElement('canvas')))
    this.refreshLetters()
  }

  private refreshLetters(): void {
    this.letters = undefined
    this.scheduleNames()
  }

  /** Marks and links, which cost the most, stay as they are. */
  private scheduleNames(): void {
    this.namesFrame ??= requestAnimationFrame(() => {
      if (this.scene && !this.isHeld) this.drawNames(this.scene, this.projection)
    })
  }

  /** Names that were only shifted on the way are placed anew, for a panel may have opened or the edge of the sheet cut them. */
  moveTo(camera: Camera, isSudden: boolean): void {
    this.listener.onMove()
    const target = { ...camera, angle: 0 }
    const own = this.renderer.sigma.getCamera()
    if (isSudden) {
      own.setState(target)
      this.isMoving = false
      this.letters = undefined
    } else void own.animate(target, { duration: MOVE, easing: 'quadraticOut' }).then(() => this.refreshLetters())
  }

  zoom(factor: number, isSudden: boolean): void {
    const { x, y, ratio } = this.camera
    this.moveTo({ x, y, ratio: Math.min(4, Math.max(0.01, ratio / factor)) }, isSudden)
  }

  /** Comes nearer to a point of the stage, which stays where it is. */
  zoomAt(x: number, y: number, factor: number, isSudden: boolean): void {
    const { sigma } = this.renderer
    this.moveTo(sigma.getViewportZoomedState({ x, y }, this.camera.ratio / factor), isSudden)
  }

  /** Moves the picture by a share of the window. */
  pan(shareX: number, shareY: number, isSudden: boolean): void {
    const { x, y, ratio } = this.camera
    const { width, height } = this.renderer.sigma.getDimensions()
    this.moveTo(
      { x: x + ((shareX * width) / this.unit) * ratio, y: y + ((shareY * height) / this.unit) * ratio, ratio },
      isSudden,
    )
  }

  fit(insets: Insets, isSudden: boolean): void {
    if (this.overview) return this.frameArea(this.overview.area, insets, 0.02, isSudden)
    if (this.whole) this.frameNodes(shownNodes(this.whole), insets, 0.02, isSudden)
  }

  /** Brings some marks into the free room, not nearer than reading needs. */
  frameNodes(nodes: Iterable<number>, insets: Insets, nearest = NEAREST_FIT, isSudden = false): void {
    const area = this.whole && areaOf(nodes, this.whole.view)
    if (area) this.frameArea(area, insets, nearest, isSudden)
  }

  /** Brings a part of the map into the free room. */
  frameArea(area: Area, insets: Insets, nearest: number, isSudden: boolean): void {
    const { sigma } = this.renderer
    const { width, height } = sigma.getDimensions()
    const { x, y } = sigma.getBBox()
    this.moveTo(frame(extentOf(area, [x, y]), insets, width, height, this.unit, nearest), isSudden)
  }

  /** The picture as PNG, with its legend below. */
  async picture(wish: PictureWish): Promise<Blob> {
    const { shown } = this
    const { takePicture } = await import('./take-picture.ts')
    return takePicture(shown, wish)
  }

  /** The picture as SVG, with its legend below. */
  async drawing(wish: PictureWish): Promise<Blob> {
    const { shown } = this
    const { drawStage } = await import('./drawing.ts')
    return drawStage(shown, wish)
  }

  private get shown(): Shown {
    const { scene, projection, highlight, measure, overview } = this
    if (!scene) throw new Error('There is no map to take a picture of.')
    if (this.ground.isDue) this.layGround()
    const regions = this.ground.regions && { picture: this.renderer.regions, place: this.ground.regions }
    const signs = signsInSight(this.signs, scene, projection, highlight?.nodes)
    return { scene, projection, regions, highlight, measure, overview, signs }
  }

  private get unit(): number {
    const { sigma } = this.renderer
    const cameraState = { x: 0.5, y: 0.5, ratio: 1, angle: 0 }
    const from = sigma.framedGraphToViewport({ x: 0, y: 0 }, { cameraState })
    return sigma.framedGraphToViewport({ x: 1, y: 0 }, { cameraState }).x - from.x
  }

  /** All that filters let through, though of some clusters only a disc is drawn. */
  private get whole(): Scene | undefined {
    return this.scene?.clusters?.whole ?? this.scene
  }

  /** Opens clusters that are near, and closes those that are not any more. */
  private followOverview(scene: Scene, projection: Projection): Scene {
    const opened = this.overview?.follow(projection)
    if (opened) {
      this.scene = opened
      this.renderer.links.load(opened)
      this.renderer.marks.load(opened)
      this.ground.load(this.renderer.regions, this.overview)
      this.letters = undefined
      this.listener.onOpen(opened)
    }
    this.overview?.draw(this.container, projection)
    return opened ?? scene
  }

  private draw(): void {
    if (!this.scene || this.isHeld) return
    const projection = this.projection
    const scene = this.followOverview(this.scene, projection)
    const [marks, most] = scene.ramp ? [0, 0] : [legibleMarks(projection), legibleLinks(projection)]
    const links = this.isMoving ? Math.min(MOVING_LINKS, most) : most
    this.isThinned = links < Math.min(most, scene.linkOrder.length)
    const shown = marks > 0 ? countMarks(scene, projection) : 0
    this.renderer.links.draw(projection, links, marks)
    this.renderer.marks.draw(projection, shown)
    // An empty layer would cost as much as a full one when layers are laid over each other.
    this.renderer.drawn.classList.toggle('is-blank', shown === 0)
    this.drawNames(scene, projection)
  }

  /** What lies below and above marks and links, each on a layer of its own. */
  private drawNames(scene: Scene, projection: Projection): void {
    if (this.namesFrame !== undefined) cancelAnimationFrame(this.namesFrame)
    this.namesFrame = undefined
    this.ground.place(this.renderer.regions, projection)
    this.drawLetters(scene, projection)
    this.drawHighlight(projection)
    if (this.ground.isDue && isGroundSeen(scene)) return this.ground.later(() => this.layGround())
    if (!this.isFlowing) this.listener.onComplete()
    // What is under closed clusters is worked out before one opens, if there is time.
    if (this.ground.isDue) this.ground.later(() => this.layGround(), SPARE)
  }

  private drawLetters(scene: Scene, projection: Projection): void {
    const context = this.renderer.letters
    wipe(context, projection)
    if (this.isFlowing) return
    paintGhosts(context, scene, projection, this.ghosts)
    paintSigns(context, scene, projection, signsInSight(this.signs, scene, projection))
    const isAwaited = this.ground.isDue && isGroundSeen(scene)
    if (!isAwaited && (!this.letters || isElsewhere(this.letters.at, projection)))
      this.letters = { labels: this.lettersAt(scene, projection), at: projection }
    if (!this.letters || this.letters.at.scaleX !== projection.scaleX) return
    const { at, labels } = this.letters
    drawLetters(context, labels, projection.shiftX - at.shiftX, projection.shiftY - at.shiftY)
  }

  private lettersAt(scene: Scene, projection: Projection): Label[] {
    const signs = signsInSight(this.signs, scene, projection)
    const reserved = [...barsOf(projection), ...this.covered, ...boxesOf(scene, projection, signs)]
    const { measure, overview } = this
    const { hearts } = this.ground
    if (overview) return overview.letter(hearts, projection, measure, reserved)
    return createLetters(scene, hearts, projection, measure, reserved)
  }

  private drawHighlight(projection: Projection): void {
    // A cleared canvas is sent to the screen again, so an empty one is left alone.
    if (!this.highlight && !this.isHighlightDrawn) return
    const context = this.renderer.highlight
    wipe(context, projection)
    this.isHighlightDrawn = this.highlight !== undefined
    if (this.scene && this.highlight) {
      const signs = signsInSight(this.signs, this.scene, projection, this.highlight.nodes)
      const reserved = [...barsOf(projection, true), ...this.covered, ...boxesOf(this.scene, projection, signs)]
      if (this.highlight.clusters)
        this.overview?.drawInFront(context, projection, this.highlight, this.measure, reserved)
      paintGhosts(context, this.scene, projection, ghostsAt(this.ghosts, this.highlight.picked))
      paintHighlight(context, this.scene, projection, this.highlight, this.measure, reserved)
      paintSigns(context, this.scene, projection, signs)
    }
  }
}
