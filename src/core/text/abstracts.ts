/** Abstracts without what is not about their subject: copyright lines and the labels of structured abstracts. */

/** A notice begins here and runs to the end of the abstract. */
const NOTICE =
  /(?:^|[\s.;([])(?:©|\(c\)\s?(?=\d{4}|copyright)|copyright\s(?:©|\(c\)|of\b|\d{4})|all rights reserved|published by elsevier|this is an open[- ]access article|\(?psycinfo database record|\(?psyc(?:articles|info)\b)/giu

const LABEL =
  /(^|[.!?)\]]\s+|\s{2,})(?:(?:abstract|aims?|aims? and (?:objectives?|scope)|background(?: and (?:aims?|objectives?|purpose))?|case (?:presentation|report)|conclusions?(?: and relevance)?|context|data sources?|design(?:,? (?:setting|methodology).{0,40}?)?|discussion|evidence(?: acquisition| synthesis)?|findings?|funding|goals?|highlights?|hypothes[ie]s|implications?(?: for practice)?|importance|interpretation|interventions?|introduction|keywords?|limitations?|main (?:outcomes?(?: and measures?| measures?)?|results?)|materials?(?: and |\s?&\s?)methods?|measurements?|methodology(?:\/principal findings)?|methods?(?: and (?:findings|materials|results|analysis))?|motivation|novelty|objectives?|originality(?:\/value)?|outcomes?(?: measures?)?|participants?|patients?(?: and methods?)?|practical implications|principal findings|problem|purpose(?: of (?:the )?(?:review|study))?|rationale|recent findings|research (?:design|questions?)|results?(?: and (?:discussion|conclusions?))?|sample|scope|setting(?:s| and participants)?|significance|study (?:design|selection)|subjects?|summary|trial registration)\s?[:.–—]\s?)+/giu

/**
 * The part of an abstract that speaks of its subject: copyright and database notices at the end go, and so do labels
 * such as "Methods:" at the beginning of a sentence. Text that is nothing but a notice gives "".
 */
export function stripBoilerplate(abstract: string): string {
  return cutNotice(abstract).replace(LABEL, '$1').trim()
}

function cutNotice(abstract: string): string {
  NOTICE.lastIndex = 0
  for (let match = NOTICE.exec(abstract); match; match = NOTICE.exec(abstract)) {
    const from = match.index
    // In the first half it is about copyright, not a notice – unless nothing else is there.
    if (from > abstract.length / 2 || abstract.length - from < 250 || from < 3) {
      const kept = abstract.slice(0, from + 1).replace(/[\s.;([]*$/u, (tail) => (tail.includes('.') ? '.' : ''))
      return kept.length < 3 ? '' : kept
    }
  }
  return abstract
}
