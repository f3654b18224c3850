/** Small buttons behind a title – "[pdf] [code]", "(slides)" – and other tails that are no part of it. */

const BADGE_WORD =
  'pdf|code|slides?|video|bib|bibtex|doi|link|links|url|paper|papers|arxiv|website|blog|poster|project|page|homepage|abs|abstract|dataset|data|demo|supp|supplementary|supplement|supplemental|material|materials|appendix|talk|html|github|other|ps|src|full|text|openreview|cite|citation|reviews?|python|matlab|java|r|c\\+\\+|tensorflow|pytorch|keras|lua|reference|official|implementation|software|model|models|tutorial|colab|notebook|preprint|download|here|publisher|version|pubmed|medline|web|scholar|google|press|media|news|award|oral|spotlight|read|more|show|details|share|save|note|notes|errata|bibtex entry|huggingface|twitter|thread|views?|of|and|\\d+|mb|kb'
const WORDS = `(?:${BADGE_WORD})(?:[\\s,/|:.·•-]+(?:${BADGE_WORD}))*`
const BRACKETED = new RegExp(`\\s{0,20}(?:\\[\\s*${WORDS}\\s*\\]|\\(\\s*${WORDS}\\s*\\))(?=[\\s[(.,|]|$)`, 'gi')
const ONLY = new RegExp(
  `^[\\s|/,·•[\\]()-]*(?:${BADGE_WORD})(?:[\\s|/,·•[\\]():-]+(?:${BADGE_WORD}))*[\\s|/,·•[\\]():-]*$`,
  'i',
)
const TRAILING =
  /(?:\s[|·•/]\s*|\s{2}|\.\s)\s*(?:pdf|code|slides|video|bibtex|bib|doi|arxiv|link|paper|abstract)(?:[\s|/,·•]+(?:pdf|code|slides|video|bibtex|bib|doi|arxiv|link|paper|abstract))*$/i

/** Most lines end otherwise and need no closer look. */
const ENDS_IN_BADGE = /(?:pdf|code|slides|video|bibtex|bib|doi|arxiv|link|paper|abstract)$/i

/** Text without bracketed buttons; a bracket with a year in it is no button. */
export function stripBadges(text: string): string {
  if (text.length > 5000) return text
  const unbracketed = /[[(]/.test(text)
    ? text.replace(BRACKETED, (badge) => (/(?:19|20)\d\d|^\W*(?:\d+\W*)+$/.test(badge) ? badge : ''))
    : text
  return (ENDS_IN_BADGE.test(unbracketed.slice(-10)) ? unbracketed.replace(TRAILING, '') : unbracketed).trim()
}

/** True for a line of nothing but buttons. */
export function isOnlyBadges(text: string): boolean {
  return text.length < 200 && ONLY.test(text) && !/^\W*\d+\W*$/.test(text)
}
