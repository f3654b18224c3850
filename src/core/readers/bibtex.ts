/** BibTeX and biblatex, as people and exporters write it. */
import { latexToText } from '../text/latex.ts'
import { createInheritance } from './bibtex/crossref.ts'
import { createMacros, type Entry, parseEntry } from './bibtex/entry.ts'
import { toDraft } from './bibtex/fields.ts'
import { createEntryScanner, type RawEntry } from './bibtex/scanner.ts'
import type { Reader, RecordParser, Sink } from './reader.ts'
import { giveDraft } from './record-draft.ts'

const ENTRY = /^[ \t]*@[ \t]*([a-zA-Z]{2,30})[ \t]*[{(][ \t]*(?:[^\s,={}]*[ \t]*(?:,|=|$)|$)/gm
const KNOWN =
  /^(?:article|book|booklet|collection|conference|electronic|inbook|incollection|inproceedings|manual|mastersthesis|misc|online|patent|periodical|phdthesis|preamble|proceedings|report|string|comment|software|dataset|techreport|thesis|unpublished|www)$/i

/** Entries that hold no paper: groups of others and settings. */
const WITHOUT_PAPER: ReadonlySet<string> = new Set(['set', 'xdata', 'control', 'ieeetranbstctl'])
const MAX_MACROS = 100_000
/** Macros stand for names of journals and publishers; longer ones are used to inflate small files. */
const MAX_MACRO_LENGTH = 2000

export const bibtex: Reader = {
  format: 'bibtex',
  label: 'BibTeX',
  extensions: ['bib', 'bibtex', 'biblatex'],
  detect(head, extension) {
    const isNamed = this.extensions.includes(extension)
    let strangers = 0
    for (const [, type] of head.matchAll(ENTRY)) {
      if (KNOWN.test(type!)) return isNamed ? 0.99 : 0.95
      strangers++
    }
    if (isNamed) return strangers > 0 ? 0.9 : /@\s*[a-zA-Z]+\s*[{(]/.test(head) ? 0.8 : 0.4
    return strangers > 1 ? 0.6 : 0
  },
  open: openBibtex,
}

function openBibtex(file: string, sink: Sink): RecordParser {
  const macros = createMacros()
  const give = (entry: Entry): void => giveEntry(entry, file, sink)
  const inheritance = createInheritance(give)
  const scanner = createEntryScanner(
    (raw) => {
      if (raw.type === 'comment' || raw.type === 'preamble') return
      const entry = parseEntry(raw, macros)
      if (raw.type === 'string') {
        for (const [name, value] of entry.fields)
          if (value.length <= MAX_MACRO_LENGTH && macros.size < MAX_MACROS) macros.set(name, value)
      } else if (WITHOUT_PAPER.has(raw.type))
        sink.note({
          code: 'ignored-text',
          severity: 'note',
          file,
          line: raw.line,
          message: `@${raw.type} holds no paper of its own`,
          action: 'left out',
        })
      else if (raw.isClosed || isUsable(entry)) {
        inheritance.take(entry)
        if (!raw.isClosed) sink.note({ ...unclosed(raw, file), severity: 'warning', action: 'kept what was complete' })
      } else sink.reject(unclosed(raw, file))
    },
    (line, maximum, head) =>
      sink.reject({
        code: 'limit',
        severity: 'error',
        file,
        line,
        message: `The entry has more than ${maximum} characters`,
        action: 'skipped',
        text: head,
      }),
  )
  return {
    push: (chunk) => scanner.push(chunk),
    end() {
      scanner.end()
      inheritance.end()
    },
  }
}

function giveEntry(entry: Entry, file: string, sink: Sink): void {
  giveDraft(toDraft(entry), { file, format: bibtex.format, line: entry.line }, sink)
}

/** What is left of an entry that broke off is kept when it still says who wrote what. */
function isUsable({ fields }: Entry): boolean {
  return latexToText(fields.get('title') ?? '') !== '' && latexToText(fields.get('author') ?? '') !== ''
}

function unclosed(raw: RawEntry, file: string) {
  return {
    code: 'truncated' as const,
    severity: 'error' as const,
    file,
    line: raw.line,
    message: `The entry @${raw.type}{${raw.body.slice(0, 60).split(',', 1)[0]!.trim()} is not closed`,
    action: 'skipped',
    text: raw.body.trim().slice(0, 200),
  }
}
