/** What somebody wrote on marks and where they put them: changed, carried along, and laid over a lens. */
import type { Annotations, LensName, Pin, Positions, Snapshot } from '../../core/index.ts'
import type { LensView } from './lens-view.ts'

export const NO_ANNOTATIONS: Annotations = { notes: [], pins: [] }

/** The longest note; more belongs into a document. */
export const LONGEST_NOTE = 4000

export function annotationsOf(snapshot: Snapshot | undefined): Annotations {
  return snapshot?.manifest.annotations ?? NO_ANNOTATIONS
}

export function noteOn({ notes }: Annotations, key: string): string {
  return notes.find((note) => note.key === key)?.text ?? ''
}

/** An empty text takes the note away. */
export function writeNote({ notes, pins }: Annotations, key: string, text: string): Annotations {
  const others = notes.filter((note) => note.key !== key)
  const written = text.trim().slice(0, LONGEST_NOTE)
  return { notes: written === '' ? others : [...others, { key, text: written }], pins }
}

/** Each of these marks stays where it is put; one that was put somewhere before moves on. */
export function addPins({ notes, pins }: Annotations, more: readonly Pin[]): Annotations {
  const names = new Set(more.map(nameOf))
  return { notes, pins: [...pins.filter((pin) => !names.has(nameOf(pin))), ...more] }
}

/** The marks of a lens go back to where its layout has them. */
export function removePins({ notes, pins }: Annotations, lens: LensName, keys: readonly string[]): Annotations {
  const loose = new Set(keys)
  return { notes, pins: pins.filter((pin) => pin.lens !== lens || !loose.has(pin.key)) }
}

function nameOf({ lens, key }: Pin): string {
  return `${lens} ${key}`
}

/** What was said of one mark is said of the one that took its place; of two notes both stay. */
export function followAnnotations({ notes, pins }: Annotations, follow: (key: string) => string): Annotations {
  let followed: Annotations = { notes: [], pins: [] }
  for (const { key, text } of notes) {
    const next = follow(key)
    const present = noteOn(followed, next)
    followed = writeNote(followed, next, present === '' ? text : `${present}\n${text}`)
  }
  return addPins(
    followed,
    pins.map((pin) => ({ ...pin, key: follow(pin.key) })),
  )
}

/** The snapshot as it is saved: with what was written and moved by hand. */
export function withAnnotations(snapshot: Snapshot, annotations: Annotations): Snapshot {
  if (annotations === annotationsOf(snapshot)) return snapshot
  const { annotations: _, ...manifest } = snapshot.manifest
  const isEmpty = annotations.notes.length + annotations.pins.length === 0
  return { ...snapshot, manifest: isEmpty ? manifest : { ...manifest, annotations } }
}

const placed = new WeakMap<LensView, { readonly pins: readonly Pin[]; readonly view: LensView }>()

function pinsOn({ lens, indexOf }: LensView, pins: readonly Pin[]): Pin[] {
  return pins.filter((pin) => pin.lens === lens && indexOf.has(pin.key))
}

/** Where the marks of a lens were put, NaN for the others; nothing where none was. */
export function pinnedPlaces(view: LensView, pins: readonly Pin[]): Positions | undefined {
  const own = pinsOn(view, pins)
  if (own.length === 0) return undefined
  const [x, y] = [new Float32Array(view.order).fill(NaN), new Float32Array(view.order).fill(NaN)]
  for (const pin of own) {
    const node = view.indexOf.get(pin.key)!
    x[node] = pin.x
    y[node] = pin.y
  }
  return { x, y }
}

/** The lens with pinned marks where they were put. */
export function placePins(view: LensView, pins: readonly Pin[]): LensView {
  const own = pinsOn(view, pins)
  if (own.length === 0) return view
  const known = placed.get(view)
  if (known?.pins === pins) return known.view
  const [x, y] = [view.x.slice(), view.y.slice()]
  for (const pin of own) {
    const node = view.indexOf.get(pin.key)!
    x[node] = pin.x
    y[node] = pin.y
  }
  const moved = { ...view, x, y }
  placed.set(view, { pins, view: moved })
  return moved
}

/** What is other in `after`, to follow "Undo:"; `labelOf` names a mark. */
export function describeAnnotated(before: Annotations, after: Annotations, labelOf: (key: string) => string): string {
  const note = [...before.notes, ...after.notes].find(({ key }) => noteOn(before, key) !== noteOn(after, key))
  if (note) return `note on ${labelOf(note.key)}`
  const moved = new Set(
    [...before.pins, ...after.pins].filter((pin) => !isIn(before, pin) || !isIn(after, pin)).map(nameOf),
  )
  const first = [...before.pins, ...after.pins].find((pin) => moved.has(nameOf(pin)))
  if (!first) return 'nothing changed'
  return `place of ${moved.size === 1 ? labelOf(first.key) : `${moved.size} marks`}`
}

function isIn({ pins }: Annotations, pin: Pin): boolean {
  return pins.some((other) => nameOf(other) === nameOf(pin) && other.x === pin.x && other.y === pin.y)
}
