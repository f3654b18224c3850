/** A panel in front of everything else, which is there as long as the state says so. */
import { useEffect, useRef, type ReactNode } from 'react'
import { closePanel, type PanelName } from '../state/store.ts'
import { useApp, useSelected } from './context.ts'

interface PanelDialogProps {
  readonly panel: PanelName
  readonly label: string
  readonly children: ReactNode
}

export function PanelDialog({ panel, label, children }: PanelDialogProps): ReactNode {
  const { store } = useApp()
  const isOpen = useSelected((state) => state.panel === panel)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])
  // The event comes some time after the closing; by then the panel may be open again.
  const close = (): void => {
    if (isOpen && !dialog.current?.open) closePanel(store)
  }
  return (
    <dialog ref={dialog} className={`panel ${panel}`} aria-label={label} onClose={close}>
      {isOpen && children}
    </dialog>
  )
}
