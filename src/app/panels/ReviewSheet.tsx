/** "Who is who": the doubtful pairs to be answered, best first, and everything that was settled. */
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { DoubtfulPair } from '../../core/index.ts'
import { clustersOf, previewOf } from '../state/preview.ts'
import { decide, pairOf, type Answer, type Verdict } from '../state/review.ts'
import { addDecisions } from '../state/settle.ts'
import { isTyping } from './Combobox.tsx'
import { useApp, useLoaded, useSelected } from './context.ts'
import { IconButton } from './IconButton.tsx'
import { useOwnKeys } from './own-keys.ts'
import { PairReview } from './PairReview.tsx'
import { useSettling } from './settle-hooks.ts'
import { describePreview } from './settle-words.ts'
import { SettledList } from './SettledList.tsx'
import { SettleProgress } from './SettleNotice.tsx'
import { count } from './words.ts'

const STEPS: Readonly<Record<string, number>> = {
  j: 1,
  ArrowRight: 1,
  ArrowDown: 1,
  k: -1,
  ArrowLeft: -1,
  ArrowUp: -1,
}

const NO_PAIRS: readonly DoubtfulPair[] = []

export function ReviewSheet(): ReactNode {
  const { settler } = useApp()
  const isOpen = useStore(settler.state, ({ isReviewing }) => isReviewing)
  const snapshot = useSelected((state) => state.snapshot)
  const [seen, setSeen] = useState({ snapshot, times: 0 })
  // Another graph has other pairs: what was answered belongs to the graph before.
  if (seen.snapshot !== snapshot) setSeen({ snapshot, times: seen.times + 1 })
  return isOpen ? <OpenSheet key={seen.times} /> : null
}

function OpenSheet(): ReactNode {
  const { settler, undo } = useApp()
  const { corpus, view } = useLoaded()
  const pairs = useSelected((state) => state.snapshot?.doubts ?? NO_PAIRS)
  const maxAuthors = useSelected((state) => state.snapshot?.manifest.options.maxAuthors ?? 0)
  const { settled, settlePeople, isWorking } = useSettling()
  const [place, setPlace] = useState(0)
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map())
  const [problem, setProblem] = useState<string>()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])

  const decisions = useMemo(() => decide(corpus, answers.values()) ?? [], [corpus, answers])
  const pair = pairs[place]
  const verdictOf = ({ a, b }: DoubtfulPair): Verdict | undefined => answers.get(pairOf(a, b))?.verdict

  const step = (by: number): void => setPlace(Math.max(0, Math.min(pairs.length - 1, place + by)))
  const answer = (verdict: Verdict): void => {
    if (!pair || isWorking) return
    setProblem(undefined)
    const next = new Map(answers)
    const key = pairOf(pair.a, pair.b)
    next.delete(key)
    // The same answer again takes it back.
    if (verdictOf(pair) !== verdict) next.set(key, { a: pair.a, b: pair.b, verdict })
    const following = decide(corpus, next.values())
    if (!following) return setProblem('This contradicts your other answers: by them the two are one person.')
    const addition = addDecisions(settled.people, following)
    if ('contradiction' in addition)
      return setProblem(`This contradicts what was settled before: ${addition.contradiction}.`)
    setAnswers(next)
    if (next.has(key)) setPlace(nextOpen(pairs, place, next))
  }
  const takeBack = (): void => {
    const last = [...answers.keys()].at(-1)
    if (last === undefined) return undo.undo()
    setAnswers(new Map([...answers].filter(([key]) => key !== last)))
    setPlace(pairs.findIndex(({ a, b }) => pairOf(a, b) === last))
  }
  const apply = (): void => {
    if (decisions.length > 0 && !isWorking) setProblem(settlePeople(decisions))
  }
  const close = (): void => {
    apply()
    settler.review(false)
  }
  useOwnKeys(dialog, (event) => {
    // The keys of the map behind the sheet rest while it is open.
    event.stopPropagation()
    if (isTyping(event.target) || event.altKey) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    if (event.ctrlKey || event.metaKey) {
      if (key === 'z' && !event.shiftKey) takeBack()
      else if (key === 'z' || key === 'y') undo.redo()
      else return
    } else if (key === 'y') answer('same')
    else if (key === 'n') answer('apart')
    else if (STEPS[key] !== undefined && pairs.length > 0) step(STEPS[key])
    else return
    event.preventDefault()
  })
  return (
    <dialog ref={dialog} className="panel review-sheet" aria-labelledby="review-title" onClose={close}>
      <header className="panel-head">
        <h2 id="review-title">Who is who</h2>
        <IconButton icon="close" label="Close who is who" title="Close (Esc)" onClick={() => dialog.current?.close()} />
      </header>
      <div className="panel-body">
        {pair ? (
          <PairReview
            pair={pair}
            place={place}
            of={pairs.length}
            answered={answers.size}
            verdict={verdictOf(pair)}
            isDisabled={isWorking}
            onAnswer={answer}
            onStep={step}
          />
        ) : (
          <p>
            No two people here look like one. Where two are one all the same, choose “Same person as …” in the details
            of either.
          </p>
        )}
        {problem && (
          <p className="notice" role="alert">
            {problem}
          </p>
        )}
        <SettleProgress />
        {decisions.length > 0 && !isWorking && (
          <div className="review-foot">
            <p role="status">
              {count(answers.size, 'answer')}:{' '}
              {describePreview(previewOf(corpus, decisions, maxAuthors), clustersOf(view, decisions))}
            </p>
            <div className="sheet-buttons">
              <button type="button" className="wide-button is-first" onClick={apply}>
                Apply now
              </button>
              <button type="button" className="text-button" onClick={() => setAnswers(new Map())}>
                Forget the answers
              </button>
              <span className="fine">Closing applies them too.</span>
            </div>
          </div>
        )}
        <SettledList />
      </div>
    </dialog>
  )
}

/** The next pair without an answer, or the same place when all have one. */
function nextOpen(pairs: readonly DoubtfulPair[], place: number, answers: ReadonlyMap<string, Answer>): number {
  for (let by = 1; by <= pairs.length; by++) {
    const next = (place + by) % pairs.length
    const { a, b } = pairs[next]!
    if (!answers.has(pairOf(a, b))) return next
  }
  return place
}
