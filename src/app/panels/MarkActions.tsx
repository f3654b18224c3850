/** What can be done with the marks that are picked, as buttons. */
import { useMemo, type ReactNode } from 'react'
import { markCommands, type MarkCommand } from '../state/marks.ts'
import { changeTo } from '../state/store.ts'
import { useApp, useSelected, type App } from './context.ts'

export function MarkActions({ children }: { children?: ReactNode }): ReactNode {
  const app = useApp()
  const state = useSelected((whole) => whole.selection)
  const filters = useSelected((whole) => whole.filters)
  const annotations = useSelected((whole) => whole.annotations)
  const view = useSelected((whole) => whole.view)
  const commands = useMemo(
    () => markCommands({ ...app.store.getState(), selection: state, filters, annotations, view }),
    [app, state, filters, annotations, view],
  )
  return (
    <div className="mark-actions" role="group" aria-label="With what is selected">
      {commands.map((command) => (
        <button key={command.name} type="button" className="text-button" onClick={() => runMarkCommand(app, command)}>
          {command.name}
        </button>
      ))}
      {children}
    </div>
  )
}

export function runMarkCommand({ store, commands }: App, { change, isFitting }: MarkCommand): void {
  changeTo(store, change())
  if (isFitting) commands.send({ type: 'fit' })
}
