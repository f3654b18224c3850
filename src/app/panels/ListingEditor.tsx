/** The text of a listing as it is read: each line with its role, records outlined, and a menu on every line to correct it. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { LinesRead, ListingLine } from '../../core/index.ts'
import type { Looking } from '../state/imports.ts'
import { useApp } from './context.ts'
import { correct, LINE_CHOICES, ROLE_NAMES, splitText, type LineChoice } from './listing-lines.ts'
import { count } from './words.ts'
import '../style/listing.css'

/** Lines that are shown; a longer text is read to its end. */
const MOST_LINES = 2000
/** Milliseconds after the last correction before the text is read anew. */
const PAUSE = 150
/** Papers below this confidence are marked. */
const DOUBTFUL = 0.5

export function ListingEditor({ looking }: { looking: Looking }): ReactNode {
  const { text, file } = looking
  const { importer } = useApp()
  const [corrections, setCorrections] = useState(looking.corrections)
  const [reading, setReading] = useState<LinesRead>()
  const [chosen, setChosen] = useState<number>()
  const source = useMemo(() => splitText(text, MOST_LINES), [text])
  const list = useRef<HTMLOListElement>(null)

  useEffect(() => {
    let isLate = false
    const readAnew = async (): Promise<void> => {
      const lines = await importer.readLines(text, corrections, MOST_LINES)
      if (lines && !isLate) setReading(lines)
    }
    const timer = setTimeout(() => void readAnew(), corrections.length === 0 ? 0 : PAUSE)
    return () => {
      isLate = true
      clearTimeout(timer)
    }
  }, [importer, text, corrections])

  if (!reading) return <p role="status">Reading the lines …</p>
  const doubtful = reading.papers.filter((confidence) => confidence < DOUBTFUL).length
  const choose = (choice: LineChoice): void => {
    if (chosen === undefined) return
    setCorrections(correct(corrections, chosen, choice))
    close()
  }
  const close = (): void => {
    const line = chosen
    setChosen(undefined)
    if (line !== undefined) list.current?.querySelector<HTMLElement>(`[data-line="${line}"]`)?.focus()
  }
  return (
    <>
      <h2 id="import-title">How {file ?? 'the text'} is read</h2>
      <p className="fine" role="status">
        {count(reading.papers.length, 'paper')} in {count(reading.total, 'line')}
        {doubtful > 0 && `, ${doubtful} doubtful`}
        {corrections.length > 0 && `, ${count(corrections.length, 'correction')}`}. Choose a line to say what it is;
        lines like it follow.
      </p>
      {/* Scrolled with the keyboard through its lines, each of which is a button. */}
      <ol className="listing-lines" ref={list} aria-label="Lines of the text">
        {source.map(({ number, text: line }) => {
          const read = reading.lines[number - 1] ?? BLANK
          if (read.role === 'blank') return <li key={number} className="listing-gap" aria-hidden="true" />
          return (
            <Line
              key={number}
              number={number}
              text={line}
              read={read}
              before={neighbourRecord(reading.lines, number - 1, -1)}
              after={neighbourRecord(reading.lines, number - 1, 1)}
              confidence={read.record === undefined ? undefined : reading.papers[read.record]}
              isCorrected={corrections.some((correction) => correction.line === number)}
              isChosen={chosen === number}
              onOpen={() => setChosen(chosen === number ? undefined : number)}
              onChoose={choose}
              onClose={close}
            />
          )
        })}
      </ol>
      {reading.total > source.length && (
        <p className="fine">
          Showing {source.length.toLocaleString('en')} of {reading.total.toLocaleString('en')} lines; all are read.
        </p>
      )}
      <div className="sheet-buttons">
        <button
          type="button"
          className="wide-button is-first"
          disabled={reading.papers.length === 0}
          onClick={() => importer.correct(corrections)}
        >
          Use these papers
        </button>
        {doubtful > 0 && (
          <button type="button" className="text-button" onClick={() => list.current && focusNextDoubtful(list.current)}>
            Next doubtful paper
          </button>
        )}
        {corrections.length > 0 && (
          <button type="button" className="text-button" onClick={() => setCorrections(corrections.slice(0, -1))}>
            Take back the last correction
          </button>
        )}
        <button type="button" className="text-button" onClick={() => importer.leaveLines()}>
          {file === undefined ? 'Other text' : 'Back to the report'}
        </button>
      </div>
    </>
  )
}

