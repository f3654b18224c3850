/** Plain-text listings of papers as people have them: pages saved as text, programmes, lists, mails. */
import type { Paper } from '../../model/paper.ts'
import type { Reader, RecordParser, Sink } from '../reader.ts'
import { findLinks } from '../../text/links.ts'
import { paperId } from '../../text/identifiers.ts'
import { parseName } from '../../text/names.ts'
import { isGarbled } from './garbled.ts'

type Role = 'blank' | 'title' | 'authors' | 'abstract' | 'other'

export const listing: Reader = {
  format: 'listing',
  label: 'Plain-text listing',
  extensions: ['txt', 'text', 'md'],
  detect(head, extension) {
    if (head.includes('\0')) return 0
    return readListing(head).papers.length > 0 ? (this.extensions.includes(extension) ? 0.4 : 0.2) : 0
  },
  open(file, sink) {
    return openParser(file, sink)
  },
}

function openParser(file: string, sink: Sink): RecordParser {
  const chunks: string[] = []
  return {
    push(chunk) {
      chunks.push(chunk)
    },
    end() {
      const { papers, lines } = readListing(chunks.join(''))
      for (const { line, ...paper } of papers) sink.paper({ ...paper, origins: [{ file, format: 'listing', line }] })
      for (const [index, line] of lines.entries())
        if (line.role === 'other')
          sink.note({
            code: 'ignored-text',
            severity: 'note',
            file,
            line: index + 1,
            message: 'This line belongs to no paper.',
            action: 'left out',
            text: line.text.slice(0, 200),
          })
    },
  }
}

interface Reading {
  readonly papers: readonly (Omit<Paper, 'origins'> & { readonly line: number })[]
  readonly lines: readonly { readonly role: Role; readonly text: string }[]
}

function readListing(text: string): Reading {
  const lines = text.split(/\r\n|\r|\n/).map((line) => ({ text: line.trim(), role: roleOf(line.trim()) }))
  const papers: (Omit<Paper, 'origins'> & { readonly line: number })[] = []
  const full = lines.flatMap((line, index) => (line.role === 'blank' ? [] : [index]))
  for (let at = 0; at < full.length; at++) {
    const titleLine = full[at]!
    const title = lines[titleLine]!
    const next = lines[full[at + 1] ?? -1]
    const third = lines[full[at + 2] ?? -1]
    const authors = next?.role === 'authors' && third?.role === 'abstract' ? next : undefined
    const abstract = authors ? third : next?.role === 'abstract' ? next : undefined
    if (title.role !== 'other' || !abstract) continue
    title.role = 'title'
    const parts = authors?.text.split(/,\s*/) ?? []
    const authorships = parts.flatMap((family, index) => {
      const name = index % 2 === 0 ? parseName(`${family}, ${parts[index + 1] ?? ''}`) : undefined
      return name ? [{ name }] : []
    })
    papers.push({
      id: paperId({ title: title.text }),
      title: title.text,
      authorships,
      abstract: abstract.text,
      keywords: [],
      links: findLinks(abstract.text),
      line: titleLine + 1,
      ...(isGarbled(abstract.text) && { isAbstractGarbled: true }),
    })
    at += authors ? 2 : 1
  }
  return { papers, lines }
}

function roleOf(text: string): Role {
  if (text === '') return 'blank'
  if (text.length > 300) return 'abstract'
  const parts = text.split(/,\s*/)
  const oneWord = parts.filter((part) => !part.includes(' ')).length
  if (parts.length >= 4 && parts.length % 2 === 0 && oneWord / parts.length >= 0.8) return 'authors'
  return 'other'
}
