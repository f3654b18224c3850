/** Reads the documents a person brings on a thread of its own, and puts what is built of them on the page. */
import { createStore as createZustand } from 'zustand/vanilla'
import {
  DEFAULTS,
  isCompactSnapshot,
  isExplorerFile,
  type Issue,
  type LinesRead,
  type ReadReport,
  type Snapshot,
} from '../../core/index.ts'
import { Cancelled, CoterieWorker } from '../../worker/client.ts'
import { withAnnotations } from '../state/annotations.ts'
import { leaveComparing } from '../state/comparing.ts'
import type { Built, Importer, ImportState, PageFile } from '../state/imports.ts'
import { arrangeAhead } from '../state/lens-view.ts'
import { openSnapshot, type Store } from '../state/store.ts'
import type { Undo } from '../state/undo.ts'

/** Enough of a file to see that it is a snapshot and not a document. */
const SNAPSHOT_HEAD = 64
const SNAPSHOT_MARK = '"format":"coterie-snapshot"'

/** The graphs that were on the page before and after something was brought in. */
interface Exchange {
  before?: Snapshot
  after?: Snapshot
}

export function createImporter(store: Store, undo: Undo): Importer {
  const state = createZustand<ImportState>(() => ({ status: 'closed' }))
  let worker: CoterieWorker | undefined
  let before: Snapshot | undefined
  let last: Exchange = {}
  let given: { readonly files: readonly PageFile[]; readonly issues: readonly Issue[] } = { files: [], issues: [] }
  let report: ReadReport | undefined

  const attempt = async (job: () => Promise<void>): Promise<void> => {
    try {
      await job()
    } catch (error) {
      if (error instanceof Cancelled) return
      stopWorker()
      state.setState({ status: 'failed', problem: error instanceof Error ? error.message : String(error) }, true)
    }
  }
  const stopWorker = (): void => {
    worker?.stop()
    worker = undefined
  }
  const show = (snapshot: Snapshot, verb: string): void => {
    leaveComparing(store)
    const { snapshot: shown, annotations } = store.getState()
    before = shown && withAnnotations(shown, annotations)
    openSnapshot(store, snapshot, '')
    const { files } = given
    if (before) remember(before, snapshot, `${verb} ${files.length === 1 ? files[0]!.name : `${files.length} files`}`)
  }
  const remember = (earlier: Snapshot, later: Snapshot, words: string): void => {
    // Graphs are large, so only the last exchange can be taken back.
    delete last.before
    delete last.after
    const own: Exchange = (last = { before: earlier, after: later })
    const cross = (from: keyof Exchange, to: keyof Exchange): string | undefined => {
      const target = own[to]
      if (!target || store.getState().snapshot?.facts !== own[from]?.facts) return undefined
      openSnapshot(store, target, '')
      return words
    }
    undo.remember({ undo: () => cross('after', 'before'), redo: () => cross('before', 'after') })
  }

  return {
    state,
    ask: () => state.setState({ status: 'asking' }, true),
    read(files, { pasted, issues = [] } = {}) {
      stopWorker()
      given = { files, issues }
      report = undefined
      const current = (worker = new CoterieWorker())
      const bytes = files.reduce((sum, { content }) => sum + content.size, 0)
      const reading = { status: 'reading', files: files.length, bytes } as const
      state.setState({ ...reading, bytesRead: 0 }, true)
      void attempt(async () => {
        const [first] = files
        if (first && files.length === 1 && (await isSnapshot(first))) {
          const { snapshot, problem } = await current.open(first.content)
          if (snapshot) await arrangeAhead(snapshot)
          if (worker !== current) return
          stopWorker()
          if (!snapshot) throw new Error(`${first.name}: ${problem}`)
          show(snapshot, 'opened')
          state.setState({ ...describeGraph(snapshot, undefined), before }, true)
          return
        }
        const read = await current.read(files, ({ done }) => state.setState({ ...reading, bytesRead: done }, true))
        const isListing = (read.documents[0]?.format ?? 'listing') === 'listing'
        if (pasted !== undefined && isListing)
          state.setState({ status: 'looking', text: pasted, corrections: [] }, true)
        else {
          report = { ...read, issues: [...issues, ...read.issues] }
          state.setState({ status: 'read', report }, true)
        }
      })
    },
    look(file) {
      const found = given.files.find(({ name }) => name === file)
      if (!found) return
      void attempt(async () => {
        const text = await textOf(found.content)
        state.setState({ status: 'looking', text, corrections: found.corrections ?? [], file }, true)
      })
    },
    correct(corrections) {
      const looked = state.getState()
      if (looked.status !== 'looking') return
      const { file = given.files[0]?.name } = looked
      const files = given.files.map((each) => (each.name === file ? { ...each, corrections } : each))
      this.read(files, { issues: given.issues })
    },
    leaveLines() {
      state.setState(report ? { status: 'read', report } : { status: 'asking' }, true)
    },
    async readLines(text, corrections, most) {
      let lines: LinesRead | undefined
      await attempt(async () => {
        lines = await worker?.readLines(text, corrections, most)
      })
      return lines
    },
    build(choice) {
      const current = worker
      if (!current) return
      leaveComparing(store)
      const { snapshot: shown, annotations } = store.getState()
      const base = choice === 'add' && shown ? withAnnotations(shown, annotations) : undefined
      state.setState({ status: 'building', progress: undefined }, true)
      void attempt(async () => {
        const options = shown?.manifest.options ?? DEFAULTS
        const snapshot = await current.build(options, base, (progress) =>
          state.setState({ status: 'building', progress }, true),
        )
        await arrangeAhead(snapshot)
        if (worker !== current) return
        stopWorker()
        show(snapshot, base ? 'added' : 'opened')
        state.setState({ ...describeGraph(snapshot, base), before }, true)
      })
    },
    close() {
      stopWorker()
      state.setState({ status: 'closed' }, true)
    },
    undo() {
      // By the keyboard it may have been taken back already.
      if (store.getState().snapshot?.facts === last.after?.facts) undo.undo()
      before = undefined
      state.setState({ status: 'closed' }, true)
    },
  }
}

/** Old texts are in the encoding of the machine that wrote them; their bytes are seldom valid UTF-8. */
async function textOf(content: Blob): Promise<string> {
  const bytes = await content.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

async function isSnapshot({ content }: PageFile): Promise<boolean> {
  const head = content.slice(0, SNAPSHOT_HEAD)
  const bytes = new Uint8Array(await head.arrayBuffer())
  return isCompactSnapshot(bytes) || isExplorerFile(bytes) || (await head.text()).includes(SNAPSHOT_MARK)
}

function describeGraph({ facts, manifest }: Snapshot, base: Snapshot | undefined): Omit<Built, 'before'> {
  const merged = (snapshot: Snapshot['manifest'] | undefined): number =>
    snapshot?.inputs.reduce((sum, input) => sum + input.merged, 0) ?? 0
  return {
    status: 'built',
    added: facts.papers.length - (base?.facts.papers.length ?? 0),
    merged: merged(manifest) - merged(base?.manifest),
    people: facts.authors.length - (base?.facts.authors.length ?? 0),
  }
}
