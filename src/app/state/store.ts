/** The state of the page in one place, and the intents that change it. */
import { createStore as createZustand, type StoreApi } from 'zustand/vanilla'
import {
  LENS_NAMES,
  createCorpus,
  type Annotations,
  type Clusters,
  type Corpus,
  type Drawn,
  type LensName,
  type Positions,
  type Snapshot,
} from '../../core/index.ts'
import { NO_ANNOTATIONS, annotationsOf, placePins } from './annotations.ts'
import { fromAddress, toAddress, type Camera, type View } from './address.ts'
import { NO_FILTERS, selectVisible, type Filters, type Visible } from './filters.ts'
import type { Keeper } from './keeping.ts'
import { lensViewOf, type LensView } from './lens-view.ts'
import { PLAIN_LOOK, type Look, type MeasuredLens } from './measures.ts'
import { isPartDue, type FoundPart } from './parts.ts'
import { countedView, isSameSieve, type CountedLens } from './counted.ts'
import type { PathLimits } from './paths.ts'
import { clustersOf, isSameSelection, type Selection } from './selection.ts'

export type Load =
  | { readonly status: 'loading' }
  /** The address names a graph of another site; whether it is wanted. */
  | { readonly status: 'asking'; readonly address: URL; readonly answer: (isWanted: boolean) => void }
  | { readonly status: 'ready' }
  /** What happened, and what to do about it. */
  | { readonly status: 'failed'; readonly problem: string; readonly advice: string }

export type Theme = 'system' | 'light' | 'dark' | 'contrast'

/** The one floating panel that is open besides the details. */
export type PanelName =
  'topics' | 'table' | 'names' | 'changes' | 'legend' | 'layout' | 'filters' | 'export' | 'keys' | 'palette'

export interface State {
  readonly load: Load
  readonly snapshot: Snapshot | undefined
  readonly corpus: Corpus | undefined
  readonly view: LensView | undefined
  readonly visible: Visible | undefined
  readonly lens: LensName
  readonly selection: Selection | undefined
  /** Key of the mark under the pointer or the keyboard's ring. */
  readonly hovered: string | undefined
  readonly filters: Filters
  readonly look: Look
  /** Which papers paths may lead over. */
  readonly pathLimits: PathLimits
  /** The lens counted for the papers that filters let through. */
  readonly counted: CountedLens | undefined
  /** The part of a lens that was found last. */
  readonly found: FoundPart | undefined
  /** How central the marks of a lens are, when that was asked for. */
  readonly measured: MeasuredLens | undefined
  /** Notes on marks, and marks put somewhere by hand. */
  readonly annotations: Annotations
  /** Where a layout that runs has brought the marks so far. */
  readonly places: Positions | undefined
  readonly camera: Camera | undefined
  /** The first picture is complete; what is not on it may be loaded from now on. */
  readonly isStanding: boolean
  /** Marks and links that the stage draws at this distance; unknown before it has drawn. */
  readonly drawn: Drawn | undefined
  /** Clusters as single marks and which of them are open, where they come first. */
  readonly clusters: Clusters | undefined
  readonly theme: Theme
  readonly panel: PanelName | undefined
  /** Drawing on the map gathers marks instead of moving it. */
  readonly isGathering: boolean
  /** The list of names that is looked up. */
  readonly names: string
  /** Keeps the person's own work, as soon as that is loaded. */
  readonly keeper: Keeper | undefined
  /** What was done at the person's wish, to be said for a moment. */
  readonly notice: string | undefined
}

export type Store = StoreApi<State>

