/** Opens "Who is who" and says how many questions wait there. */
import type { ReactNode } from 'react'
import { useApp, useSelected } from './context.ts'
import { IconButton } from './IconButton.tsx'
import { count, showNumber } from './words.ts'

export function ReviewButton(): ReactNode {
  const { settler } = useApp()
  const doubts = useSelected((state) => state.snapshot?.doubts?.length ?? 0)
  const words = doubts === 0 ? 'Who is who' : `Who is who: ${count(doubts, 'doubtful pair')}`
  return (
    <IconButton icon="people" label={words} className="review-button" onClick={() => settler.review(true)}>
      {doubts > 0 && <span className="badge">{showNumber(doubts)}</span>}
    </IconButton>
  )
}
