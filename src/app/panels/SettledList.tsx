/** Everything that was settled, each removable, and as files to keep and to bring back. */
import { useState, type ReactNode } from 'react'
import {
  parseDecisions,
  parseThesaurus,
  writeDecisions,
  writeThesaurus,
  writeTopicThesaurus,
  type Settled,
} from '../../core/index.ts'
import { addDecisions, describeDecision, describeReplacement, withNames, withoutEntry } from '../state/settle.ts'
import { useApp, useSelected } from './context.ts'
import { saveFile } from './save-file.ts'
import { useSettling } from './settle-hooks.ts'
import { count } from './words.ts'

/** More faults than these would not be read. */
const MOST_FAULTS = 8
/** Where issues about decisions say they come from. */
const DECISIONS = 'decisions'

export function SettledList(): ReactNode {
  const { settler } = useApp()
  const { settled, nameOf, isWorking } = useSettling()
  const issues = useSelected((state) => state.snapshot?.issues)
  const [problems, setProblems] = useState<readonly string[]>([])
  const misfits = issues?.filter(({ file }) => file === DECISIONS) ?? []
  const entries = [
    ...settled.people.map((decision, at) => ({
      key: JSON.stringify(decision),
      words: describeDecision(decision, nameOf),
      rest: { ...settled, people: withoutEntry(settled.people, at) },
    })),
    ...settled.topics.map((replacement, at) => ({
      key: JSON.stringify(replacement),
      words: describeReplacement(replacement),
      rest: { ...settled, topics: withoutEntry(settled.topics, at) },
    })),
  ]

  const load = async (file: File | undefined, read: (text: string) => Settled | readonly string[]): Promise<void> => {
    if (!file) return
    const result = read(await file.text())
    if (!('people' in result)) return setProblems([`${file.name} was not used:`, ...result])
    setProblems([])
    settler.settle(result, `took over what ${file.name} says`)
  }
  const readPeople = (text: string): Settled | readonly string[] => {
    const { decisions, faults } = parseDecisions(text)
    if (faults.length > 0) return shorten(faults.map(({ line, message }) => `Line ${line}: ${message}.`))
    if (decisions.length === 0) return ['It holds no decisions.']
    const addition = addDecisions(settled.people, decisions)
    if ('contradiction' in addition) return [`It contradicts what is settled here: ${addition.contradiction}.`]
    return { ...settled, people: addition.people }
  }
  const readTopics = (text: string): Settled | readonly string[] => {
    const { replacements, issues: faults } = parseThesaurus(text, '')
    if (faults.length > 0) return shorten(faults.map(({ line, message }) => `Line ${line}: ${message}`))
    if (replacements.length === 0) return ['It holds no topics.']
    return { ...settled, topics: [...settled.topics, ...replacements] }
  }
  return (
    <section className="settled" aria-labelledby="settled-title">
      <h3 id="settled-title">Settled by hand{entries.length > 0 && ` (${entries.length})`}</h3>
      {entries.length === 0 && (
        <p className="fine">Nothing yet. What is settled is kept with the snapshot and can be undone.</p>
      )}
      <ol className="plain-list">
        {entries.map(({ key, words, rest }) => (
          <Entry
            key={key}
            words={words}
            isDisabled={isWorking}
            onRemove={() => settler.settle(rest, `removed “${words}”`)}
          />
        ))}
      </ol>
      {misfits.map(({ message, action }) => (
        <p key={message} className="notice">
          {message}: {action}.
        </p>
      ))}
      {problems.length > 0 && (
        <div className="notice" role="alert">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      )}
      <div className="settle-buttons">
        {settled.people.length > 0 && (
          <>
            <SaveButton
              words="Save decisions"
              name="people.decisions.txt"
              text={() => writeDecisions(settled.people)}
            />
            <SaveButton
              words="Save merges for VOSviewer"
              name="people.thesaurus.txt"
              text={() => writeThesaurus(withNames(settled.people, nameOf))}
            />
          </>
        )}
        {settled.topics.length > 0 && (
          <SaveButton
            words="Save topic thesaurus"
            name="topics.thesaurus.txt"
            text={() => writeTopicThesaurus(settled.topics)}
          />
        )}
        <LoadButton
          words="Load decisions about people"
          isDisabled={isWorking}
          onPick={(file) => void load(file, readPeople)}
        />
        <LoadButton
          words="Load topic thesaurus"
          isDisabled={isWorking}
          onPick={(file) => void load(file, readTopics)}
        />
      </div>
    </section>
  )
}

function Entry({
  words,
  isDisabled,
  onRemove,
}: {
  words: string
  isDisabled: boolean
  onRemove: () => void
}): ReactNode {
  return (
    <li className="settled-entry">
      <span className="entity-name">{words.replace(/^./, (letter) => letter.toUpperCase())}</span>
      <button
        type="button"
        className="text-button"
        aria-label={`Remove: ${words}`}
        disabled={isDisabled}
        onClick={onRemove}
      >
        Remove
      </button>
    </li>
  )
}

function SaveButton({ words, name, text }: { words: string; name: string; text: () => string }): ReactNode {
  return (
    <button
      type="button"
      className="text-button"
      onClick={() => saveFile(name, new Blob([text()], { type: 'text/plain' }))}
    >
      {words}
    </button>
  )
}

function LoadButton({
  words,
  isDisabled,
  onPick,
}: {
  words: string
  isDisabled: boolean
  onPick: (file: File | undefined) => void
}): ReactNode {
  return (
    <label className="text-button load-button">
      {words}
      <input
        type="file"
        className="only-heard"
        disabled={isDisabled}
        onChange={(event) => {
          onPick(event.currentTarget.files?.[0])
          // The same file may be picked again after it was mended.
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}

function shorten(faults: readonly string[]): readonly string[] {
  const rest = faults.length - MOST_FAULTS
  return rest > 0 ? [...faults.slice(0, MOST_FAULTS), `And ${count(rest, 'more line')}.`] : faults
}
