/** The doubtful pairs one after the other: both people side by side, and the answer. */
import type { ReactNode } from 'react'
import type { DoubtfulPair } from '../../core/index.ts'
import type { Verdict } from '../state/review.ts'
import { useLoaded } from './context.ts'
import { PersonCard } from './PersonCard.tsx'
import { sureness } from './settle-words.ts'
import { showNumber } from './words.ts'

interface PairReviewProps {
  readonly pair: DoubtfulPair
  readonly place: number
  readonly of: number
  readonly answered: number
  readonly verdict: Verdict | undefined
  readonly isDisabled: boolean
  readonly onAnswer: (verdict: Verdict) => void
  readonly onStep: (by: number) => void
}

export function PairReview({
  pair,
  place,
  of,
  answered,
  verdict,
  isDisabled,
  onAnswer,
  onStep,
}: PairReviewProps): ReactNode {
  const { facts } = useLoaded()
  const [one, other] = [facts.authors[pair.a]!.label, facts.authors[pair.b]!.label]
  return (
    <section className="pair-review" aria-label="Doubtful pair">
      <p className="fine" role="status">
        {showNumber(place + 1)} of {showNumber(of)}
        <span className="only-heard">
          : {one} and {other}.
        </span>
        {answered > 0 && ` · ${showNumber(answered)} answered`}
        {verdict && <strong> · {verdict === 'same' ? 'the same person' : 'not the same person'}</strong>}
      </p>
      <div className="pair" key={`${pair.a} ${pair.b}`}>
        <PersonCard index={pair.a} beside={pair.b} />
        <PersonCard index={pair.b} beside={pair.a} />
      </div>
      <div className="pair-answer">
        <p>
          {sureness(pair.score)}: {pair.evidence.join(', ')}.
        </p>
        <div className="sheet-buttons" role="group" aria-label="Are they one person?">
          <button
            type="button"
            className="wide-button"
            aria-pressed={verdict === 'same'}
            aria-keyshortcuts="y"
            disabled={isDisabled}
            onClick={() => onAnswer('same')}
          >
            The same <kbd aria-hidden="true">y</kbd>
          </button>
          <button
            type="button"
            className="wide-button"
            aria-pressed={verdict === 'apart'}
            aria-keyshortcuts="n"
            disabled={isDisabled}
            onClick={() => onAnswer('apart')}
          >
            Not the same <kbd aria-hidden="true">n</kbd>
          </button>
          <span className="steps">
            <button
              type="button"
              className="wide-button"
              aria-keyshortcuts="k ArrowLeft ArrowUp"
              disabled={place === 0}
              onClick={() => onStep(-1)}
            >
              Previous <kbd aria-hidden="true">k</kbd>
            </button>
            <button
              type="button"
              className="wide-button"
              aria-keyshortcuts="j ArrowRight ArrowDown"
              disabled={place === of - 1}
              onClick={() => onStep(1)}
            >
              Next <kbd aria-hidden="true">j</kbd>
            </button>
          </span>
        </div>
      </div>
    </section>
  )
}
