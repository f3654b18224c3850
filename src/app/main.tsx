/** Puts the page together: state, stage, panels, and the graph that was built beside it. */
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/inter/wght-italic.css'
import './style/theme.css'
import './style/layout.css'
import './style/panels.css'
import './style/import.css'
import './style/embed.css'
import './style/settle.css'
import './style/look.css'
import './style/marks.css'
import './style/parts.css'
import { createRoot } from 'react-dom/client'
import type { Snapshot } from '../core/index.ts'
import { AppContext } from './panels/context.ts'
import { Shell } from './panels/Shell.tsx'
import { obtainSnapshot } from './sources/built-snapshot.ts'
import { createComparer } from './sources/comparer.ts'
import { createDivider } from './sources/divider.ts'
import { createImporter } from './sources/importer.ts'
import { createLayoutRunner } from './sources/layout-runner.ts'
import { followLook } from './sources/measurer.ts'
import { isReturning } from './sources/page-identity.ts'
import { followPapers } from './sources/paper-counter.ts'
import { followParts } from './sources/part-finder.ts'
import { createSettler } from './sources/settler.ts'
import { mountStage } from './stage/mount.ts'
import { createCommands } from './state/commands.ts'
import { followAddress } from './state/history.ts'
import { askForOtherSite, createStore, failLoad, openSnapshot } from './state/store.ts'
import { rememberChanges } from './state/undo.ts'
import { fromAddress, isEmbedded } from './state/address.ts'
import { arrangeAhead, prepareQuestions } from './state/lens-view.ts'
import { followTheme } from './theme.ts'

const store = createStore()
// The graph is on its way while the page is being put together.
const obtaining = obtainSnapshot((address) => askForOtherSite(store, address))
const commands = createCommands()
const divide = createDivider(store)
const undo = rememberChanges(store, () => performance.now())
const importer = createImporter(store, undo)
const settler = createSettler(store, undo)
const comparer = createComparer(store, undo)
const layouts = createLayoutRunner(store, undo)

document.documentElement.toggleAttribute('data-embedded', isEmbedded(location))
followTheme(store)
followAddress(store, window)
followLook(store)
followPapers(store)
followParts(store)
// In a task of its own, for running the script of the page is a long one already.
setTimeout(() => {
  mountStage(document.querySelector<HTMLElement>('#stage')!, store, commands, settler.state)
  createRoot(document.querySelector('#panels')!).render(
    <AppContext value={{ store, commands, importer, divide, settler, comparer, layouts, undo }}>
      <Shell />
    </AppContext>,
  )
})

/** Milliseconds until the page looks for work that was kept though there is no picture; and how long one has to itself. */
const PATIENCE = 5000
const KEEP_AFTER = 300

void showObtained()

// Nothing is awaited outside of functions: it would keep the bundler from putting shared parts into one file.
async function showObtained(): Promise<void> {
  const obtained = await obtaining
  const built = 'snapshot' in obtained ? obtained.snapshot : undefined
  // Who comes back to their own work waits a little longer for it, instead of seeing another map before.
  if (isReturning()) await keepWork(built, true)
  if (built && !store.getState().snapshot) await arrangeAhead(built, fromAddress(location.hash).lens)
  if (!store.getState().snapshot) {
    if ('snapshot' in obtained) openSnapshot(store, obtained.snapshot, location.hash)
    else failLoad(store, obtained.problem, obtained.advice)
  }
  if (store.getState().keeper) return
  if (store.getState().load.status === 'ready') await pictureStands()
  setTimeout(() => void keepWork(built, false), KEEP_AFTER)
  const { view } = store.getState()
  if (view) await prepareQuestions(view)
}

function pictureStands(): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.subscribe(({ isStanding }) => isStanding && proceed())
    const timer = setTimeout(proceed, PATIENCE)
    function proceed(): void {
      stop()
      clearTimeout(timer)
      resolve()
    }
  })
}

async function keepWork(built: Snapshot | undefined, isBack: boolean): Promise<void> {
  const { createKeeper } = await import('./sources/keeper.ts')
  store.setState({ keeper: await createKeeper(store, undo, built, isBack) })
}