export function createStore(): Store {
  return createZustand<State>(() => ({
    load: { status: 'loading' },
    snapshot: undefined,
    corpus: undefined,
    view: undefined,
    visible: undefined,
    lens: LENS_NAMES[0],
    selection: undefined,
    hovered: undefined,
    filters: NO_FILTERS,
    look: PLAIN_LOOK,
    pathLimits: {},
    annotations: NO_ANNOTATIONS,
    counted: undefined,
    found: undefined,
    measured: undefined,
    places: undefined,
    camera: undefined,
    isStanding: false,
    drawn: undefined,
    clusters: undefined,
    theme: 'system',
    panel: undefined,
    isGathering: false,
    names: '',
    keeper: undefined,
    notice: undefined,
  }))
}

export function openSnapshot(store: Store, snapshot: Snapshot, hash: string): void {
  const wanted = fromAddress(hash)
  const lens = snapshot.lenses[wanted.lens] ? wanted.lens : lensNamesOf(snapshot)[0]
  if (!lens) {
    failLoad(store, 'The snapshot holds no map.', 'Build it again with “coterie build”.')
    return
  }
  const annotations = annotationsOf(snapshot)
  store.setState({
    load: { status: 'ready' },
    snapshot,
    corpus: createCorpus(snapshot.facts),
    ...awaitPart(deriveView(store, snapshot, lens, wanted.filters, { annotations }), undefined),
    annotations,
    selection: wanted.selection,
    look: wanted.look,
    pathLimits: wanted.pathLimits,
    camera: wanted.camera,
  })
}

/** Resolves with the person's answer; meanwhile the page shows the question. */
export function askForOtherSite(store: Store, address: URL): Promise<boolean> {
  return new Promise((resolve) =>
    store.setState({
      load: {
        status: 'asking',
        address,
        answer(isWanted) {
          store.setState({ load: { status: 'loading' } })
          resolve(isWanted)
        },
      },
    }),
  )
}

export function failLoad(store: Store, problem: string, advice: string): void {
  store.setState({ load: { status: 'failed', problem, advice } })
}

export function lensNamesOf(snapshot: Snapshot): LensName[] {
  return LENS_NAMES.filter((name) => snapshot.lenses[name] !== undefined)
}

export function chooseLens(store: Store, lens: LensName): void {
  const { snapshot, lens: current, filters } = store.getState()
  if (!snapshot || lens === current) return
  // Clusters are numbered per lens, so a cluster picked in one means nothing in another.
  const kept = { ...filters, cluster: undefined }
  const selection = store.getState().selection
  store.setState({
    ...awaitPart(deriveView(store, snapshot, lens, kept), store.getState().found),
    selection: clustersOf(selection).length > 0 ? undefined : selection,
    hovered: undefined,
    camera: undefined,
  })
}

export function select(store: Store, selection: Selection | undefined): void {
  if (!isSameSelection(store.getState().selection, selection)) store.setState({ selection })
}

export function selectNode(store: Store, key: string): void {
  select(store, { type: 'node', key })
}

export function hover(store: Store, key: string | undefined): void {
  if (store.getState().hovered !== key) store.setState({ hovered: key })
}

export function changeFilters(store: Store, change: Partial<Filters>): void {
  changeTo(store, { filters: { ...store.getState().filters, ...change } })
}

export function annotate(store: Store, annotations: Annotations): void {
  if (annotations !== store.getState().annotations) changeTo(store, { annotations })
}

/** What a person changes about the map, and may take back. */
export type Changes = Pick<State, 'filters' | 'look' | 'pathLimits' | 'annotations' | 'selection'>

/** Makes these changes at once. */
export function changeTo(store: Store, changes: Partial<Changes>): void {
  const { snapshot, lens, filters, annotations } = { ...store.getState(), ...changes }
  const isOther = changes.filters !== undefined || changes.annotations !== undefined
  store.setState({
    ...changes,
    ...(snapshot && isOther && deriveView(store, snapshot, lens, filters, { annotations })),
  })
}

export function changeLook(store: Store, change: Partial<Look>): void {
  store.setState({ look: { ...store.getState().look, ...change } })
}

export function chooseTheme(store: Store, theme: Theme): void {
  store.setState({ theme })
}

