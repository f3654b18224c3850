/** Papers over time as small bars, and the same in words. */
import type { ReactNode } from 'react'
import { countYears } from '../state/publication.ts'
import { useLoaded } from './context.ts'
import { Section } from './parts.tsx'
import { YearColumns } from './YearColumns.tsx'
import { count, showNumber } from './words.ts'

export function YearBars({ papers }: { papers: readonly number[] }): ReactNode {
  const { facts } = useLoaded()
  const years = countYears({ papers: papers.map((paper) => facts.papers[paper]!) })
  if (years.length === 0) return null
  const most = Math.max(...years.map(({ papers: some }) => some))
  const words = years.filter(({ papers: some }) => some > 0).map(({ year, papers: some }) => `${year}: ${some}`)
  return (
    <Section title="Papers over time">
      <YearColumns
        years={years}
        nameOf={({ year, papers: some }) => `${year}: ${count(some, 'paper')}`}
        className="year-bars"
        role="img"
        aria-label={`Papers by year. ${words.join(', ')}`}
      />
      <p className="fine gradient-numbers" aria-hidden="true">
        <span>{years[0]!.year}</span>
        <span>at most {showNumber(most)} a year</span>
        <span>{years.at(-1)!.year}</span>
      </p>
    </Section>
  )
}
