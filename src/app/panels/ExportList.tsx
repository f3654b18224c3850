/** What can be taken away: pictures, the explorer itself, and files for other tools with what they would lose. */
import { useState, type ReactNode } from 'react'
import type { GraphFormat } from '../../core/index.ts'
import { withAnnotations } from '../state/annotations.ts'
import { closePanel } from '../state/store.ts'
import { useApp, useSelected } from './context.ts'
import { explorerFile, graphFiles, lossesOf, snapshotFile, type NamedFile } from './files.ts'
import { printPicture } from './print-picture.ts'
import { saveFile } from './save-file.ts'
import { count } from './words.ts'

const FORMATS: readonly { format: GraphFormat; label: string; use: string }[] = [
  { format: 'gexf', label: 'GEXF', use: 'for Gephi' },
  { format: 'graphml', label: 'GraphML', use: 'for yEd, igraph, NetworkX' },
  { format: 'vosviewer', label: 'VOSviewer', use: 'JSON' },
  { format: 'pajek', label: 'Pajek', use: 'network and clusters' },
  { format: 'csv', label: 'CSV', use: 'nodes and edges' },
  { format: 'json', label: 'JSON', use: 'for Graphology' },
]
const SCALES = [1, 2, 3, 4]

export function ExportList(): ReactNode {
  const { store, commands } = useApp()
  const lens = useSelected((state) => state.lens)
  const shown = useSelected((state) => state.snapshot)
  const annotations = useSelected((state) => state.annotations)
  const selection = useSelected((state) => state.selection)
  const [isOnly, setOnly] = useState(true)
  const [scale, setScale] = useState(2)
  const [problem, setProblem] = useState('')
  const [asked, setAsked] = useState<{ format: GraphFormat; label: string; losses: string[] }>()
  if (!shown) return null
  const snapshot = withAnnotations(shown, annotations)
  const marks = selection?.type === 'marks' ? selection.keys : undefined
  const source = { snapshot, lens, only: marks && isOnly ? new Set(marks) : undefined }

  const attempt = (work: () => Promise<void>): void => {
    setProblem('')
    work().then(
      () => closePanel(store),
      (error: unknown) => setProblem(`Nothing was saved: ${error instanceof Error ? error.message : String(error)}`),
    )
  }
  const save = (files: () => NamedFile[] | Promise<NamedFile[]>): void =>
    attempt(async () => (await files()).forEach(({ name, content }) => saveFile(name, content)))
  const savePicture = (): void =>
    commands.send({
      type: 'take-picture',
      scale,
      deliver: (picture) => save(async () => [{ name: `coterie-${lens}.png`, content: await picture }]),
    })
  const draw = (use: (picture: Blob) => void | Promise<void>): void =>
    commands.send({ type: 'draw-picture', deliver: (picture) => attempt(async () => use(await picture)) })
  const ask = (format: GraphFormat, label: string): void => {
    const losses = lossesOf(source, format)
    if (losses.length === 0) save(() => graphFiles(source, format))
    else setAsked({ format, label, losses })
  }

  if (asked)
    return (
      <>
        <p className="loss-title">{asked.label} does not hold everything</p>
        <ul className="losses">
          {asked.losses.map((loss) => (
            <li key={loss}>{loss}</li>
          ))}
        </ul>
        <button type="button" onClick={() => save(() => graphFiles(source, asked.format))}>
          Save it as {asked.label}
        </button>
        <button type="button" onClick={() => setAsked(undefined)}>
          Back
        </button>
        <Problem text={problem} />
      </>
    )
  return (
    <>
      <div className="with-scale">
        <button type="button" onClick={savePicture}>
          PNG <span className="fine">this view</span>
        </button>
        <select aria-label="Pixels of the PNG" value={scale} onChange={(event) => setScale(Number(event.target.value))}>
          {SCALES.map((times) => (
            <option key={times} value={times}>
              ×{times}
            </option>
          ))}
        </select>
      </div>
      <button type="button" onClick={() => draw((picture) => saveFile(`coterie-${lens}.svg`, picture))}>
        SVG <span className="fine">this view as vectors</span>
      </button>
      <button type="button" onClick={() => draw(printPicture)}>
        Print <span className="fine">or save as PDF</span>
      </button>
      <hr />
      <button type="button" onClick={() => save(async () => [await explorerFile(snapshot)])}>
        One HTML file <span className="fine">this explorer, to open anywhere</span>
      </button>
      <button type="button" onClick={() => save(() => [snapshotFile(snapshot)])}>
        Snapshot <span className="fine">to open here again</span>
      </button>
      <hr />
      {marks && (
        <label className="check">
          <input type="checkbox" checked={isOnly} onChange={(event) => setOnly(event.target.checked)} />
          Only the {count(marks.length, 'selected mark')}
        </label>
      )}
      {FORMATS.map(({ format, label, use }) => (
        <button key={format} type="button" onClick={() => ask(format, label)}>
          {label} <span className="fine">{use}</span>
        </button>
      ))}
      <Problem text={problem} />
    </>
  )
}

function Problem({ text }: { text: string }): ReactNode {
  if (text === '') return null
  return (
    <p className="notice" role="alert">
      {text}
    </p>
  )
}
