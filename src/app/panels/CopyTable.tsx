/** Copies a table, head and all, so that it can be pasted into a spreadsheet. */
import type { ReactNode } from 'react'
import { toTabs, type Cells } from '../state/table.ts'
import { useApp } from './context.ts'
import { showNumber } from './words.ts'

/** `lines` begin with the head; they are made when they are asked for. */
export function CopyTable({ lines }: { lines: () => readonly Cells[] }): ReactNode {
  const { store } = useApp()
  const copy = (): void => {
    const cells = lines()
    navigator.clipboard.writeText(toTabs(cells)).then(
      () => store.setState({ notice: `${showNumber(cells.length - 1)} lines copied.` }),
      () => store.setState({ notice: 'The browser did not let the page copy; allow the clipboard and try again.' }),
    )
  }
  return (
    <button type="button" className="text-button" onClick={copy}>
      Copy for a spreadsheet
    </button>
  )
}
