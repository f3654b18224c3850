/** Opens "Who is who" and says how many questions wait there. */
import type { ReactNode } from 'react'
import { useApp, useSelected } from './context.ts'
import { Icon } from './Icon.tsx'
import { count, showNumber } from './words.ts'

export function ReviewButton(): ReactNode {
  const { settler } = useApp()
  const doubts = useSelected((state) => state.snapshot?.doubts?.length ?? 0)
  const words = doubts === 0 ? 'Who is who' : `Who is who: ${count(doubts, 'doubtful pair')}`
  return (
    <button
      type="button"
      className="icon-button review-button"
      title={words}
      aria-label={words}
      onClick={() => settler.review(true)}
    >
      <Icon name="people" />
      {doubts > 0 && <span className="badge">{showNumber(doubts)}</span>}
    </button>
  )
}
