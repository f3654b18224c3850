/** A byline in the making: one object for all papers of a document. */
import type { Paper } from '../model/paper.ts'
import { foldTitle } from '../text/identifiers.ts'
import { MOST_UTF8_BYTES, writeUtf8 } from '../text/utf8.ts'
import type { Byline, BylineSink } from './byline.ts'

export class BylineDraft implements Byline {
  line = 0
  year: number | undefined
  authors = new Uint32Array(64)
  size = 0
  title = new Uint8Array(1024)
  titleLength = 0
  doi: string | undefined
  arxiv: string | undefined
  pmid: string | undefined

  /** Makes it that of another paper, of which nothing is known but its place. */
  begin(line: number): void {
    this.line = line
    this.size = 0
    this.titleLength = 0
    this.year = this.doi = this.arxiv = this.pmid = undefined
  }

  addAuthor(number: number): void {
    if (this.size === this.authors.length) {
      const larger = new Uint32Array(this.size * 2)
      larger.set(this.authors)
      this.authors = larger
    }
    this.authors[this.size++] = number
  }

  setTitle(title: string): void {
    const folded = foldTitle(title)
    this.makeRoom(folded.length * MOST_UTF8_BYTES)
    this.titleLength = writeUtf8(folded, this.title, 0)
  }

  /** Room for a title of so many bytes. */
  makeRoom(bytes: number): void {
    if (this.title.length < bytes) this.title = new Uint8Array(bytes * 2)
  }

  /** Gives what a paper says that was read as papers are read elsewhere. */
  givePaper(paper: Paper, sink: BylineSink): void {
    this.begin(paper.origins[0]!.line)
    for (const authorship of paper.authorships) this.addAuthor(sink.numberOf(authorship))
    this.setTitle(paper.title)
    this.year = paper.year
    this.doi = paper.doi
    this.arxiv = paper.arxiv
    this.pmid = paper.pmid
    sink.byline(this)
  }
}