/** Goes on from the one that was shown last, and round at the end. */
function focusNextDoubtful(list: HTMLElement): void {
  const doubtful = [...list.querySelectorAll<HTMLElement>('.is-doubtful > .listing-choice')]
  const last = list.dataset['doubtful']
  const at = doubtful.findIndex((line) => line.dataset['line'] === last)
  const next = doubtful[(at + 1) % doubtful.length]
  if (!next) return
  list.dataset['doubtful'] = next.dataset['line'] ?? ''
  next.scrollIntoView({ block: 'center' })
  next.focus()
}

const BLANK: ListingLine = { role: 'blank' }

/** Record of the nearest line above (-1) or below (1) that is no gap. */
function neighbourRecord(lines: readonly ListingLine[], index: number, step: -1 | 1): number | undefined {
  let at = index + step
  while (lines[at]?.role === 'blank') at += step
  return lines[at]?.record
}

interface LineProps {
  readonly number: number
  readonly text: string
  readonly read: ListingLine
  /** Records of the lines above and below. */
  readonly before: number | undefined
  readonly after: number | undefined
  readonly confidence: number | undefined
  readonly isCorrected: boolean
  readonly isChosen: boolean
  onOpen(): void
  onChoose(choice: LineChoice): void
  onClose(): void
}

function Line({
  number,
  text,
  read,
  before,
  after,
  confidence,
  isCorrected,
  isChosen,
  ...handlers
}: LineProps): ReactNode {
  const opens = read.record !== undefined && read.record !== before
  const isDoubtful = opens && confidence !== undefined && confidence < DOUBTFUL
  const classes = [
    'listing-line',
    `is-${read.role}`,
    read.record !== undefined && 'is-in-record',
    opens && 'is-opening',
    read.record !== undefined && read.record !== after && 'is-closing',
    isDoubtful && 'is-doubtful',
  ]
  return (
    <li className={classes.filter(Boolean).join(' ')}>
      <button
        type="button"
        className="listing-choice"
        data-line={number}
        aria-expanded={isChosen}
        aria-haspopup="menu"
        onClick={handlers.onOpen}
      >
        <span className="listing-role">
          {ROLE_NAMES[read.role]}
          {isCorrected && ' ✓'}
        </span>
        <span className="listing-text">{text}</span>
        {isDoubtful && <span className="listing-doubt">doubtful, {Math.round(confidence * 100)} %</span>}
      </button>
      {isChosen && <RoleMenu role={ROLE_NAMES[read.role]} onChoose={handlers.onChoose} onClose={handlers.onClose} />}
    </li>
  )
}

function RoleMenu({
  role,
  onChoose,
  onClose,
}: {
  role: string
  onChoose: (choice: LineChoice) => void
  onClose: () => void
}): ReactNode {
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    menu.current?.querySelector('button')?.focus()
    menu.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : -1
    if (event.key === 'Escape') onClose()
    else if (!event.key.startsWith('Arrow')) return
    else {
      const items = [...(menu.current?.querySelectorAll('button') ?? [])]
      const at = items.indexOf(document.activeElement as HTMLButtonElement)
      items[(at + step + items.length) % items.length]?.focus()
    }
    // The sheet would close, or its lines scroll.
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="listing-menu" role="menu" aria-label="What this line is" tabIndex={-1} ref={menu} onKeyDown={move}>
      {LINE_CHOICES.map((choice) => (
        <button key={choice.name} type="button" role="menuitem" onClick={() => onChoose(choice)}>
          {choice.name}
          {choice.name === role && ' ✓'}
        </button>
      ))}
    </div>
  )
}
