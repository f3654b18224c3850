/** The look of the marks as the state says it: colours and areas where they are not those of clusters and papers. */
import { lookOfChanges, type MarkLook, type Palette } from '../../core/index.ts'
import { comparingOf } from './comparing.ts'
import { colourAll, createScale, rampOf, type Gradient, type Scale } from './gradient.ts'
import type { LensView } from './lens-view.ts'
import { measureMarks, type ColourMeasure } from './measures.ts'
import type { State } from './store.ts'

interface Values {
  readonly values: Float64Array
  readonly scale: Scale
}

/**
 * What was asked last of each measure, and for which papers: the map and its legend ask for the same, and to go through the papers of
 * all marks takes a while. No more is kept, since playing the years asks for each of them.
 */
const lastOf = new WeakMap<LensView, Map<ColourMeasure, Values & { readonly papers: string }>>()

/** The values of a measure over the lens that is shown, and their scale; nothing while they are not worked out. */
export function valuesOf(
  { corpus, view, filters, measured }: Pick<State, 'corpus' | 'view' | 'filters' | 'measured'>,
  measure: ColourMeasure,
): Values | undefined {
  if (!corpus || !view) return undefined
  let known = lastOf.get(view)
  if (!known) lastOf.set(view, (known = new Map()))
  const papers = JSON.stringify([filters.years, filters.venues])
  const last = known.get(measure)
  if (last?.papers === papers) return last
  const values = measureMarks(measure, corpus, view, filters, measured)
  const scale = values && createScale(values, measure !== 'averageYear')
  if (!scale) return undefined
  const found = { values, scale, papers }
  known.set(measure, found)
  return found
}

export function lookOf(state: State, gradient: Gradient, palette: Palette): MarkLook {
  const { look, snapshot, lens } = state
  const compared = comparingOf(snapshot)?.lenses[lens]
  const coloured = look.colour && valuesOf(state, look.colour)
  return {
    ...(look.isDensity && { ramp: rampOf({ low: palette.paper, high: gradient.low }) }),
    ...(compared && !look.colour && lookOfChanges(compared.changes, palette)),
    ...(coloured && { colours: colourAll(coloured.values, coloured.scale, rampOf(gradient), palette.rest) }),
    // Areas by papers hold still while the years change, which the scene itself sees to.
    sizes:
      look.size === 'documents' ? undefined : valuesOf(state, look.size)?.values.map((size) => (size > 0 ? size : 0)),
  }
}

/** Tells whether marks and links are others, or elsewhere, or look different. */
export function isOtherPicture(now: State, before: State): boolean {
  return (
    now.view !== before.view ||
    now.visible !== before.visible ||
    now.snapshot !== before.snapshot ||
    now.lens !== before.lens ||
    now.look !== before.look ||
    now.measured !== before.measured
  )
}
