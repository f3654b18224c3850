/** Says for a moment what was done: "Undo: topics hidden". */
import { useEffect, type ReactNode } from 'react'
import { useApp, useSelected } from './context.ts'

const MOMENT = 5000

export function Said(): ReactNode {
  const { store } = useApp()
  const notice = useSelected((state) => state.notice)
  useEffect(() => {
    if (!notice) return undefined
    const timer = setTimeout(() => store.setState({ notice: undefined }), MOMENT)
    return () => clearTimeout(timer)
  }, [store, notice])
  return (
    <p className={notice ? 'said surface' : 'only-heard'} role="status">
      {notice}
    </p>
  )
}