export function togglePanel(store: Store, panel: PanelName): void {
  store.setState({ panel: store.getState().panel === panel ? undefined : panel })
}

export function toggleGathering(store: Store): void {
  const isGathering = !store.getState().isGathering
  store.setState({
    isGathering,
    notice: isGathering ? 'Draw around marks to select them; Esc ends it.' : undefined,
  })
}

export function closePanel(store: Store): void {
  if (store.getState().panel) store.setState({ panel: undefined })
}

/** One step back from whatever is in the way: panel, lasso, then selection, then the narrowest filter. */
export function stepBack(store: Store): void {
  const { panel, isGathering, selection, filters } = store.getState()
  if (panel) closePanel(store)
  else if (isGathering) store.setState({ isGathering: false })
  else if (selection) select(store, undefined)
  else if (filters.only) changeFilters(store, { only: undefined })
  else if (filters.around) changeFilters(store, { around: undefined })
  else if (filters.part) changeFilters(store, { part: undefined })
  else if (filters.cluster !== undefined) changeFilters(store, { cluster: undefined })
}

/** Makes the page show what an address says. */
export function visitAddress(store: Store, hash: string): void {
  const { snapshot, lens } = store.getState()
  if (!snapshot) return
  const wanted = fromAddress(hash)
  const next = snapshot.lenses[wanted.lens] ? wanted.lens : lens
  store.setState({
    ...deriveView(store, snapshot, next, wanted.filters),
    selection: wanted.selection,
    look: wanted.look,
    pathLimits: wanted.pathLimits,
    camera: wanted.camera,
  })
}

/** Keys of the marks that filters let through. */
export function allShown({ view, visible }: Pick<State, 'view' | 'visible'>): string[] {
  return view && visible ? view.keys.filter((_, node) => visible.nodes[node]) : []
}

export function addressOf(state: State): string {
  const view: View = {
    lens: state.lens,
    selection: state.selection,
    filters: state.filters,
    look: state.look,
    pathLimits: state.pathLimits,
    camera: state.camera,
  }
  return toAddress(view)
}

type Derived = Pick<State, 'lens' | 'view' | 'visible' | 'filters'>

export function deriveView(
  store: Store,
  snapshot: Snapshot,
  lens: LensName,
  filters: Filters,
  changed: Partial<Pick<State, 'counted' | 'found' | 'annotations'>> = {},
): Derived {
  const before = store.getState()
  const { counted, found, annotations } = { ...before, ...changed }
  const whole = countedView(lensViewOf(snapshot.facts, snapshot.lenses[lens]!), filters, counted)
  const view = placePins(whole, annotations.pins)
  // While some papers are still being counted nothing changes on the map, so nothing is drawn again.
  const isAsBefore = view === before.view && isSameSieve(filters, before.filters) && found === before.found
  return { lens, view, visible: (isAsBefore && before.visible) || selectVisible(view, filters, found), filters }
}

/** Of a map that comes with a part of it nothing is drawn before that is found. */
function awaitPart(derived: Derived, found: FoundPart | undefined): Derived {
  const { view, visible, filters } = derived
  if (!view || !visible || !isPartDue(view, filters.part, found)) return derived
  const nothing = { nodes: visible.nodes.map(() => 0), edges: visible.edges.map(() => 0), nodeCount: 0, edgeCount: 0 }
  return { ...derived, visible: nothing }
}

/** Shows what was counted for the papers that filters let through. */
export function showCounted(store: Store, counted: CountedLens): void {
  const { snapshot, lens, filters } = store.getState()
  store.setState({ counted, ...(snapshot && deriveView(store, snapshot, lens, filters, { counted })) })
}

/** Shows the part that was found. */
export function showFound(store: Store, found: FoundPart): void {
  const { snapshot, lens, filters } = store.getState()
  store.setState({ found, ...(snapshot && deriveView(store, snapshot, lens, filters, { found })) })
}
