/** What the import sheet says at each step: asking, reading, what was read, building, done. */
import { useState, type ReactNode } from 'react'
import type { ImportState } from '../state/imports.ts'
import { useApp, useSelected } from './context.ts'
import { pickedFiles } from './dropped-files.ts'
import { ListingEditor } from './LateListing.tsx'
import { ReadReportView } from './ReadReportView.tsx'
import { count } from './words.ts'

const STEPS: Readonly<Record<string, string>> = {
  reading: 'Reading',
  merging: 'Joining duplicates',
  people: 'Telling people apart',
  topics: 'Finding topics',
  systems: 'Finding systems',
  map: 'Drawing the map',
}

export function ImportContent({ current }: { current: ImportState }): ReactNode {
  const { importer, comparer } = useApp()
  const hasGraph = useSelected((state) => (state.snapshot?.facts.papers.length ?? 0) > 0)
  const before = current.status === 'built' && current.before?.facts.papers.length ? current.before : undefined
  if (current.status === 'asking') return <Asking />
  if (current.status === 'reading')
    return (
      <Working
        title={`Reading ${count(current.files, 'file')}`}
        note={`${toMegabytes(current.bytesRead)} of ${toMegabytes(current.bytes)} MB`}
        share={current.bytes === 0 ? undefined : current.bytesRead / current.bytes}
      />
    )
  if (current.status === 'building')
    return (
      <Working
        title={STEPS[current.progress?.step ?? 'merging'] ?? ''}
        note="The page can be used when the map is there."
        share={current.progress?.total ? current.progress.done / current.progress.total : undefined}
      />
    )
  if (current.status === 'looking') return <ListingEditor looking={current} />
  if (current.status === 'read')
    return (
      <>
        <h2 id="import-title">
          {current.report.papers === 0 ? 'No papers were found' : `${count(current.report.papers, 'paper')} read`}
        </h2>
        <ReadReportView report={current.report} onCheck={(file) => importer.look(file)} />
        <div className="sheet-buttons">
          {current.report.papers > 0 && hasGraph && (
            <button type="button" className="wide-button is-first" onClick={() => importer.build('add')}>
              Add to this graph
            </button>
          )}
          {current.report.papers > 0 && (
            <button type="button" className="wide-button" onClick={() => importer.build('new')}>
              Start a new graph
            </button>
          )}
          <button type="button" className="text-button" onClick={() => importer.close()}>
            {current.report.papers > 0 ? 'Leave it' : 'Close'}
          </button>
        </div>
      </>
    )
  if (current.status === 'built')
    return (
      <>
        <h2 id="import-title">The map is ready</h2>
        <p>
          {count(current.added, 'paper')} and {count(current.people, 'person', 'people')} came to it
          {current.merged > 0 && `; ${count(current.merged, 'record')} joined papers that were there`}.
        </p>
        <OnTheMap />
        <div className="sheet-buttons">
          <button type="button" className="wide-button is-first" onClick={() => importer.close()}>
            Look at it
          </button>
          {before && (
            <button
              type="button"
              className="wide-button"
              onClick={() => {
                importer.close()
                comparer.compare(before, 'the map before')
              }}
            >
              See what changed
            </button>
          )}
          <button type="button" className="text-button" onClick={() => importer.undo()}>
            Undo
          </button>
        </div>
      </>
    )
  if (current.status === 'failed')
    return (
      <>
        <h2 id="import-title">That did not work</h2>
        <p>{current.problem}</p>
        <p>The graph on the page is as it was.</p>
        <div className="sheet-buttons">
          <button type="button" className="wide-button" onClick={() => importer.ask()}>
            Try other files
          </button>
          <button type="button" className="text-button" onClick={() => importer.close()}>
            Close
          </button>
        </div>
      </>
    )
  return null
}

function Asking(): ReactNode {
  const { importer, comparer } = useApp()
  const hasGraph = useSelected((state) => state.snapshot !== undefined)
  const [text, setText] = useState('')
  const pick = (input: HTMLInputElement): void => {
    if (input.files && input.files.length > 0) importer.read(pickedFiles(input.files))
  }
  return (
    <>
      <h2 id="import-title">Add papers</h2>
      <p>
        BibTeX, RIS, PubMed, Web of Science, EndNote, CSV, JSON, XML, the plain text of a listing, or a snapshot. Drop
        files or folders anywhere on the page, pick them, or paste text. Nothing leaves this machine.
      </p>
      <div className="sheet-buttons">
        <label className="wide-button is-first">
          Pick files
          <input type="file" multiple className="only-heard" onChange={(event) => pick(event.currentTarget)} />
        </label>
        <label className="wide-button">
          Pick a folder
          <input
            type="file"
            className="only-heard"
            ref={(input) => {
              // React knows no such attribute, browsers do.
              if (input) input.webkitdirectory = true
            }}
            onChange={(event) => pick(event.currentTarget)}
          />
        </label>
      </div>
      <label className="paste">
        <span>Or paste text</span>
        <textarea
          rows={6}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder="A title, its authors, an abstract …"
        />
      </label>
      <div className="sheet-buttons">
        <button
          type="button"
          className="wide-button"
          disabled={text.trim() === ''}
          onClick={() => importer.read([{ name: 'pasted text', content: new Blob([text]) }], { pasted: text })}
        >
          Read the text
        </button>
        {hasGraph && (
          <button
            type="button"
            className="text-button"
            onClick={() => {
              importer.close()
              comparer.ask()
            }}
          >
            Compare with an earlier snapshot
          </button>
        )}
        <button type="button" className="text-button" onClick={() => importer.close()}>
          Close
        </button>
      </div>
      <OnTheMap />
    </>
  )
}

/** What the map was made from, and what could not be used: the report of its build. */
function OnTheMap(): ReactNode {
  const snapshot = useSelected((state) => state.snapshot)
  if (!snapshot || snapshot.manifest.inputs.length === 0) return null
  const { inputs } = snapshot.manifest
  return (
    <details>
      <summary>What is on the map was read from {count(inputs.length, 'file')}</summary>
      <ReadReportView report={{ documents: inputs, issues: snapshot.issues, papers: snapshot.facts.papers.length }} />
    </details>
  )
}

function Working({ title, note, share }: { title: string; note: string; share: number | undefined }): ReactNode {
  const { importer } = useApp()
  return (
    <>
      <h2 id="import-title">{title} …</h2>
      <progress aria-labelledby="import-title" {...(share !== undefined && { value: share, max: 1 })} />
      <p className="fine" role="status">
        {note}
      </p>
      <div className="sheet-buttons">
        <button type="button" className="wide-button" onClick={() => importer.close()}>
          Stop
        </button>
      </div>
    </>
  )
}

function toMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}
