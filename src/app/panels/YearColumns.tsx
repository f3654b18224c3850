/** A column for each year, as high as its papers are many: from the first at one edge to the last at the other. */
import type { ReactNode, SVGProps } from 'react'
import type { countYears } from '../state/publication.ts'

type Year = ReturnType<typeof countYears>[number]

interface YearColumnsProps extends SVGProps<SVGSVGElement> {
  readonly years: readonly Year[]
  readonly isInside?: (year: Year) => boolean
  /** What is said of a year that is pointed at. */
  readonly nameOf?: (year: Year) => string
}

const HEIGHT = 10
/** Part of a year's share of the width that its column takes; of few years, which have wide shares, less. */
const FILLED = 0.8
const FEW = 8

export function YearColumns({ years, isInside, nameOf, ...own }: YearColumnsProps): ReactNode {
  const most = Math.max(...years.map(({ papers }) => papers))
  const width = FILLED * Math.min(1, years.length / FEW)
  const step = years.length > 1 ? (years.length - width) / (years.length - 1) : 0
  return (
    <svg viewBox={`0 0 ${years.length} ${HEIGHT}`} preserveAspectRatio="none" {...own}>
      {years.map((year, place) => (
        <rect
          key={year.year}
          className={isInside?.(year) ? 'is-inside' : undefined}
          x={place * step}
          width={width}
          y={HEIGHT - (HEIGHT * year.papers) / most}
          height={(HEIGHT * year.papers) / most}
        >
          {nameOf && <title>{nameOf(year)}</title>}
        </rect>
      ))}
    </svg>
  )
}
