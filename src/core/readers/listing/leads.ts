/** Takes the time, the date or the venue off the front of a line of a programme: "09:15 – 09:30 Title", "**12 Mar 2020**: Name". */
import { MONTH } from './vocabulary.ts'

export interface Lead {
  /** "" where the line begins with neither. */
  readonly lead: string
  readonly rest: string
}

const TIME = '\\d{1,2}\\s?[:.h]\\s?\\d{2}(?:\\s?[ap]\\.?m\\.?)?'
const RANGE = `${TIME}(?:\\s?(?:[-–—]{1,2}|to)\\s?${TIME})?(?:\\s?(?:h|hrs|Uhr))?`
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?'
const MONTH_NAME = MONTH.source.replaceAll('\\b', '')
const DATE = `${WEEKDAY}(?:\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?${MONTH_NAME}(?:,?\\s+\\d{4})?|${MONTH_NAME}\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})`
const MARK = '(?:\\*\\*|__)?'
const AT_TIME = new RegExp(`^${MARK}[([]?${RANGE}[)\\]]?${MARK}(?:\\s*[:|,–—-]\\s*|\\s+)(?=\\S)`, 'i')
const ON_DATE = new RegExp(
  `^${MARK}[([]?(${DATE})(?:,?\\s+${RANGE})?[)\\]]?(?:${MARK}\\s*[:|–—]${MARK}\\s*|(?:\\*\\*|__)\\s*|[)\\]]\\s+)(?=\\S)`,
  'i',
)
/** "[CVPR 2021] Title". */
const AT_VENUE = new RegExp(
  `^${MARK}[[(]([^[\\]()]{1,40}?(?:(?:19|20)\\d\\d|['’]\\d\\d))[)\\]]${MARK}\\s*[:–—-]?\\s+(?=\\S)`,
)
/** What is left must be able to be a title or a name. */
const LEAST_REST = 10

/** Date and venue are kept, they may be all that tells the year; a time of day is only taken off. */
export function readLead(text: string): Lead {
  const none = { lead: '', rest: text }
  const first = text.charCodeAt(0)
  // Digits, letters, brackets, marks: most lines are told by their first character.
  if (!(first >= 48 && first <= 57) && !/^[*_([]|^\p{L}{3,9}\.?,?\s+\d/u.test(text.slice(0, 24))) return none
  const head = text.slice(0, 80)
  const time = AT_TIME.exec(head)
  const date = time ? null : ON_DATE.exec(head)
  const found = time ?? date ?? AT_VENUE.exec(head)
  if (!found) return none
  const rest = text.slice(found[0].length)
  if (rest.length < LEAST_REST || !/^["“‘'*_[(]*\p{L}/u.test(rest)) return none
  return { lead: time ? '' : (found[1] ?? ''), rest }
}
