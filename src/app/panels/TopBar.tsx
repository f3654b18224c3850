/** The top edge: name, search, lenses and the buttons that open the other panels. */
import type { ReactNode } from 'react'
import { chooseLens, chooseTheme, lensNamesOf, togglePanel, type PanelName, type Theme } from '../state/store.ts'
import { useApp, useSelected } from './context.ts'
import { type IconName } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'
import { ExportMenu } from './LateSheets.tsx'
import { ReviewButton } from './ReviewButton.tsx'
import { SearchBox } from './SearchBox.tsx'
import { LENS_WORDS } from './words.ts'

const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'contrast']
const THEME_WORDS: Readonly<Record<Theme, string>> = {
  system: 'as the system',
  light: 'light',
  dark: 'dark',
  contrast: 'high contrast',
}

export function TopBar(): ReactNode {
  const { store, importer } = useApp()
  const theme = useSelected((state) => state.theme)
  const isExporting = useSelected((state) => state.panel === 'export')
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!
  return (
    <header className="top-bar">
      <div className="surface brand-and-search">
        <h1>Coterie</h1>
        <SearchBox />
      </div>
      <LensSwitch />
      <div className="surface tools">
        <IconButton icon="plus" label="Add papers" onClick={() => importer.ask()} />
        <PanelButton panel="topics" icon="topics" label="Topics" />
        <PanelButton panel="table" icon="table" label="Table" />
        <ReviewButton />
        <PanelButton panel="filters" icon="filter" label="Filters" />
        <PanelButton panel="export" icon="save" label="Export" />
        {isExporting && <ExportMenu />}
        <IconButton
          icon="theme"
          label={`Colours: ${THEME_WORDS[theme]}. Change to ${THEME_WORDS[next]}`}
          title={`Colours: ${THEME_WORDS[theme]}`}
          onClick={() => chooseTheme(store, next)}
        />
        <PanelButton panel="keys" icon="keys" label="Keys and help" />
      </div>
    </header>
  )
}

function LensSwitch(): ReactNode {
  const { store } = useApp()
  const snapshot = useSelected((state) => state.snapshot)
  const lens = useSelected((state) => state.lens)
  if (!snapshot) return null
  return (
    <nav className="surface lenses" aria-label="Lens">
      {lensNamesOf(snapshot).map((name) => (
        <button key={name} type="button" aria-pressed={name === lens} onClick={() => chooseLens(store, name)}>
          {LENS_WORDS[name]}
        </button>
      ))}
    </nav>
  )
}

function PanelButton({ panel, icon, label }: { panel: PanelName; icon: IconName; label: string }): ReactNode {
  const { store } = useApp()
  const isOpen = useSelected((state) => state.panel === panel)
  return <IconButton icon={icon} label={label} aria-expanded={isOpen} onClick={() => togglePanel(store, panel)} />
}
