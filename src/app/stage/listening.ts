/** What the stage hears of pointers and fingers, and whom it tells. */
import type { Scene } from '../../core/index.ts'
import type { Camera } from '../state/address.ts'
import type { BareSigma } from './bare-sigma.ts'

export interface StageListener {
  onPoint(x: number, y: number): void
  onLeave(): void
  onPress(x: number, y: number, isTouch: boolean): void
  onDouble(x: number, y: number): void
  /** The camera came to rest. */
  onCamera(camera: Camera): void
  /** Somebody moves the camera, by hand or by command. */
  onMove(): void
  /** Clusters opened or closed: this is drawn from now on. */
  onOpen(scene: Scene): void
  /** A picture is on the screen with its ground and names. */
  onComplete(): void
}

/** Pixels from which on a press of the button is a pull at the map, not a click. */
const DRAG = 4

/** Once for a stage: its element outlives every renderer. */
export function listenToClicks(container: HTMLElement, listener: StageListener): void {
  let [downX, downY] = [0, 0]
  container.addEventListener('mousedown', ({ offsetX, offsetY }) => ([downX, downY] = [offsetX, offsetY]))
  // Heard on the way down: while the page is busy Sigma takes two quick clicks for a double one and keeps the second.
  container.addEventListener(
    'click',
    ({ offsetX, offsetY }) => {
      const isDrag = Math.hypot(offsetX - downX, offsetY - downY) > DRAG
      if (!isDrag) listener.onPress(offsetX, offsetY, false)
    },
    { capture: true },
  )
  container.addEventListener('dblclick', ({ offsetX, offsetY }) => listener.onDouble(offsetX, offsetY))
}

/** For every renderer anew. */
export function listenToPointer(sigma: BareSigma, container: HTMLElement, listener: StageListener): void {
  // Sigma takes two quick clicks on different marks for a double click; only taps are heard through it.
  sigma.on('clickStage', ({ event }) => {
    if (isTouch(event.original)) listener.onPress(event.x, event.y, true)
  })
  sigma.on('moveBody', ({ event }) => {
    const target = event.original.target
    if (target instanceof Node && container.contains(target)) listener.onPoint(event.x, event.y)
    else listener.onLeave()
  })
  sigma.getMouseCaptor().on('mousedown', () => listener.onMove())
  sigma.on('wheelStage', () => listener.onMove())
  sigma.getTouchCaptor().on('touchmove', () => listener.onMove())
  sigma.on('leaveStage', () => listener.onLeave())
}

function isTouch(event: Event): boolean {
  return 'touches' in event
}
