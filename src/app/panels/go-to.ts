/** What was chosen in a list: selected, and brought into sight. */
import type { Selection } from '../state/selection.ts'
import { closePanel, select } from '../state/store.ts'
import { isCrowded } from '../state/window-size.ts'
import { useApp } from './context.ts'

export function useGoTo(): (selection: Selection) => void {
  const { store, commands } = useApp()
  return (selection) => {
    // In a narrow window the list lies where the details are to be seen.
    if (isCrowded(window.innerWidth)) closePanel(store)
    select(store, selection)
    commands.send({ type: 'go-to-selection' })
  }
}
