/** What changed since an earlier snapshot: every line leads to the map, on which both stand. */
import { useState, type ReactNode } from 'react'
import { drawLens, NODE_KINDS, PICTURE_DEFAULTS, VERSION, writeComparison, type LinkChange } from '../../core/index.ts'
import { comparingOf, type Comparing } from '../state/comparing.ts'
import { edgeSelection, type Selection } from '../state/selection.ts'
import { useApp, useSelected } from './context.ts'
import { useGoTo } from './go-to.ts'
import { SidePanel } from './SidePanel.tsx'
import { saveFile } from './save-file.ts'
import { KIND_WORDS, LENS_WORDS, showNumber } from './words.ts'
import '../style/changes.css'

/** Lines of a list that are shown at a time. */
const FEW = 40

export function ChangesPanel(): ReactNode {
  const comparing = useSelected((state) => comparingOf(state.snapshot))
  const isOpen = useSelected((state) => state.panel === 'changes')
  return isOpen && comparing ? <OpenPanel comparing={comparing} /> : null
}

function OpenPanel({ comparing }: { comparing: Comparing }): ReactNode {
  const { comparer } = useApp()
  const lens = useSelected((state) => state.lens)
  const snapshot = useSelected((state) => state.snapshot)
  const compared = comparing.lenses[lens]
  if (!compared || !snapshot) return null
  const { conditions, entities, links, clusters } = compared.comparison
  const save = (): void => {
    const map = drawLens(snapshot.facts, snapshot.lenses[lens]!, `Made with Coterie ${VERSION}.`, {
      ...PICTURE_DEFAULTS,
      changes: compared.changes,
    })
    const names = { before: comparing.name, after: 'this map' }
    const pieces = [...writeComparison(compared.comparison, { ...names, map, version: VERSION })]
    saveFile('what-changed.html', new Blob(pieces, { type: 'text/html' }))
  }
  return (
    <SidePanel title="What changed">
      <p className="fine">
        From {comparing.name} to this map. Links and clusters are those of the lens “{LENS_WORDS[lens]}”.
      </p>
      <ChangeKey />
      <div className="settle-buttons">
        <button type="button" className="text-button" onClick={save}>
          Save as a page
        </button>
        <button type="button" className="text-button" onClick={() => comparer.leave()}>
          Stop comparing
        </button>
      </div>
      <Lines title="Other settings" entries={conditions}>
        {({ what, before, after }) => ({ name: what, note: `${before ?? 'none'} → ${after ?? 'none'}` })}
      </Lines>
      {NODE_KINDS.flatMap((kind) => {
        const { added, gone, renamed, merged, split } = entities[kind]
        const words = KIND_WORDS[kind].many.replace(/^./, (letter) => letter.toUpperCase())
        return [
          <Lines key={`${kind}+`} title={`${words} added`} entries={added}>
            {({ id, label }) => ({ name: label, to: toNode(id) })}
          </Lines>,
          <Lines key={`${kind}-`} title={`${words} gone`} entries={gone}>
            {({ id, label }) => ({ name: label, to: toNode(id) })}
          </Lines>,
          <Lines key={`${kind}~`} title={`${words} renamed`} entries={renamed}>
            {({ id, before, after }) => ({ name: after, note: `was ${before}`, to: toNode(id) })}
          </Lines>,
          <Lines key={`${kind}>`} title={`${words} merged`} entries={merged}>
            {({ id, label, other }) => ({ name: label, note: `into ${other}`, to: toNode(id) })}
          </Lines>,
          <Lines key={`${kind}<`} title={`${words} split off`} entries={split}>
            {({ id, label, other }) => ({ name: label, note: `from ${other}`, to: toNode(id) })}
          </Lines>,
        ]
      })}
      {(['added', 'gone', 'stronger', 'weaker'] as const).map((way) => (
        <Lines key={way} title={`Links ${way}`} entries={links[way]}>
          {describeLink}
        </Lines>
      ))}
      <Lines title="Changed cluster" entries={clusters}>
        {({ entity, before, after }) => ({ name: entity.label, note: `${before} → ${after}`, to: toNode(entity.id) })}
      </Lines>
    </SidePanel>
  )
}

/** What the colours say while two maps are compared. */
export function ChangeKey(): ReactNode {
  return (
    <p className="fine change-key">
      <span>
        <i className="swatch is-added" /> + new
      </span>
      <span>
        <i className="swatch is-gone" /> − gone
      </span>
      <span>
        <i className="swatch is-changed" /> other links
      </span>
      <span>
        <i className="swatch is-same" /> as before
      </span>
    </p>
  )
}

interface Line {
  readonly name: string
  readonly note?: string
  readonly to?: Selection
}

function toNode(key: string): Selection {
  return { type: 'node', key }
}

function describeLink({ source, target, before, after }: LinkChange): Line {
  const strength =
    before === 0 ? showNumber(after) : after === 0 ? showNumber(before) : `${showNumber(before)} → ${showNumber(after)}`
  return { name: `${source.label} – ${target.label}`, note: strength, to: edgeSelection(source.id, target.id) }
}

function Lines<Entry>({
  title,
  entries,
  children,
}: {
  title: string
  entries: readonly Entry[]
  children: (entry: Entry) => Line
}): ReactNode {
  const goTo = useGoTo()
  const [most, setMost] = useState(0)
  if (entries.length === 0) return null
  return (
    <details className="changes" onToggle={(event) => setMost(event.currentTarget.open ? Math.max(most, FEW) : 0)}>
      <summary>
        <span className="entity-name">{title}</span>
        <span className="entity-note">{showNumber(entries.length)}</span>
      </summary>
      <ul className="plain-list">
        {entries.slice(0, most).map((entry, place) => {
          const { name, note, to } = children(entry)
          const words = (
            <>
              <span className="entity-name">{name}</span>
              {note !== undefined && <span className="entity-note">{note}</span>}
            </>
          )
          return (
            // oxlint-disable-next-line react/no-array-index-key -- the lines of a comparison never change places
            <li key={place}>
              {to ? (
                <button type="button" className="entity" onClick={() => goTo(to)}>
                  {words}
                </button>
              ) : (
                <p className="entity">{words}</p>
              )}
            </li>
          )
        })}
      </ul>
      {most > 0 && most < entries.length && (
        <button type="button" className="text-button" onClick={() => setMost(most + 10 * FEW)}>
          Show more of {showNumber(entries.length)}
        </button>
      )}
    </details>
  )
}
