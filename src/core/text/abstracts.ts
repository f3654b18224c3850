/** Abstracts without what is not about their subject: copyright lines and the labels of structured abstracts. */

import { collapseSpace } from './white-space.ts'

/** A notice begins here and runs to the end of the abstract. */
const NOTICE =
  /(?:^|[\s.;([])(?:©|\(c\)\s?(?=\d{4}|copyright)|copyright\s(?:©|\(c\)|of\b|\d{4})|all rights reserved|published by elsevier|this is an open[- ]access article|\(?psycinfo database record|\(?psyc(?:articles|info)\b)/giu

const LABEL =
  /(^|[.!?)\]] )(?:(?:abstract|aims?|aims? and (?:objectives?|scope)|background(?: and (?:aims?|objectives?|purpose))?|case (?:presentation|report)|conclusions?(?: and relevance)?|context|data sources?|design(?:,? (?:setting|methodology).{0,40}?)?|discussion|evidence(?: acquisition| synthesis)?|findings?|funding|goals?|highlights?|hypothes[ie]s|implications?(?: for practice)?|importance|interpretation|interventions?|introduction|keywords?|limitations?|main (?:outcomes?(?: and measures?| measures?)?|results?)|materials?(?: and |\s?&\s?)methods?|measurements?|methodology(?:\/principal findings)?|methods?(?: and (?:findings|materials|results|analysis))?|motivation|novelty|objectives?|originality(?:\/value)?|outcomes?(?: measures?)?|participants?|patients?(?: and methods?)?|practical implications|principal findings|problem|purpose(?: of (?:the )?(?:review|study))?|rationale|recent findings|research (?:design|questions?)|results?(?: and (?:discussion|conclusions?))?|sample|scope|setting(?:s| and participants)?|significance|study (?:design|selection)|subjects?|summary|trial registration)\s?[:.–—]\s?)+/giu

/**
 * The part of an abstract that speaks of its subject: copyright and database notices at the end go, and so do labels
 * such as "Methods:" at the beginning of a sentence. Text that is nothing but a notice gives "".
 */
export function stripBoilerplate(abstract: string): string {
  return cutNotice(collapseSpace(abstract)).replace(LABEL, '$1').trim()
}

/** A longer abstract that begins with a notice goes on after it. */
const LONGEST_NOTICE = 250
/** A notice that the text follows without a space, as Scopus exports it: "© 2019 Example Ltd.Rivers move". */
const GLUED_NOTICE = /^.{0,160}?(?:\.|\d{4}|Ltd|LLC|Inc|Limited)(?=\p{Lu}[\p{Ll}\d -])/u
const SPACED_NOTICE = /^.{0,160}?[\p{L}\d)]{2}\.\s(?:All rights reserved\.\s)?(?=\p{Lu})/iu

/** Where the text after a notice at the very beginning begins; 0 if that can't be told, or it is no notice. */
function endOfLeadingNotice(abstract: string): number {
  if (!/^\W{0,3}(?:©|\(c\)|copyright\s(?:©|\(c\)|\d))/iu.test(abstract)) return 0
  return (GLUED_NOTICE.exec(abstract) ?? SPACED_NOTICE.exec(abstract))?.[0].length ?? 0
}

function cutNotice(abstract: string): string {
  NOTICE.lastIndex = 0
  for (let match = NOTICE.exec(abstract); match; match = NOTICE.exec(abstract)) {
    const from = match.index
    if (from < 3 && abstract.length > LONGEST_NOTICE) return abstract.slice(endOfLeadingNotice(abstract))
    // In the first half it is about copyright, not a notice – unless nothing else is there.
    const isNotice = from > abstract.length / 2 || abstract.length - from < 250 || from < 3
    if (isNotice) return endSentence(abstract.slice(0, from + 1))
  }
  return abstract
}

/** Takes off what led over to the notice; the full stop stays. */
function endSentence(text: string): string {
  let end = text.length
  while (end > 0 && ' .;(['.includes(text[end - 1]!)) end--
  if (end < 2) return ''
  return text.slice(0, end) + (text[end] === '.' ? '.' : '')
}
