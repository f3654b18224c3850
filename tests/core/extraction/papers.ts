/** Small invented papers for the tests of extraction. */
import type { Paper } from '../../../src/core/model/paper.ts'

/** A paper with nothing but a title and what is given. */
export function paperOf(title: string, abstract?: string, more: Partial<Paper> = {}): Paper {
  return {
    id: `title:${title.toLowerCase()}:`,
    title,
    authorships: [],
    keywords: [],
    links: [],
    origins: [{ file: 'invented.txt', format: 'listing', line: 1 }],
    ...(abstract !== undefined && { abstract }),
    ...more,
  }
}
