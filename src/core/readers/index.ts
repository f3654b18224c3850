/** Every reader, and the choice of the one that knows a document. */
import { aclXml } from './acl-xml.ts'
import { arxivAtom } from './arxiv-atom.ts'
import { biblioscape } from './biblioscape.ts'
import { bibtex } from './bibtex.ts'
import { describeStranger, isOwnFile } from './content.ts'
import { csv } from './csv.ts'
import { dblpXml } from './dblp-xml.ts'
import { endnoteTagged } from './endnote-tagged.ts'
import { endnoteXml } from './endnote-xml.ts'
import { jsonReaders } from './json.ts'
import { jsonLines } from './json-lines.ts'
import { listing } from './listing/index.ts'
import { medline } from './medline.ts'
import { mods } from './mods.ts'
import { ovid } from './ovid.ts'
import { pubmedXml } from './pubmed-xml.ts'
import type { Reader } from './reader.ts'
import { redif } from './redif.ts'
import { refworks } from './refworks.ts'
import { ris } from './ris.ts'
import { webOfScience } from './web-of-science.ts'
import { wosTab } from './wos-tab.ts'

/** In order of detection: among readers that are equally sure, the earlier one reads. The plain listing comes last. */
export const READERS: readonly Reader[] = [
  jsonLines,
  ...jsonReaders,
  pubmedXml,
  arxivAtom,
  aclXml,
  dblpXml,
  endnoteXml,
  mods,
  bibtex,
  ris,
  medline,
  webOfScience,
  endnoteTagged,
  refworks,
  ovid,
  biblioscape,
  redif,
  wosTab,
  csv,
  listing,
]

const CERTAIN = 0.9

/** The reader that is surest of a document beginning with `head` (up to 64 kB), or nothing if none knows it. */
export function detectReader(head: string, fileName: string): Reader | undefined {
  if (isOwnFile(head)) return undefined
  const extension = extensionOf(fileName)
  let best: Reader | undefined
  let bestScore = 0
  for (const reader of READERS) {
    // A plain listing can be made out in almost any text, also in a graph or a page of data.
    if (reader === listing && describeStranger(head)) continue
    const score = reader.detect(head, extension)
    if (score > bestScore) {
      best = reader
      bestScore = score
    }
    // Nothing later can be surer, and trying costs time.
    if (bestScore >= CERTAIN) break
  }
  return best
}

/** All of a name that has a say in how its file is read: lower case, without the dot; ".gz" does not count. */
export function extensionOf(fileName: string): string {
  return /\.([a-z0-9]{1,10})$/.exec(fileName.toLowerCase().replace(/\.gz$/, ''))?.[1] ?? ''
}
