/** Gestures that gather marks or move them: clicks with Ctrl, a box, a lasso, a long press, a pull at picked marks. */
import type { Projection, Scene } from '../../core/index.ts'
import { draftPull, drawOutline, type Point } from './gesture-sign.ts'
import { marksWithin } from './picking.ts'

export interface GestureHost {
  scene(): Scene | undefined
  projection(): Projection
  /** The mark that is meant by a place on the stage. */
  pick(at: Point, isTouch: boolean): number | undefined
  picked(): readonly number[]
  isGathering(): boolean
  press(at: Point, isTouch: boolean): void
  toggle(node: number): void
  gather(nodes: readonly number[]): void
  /** Puts marks elsewhere, by pixels. */
  move(nodes: readonly number[], by: Point): void
}

export interface Gestures {
  /** A press at this moment is the end of a gesture and means nothing more. */
  isOver(): boolean
}

interface Gesture {
  /** What has had its effect before the pointer was lifted is spent. */
  readonly kind: 'box' | 'lasso' | 'pull' | 'more' | 'press' | 'spent'
  readonly pointer: number
  readonly isTouch: boolean
  readonly node: number | undefined
  readonly way: Point[]
  isDrag: boolean
}

/** Pixels from which on a press is a drag; a finger is less steady. */
const DRAG = 4
const FINGER_DRAG = 10
/** Milliseconds that a finger rests on a mark to pick one more. */
const LONG = 500

export function listenToGestures(container: HTMLElement, host: GestureHost): Gestures {
  let gesture: Gesture | undefined
  let isHolding = false
  /** Until the next press, clicks and taps that the browser tells are the end of this gesture once more. */
  let hasEnded = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const sign = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  sign.setAttribute('class', 'gesture')
  sign.setAttribute('aria-hidden', 'true')
  container.after(sign)

  const place = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top } = container.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }

  const begin = (event: PointerEvent): void => {
    hasEnded = false
    if (gesture) return end()
    if (event.button !== 0 || !event.isPrimary) return
    const at = place(event)
    const isTouch = event.pointerType === 'touch'
    const node = host.pick(at, isTouch)
    const kind = kindOf(event, node)
    if (!kind) return
    gesture = { kind, pointer: event.pointerId, isTouch, node, way: [at], isDrag: false }
    // While a box, a lasso or marks are drawn, the map must not move along.
    isHolding = kind !== 'more' && kind !== 'press'
    if (isTouch && node !== undefined && kind !== 'lasso') timer = setTimeout(() => pickOneMore(node), LONG)
  }

  const kindOf = (event: PointerEvent, node: number | undefined): Gesture['kind'] | undefined => {
    if (host.isGathering()) return 'lasso'
    if (event.shiftKey) return 'box'
    if (event.ctrlKey || event.metaKey) return 'more'
    if (node !== undefined && host.picked().includes(node)) return 'pull'
    return event.pointerType === 'touch' && node !== undefined ? 'press' : undefined
  }

  const pickOneMore = (node: number): void => {
    if (gesture) gesture = { ...gesture, kind: 'spent' }
    host.toggle(node)
    navigator.vibrate?.(12)
  }

  const track = (event: PointerEvent): void => {
    if (!gesture || event.pointerId !== gesture.pointer) return
    const at = place(event)
    const [from] = gesture.way as [Point]
    if (Math.hypot(at.x - from.x, at.y - from.y) > (gesture.isTouch ? FINGER_DRAG : DRAG)) {
      gesture.isDrag = true
      clearTimeout(timer)
    }
    const last = gesture.way.at(-1)!
    if (gesture.kind === 'spent' || !gesture.isDrag || Math.hypot(at.x - last.x, at.y - last.y) < DRAG) return
    if (gesture.kind === 'lasso') gesture.way.push(at)
    else gesture.way[1] = at
    show(gesture)
  }

  const show = ({ kind, way, node }: Gesture): void => {
    const scene = host.scene()
    if (kind === 'pull' && scene && node !== undefined)
      draftPull(sign, scene, host.projection(), host.picked(), difference(way))
    else if (kind === 'box' || kind === 'lasso') drawOutline(sign, outlineOf(kind, way))
  }

  const finish = (event: PointerEvent): void => {
    if (!gesture || event.pointerId !== gesture.pointer) return
    const { kind, isDrag, way, node, isTouch } = gesture
    if (kind === 'spent') return end()
    const isMeant = isDrag ? kind !== 'more' && kind !== 'press' : kind !== 'press'
    end(isMeant)
    if (!isMeant) return
    const scene = host.scene()
    if (!isDrag && kind === 'pull') host.press(way[0]!, isTouch)
    else if (!isDrag && node !== undefined) host.toggle(node)
    else if (isDrag && kind === 'pull') host.move(host.picked(), difference(way))
    else if (isDrag && scene) host.gather(marksWithin(scene, host.projection(), outlineOf(kind, way)))
  }

  const end = (isMeant = true): void => {
    clearTimeout(timer)
    gesture = undefined
    sign.replaceChildren()
    hasEnded = isMeant
    // The release is told once more, as the end of a touch or of a click, and must not reach the map either.
    setTimeout(() => (isHolding = gesture !== undefined && isHolding))
  }

  const hold = (event: Event): void => {
    if (isHolding) event.stopPropagation()
  }
  const isOver = (): boolean => hasEnded || gesture?.kind === 'spent'

  container.addEventListener('pointerdown', begin, true)
  for (const name of ['mousedown', 'touchstart', 'touchmove', 'touchend']) container.addEventListener(name, hold, true)
  window.addEventListener('mousemove', hold, true)
  window.addEventListener('pointermove', track)
  window.addEventListener('pointerup', finish)
  window.addEventListener('pointercancel', () => gesture && end())
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && gesture && end(), true)
  window.addEventListener(
    'click',
    (event) => {
      if (isOver() && event.target instanceof Node && container.contains(event.target)) event.stopPropagation()
    },
    true,
  )
  // A long press would open the browser's menu.
  container.addEventListener('contextmenu', (event) => isOver() && event.preventDefault())
  return { isOver }
}

function difference(way: readonly Point[]): Point {
  const [from, to = from] = [way[0]!, way.at(-1)]
  return { x: to.x - from.x, y: to.y - from.y }
}

function outlineOf(kind: Gesture['kind'], way: readonly Point[]): readonly Point[] {
  if (kind === 'lasso') return way
  const [from, to = from] = [way[0]!, way[1]]
  return [from, { x: to.x, y: from.y }, to, { x: from.x, y: to.y }]
}
