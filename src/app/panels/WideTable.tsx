/** A table that may be wider than its panel: it scrolls by itself, also by keyboard, and shows at which side it goes on. */
import { useEffect, useRef, useState, type ReactNode } from 'react'

interface WideTableProps {
  /** What the table is called where it can't be seen. */
  readonly label: string
  /** The table. */
  readonly children: ReactNode
}

export function WideTable({ label, children }: WideTableProps): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const [more, setMore] = useState({ isBefore: false, isAfter: false })
  useEffect(() => {
    const { current } = box
    if (!current) return undefined
    const look = (): void => {
      const { scrollLeft, scrollWidth, clientWidth } = current
      const now = { isBefore: scrollLeft > 1, isAfter: scrollLeft + clientWidth < scrollWidth - 1 }
      setMore((before) => (before.isBefore === now.isBefore && before.isAfter === now.isAfter ? before : now))
    }
    const observer = new ResizeObserver(look)
    for (const element of [current, ...current.children]) observer.observe(element)
    current.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      current.removeEventListener('scroll', look)
    }
  }, [])
  const isWide = more.isBefore || more.isAfter
  return (
    <div className={`wide-table${more.isBefore ? ' has-before' : ''}${more.isAfter ? ' has-after' : ''}`}>
      {/* What scrolls must be reached by keyboard, and what is reached must have a name. */}
      <div ref={box} {...(isWide && { role: 'region', 'aria-label': `${label}, scrolls sideways`, tabIndex: 0 })}>
        {children}
      </div>
    </div>
  )
}
