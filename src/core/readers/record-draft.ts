/** From a record of a tagged or BibTeX file to a paper or a rejection: markup out, titles and identifiers made up for. */
import type { Origin } from '../model/paper.ts'
import { displayName } from '../text/names.ts'
import { markupToText } from '../text/markup.ts'
import { type Draft, finishPaper } from './draft.ts'
import type { Sink } from './reader.ts'

export interface RecordDraft extends Draft {
  /** What may serve as a title when there is none: title of the book, short title. */
  readonly otherTitle?: string | undefined
}

/** Gives the record to the sink: as a paper, or as a rejection when it has neither title nor authors. */
export function giveDraft(draft: RecordDraft, origin: Origin, sink: Sink): void {
  const { file, line } = origin
  const title = clean(draft.title) || clean(draft.otherTitle)
  const named = title || nameless(draft)
  const paper = named
    ? finishPaper(
        {
          ...draft,
          title: named,
          venue: clean(draft.venue),
          abstract: clean(draft.abstract),
          keywords: draft.keywords.map((keyword) => clean(keyword) ?? ''),
        },
        origin,
      )
    : undefined
  if (!paper) {
    sink.reject({
      code: 'rejected-record',
      severity: 'error',
      file,
      line,
      message: `The record${draft.sourceId ? ` ${draft.sourceId.slice(0, 100)}` : ''} has neither title nor authors`,
      action: 'skipped',
      ...(draft.abstract && { text: draft.abstract.slice(0, 200) }),
    })
    return
  }
  sink.paper(paper)
  if (!title)
    sink.note({
      code: 'doubtful',
      severity: 'note',
      file,
      line,
      message: 'The record has authors and no title',
      action: `kept as "${named}"`,
    })
}

function clean(text: string | undefined): string | undefined {
  return text === undefined ? undefined : markupToText(text).trim() || undefined
}

/** A record without title still says who worked together. Its own key keeps it apart from others of its kind. */
function nameless(draft: RecordDraft): string | undefined {
  const first = draft.authorships[0]
  return first && `Untitled (${draft.sourceId?.trim() || displayName(first.name)})`
}
