/** Which papers a path may lead over: not those of crowds, not those after a year. */
import type { ReactNode } from 'react'
import type { PathLimits } from '../state/paths.ts'

interface PathLimitsFieldProps {
  readonly limits: PathLimits
  /** Papers with more authors make no links at all. */
  readonly most: number
  readonly onChange: (limits: PathLimits) => void
}

export function PathLimitsField({ limits, most, onChange }: PathLimitsFieldProps): ReactNode {
  const read = (text: string): number | undefined => (Number(text) >= 1 ? Math.floor(Number(text)) : undefined)
  return (
    <div className="path-limits">
      <label>
        Authors a paper, at most
        <input
          type="number"
          min={2}
          max={most}
          placeholder={String(most)}
          value={limits.maxAuthors ?? ''}
          onChange={(event) => onChange({ ...limits, maxAuthors: read(event.target.value) })}
        />
      </label>
      <label>
        Papers up to the year
        <input
          type="number"
          min={1}
          placeholder="any"
          value={limits.untilYear ?? ''}
          onChange={(event) => onChange({ ...limits, untilYear: read(event.target.value) })}
        />
      </label>
    </div>
  )
}
