/** What is said of files that were brought: which can be looked through line by line, and the report to keep. */
import { describe, expect, it } from 'vitest'
import { isCheckable, writeReport } from '../../../src/app/state/imports.ts'
import type { Issue } from '../../../src/core/index.ts'

const issue = (file: string, code: Issue['code']): Issue => ({
  code,
  severity: 'error',
  file,
  message: '=What happened',
  action: 'skipped',
})

describe('a reading', () => {
  const issues = [
    issue('nothing.txt', 'empty'),
    issue('picture.png', 'unreadable'),
    issue('prose.txt', 'unrecognised'),
    issue('list.txt', 'empty'),
  ]

  it('can be checked where there is text that is, or might be, a listing', () => {
    expect(isCheckable({ file: 'list.txt', format: 'listing' }, issues)).toBe(true)
    expect(isCheckable({ file: 'prose.txt' }, issues)).toBe(true)
  })

  it('can not be checked of files that are empty, not text, packed or of another format', () => {
    for (const file of ['nothing.txt', 'picture.png', 'list.txt.GZ'])
      expect(isCheckable({ file }, issues), file).toBe(false)
    expect(isCheckable({ file: 'own.bib', format: 'bibtex' }, issues)).toBe(false)
  })
})

it('writes a report that a spreadsheet takes for text', () => {
  const documents = [{ file: '+own.bib', format: 'bibtex', bytes: 1, hash: '', found: 2, rejected: 1 }]
  const lines = writeReport({ documents, issues: [issue('own.bib', 'rejected-record')], papers: 1 }).split('\n')
  expect(lines[1]).toBe("'+own.bib\t\tread as bibtex: 2 found, 1 rejected\t")
  expect(lines[2]).toBe("own.bib\t\t'=What happened (skipped)\t")
})
