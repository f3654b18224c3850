/** The keys, and in one line what this is. */
import type { ReactNode } from 'react'
import { closePanel } from '../state/store.ts'
import { useApp } from './context.ts'
import { IconButton } from './IconButton.tsx'
import { PanelDialog } from './PanelDialog.tsx'

const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'Search'],
  ['← ↑ → ↓', 'To the neighbour in that direction; without a selection, move the map'],
  ['Shift ← ↑ → ↓', 'Select that neighbour too'],
  ['Ctrl ← ↑ → ↓', 'Move what is selected; dragging it does the same'],
  ['Ctrl click', 'Select one more, or one less; on a screen to touch, press long'],
  ['Shift drag', 'Select all within a box'],
  ['S', 'Select with a lasso'],
  ['Ctrl A', 'Select all that is shown'],
  ['N', 'Find a list of names'],
  ['Enter', 'Bring the selection into the middle; where clusters come first, open the one selected'],
  ['Ctrl K', 'Every command by name'],
  ['Ctrl Z', 'Undo; with Shift, redo'],
  ['+  −', 'Nearer, further'],
  ['0', 'The whole map'],
  ['1 2 3 4', 'Everything, co-authors, topics, papers'],
  ['T', 'Topics'],
  ['L', 'What the map shows, as a list to sort and copy'],
  ['F', 'Full screen'],
  ['Esc', 'One step back'],
  ['Alt ←', 'Where you were before'],
  ['?', 'This list'],
]

export function KeyHelp(): ReactNode {
  const { store } = useApp()
  return (
    <PanelDialog panel="keys" label="Keys">
      <header className="panel-head">
        <h2>Keys</h2>
        <IconButton icon="close" label="Close keys" onClick={() => closePanel(store)} />
      </header>
      <div className="panel-body">
        <p>A map of people, topics, papers and systems. Click a mark or a line to see the papers behind it.</p>
        <dl>
          {KEYS.map(([key, meaning]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </PanelDialog>
  )
}
