/** Details of several marks: a table of them, and what can be done with all of them. */
import { useCallback, useMemo, type ReactNode } from 'react'
import { MOST_LISTED } from '../state/address.ts'
import { togglePanel } from '../state/store.ts'
import { useApp, useLoaded, useSelected } from './context.ts'
import { MarkActions } from './MarkActions.tsx'
import { MarkTable } from './MarkTable.tsx'
import { count, showNumber } from './words.ts'

export function MarksDetails({ keys }: { keys: readonly string[] }): ReactNode {
  const { store } = useApp()
  const { view } = useLoaded()
  const visible = useSelected((state) => state.visible)
  const nodes = keys.flatMap((key) => view.indexOf.get(key) ?? [])
  const hidden = nodes.filter((node) => !visible?.nodes[node]).length
  const picked = useMemo(() => new Set(keys), [keys])
  const isShown = useCallback((node: number) => picked.has(view.keys[node]!), [picked, view])
  return (
    <>
      <MarkActions>
        <button type="button" className="text-button" onClick={() => togglePanel(store, 'export')}>
          Export these
        </button>
      </MarkActions>
      {keys.length > nodes.length && (
        <p className="fine">{count(keys.length - nodes.length, 'mark')} of these are not part of this lens.</p>
      )}
      {hidden > 0 && <p className="fine">Filters hold {count(hidden, 'mark')} of these back.</p>}
      {keys.length > MOST_LISTED && (
        <p className="fine">
          An address holds at most {showNumber(MOST_LISTED)} marks, so a copied link has no selection.
        </p>
      )}
      <MarkTable isShown={isShown} caption={(lines) => `${count(lines, 'mark')} selected`} />
    </>
  )
}
