/** Counts the map anew when only some papers count or clusters are to be finer, on a thread of its own: numbers at once, clusters when it rests. */
import type { Snapshot } from '../../core/index.ts'
import { Cancelled, CoterieWorker } from '../../worker/client.ts'
import { isRecount, isSameRecount, type CountedLens, type Recount } from '../state/counted.ts'
import { lensViewOf } from '../state/lens-view.ts'
import { showCounted, type State, type Store } from '../state/store.ts'

/** Milliseconds without a change after which clusters are looked for. */
const REST = 250

type Wanted = Pick<State, 'snapshot' | 'lens'> & { readonly snapshot: Snapshot; readonly recount: Recount }

/** A thread that counts. */
type Thread = Pick<CoterieWorker, 'keep' | 'countPapers' | 'regroup' | 'stop'>

export function followPapers(store: Store, startThread: () => Thread = () => new CoterieWorker()): void {
  let worker: { readonly snapshot: Snapshot; readonly client: Thread; readonly ready: Promise<void> } | undefined
  let isBusy = false
  let restTimer: ReturnType<typeof setTimeout> | undefined

  const workerOf = (snapshot: Snapshot): NonNullable<typeof worker> => {
    if (worker?.snapshot === snapshot) return worker
    worker?.client.stop()
    const client = startThread()
    return (worker = { snapshot, client, ready: client.keep(withoutTexts(snapshot)) })
  }
  const wantedNow = (): Wanted | undefined => {
    const { snapshot, lens, filters } = store.getState()
    const { years, venues, resolution } = filters
    return snapshot && isRecount(filters) ? { snapshot, lens, recount: { years, venues, resolution } } : undefined
  }
  const isStillWanted = (wanted: Wanted): boolean => {
    const now = wantedNow()
    return now?.snapshot === wanted.snapshot && now.lens === wanted.lens && isSameRecount(now.recount, wanted.recount)
  }
  const count = async (wanted: Wanted): Promise<CountedLens> => {
    const { client, ready } = workerOf(wanted.snapshot)
    await ready
    const { adjacency } = lensViewOf(wanted.snapshot.facts, wanted.snapshot.lenses[wanted.lens]!)
    const counts = await client.countPapers(wanted.lens, wanted.recount)
    // The clusters that were found last stand in for those still to be found, so that colours don't flicker.
    const last = store.getState().counted
    return {
      adjacency,
      recount: wanted.recount,
      ...counts,
      ...(last?.adjacency === adjacency && last.regrouped && { regrouped: last.regrouped }),
    }
  }
  const regroup = async (wanted: Wanted, counted: CountedLens): Promise<void> => {
    const regrouped = await workerOf(wanted.snapshot).client.regroup(
      wanted.lens,
      wanted.recount,
      wanted.recount.resolution,
    )
    if (isStillWanted(wanted)) showCounted(store, { ...counted, regrouped })
  }
  const fail = (error: unknown): void => {
    // Stopped for the sake of another graph, whose thread is at work already.
    if (error instanceof Cancelled) return
    worker?.client.stop()
    worker = undefined
    store.setState({ notice: 'The papers could not be counted; the map shows all of them.' })
  }
  const run = async (): Promise<void> => {
    for (let wanted = wantedNow(); wanted;) {
      const counted = await count(wanted)
      if (store.getState().snapshot === wanted.snapshot && store.getState().lens === wanted.lens)
        showCounted(store, counted)
      const current = wanted
      if (isStillWanted(current)) {
        restTimer = setTimeout(() => void regroup(current, counted).catch(fail), REST)
        return
      }
      wanted = wantedNow()
    }
  }
  store.subscribe((state, before) => {
    const isSame =
      state.snapshot === before.snapshot && state.lens === before.lens && isSameRecount(state.filters, before.filters)
    if (isSame) return
    clearTimeout(restTimer)
    if (!wantedNow() && state.counted) store.setState({ counted: undefined })
    if (isBusy) return
    isBusy = true
    run()
      .catch(fail)
      .finally(() => (isBusy = false))
  })
}

/** Counting needs no abstracts and bylines; without them a graph crosses to its thread quickly. */
function withoutTexts(snapshot: Snapshot): Snapshot {
  const papers = snapshot.facts.papers.map(({ id, title, year, venue, origins }) => ({
    id,
    title,
    authorships: [],
    keywords: [],
    links: [],
    origins,
    ...(year !== undefined && { year }),
    ...(venue !== undefined && { venue }),
  }))
  return { manifest: snapshot.manifest, facts: { ...snapshot.facts, papers }, lenses: snapshot.lenses, issues: [] }
}
