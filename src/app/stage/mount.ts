/** Ties the stage to the state: what changes there is drawn here, what is pointed at here is told there. */
import {
  createScene,
  standUpright,
  projectX,
  projectY,
  withoutClusters,
  type Positions,
  type Scene,
} from '../../core/index.ts'
import type { Camera } from '../state/address.ts'
import { isEmbedded } from '../state/address.ts'
import type { Command, Commands } from '../state/commands.ts'
import { isOtherPicture, lookOf } from '../state/look.ts'
import { isOverview } from '../state/overview.ts'
import { addPins } from '../state/annotations.ts'
import { clustersOf, edgeSelection, marksOf, selectionOf, toggleMark } from '../state/selection.ts'
import { countYears } from '../state/publication.ts'
import type { Settler } from '../state/settling.ts'
import { annotate, closePanel, hover, select, selectNode, type State, type Store } from '../state/store.ts'
import { isNarrow } from '../state/window-size.ts'
import type { Area, Insets } from './camera.ts'
import type { Point } from './gesture-sign.ts'
import type { Gestures } from './gestures.ts'
import { ghostsOf } from './ghosts.ts'
import { frontOf, highlightOf, kinInView } from './highlight.ts'
import { pinsFor } from './moving.ts'
import { readGradient, readPalette } from './palette.ts'
import { pickEdgeFor, pickNode } from './picking.ts'
import { coveredBy, isOtherCover, isWithin, roomOf, wayIntoSight } from './room.ts'
import { gatherOverviews } from './overview.ts'
import type { OverviewLayer } from './overview-layer.ts'
import { signsOf } from './signs.ts'
import { Stage } from './stage.ts'
import { createTurns } from './turns.ts'
import { isStill, sheetOf, watchWindow } from './watching.ts'

/** Pixels around a mark within which it is meant. */
const POINTER_REACH = 5
const FINGER_REACH = 16
const LINK_REACH = 5
/** Pixels that the keyboard moves marks by. */
const NUDGE = 12

