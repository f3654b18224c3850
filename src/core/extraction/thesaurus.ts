/** A user's own word on topics: which labels are dropped, renamed or merged, in VOSviewer's thesaurus format. */
import type { Issue } from '../model/issue.ts'
import type { TopicReplacement } from '../model/settled.ts'
import { fold } from '../text/fold.ts'

/** Folded label → what to write instead; "" drops the topic. */
export type Thesaurus = ReadonlyMap<string, string>

/**
 * Lines `label<TAB>replace by`, with or without that header; an empty replacement drops the label. Blank lines are
 * skipped; a line without a tab is reported and skipped; the last line for a label wins.
 */
export function parseThesaurus(text: string, file: string): { replacements: TopicReplacement[]; issues: Issue[] } {
  const replacements: TopicReplacement[] = []
  const issues: Issue[] = []
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.trim() === '' || (index === 0 && /^label\t/i.test(line))) continue
    const [label = '', replacement] = line.split('\t').map((cell) => cell.trim())
    if (replacement === undefined || label === '') {
      issues.push({
        code: 'rejected-record',
        severity: 'warning',
        file,
        line: index + 1,
        message: 'A thesaurus line needs a label, a tab and what to replace it by.',
        action: 'not used',
        text: line.slice(0, 200),
      })
    } else replacements.push({ label, replaceBy: replacement })
  }
  return { replacements, issues }
}

/** Labels meet whatever their case, accents and white space. */
export function thesaurusKey(label: string): string {
  return fold(label).replace(/\s+/g, ' ').trim()
}

/** The last replacement of a label wins. */
export function toThesaurus(replacements: readonly TopicReplacement[]): Thesaurus {
  return new Map(replacements.map(({ label, replaceBy }) => [thesaurusKey(label), replaceBy]))
}

/** The replacements in VOSviewer's format; reading the text gives them back. */
export function writeTopicThesaurus(replacements: readonly TopicReplacement[]): string {
  return ['label\treplace by', ...replacements.map(({ label, replaceBy }) => `${label}\t${replaceBy}`), ''].join('\n')
}
