/** Takes the map away: as a picture, or as a file for other tools. */
import { useState, type ReactNode } from 'react'
import type { GraphFormat, LensName, Snapshot } from '../../core/index.ts'
import { closePanel } from '../state/store.ts'
import { useApp, useSelected } from './context.ts'
import { saveFile } from './save-file.ts'

const FORMATS: readonly { format: GraphFormat; label: string; use: string }[] = [
  { format: 'gexf', label: 'GEXF', use: 'for Gephi' },
  { format: 'graphml', label: 'GraphML', use: 'for yEd, igraph, NetworkX' },
  { format: 'json', label: 'JSON', use: 'for Graphology' },
]

export function ExportMenu(): ReactNode {
  const { store, commands } = useApp()
  const isOpen = useSelected((state) => state.panel === 'export')
  const [problem, setProblem] = useState('')
  if (!isOpen) return null

  const attempt = (work: Promise<void>): void => {
    setProblem('')
    work.then(
      () => closePanel(store),
      (error: unknown) => setProblem(`Nothing was saved: ${error instanceof Error ? error.message : String(error)}`),
    )
  }
  const savePicture = (scale: number): void =>
    commands.send({
      type: 'take-picture',
      scale,
      deliver: (picture) => attempt(picture.then((blob) => saveFile(`coterie-${store.getState().lens}.png`, blob))),
    })
  const saveGraph = (format: GraphFormat): void => {
    const { snapshot, lens } = store.getState()
    if (!snapshot) return
    attempt(saveGraphFile(snapshot, lens, format))
  }
  return (
    <div className="panel menu" role="group" aria-label="Export">
      <button type="button" onClick={() => savePicture(2)}>
        PNG <span className="fine">this view, twice the pixels</span>
      </button>
      {FORMATS.map(({ format, label, use }) => (
        <button key={format} type="button" onClick={() => saveGraph(format)}>
          {label} <span className="fine">{use}</span>
        </button>
      ))}
      {problem !== '' && (
        <p className="notice" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

/** What writes graph files is loaded when it is first asked for. */
async function saveGraphFile(snapshot: Snapshot, lens: LensName, format: GraphFormat): Promise<void> {
  const { writeGraphFile } = await import('./graph-file.ts')
  const { name, blob } = writeGraphFile(snapshot, lens, format)
  saveFile(name, blob)
}
