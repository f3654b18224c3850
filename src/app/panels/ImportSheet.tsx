/** Bringing documents: drop, pick or paste them, see what was read and what was not, then add them or start anew. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { useApp } from './context.ts'
import { filesOf } from './dropped-files.ts'
import { late } from './late.tsx'

const load = (): Promise<typeof import('./ImportContent.tsx')> => import('./ImportContent.tsx')
const ImportContent = late(load, (parts) => parts.ImportContent)

/** Milliseconds after which the inside of the sheet is fetched, so that nobody waits for it at the first click. */
const AHEAD = 2000

export function ImportSheet(): ReactNode {
  const { importer } = useApp()
  const current = useStore(importer.state)
  const isDropping = useDrop()
  const dialog = useRef<HTMLDialogElement>(null)
  const isOpen = current.status !== 'closed'
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), AHEAD)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    const element = dialog.current
    if (isOpen && !element?.open) element?.showModal()
    if (!isOpen && element?.open) element.close()
  }, [isOpen])
  return (
    <>
      {isDropping && (
        <div className="drop-veil">
          <p className="notice-title">Drop to read</p>
          <p>Nothing leaves this machine.</p>
        </div>
      )}
      <dialog
        ref={dialog}
        className="panel import-sheet"
        aria-labelledby="import-title"
        onClose={() => importer.close()}
        onCancel={() => importer.close()}
      >
        {isOpen && <ImportContent current={current} />}
      </dialog>
    </>
  )
}

/** Files may be dropped anywhere on the page. True while something is held over it. */
function useDrop(): boolean {
  const { importer } = useApp()
  const [isDropping, setDropping] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setDropping(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDropping(false)
    }
    const drop = (event: DragEvent): void => {
      setDropping(false)
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      void filesOf(event.dataTransfer).then(({ files, issues }) => importer.read(files, { issues }))
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [importer])
  return isDropping
}
