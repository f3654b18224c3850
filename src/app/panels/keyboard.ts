/** Keys that work everywhere on the page. */
import { LENS_NAMES } from '../../core/index.ts'
import type { Commands } from '../state/commands.ts'
import type { Undo } from '../state/undo.ts'
import { neighbourTowards, type Direction } from '../state/walk.ts'
import { clusterTowards, isOpenCluster } from '../state/overview.ts'
import { marksOf, selectionOf } from '../state/selection.ts'
import { allShown, chooseLens, select, stepBack, toggleGathering, togglePanel, type Store } from '../state/store.ts'
import { toggleFullScreen } from './full-screen.ts'
import { isTyping } from './Combobox.tsx'
import { forgetTyped, typeAhead } from './typed-ahead.ts'

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
}

/** Share of the window that an arrow moves the map by. */
const PAN = 0.15

/** Returns what ends it. */
export function listenToKeys(store: Store, commands: Commands, undo: Undo): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey) return
    if (event.ctrlKey || event.metaKey) return actWithControl(event, store, commands, undo)
    if (event.key === 'Escape') return isInCluster(store) ? commands.send({ type: 'fit' }) : stepBack(store)
    if (isTyping(event.target)) return
    if (isPaletteAwaited(store)) {
      if (event.key.length === 1) typeAhead(event.key)
      return event.preventDefault()
    }
    const arrow = ARROWS[event.key]
    if (arrow) {
      if (isScrolling(event.target)) return
      event.preventDefault()
      return walk(store, commands, arrow, event.shiftKey)
    }
    act(event, store, commands)
  }
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}

function act(event: KeyboardEvent, store: Store, commands: Commands): void {
  const { key } = event
  const lens = LENS_NAMES[Number(key) - 1]
  if (key === '+' || key === '=') commands.send({ type: 'zoom', factor: 1.4 })
  else if (key === '-') commands.send({ type: 'zoom', factor: 1 / 1.4 })
  else if (key === '0') commands.send({ type: 'fit' })
  else if (key === '?') togglePanel(store, 'keys')
  else if (key === 't' || key === 'T') togglePanel(store, 'topics')
  else if (key === 'l' || key === 'L') togglePanel(store, 'table')
  else if (key === 'n' || key === 'N') {
    // What opens is to be written in, and must not begin with this letter.
    event.preventDefault()
    togglePanel(store, 'names')
  } else if (key === 's' || key === 'S') toggleGathering(store)
  else if (key === 'f' || key === 'F') toggleFullScreen()
  else if (key === 'Enter' && event.target === document.body) enter(store, commands)
  else if (lens && store.getState().snapshot?.lenses[lens]) chooseLens(store, lens)
}

/** Into what is selected; where clusters come first, to the largest one if nothing is. */
function enter(store: Store, commands: Commands): void {
  const { selection, clusters } = store.getState()
  const [largest] = clusters?.overview.ids ?? []
  if (!selection && largest !== undefined) select(store, { type: 'cluster', id: largest })
  else commands.send({ type: 'go-to-selection' })
}

function actWithControl(event: KeyboardEvent, store: Store, commands: Commands, undo: Undo): void {
  const key = event.key.toLowerCase()
  const arrow = ARROWS[event.key]
  if (key === 'k') {
    forgetTyped()
    togglePanel(store, 'palette')
  } else if (isTyping(event.target) && !isSwitch(event.target)) return
  else if (key === 'y' || (key === 'z' && event.shiftKey)) undo.redo()
  else if (key === 'z') undo.undo()
  else if (key === 'a') select(store, selectionOf(allShown(store.getState())))
  // On some machines these keys go back when nothing is there to be moved.
  else if (arrow && !isScrolling(event.target) && store.getState().selection) commands.send({ type: 'nudge', ...arrow })
  else return
  event.preventDefault()
}

/** Asked for, and still being loaded: what is typed is meant for it, not for the map. */
function isPaletteAwaited(store: Store): boolean {
  return store.getState().panel === 'palette' && !document.querySelector('dialog.palette[open]')
}

/** Boxes and sliders have nothing of their own to undo. */
function isSwitch(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && ['checkbox', 'radio', 'range'].includes(target.type)
}

/** To the neighbour in a direction from the mark that was picked last; `isMore` keeps those that were picked before. */
function walk(store: Store, commands: Commands, direction: Direction, isMore: boolean): void {
  const { view, visible, selection, clusters } = store.getState()
  if (!view || !visible) return
  if (clusters && selection?.type === 'cluster') {
    const next = clusterTowards(clusters, selection.id, direction)
    if (next !== undefined) select(store, { type: 'cluster', id: next })
    return commands.send({ type: 'keep-in-sight' })
  }
  const picked = selection?.type === 'node' || selection?.type === 'marks' ? marksOf(selection) : []
  const node = view.indexOf.get(picked.at(-1) ?? '')
  if (node === undefined) return commands.send({ type: 'pan', x: direction.x * PAN, y: direction.y * PAN })
  const next = neighbourTowards(view, visible, node, direction)
  if (next === undefined) return
  const key = view.keys[next]!
  // The mark that was come to is the last one again, even if it was picked before.
  select(store, selectionOf(isMore ? [...picked.filter((other) => other !== key), key] : [key]))
  commands.send({ type: 'go-to-selection' })
}

/** Whether an open cluster is selected: leaving it is a step of its own. */
function isInCluster(store: Store): boolean {
  const { selection, clusters, panel } = store.getState()
  return !panel && selection?.type === 'cluster' && isOpenCluster(clusters, selection.id)
}

/** Arrows inside a panel scroll it. */
function isScrolling(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('.panel-body, .menu') !== null
}
