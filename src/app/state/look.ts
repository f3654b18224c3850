/** The look of the marks as the state says it: colours and areas where they are not those of clusters and papers. */
import { lookOfChanges, type MarkLook, type Palette } from '../../core/index.ts'
import { comparingOf } from './comparing.ts'
import { colourAll, createScale, rampOf, type Gradient, type Scale } from './gradient.ts'
import { measureMarks, type ColourMeasure } from './measures.ts'
import type { State } from './store.ts'

/** The values of a measure over the lens that is shown, and their scale; nothing while they are not worked out. */
export function valuesOf(
  { corpus, view, filters, measured }: Pick<State, 'corpus' | 'view' | 'filters' | 'measured'>,
  measure: ColourMeasure,
): { readonly values: Float64Array; readonly scale: Scale } | undefined {
  const values = corpus && view && measureMarks(measure, corpus, view, filters, measured)
  const scale = values && createScale(values, measure !== 'averageYear')
  return values && scale && { values, scale }
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
