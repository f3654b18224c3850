/** What can be taken away: pictures, the explorer itself, and files for other tools with what they would lose. */
import { useState, type ReactNode } from 'react'
import type { GraphFormat } from '../../core/index.ts'
import { withAnnotations } from '../state/annotations.ts'
import type { PictureWish } from '../state/commands.ts'
import { ownSnapshot } from '../state/comparing.ts'
import { closePanel } from '../state/store.ts'
import { useApp, useSelected } from './context.ts'
import { explorerFile, graphFiles, lossesOf, manifestFile, pictureFile, snapshotFile, type NamedFile } from './files.ts'
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
/** Milliseconds in which what has changed comes to the screen. */
const FRAME = 30

/** Pixels for each of the window, or for each inch of paper. */
const SIZES = [
  ['1', '×1'],
  ['2', '×2'],
  ['3', '×3'],
  ['4', '×4'],
  ['300dpi', 'Print, 300 dpi'],
  ['600dpi', 'Print, 600 dpi'],
] as const

export function ExportList(): ReactNode {
  const { store, commands } = useApp()
  const lens = useSelected((state) => state.lens)
  const shown = useSelected((state) => state.snapshot)
  const annotations = useSelected((state) => state.annotations)
  const selection = useSelected((state) => state.selection)
  const visible = useSelected((state) => state.visible)
  const [isOnly, setOnly] = useState(true)
  const [size, setSize] = useState('2')
  const [width, setWidth] = useState('180')
  const [isTransparent, setTransparent] = useState(false)
  const [problem, setProblem] = useState('')
  const [isWorking, setWorking] = useState(false)
  const [asked, setAsked] = useState<{ format: GraphFormat; label: string; losses: string[] }>()
  if (!shown) return null
  const snapshot = withAnnotations(ownSnapshot(shown), annotations)
  const millimetres = Math.min(1200, Math.max(20, Number(width) || 180))
  const print = size.endsWith('dpi') ? { millimetres, dotsPerInch: Number.parseInt(size, 10) } : undefined
  const wish: PictureWish = { scale: print ? 1 : Number(size), isTransparent, print }
  const marks = selection?.type === 'marks' ? selection.keys : undefined
  const pictured = { snapshot, lens, visible }
  const source = { snapshot, lens, only: marks && isOnly ? new Set(marks) : undefined }

  const attempt = (work: () => Promise<void>): void => {
    setProblem('')
    setWorking(true)
    work()
      .finally(() => setWorking(false))
      .then(
        () => closePanel(store),
        (error: unknown) => setProblem(`Nothing was saved: ${error instanceof Error ? error.message : String(error)}`),
      )
  }
  const save = (files: () => NamedFile[] | Promise<NamedFile[]>): void =>
    attempt(async () => {
      // That work began is seen before it does.
      await new Promise((resolve) => setTimeout(resolve, FRAME))
      for (const { name, content } of await files()) saveFile(name, content)
    })
  const savePicture = (): void =>
    commands.send({
      type: 'take-picture',
      wish,
      deliver: (picture) => save(async () => [await pictureFile(pictured, 'png', await picture)]),
    })
  const copyPicture = (): void =>
    commands.send({
      type: 'take-picture',
      wish,
      // The clipboard must be asked at the click; the picture may come later.
      deliver: (picture) =>
        attempt(async () => {
          if (!('ClipboardItem' in globalThis)) throw new Error('this browser can’t copy pictures; save it instead')
          await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
          store.setState({ notice: 'The picture is in the clipboard.' })
        }),
    })
  const draw = (use: (picture: Blob) => void | Promise<void>): void =>
    commands.send({ type: 'draw-picture', wish, deliver: (picture) => attempt(async () => use(await picture)) })
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
        <Sign isWorking={isWorking} problem={problem} />
      </>
    )
  return (
    <>
      <div className="with-scale">
        <button type="button" onClick={savePicture}>
          PNG
        </button>
        <button type="button" onClick={copyPicture}>
          Copy
        </button>
        <select aria-label="Size of the picture" value={size} onChange={(event) => setSize(event.target.value)}>
          {SIZES.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <div className="picture-wish">
        <label className="check">
          <input type="checkbox" checked={isTransparent} onChange={(event) => setTransparent(event.target.checked)} />
          Transparent
        </label>
        {print && (
          <label className="check">
            <input type="number" min={20} max={1200} value={width} onChange={(event) => setWidth(event.target.value)} />
            mm wide
          </label>
        )}
      </div>
      <button
        type="button"
        onClick={() =>
          draw(async (picture) => {
            const { name, content } = await pictureFile(pictured, 'svg', picture)
            saveFile(name, content)
          })
        }
      >
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
      <button type="button" onClick={() => save(() => [manifestFile(snapshot)])}>
        How it was made <span className="fine">sources and options</span>
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
      <Sign isWorking={isWorking} problem={problem} />
    </>
  )
}

function Sign({ isWorking, problem }: { isWorking: boolean; problem: string }): ReactNode {
  if (isWorking)
    return (
      <p className="fine is-late" role="status">
        Writing the file …
      </p>
    )
  if (problem === '') return null
  return (
    <p className="notice" role="alert">
      {problem}
    </p>
  )
}
