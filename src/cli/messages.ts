/** What the command line says: results on stdout, everything else on stderr, one line each. */
import type { Issue } from '../core/index.ts'

/** Something a person can mend; ends the program with exit code 1 and this one line. */
export class Failure extends Error {}

/** `file:line: message (action)`, with what would break the line or the terminal made visible. */
export function formatIssue(issue: Issue): string {
  const place = issue.line === undefined ? issue.file : `${issue.file}:${issue.line}`
  const quoted = issue.text === undefined ? '' : ` – “${issue.text}”`
  return printable(`${place === '' ? '' : `${place}: `}${issue.message}${quoted} (${issue.action})`)
}

/** Control characters could move the cursor or colour the screen; they become visible pictures of themselves. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0)
    return code < 32 ? String.fromCharCode(0x2400 + code) : '\ufffd'
  })
}

/** "1 paper", "2 papers". */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${value} ${value === 1 ? one : many}`
}

export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

const BLOCK_BYTES = 1 << 18
/** UTF-8 has at most this many bytes for each unit of a string. */
const MOST_BYTES = 3

/** Lines for stdout in large blocks; `drained` waits until the reader at the other end has taken them. */
export class LineWriter {
  // Encoding line by line is several times cheaper than joining the lines to one string first.
  #block = Buffer.allocUnsafe(BLOCK_BYTES)
  #length = 0

  write(line: string): void {
    const most = line.length * MOST_BYTES + 1
    if (this.#length + most > BLOCK_BYTES) this.#flush()
    if (most > BLOCK_BYTES) process.stdout.write(`${line}\n`)
    else {
      this.#length += this.#block.write(line, this.#length)
      this.#block[this.#length++] = 0x0a
    }
  }

  async drained(): Promise<void> {
    if (process.stdout.writableNeedDrain) await new Promise<void>((resolve) => process.stdout.once('drain', resolve))
  }

  async end(): Promise<void> {
    this.#flush()
    await this.drained()
  }

  #flush(): void {
    if (this.#length === 0) return
    // The stream may keep what it is given until somebody takes it.
    process.stdout.write(this.#block.subarray(0, this.#length))
    this.#block = Buffer.allocUnsafe(BLOCK_BYTES)
    this.#length = 0
  }
}
