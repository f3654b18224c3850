/** Puts the page together: state, stage, panels, and the graph that was built beside it. */
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/inter/wght-italic.css'
import './style/theme.css'
import './style/layout.css'
import './style/panels.css'
import './style/import.css'
import './style/settle.css'
import './style/look.css'
import { createRoot } from 'react-dom/client'
import { AppContext } from './panels/context.ts'
import { Shell } from './panels/Shell.tsx'
import { obtainSnapshot } from './sources/built-snapshot.ts'
import { createDivider } from './sources/divider.ts'
import { createImporter } from './sources/importer.ts'
import { followLook } from './sources/measurer.ts'
import { followPapers } from './sources/paper-counter.ts'
import { createSettler } from './sources/settler.ts'
import { mountStage } from './stage/mount.ts'
import { createCommands } from './state/commands.ts'
import { followAddress } from './state/history.ts'
import { createStore, failLoad, openSnapshot } from './state/store.ts'
import { rememberChanges } from './state/undo.ts'
import { followTheme } from './theme.ts'

// The graph is on its way while the page is being put together.
const obtaining = obtainSnapshot()
const store = createStore()
const commands = createCommands()
const importer = createImporter(store)
const divide = createDivider(store)
const undo = rememberChanges(store, () => performance.now())
const settler = createSettler(store, undo)

followTheme(store)
followAddress(store, window)
followLook(store)
followPapers(store)
mountStage(document.querySelector<HTMLElement>('#stage')!, store, commands)
createRoot(document.querySelector('#panels')!).render(
  <AppContext value={{ store, commands, importer, divide, settler, undo }}>
    <Shell />
  </AppContext>,
)

void showObtained()

// Nothing is awaited outside of functions: it would keep the bundler from putting shared parts into one file.
async function showObtained(): Promise<void> {
  const obtained = await obtaining
  if ('snapshot' in obtained) openSnapshot(store, obtained.snapshot, location.hash)
  else failLoad(store, obtained.problem, obtained.advice)
}
