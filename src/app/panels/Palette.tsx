/** Every command by name: Ctrl+K or Cmd+K. */
import { useEffect, useState, type ReactNode } from 'react'
import { comparingOf } from '../state/comparing.ts'
import { NO_FILTERS } from '../state/filters.ts'
import { hasOverview, isOverview } from '../state/overview.ts'
import {
  changeFilters,
  changeLook,
  chooseLens,
  chooseTheme,
  closePanel,
  lensNamesOf,
  select,
  toggleGathering,
  togglePanel,
} from '../state/store.ts'
import { markCommands, mapCommands } from '../state/marks.ts'
import { toggleFullScreen } from './full-screen.ts'
import { Combobox, type Suggestion } from './Combobox.tsx'
import { useApp, type App } from './context.ts'
import { runMarkCommand } from './MarkActions.tsx'
import { PanelDialog } from './PanelDialog.tsx'
import { goToParts } from './PartChooser.tsx'
import { forgetTyped, typedAhead } from './typed-ahead.ts'
import { LENS_WORDS } from './words.ts'

export function Palette(): ReactNode {
  return (
    <PanelDialog panel="palette" label="Commands">
      <CommandField />
    </PanelDialog>
  )
}

function CommandField(): ReactNode {
  const app = useApp()
  const [typed] = useState(typedAhead)
  useEffect(forgetTyped, [])
  return (
    <div className="field">
      <Combobox
        isEager
        label="Command"
        placeholder="What do you want to do?"
        typed={typed}
        find={(query) => commandsFor(app, query)}
        nothing={(query) => `No command is called “${query}”.`}
      />
    </div>
  )
}

function commandsFor(app: App, query: string): Suggestion[] {
  const words = query.toLowerCase().split(/\s+/)
  return allCommands(app)
    .filter(({ name, also = '' }) => words.every((word) => `${name} ${also}`.toLowerCase().includes(word)))
    .map((command) => ({
      ...command,
      id: command.name,
      choose: () => {
        closePanel(app.store)
        command.choose()
      },
    }))
}

interface Command extends Omit<Suggestion, 'id'> {
  /** Other words that people look for it by. */
  readonly also?: string
}

function allCommands(app: App): Command[] {
  const { store, commands, settler, comparer, importer, undo } = app
  const state = store.getState()
  const { snapshot, selection, look } = state
  return [
    ...lensNamesOf(snapshot!).map((lens, place) => ({
      name: `Lens: ${LENS_WORDS[lens].toLowerCase()}`,
      note: String(place + 1),
      choose: () => chooseLens(store, lens),
    })),
    { name: 'Show the whole map', note: '0', choose: () => commands.send({ type: 'fit' }) },
    ...(selection
      ? [
          {
            name: 'Bring the selection into the middle',
            note: 'Enter',
            choose: () => commands.send({ type: 'go-to-selection' }),
          },
          { name: 'Let go of the selection', note: 'Esc', choose: () => select(store, undefined) },
        ]
      : []),
    { name: 'Zoom in', note: '+', choose: () => commands.send({ type: 'zoom', factor: 1.6 }) },
    { name: 'Zoom out', note: '−', choose: () => commands.send({ type: 'zoom', factor: 1 / 1.6 }) },
    {
      name: 'Add papers',
      also: 'open import upload bring documents files bibtex ris csv',
      choose: () => importer.ask(),
    },
    { name: 'Topics and clusters', note: 'T', choose: () => togglePanel(store, 'topics') },
    { name: 'Table of what the map shows', note: 'L', choose: () => togglePanel(store, 'table') },
    { name: 'Find a list of names', note: 'N', choose: () => togglePanel(store, 'names') },
    { name: 'Select with a lasso', note: 'S', choose: () => toggleGathering(store) },
    ...[...markCommands(state), ...mapCommands(state)].map((command) => ({
      name: command.name,
      choose: () => runMarkCommand(app, command),
    })),
    { name: 'Who is who: doubtful pairs and what was settled', choose: () => settler.review(true) },
    ...(snapshot?.doubts?.length
      ? [
          settler.state.getState().areDoubtsShown
            ? { name: 'Hide who is possibly the same person', choose: () => settler.showDoubts(false) }
            : {
                name: 'Show on the map who is possibly the same person',
                choose: () => {
                  settler.showDoubts(true)
                  if (isOverview(store.getState()))
                    store.setState({
                      notice: 'Dashed lines join them where clusters are open: come nearer to see them.',
                    })
                },
              },
        ]
      : []),
    {
      name: look.isDensity ? 'Marks instead of density' : 'Density instead of marks',
      choose: () => changeLook(store, { isDensity: !look.isDensity }),
    },
    ...(hasOverview(state) && !look.isDensity
      ? [
          {
            name: isOverview(state) ? 'Marks from the start, not clusters first' : 'Clusters first, marks on approach',
            choose: () => changeLook(store, { isOverview: !isOverview(state) }),
          },
        ]
      : []),
    { name: 'Layout of the map', choose: () => togglePanel(store, 'layout') },
    { name: 'Filters', choose: () => togglePanel(store, 'filters') },
    {
      name: 'Show a part: representative or most connected',
      choose: () => {
        togglePanel(store, 'filters')
        // When the panel is there.
        requestAnimationFrame(goToParts)
      },
    },
    { name: 'Show everything that filters hold back', choose: () => changeFilters(store, NO_FILTERS) },
    { name: 'Undo', note: 'Ctrl Z', choose: undo.undo },
    { name: 'Redo', note: 'Ctrl Shift Z', choose: undo.redo },
    { name: 'Compare with an earlier snapshot', choose: () => comparer.ask() },
    ...(comparingOf(snapshot)
      ? [
          { name: 'What changed', choose: () => togglePanel(store, 'changes') },
          { name: 'Stop comparing', choose: () => comparer.leave() },
        ]
      : []),
    {
      name: 'Export picture or graph',
      also: 'save download print html snapshot png svg pdf gexf gephi graphml vosviewer pajek csv json',
      choose: () => togglePanel(store, 'export'),
    },
    { name: 'Colours: light', choose: () => chooseTheme(store, 'light') },
    { name: 'Colours: dark', choose: () => chooseTheme(store, 'dark') },
    { name: 'Colours: high contrast', choose: () => chooseTheme(store, 'contrast') },
    { name: 'Colours: as the system', choose: () => chooseTheme(store, 'system') },
    { name: 'Full screen', note: 'F', choose: toggleFullScreen },
    { name: 'Keys and help', note: '?', choose: () => togglePanel(store, 'keys') },
  ]
}
