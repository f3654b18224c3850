/** Papers as BibTeX: any text in it is printed by LaTeX as it stands, and none of it is a command. */
import type { ExportManifest } from '../../model/export-manifest.ts'
import type { Paper, PersonName } from '../../model/paper.ts'
import { DistinctNames } from '../../text/distinct-names.ts'
import { toBibtexComment } from '../manifest/in-text.ts'
import { indexName, onOneLine, type PaperFormatDescriptor } from './paper-format.ts'

export const BIBTEX: PaperFormatDescriptor = {
  label: 'BibTeX (LaTeX)',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  write: writeBibtex,
  holdsManifest: true,
  notHeld: ['citations', 'references', 'links', 'confidence', 'isAbstractGarbled', 'origins'],
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '^': '\\^{}',
  '~': '\\~{}',
}

function* writeBibtex(papers: readonly Paper[], manifest?: ExportManifest): Generator<string> {
  const keys = new DistinctNames(
    (wished, number) => `${wished}-${number}`,
    (key) => key.toLowerCase(),
  )
  for (const paper of papers) {
    const fields: readonly (readonly [name: string, value: string | undefined])[] = [
      // A second pair of braces keeps the capitals as they are.
      ['title', `{${toLatex(paper.title)}}`],
      ['author', byline(paper)],
      [paper.venue === undefined ? 'howpublished' : 'journal', paper.venue && toLatex(paper.venue)],
      ['year', paper.year?.toString()],
      ['abstract', paper.abstract && toLatex(paper.abstract)],
      ['keywords', paper.keywords.length === 0 ? undefined : paper.keywords.map(toLatex).join('; ')],
      ['doi', paper.doi && verbatim(paper.doi)],
      ['eprint', paper.arxiv && verbatim(paper.arxiv)],
      ['archiveprefix', paper.arxiv && 'arXiv'],
      ['pmid', paper.pmid && verbatim(paper.pmid)],
      ['url', paper.url && verbatim(paper.url)],
      ['language', paper.language && toLatex(paper.language)],
    ]
    const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : `  ${name} = {${value}}`))
    const type = paper.venue === undefined ? 'misc' : 'article'
    yield `@${type}{${keys.take(keyOf(paper))},\n${lines.join(',\n')}\n}\n\n`
  }
  if (manifest) yield toBibtexComment(manifest)
}

function byline({ authorships, hasMoreAuthors }: Paper): string | undefined {
  const names = authorships.map(({ name }) => authorName(name))
  if (hasMoreAuthors) names.push('others')
  return names.length === 0 ? undefined : names.join(' and ')
}

/** Braces keep a name that is not a person's, or that has the word "and" in it, in one piece. */
function authorName(name: PersonName): string {
  if (name.isCorporate) return `{${toLatex(name.family)}}`
  const { family, given, particle, suffix } = name
  const last = particle === undefined ? protect(family) : `${protect(particle)} ${protect(family)}`
  return suffix === undefined || given === undefined
    ? [last, given && protect(given)].filter(Boolean).join(', ') || protect(indexName(name))
    : `${last}, ${protect(suffix)}, ${protect(given)}`
}

function protect(text: string): string {
  const latex = toLatex(text)
  return /,|(?:^|\s)and(?:\s|$)/i.test(text) ? `{${latex}}` : latex
}

function toLatex(text: string): string {
  return onOneLine(text)
    .replace(/[\\{}^~]/g, (character) => ESCAPES[character]!)
    .replace(/[%&#$_]/g, '\\$&')
    .replace(/-(?=-)/g, '-{}')
    .replace(/([`'])(?=\1)/g, '$1{}')
}

/** Identifiers and addresses are not set by LaTeX, and must only not end their field. */
function verbatim(text: string): string {
  return onOneLine(text).replace(/[{}\\ ]/g, encodeURIComponent)
}

/** The source's own key where it is one, else the id in plain characters. */
function keyOf({ id, sourceId }: Paper): string {
  const isKey = sourceId !== undefined && /^[\w:.+/-]+$/.test(sourceId)
  return isKey ? sourceId : id.replace(/[^\w:.+/-]+/g, '-').slice(0, 80)
}