export function mountStage(container: HTMLElement, store: Store, commands: Commands, settling: Settler['state']): void {
  let stage: Stage | undefined
  let scene: Scene | undefined
  /** The state that is on the stage, and the last one that a scene was made of or will be. */
  let shown: State | undefined
  let asked: State | undefined
  let isRedrawDue = false
  let isFlowing = false
  let lastCamera: Camera | undefined
  /** What the camera was last brought to, as long as nobody has moved it since; aside is where it makes room for a panel. */
  let aim: 'whole map' | 'whole map aside' | 'selection' | undefined
  let inFront: readonly number[] = []
  let overview: OverviewLayer | undefined
  /** Place of the closed cluster under the pointer. */
  let pointedAt: number | undefined
  let gestures: Gestures | undefined
  const turns = createTurns()
  const overviews = gatherOverviews()

  /** Makes the scene of a state; where clusters come first they are gathered before it is shown. */
  const arrange = (state: State, show: (next: Scene, layer: OverviewLayer | undefined) => void): void => {
    const { view, visible } = state
    if (!view || !visible) return
    const palette = readPalette(document.documentElement)
    const look = lookOf(state, readGradient(document.documentElement), palette)
    const create = (isUnlinked: boolean): Scene =>
      createScene(view, visible, look.colours ? withoutClusters(palette) : palette, sheetOf(container), {
        ...look,
        isUnlinked,
      })
    overviews.arrange(isOverview(state), create, look, show)
  }

  /** Numbers of marks mean something only while the stage has the lens that they are of. */
  const isOnStage = ({ view }: State): boolean => scene !== undefined && scene.view.keys === view?.keys

  const highlight = (): void => {
    const state = store.getState()
    const { view, visible, hovered } = state
    // While a scene is made the stage still shows what was before.
    if (!stage || !view || !visible || !isOnStage(state)) return
    const node = hovered === undefined ? undefined : view.indexOf.get(hovered)
    const cluster = overview?.highlight(state.selection, pointedAt)
    const isOfCluster = pointedAt !== undefined || clustersOf(state.selection).length > 0
    const front =
      overview && node === undefined && isOfCluster
        ? cluster
        : highlightOf(view, visible, state.selection, node, kinInView(state))
    inFront = front?.nodes ?? []
    stage.setHighlight(front)
  }

  const haunt = (): void => {
    const { snapshot } = store.getState()
    if (scene && snapshot) stage?.setGhosts(ghostsOf(scene, snapshot, settling.getState()))
  }

  const sign = (): void => {
    const state = store.getState()
    if (state.view && isOnStage(state)) stage?.setSigns(signsOf(state.view, state.annotations))
  }

  const pickCluster = (x: number, y: number): number | undefined => stage && overview?.pick(stage.projection, x, y)

  const pointAt = (cluster: number | undefined): void => {
    if (cluster === pointedAt) return
    pointedAt = cluster
    highlight()
  }

  const pick = (x: number, y: number, reach: number): number | undefined =>
    stage && scene && pickNode(scene, stage.projection, x, y, reach, inFront)

  const open = (): Stage =>
    (stage ??= new Stage(container, {
      onPoint(x, y) {
        const node = pick(x, y, POINTER_REACH)
        pointAt(node === undefined ? pickCluster(x, y) : undefined)
        container.classList.toggle('is-on-mark', node !== undefined || pointedAt !== undefined)
        hover(store, node === undefined ? undefined : scene?.view.keys[node])
      },
      onLeave() {
        pointAt(undefined)
        hover(store, undefined)
      },
      onPress(x, y, isTouch) {
        if (!gestures?.isOver()) press(x, y, isTouch)
      },
      onDouble(x, y) {
        if (pickCluster(x, y) !== undefined) return goToSelection(isStill())
        stage?.zoomAt(x, y, 2, isStill())
      },
      onCamera(camera) {
        // The whole map needs no mention in the address: another window would fit it anew.
        lastCamera = aim === 'whole map' ? undefined : camera
        store.setState({ camera: lastCamera })
        tellDrawn()
      },
      onMove() {
        aim = undefined
      },
      onOpen(next) {
        scene = next
        pointedAt = undefined
        store.setState({ clusters: next.clusters })
        hover(store, undefined)
        // After the frame that is being drawn.
        queueMicrotask(highlight)
        queueMicrotask(haunt)
        tellDrawn()
      },
      onComplete() {
        const { dataset } = document.documentElement
        if ('standing' in dataset) return
        performance.mark('coterie-map')
        // By the style sheet bars appear in this frame; what else waits comes when it is on the screen.
        dataset['standing'] = ''
        requestAnimationFrame(() => turns.add(() => store.setState({ isStanding: true })))
        void listen()
      },
    }))

  /** What gathers and moves marks is not needed for the first picture. */
  const listen = async (): Promise<void> => {
    const { listenToGestures } = await import('./gestures.ts')
    gestures = listenToGestures(container, {
      scene: () => scene,
      projection: () => stage!.projection,
      pick: ({ x, y }, isTouch) => pick(x, y, isTouch ? FINGER_REACH : POINTER_REACH),
      picked,
      isGathering: () => store.getState().isGathering,
      press: ({ x, y }, isTouch) => press(x, y, isTouch),
      toggle: (node) => select(store, toggleMark(store.getState().selection, scene!.view.keys[node]!)),
      gather(nodes) {
        const keys = nodes.map((node) => scene!.view.keys[node]!)
        const { selection } = store.getState()
        if (keys.length > 0)
          select(store, selectionOf([...(selection?.type === 'path' ? [] : marksOf(selection)), ...keys]))
      },
      move,
    })
  }

  /** Marks that were picked one by one; a path or a link is not moved by its ends. */
  const picked = (): readonly number[] => {
    const { selection } = store.getState()
    if (!scene || (selection?.type !== 'node' && selection?.type !== 'marks')) return []
    const { indexOf } = scene.view
    return marksOf(selection).flatMap((key) => indexOf.get(key) ?? [])
  }

  const move = (nodes: readonly number[], by: Point): void => {
    const state = store.getState()
    if (stage && scene && state.view && isOnStage(state) && nodes.length > 0)
      annotate(store, addPins(state.annotations, pinsFor(state.view, scene, stage.projection, nodes, by)))
  }

  const tellDrawn = (): void => {
    const now = stage?.drawn
    const { drawn } = store.getState()
    if (now && JSON.stringify(now) !== JSON.stringify(drawn)) store.setState({ drawn: now })
  }

  /** A fresh page shows everything; a copied link its camera, or else what it has selected. */
  const arrive = (state: State): void => {
    if (!stage) return
    if (state.camera) stage.moveTo({ ...state.camera }, true)
    else fit(true)
    if (!state.camera && state.selection) goToSelection(true)
  }

  const room = (): Insets => {
    const state = store.getState()
    const hasYears = state.snapshot !== undefined && countYears(state.snapshot.facts).length > 0
    return roomOf({ ...state, isEmbedded: isEmbedded(location), hasYears }, sheetOf(container))
  }

  const fit = (isSudden: boolean): void => {
    stage?.fit(room(), isSudden)
    aim = 'whole map'
    // A camera that stands there already does not come to rest anew.
    if (store.getState().camera) store.setState({ camera: undefined })
  }

  const press = (x: number, y: number, isTouch: boolean): void => {
    if (!stage || !scene) return
    const { view } = scene
    const { selection } = store.getState()
    const node = pick(x, y, isTouch ? FINGER_REACH : POINTER_REACH)
    if (node !== undefined) return selectNode(store, view.keys[node]!)
    const cluster = pickCluster(x, y)
    if (cluster !== undefined) return select(store, { type: 'cluster', id: scene.clusters!.overview.ids[cluster]! })
    const selected = selection?.type === 'node' ? view.indexOf.get(selection.key) : undefined
    const edge = pickEdgeFor(scene, stage.projection, x, y, isTouch ? FINGER_REACH : LINK_REACH, selected)
    const tie = edge === undefined && overview?.pickTie(stage.projection, x, y, isTouch ? FINGER_REACH : LINK_REACH)
    if (tie) return select(store, tie)
    if (edge === undefined) {
      closePanelWhenNarrow()
      return select(store, undefined)
    }
    const { sources, targets } = view.network
    select(store, edgeSelection(view.keys[sources[edge]!]!, view.keys[targets[edge]!]!))
  }

  const closePanelWhenNarrow = (): void => {
    if (isNarrow(window.innerWidth)) closePanel(store)
  }

  const goToSelection = (isSudden: boolean): void => {
    const state = store.getState()
    const area = overview?.areaOf(state.selection)
    const front = isOnStage(state) && frontOf(state)
    if (!stage || !(area ?? front)) return
    overview?.enter(state.selection)
    if (area) stage.frameArea(area, room(), 0.02, isSudden)
    else if (front) stage.frameNodes(front.nodes, room(), undefined, isSudden)
    aim = 'selection'
  }

  /** Moves the map to the disc of the selected cluster if that is out of sight. */
  const keepInSight = (): void => {
    const { selection } = store.getState()
    const place = selection?.type === 'cluster' ? scene?.clusters?.overview.places[selection.id] : undefined
    if (!stage || place === undefined || place < 0) return
    const { x, y } = scene!.clusters!.discs
    const { projection, camera } = stage
    const free = room()
    const [atX, atY] = [projectX(projection, x[place]!), projectY(projection, y[place]!)]
    if (isWithin(atX, atY, free, projection)) return
    const spot: Area = [
      [x[place]!, x[place]!],
      [y[place]!, y[place]!],
    ]
    const before = aim
    stage.frameArea(spot, free, camera.ratio, isStill())
    aim ??= before === 'whole map' ? 'whole map aside' : before
  }

  /** Moves the map a little if what is selected lies under a panel that has opened. */
  const reveal = (): void => {
    const state = store.getState()
    const front = isOnStage(state) && frontOf(state)
    if (!stage || !scene || !front) return
    const { view } = scene
    const { projection } = stage
    const wanted = aim === 'selection' || front.picked.length === 0 ? front.nodes : front.picked
    const sight = wanted.flatMap((node) => {
      const [x, y] = [projectX(projection, view.x[node]!), projectY(projection, view.y[node]!)]
      return x >= 0 && x <= projection.width && y >= 0 && y <= projection.height ? { node, x, y } : []
    })
    const way = wayIntoSight(sight, coveredBy(store.getState(), projection), room(), projection)
    const before = aim
    if (!way) {
      const nodes = sight.map(({ node }) => node)
      stage.frameNodes(nodes, room(), undefined, isStill())
    } else if (way.x !== 0 || way.y !== 0) stage.pan(-way.x / projection.width, way.y / projection.height, isStill())
    aim ??= before === 'whole map' ? 'whole map aside' : before
  }

  const obey = (command: Command): void => {
    if (!stage) return
    if (command.type === 'zoom') stage.zoom(command.factor, isStill())
    else if (command.type === 'pan') stage.pan(command.x, command.y, isStill())
    else if (command.type === 'nudge') move(picked(), { x: command.x * NUDGE, y: -command.y * NUDGE })
    else if (command.type === 'fit') fit(isStill())
    else if (command.type === 'go-to-selection') goToSelection(isStill())
    else if (command.type === 'keep-in-sight') keepInSight()
    else if (command.type === 'draw-picture') command.deliver(stage.drawing(command.wish))
    else command.deliver(stage.picture(command.wish))
  }

  /** The panels are drawn first; then a scene is made in one task and shown in the next. */
  const redraw = (): void => {
    asked = store.getState()
    if (isRedrawDue) return
    isRedrawDue = true
    turns.add(() => {
      isRedrawDue = false
      const state = (asked = store.getState())
      arrange(state, (next, layer) => turns.next(() => show(state, next, layer)))
    })
  }

  const show = (state: State, next: Scene, layer: OverviewLayer | undefined): void => {
    const before = shown
    const isOtherMap = state.lens !== before?.lens || state.snapshot !== before.snapshot
    scene = next
    overview = layer
    pointedAt = undefined
    shown = state
    isFlowing = false
    open().show(next, !isOtherMap && state.annotations !== before?.annotations, layer)
    store.setState({ clusters: next.clusters })
    if (!before?.visible?.nodeCount) arrive(state)
    // Somebody may have moved the camera while clusters were gathered.
    else if (isOtherMap && !store.getState().camera) fit(true)
    highlight()
    haunt()
    sign()
    stage?.cover(coveredBy(store.getState(), sheetOf(container)))
    tellDrawn()
  }

  /** What a running layout has reached so far; sizes, colours and what is shown stay as they are. */
  const flow = ({ view, visible }: State, { x, y }: Positions): void => {
    if (!stage || !scene || !view || !visible || scene.view.keys !== view.keys) return
    isFlowing = true
    overview = undefined
    scene = { ...(scene.clusters?.whole ?? scene), view: standUpright({ ...view, x, y }, sheetOf(container)) }
    stage.showMoving(scene)
  }

  /** Brings the camera to where a change of the state wants it. */
  const follow = (state: State, before: State): void => {
    const isOtherMap = state.lens !== before.lens || state.snapshot !== before.snapshot
    const isOtherCamera = state.camera !== before.camera && state.camera !== lastCamera
    if (state.selection !== before.selection && aim === 'selection') aim = undefined
    // Another map comes with its own place for the camera.
    if (isOtherMap && !state.camera) return
    if (state.camera && isOtherCamera) stage?.moveTo(state.camera, isStill())
    else if (isOtherCamera && aim !== 'whole map') fit(isStill())
    // On a phone too little is left above a sheet for the whole map.
    else if (state.panel !== before.panel && aim === 'whole map' && !isNarrow(window.innerWidth)) fit(isStill())
    else if (!isOtherCover(state, before, sheetOf(container))) return
    else if (aim === 'whole map aside' && !state.selection && !state.panel) fit(isStill())
    else reveal()
  }

  store.subscribe((_, before) => {
    // Who heard of a change before may have made another one since.
    const state = store.getState()
    if (!state.view) return
    if (state.places && state.places !== before.places) return flow(state, state.places)
    if (!asked || isOtherPicture(state, asked) || (isFlowing && !state.places)) redraw()
    else if (state.selection !== before.selection || state.hovered !== before.hovered) highlight()
    if (state.annotations !== before.annotations) sign()
    container.classList.toggle('is-gathering', state.isGathering)
    if (!stage || !shown) return
    stage.cover(coveredBy(state, sheetOf(container)))
    turns.run(() => follow(state, before))
  })
  // Shaders are compiled while the map is on its way.
  turns.add(open)
  settling.subscribe(haunt)
  commands.listen((command) => turns.run(() => obey(command)))
  watchWindow(container, {
    redraw,
    settle() {
      turns.run(() => {
        if (aim === 'whole map') fit(true)
        else if (aim === 'selection') goToSelection(true)
      })
    },
    takeFonts: () => stage?.takeFonts(),
  })
}
