/** What was read and what was not: per file its format and counts, and every issue with its line. */
import type { ReactNode } from 'react'
import type { Issue, ReadReport } from '../../core/index.ts'
import { isCheckable, writeReport } from '../state/imports.ts'
import { LongList } from './parts.tsx'
import { saveFile } from './save-file.ts'
import { count, showNumber } from './words.ts'

/** `onCheck` shows how a listing was read, where its text is at hand. */
export function ReadReportView({
  report,
  onCheck,
}: {
  report: ReadReport
  onCheck?: (file: string) => void
}): ReactNode {
  const problems = report.issues.filter((issue) => issue.severity !== 'note')
  const notes = report.issues.filter((issue) => issue.severity === 'note')
  const isBuilt = report.documents.some(({ merged }) => merged !== undefined)
  return (
    <div className="read-report">
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Read as</th>
            <th scope="col" className="number">
              Found
            </th>
            {isBuilt && (
              <th scope="col" className="number">
                Merged
              </th>
            )}
            <th scope="col" className="number">
              Rejected
            </th>
          </tr>
        </thead>
        <tbody>
          {report.documents.slice(0, MAX_ROWS).map(({ file, format, found, merged, rejected }) => (
            <tr key={file}>
              <th scope="row">{file}</th>
              <td>
                {format ?? 'not read'}
                {onCheck && isCheckable({ file, ...(format && { format }) }, report.issues) && (
                  <CheckReading file={file} issues={report.issues} onCheck={onCheck} />
                )}
              </td>
              <td className="number">{showNumber(found)}</td>
              {isBuilt && <td className="number">{showNumber(merged ?? 0)}</td>}
              <td className="number">{showNumber(rejected)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.documents.length > MAX_ROWS && (
        <p className="fine">
          The first {MAX_ROWS} of {report.documents.length} files; the report holds all.
        </p>
      )}
      <Issues title={count(problems.length, 'problem')} issues={problems} isOpen={report.papers === 0} />
      <Issues title={count(notes.length, 'note')} issues={notes} />
      <button
        type="button"
        className="text-button"
        onClick={() =>
          saveFile('import-report.tsv', new Blob([writeReport(report)], { type: 'text/tab-separated-values' }))
        }
      >
        Save the report
      </button>
    </div>
  )
}

const MAX_ROWS = 200

function CheckReading({
  file,
  issues,
  onCheck,
}: {
  file: string
  issues: readonly Issue[]
  onCheck: (file: string) => void
}): ReactNode {
  const doubtful = issues.filter((issue) => issue.code === 'doubtful' && issue.file === file).length
  return (
    <button type="button" className="text-button check-reading" onClick={() => onCheck(file)}>
      check this reading<span className="only-heard"> of {file}</span>
      {doubtful > 0 && `, ${doubtful} doubtful`}
    </button>
  )
}

function Issues({
  title,
  issues,
  isOpen = false,
}: {
  title: string
  issues: readonly Issue[]
  isOpen?: boolean
}): ReactNode {
  if (issues.length === 0) return null
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <LongList
        entries={issues.slice(0, MAX_ROWS)}
        render={(issue) => (
          <li key={`${issue.file}:${issue.line}:${issue.message}:${issue.text}`} className="fine">
            {issue.file}
            {issue.line !== undefined && `, line ${issue.line}`}: {issue.message} ({issue.action})
            {issue.text !== undefined && <span className="quoted"> “{issue.text}”</span>}
          </li>
        )}
      />
      {issues.length > MAX_ROWS && <p className="fine">The saved report holds all {issues.length}.</p>}
    </details>
  )
}
