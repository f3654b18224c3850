/** Reads year, venue and identifiers out of the part of a record that is neither title nor byline nor abstract. */
import { normaliseArxivId, normaliseDoi } from '../../text/identifiers.ts'
import { MONTH, VENUE_CUE } from './vocabulary.ts'

export interface Details {
  readonly year?: number
  readonly venue?: string
  readonly doi?: string
  readonly arxiv?: string
  readonly pmid?: string
}

const HAS_VENUE_CUE = new RegExp(VENUE_CUE.source, 'i')
const DATE = new RegExp(`^(?:\\d{1,2}\\s*)?(?:${MONTH.source})\\s*\\d{0,2}$`, 'i')

export function readDetails(text: string): Details {
  if (text === '') return {}
  const piece = text.slice(0, 4000)
  const doi = /\b10\.\d{4,9}\//.test(piece) ? normaliseDoi(piece) : undefined
  const arxiv = /arxiv[\s.:/]|arxiv\.org/i.test(piece)
    ? normaliseArxivId(
        /arxiv(?:\.org\/(?:abs|pdf))?[\s.:/]*(?:preprint\s*)?(?:arxiv:)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Za-z]{2})?\/\d{7})/i.exec(
          piece,
        )?.[1] ?? '',
      )
    : undefined
  const pmid = /\bPMID:?\s*(\d{4,9})\b/.exec(piece)?.[1]
  const year = findYear(piece.replace(/\b10\.\d{4,9}\/\S+|https?:\S+|arxiv:\s*\S+/gi, ' '))
  const venue = findVenue(piece)
  return {
    ...(year && { year }),
    ...(venue && { venue }),
    ...(doi && { doi }),
    ...(arxiv && { arxiv }),
    ...(pmid && { pmid }),
  }
}

function findYear(text: string): number | undefined {
  const bracketed = /\(\s*(?:\p{L}+\.?\s*)?((?:19|20)\d\d)[a-d]?\s*\)/u.exec(text)?.[1]
  if (bracketed) return Number(bracketed)
  const years = [...text.matchAll(/(?<![\d.:/-])((?:19|20)\d\d)(?![\d/]|[-–]\d)/g)].map((match) => Number(match[1]))
  return years.at(-1) !== undefined && years.length === 1
    ? years[0]
    : years.findLast((year) => year >= 1900 && year <= 2100)
}

/** The first stretch that names a place: up to the volume, the year or the next full stop. */
function findVenue(text: string): string | undefined {
  const body = text
    .replace(/https?:\S+|\bdoi:?\s*\S*|\bpmc?id:?\s*\S+|\b10\.\d{4,9}\/\S+/gi, ' ')
    .replace(/^[\s.,;:()[\]–—-]+/, '')
    .replace(/^in:?\s+(?=\p{Lu}|the\b)/iu, '')
  const stretch = /^[^\n]{0,300}/.exec(body)![0]
  const cut = stretch.search(
    /[,.;(\s]*(?:\b(?:19|20)\d\d\b|\bvol(?:ume|\.)|\bpp?\.|\bpages\b|\bno\.|\b\d+\s*\(\d+\)|\b\d+\s?:\s?\d|\. |;|,\s*\d)/i,
  )
  const venue = (cut >= 0 ? stretch.slice(0, cut) : stretch)
    .replace(/[\s.,;:()–—-]+$/, '')
    .replace(/\s\d+$/, '')
    .trim()
  const letters = venue.match(/\p{L}/gu)?.length ?? 0
  if (letters < 2 || venue.length > 160) return undefined
  return /^\p{Ll}/u.test(venue) && !HAS_VENUE_CUE.test(venue) ? undefined : DATE.test(venue) ? undefined : venue
}
