/** Keeps a person's own work in the browser while it is done, and goes on with it after the page was closed or broke down. */
import { createStore as createZustand } from 'zustand/vanilla'
import type { Snapshot } from '../../core/index.ts'
import { CoterieWorker } from '../../worker/client.ts'
import { annotationsOf, withAnnotations } from '../state/annotations.ts'
import { ownSnapshot } from '../state/comparing.ts'
import { findEntity } from '../state/entities.ts'
import type { Keeper, Keeping } from '../state/keeping.ts'
import { addressOf, openSnapshot, type State, type Store } from '../state/store.ts'
import type { Undo } from '../state/undo.ts'
import { claimPage, isElsewhere, markPage } from './page-identity.ts'
import { openWorkStore, type Work, type WorkStore } from './work-store.ts'

/** Milliseconds after a change before it is written, so that many together are written once. */
const PAUSE = 800
/** A larger graph is not kept by itself. */
const MOST_BYTES = 150_000_000

/**
 * `built` is the graph that the page came with. With `isReturning` the page goes on at once with what it showed before
 * it was loaded again; the promise is fulfilled when that is done. Never rejects.
 */
export async function createKeeper(
  store: Store,
  undo: Undo,
  built: Snapshot | undefined,
  isReturning: boolean,
): Promise<Keeper> {
  const state = createZustand<Keeping>(() => ({ status: 'quiet' }))
  const say = (keeping: Keeping): void => state.setState(keeping, true)
  let offered: Work | undefined
  let works: WorkStore | undefined
  const keeper: Keeper = {
    state,
    resume() {
      const work = offered
      if (work && works) void goOn(works, work)
    },
    forget() {
      if (offered) void works?.remove(offered.id)
      say({ status: 'quiet' })
    },
    dismiss: () => say({ status: 'quiet' }),
  }
  const refuse = (problem: string): void => say({ status: 'refused', problem })

  const goOn = async (from: WorkStore, work: Work): Promise<void> => {
    try {
      const graph = work.bytes > 0 ? await readGraph(from, work) : built
      if (!graph) return
      const before = currentOf(store.getState())
      const address = addressOf(store.getState())
      const show = (snapshot: Snapshot, where: string): string => {
        openSnapshot(store, snapshot, where)
        return 'went on with your own work'
      }
      show(withAnnotations(graph, work.annotations), work.address)
      const back = before ?? built
      if (back)
        undo.remember({
          redo: () => show(withAnnotations(graph, work.annotations), work.address),
          undo() {
            say({ status: 'quiet' })
            return show(back, address)
          },
        })
      say({ status: 'resumed', work })
    } catch (error) {
      refuse(`The work that was kept could not be opened: ${reasonOf(error)}`)
    }
  }

  try {
    works = await openWorkStore()
    const id = await claimPage()
    const kept = await works.list()
    const own = kept.find((work) => work.id === id)
    if (own && isReturning) await goOn(works, own)
    else {
      for (const work of kept)
        if (!offered && work.id !== id && isWorthwhile(work, built) && !(await isElsewhere(work.id))) offered = work
      if (offered) say({ status: 'offered', work: offered })
    }
    follow(store, works, id, built, refuse)
  } catch (error) {
    refuseWhenNeeded(store, built, () => refuse(`This browser keeps nothing for this page: ${reasonOf(error)}`))
  }
  return keeper
}

/** Notes on a graph that the page no longer comes with say nothing. */
function isWorthwhile({ bytes, annotations }: Work, built: Snapshot | undefined): boolean {
  if (bytes > 0) return true
  return (
    built !== undefined && [...annotations.notes, ...annotations.pins].some(({ key }) => findEntity(built.facts, key))
  )
}

function currentOf({ snapshot, annotations }: State): Snapshot | undefined {
  return snapshot && withAnnotations(snapshot, annotations)
}

async function readGraph(works: WorkStore, { id }: Work): Promise<Snapshot> {
  const file = await works.graphOf(id)
  if (!file) throw new Error('its graph is missing.')
  const worker = new CoterieWorker()
  try {
    const { snapshot, problem } = await worker.open(file)
    if (!snapshot) throw new Error(problem)
    return snapshot
  } finally {
    worker.stop()
  }
}

/** Writes what is changed, a moment after it was changed. */
function follow(
  store: Store,
  works: WorkStore,
  id: string,
  built: Snapshot | undefined,
  refuse: (problem: string) => void,
): void {
  let written: { readonly snapshot: Snapshot | undefined; readonly bytes: number } = { snapshot: undefined, bytes: 0 }
  let isKept = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = Promise.resolve()

  const write = async (): Promise<void> => {
    const state = store.getState()
    if (!state.snapshot) return
    const { annotations } = state
    const snapshot = ownSnapshot(state.snapshot)
    if (!isOwn(state, built)) {
      if (isKept) await works.remove(id)
      isKept = false
      markPage(undefined)
      return
    }
    const graph = isBuilt(snapshot, built) || snapshot === written.snapshot ? undefined : await pack(snapshot)
    if (graph && graph.size > MOST_BYTES)
      throw new Error(
        `the graph has ${Math.round(graph.size / 1e6)} MB, and more than ${MOST_BYTES / 1e6} are not kept.`,
      )
    const bytes = isBuilt(snapshot, built) ? 0 : (graph?.size ?? written.bytes)
    const { papers, authors } = snapshot.facts
    await works.put(
      {
        id,
        savedAt: Date.now(),
        address: addressOf(state),
        annotations,
        papers: papers.length,
        people: authors.length,
        bytes,
      },
      graph,
    )
    written = { snapshot, bytes }
    isKept = true
    markPage(id)
  }
  const writeSoon = (pause: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      last = last.then(write).catch((error: unknown) => refuse(`Your work could not be kept: ${reasonOf(error)}`))
    }, pause)
  }
  store.subscribe((state, before) => {
    const isOther =
      state.snapshot !== before.snapshot ||
      state.annotations !== before.annotations ||
      (isOwn(state, built) && addressOf(state) !== addressOf(before))
    if (isOther) writeSoon(PAUSE)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && timer !== undefined) writeSoon(0)
  })
  if (isOwn(store.getState(), built)) writeSoon(PAUSE)
}

/** There is more than the page came with. */
function isOwn({ snapshot, annotations }: State, built: Snapshot | undefined): boolean {
  return !isBuilt(snapshot && ownSnapshot(snapshot), built) || annotations !== annotationsOf(built)
}

/** The graph that the page came with, whatever was written on it. */
function isBuilt(snapshot: Snapshot | undefined, built: Snapshot | undefined): boolean {
  return snapshot?.facts === built?.facts && snapshot?.lenses === built?.lenses
}

/** On a thread of its own: a large graph takes a while to become a file. */
async function pack(snapshot: Snapshot): Promise<Blob> {
  const worker = new CoterieWorker()
  try {
    return await worker.write(snapshot)
  } finally {
    worker.stop()
  }
}

/** Nobody needs to hear of it before there is something to lose. */
function refuseWhenNeeded(store: Store, built: Snapshot | undefined, refuse: () => void): void {
  const check = (): boolean => {
    const isNeeded = store.getState().snapshot !== undefined && isOwn(store.getState(), built)
    if (isNeeded) refuse()
    return isNeeded
  }
  if (check()) return
  const end = store.subscribe(() => check() && end())
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return /[.!?]$/.test(text) ? text : `${text}.`
}
