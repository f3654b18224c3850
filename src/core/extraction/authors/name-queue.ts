/** Names that wait to be looked up together: texts one after the other, each with a hash and, when it is known, a form. */

const FIRST_BYTES = 1 << 16
const FIRST_NAMES = 1 << 12

export class NameQueue {
  text = new Uint8Array(FIRST_BYTES)
  ends = new Uint32Array(FIRST_NAMES)
  hashes = new Uint32Array(FIRST_NAMES)
  forms = new Uint32Array(FIRST_NAMES)
  size = 0
  /** The first so many have a form. */
  known = 0

  /** Where the next text begins. */
  get length(): number {
    return this.size === 0 ? 0 : this.ends[this.size - 1]!
  }

  /** Room for one more name, with a text of so many bytes. */
  makeRoom(bytes: number): void {
    const needed = this.length + bytes
    if (needed > this.text.length) this.text = extend(this.text, new Uint8Array(needed * 2))
    if (this.size < this.ends.length) return
    this.ends = extend(this.ends, new Uint32Array(this.size * 2))
    this.hashes = extend(this.hashes, new Uint32Array(this.size * 2))
    this.forms = extend(this.forms, new Uint32Array(this.size * 2))
  }

  /** Takes the text that was written up to `end`, and gives its place. */
  add(end: number, hash: number): number {
    this.ends[this.size] = end
    this.hashes[this.size] = hash
    return this.size++
  }

  /** Gives the forms of all, as a view that is good until the next is known. */
  empty(): Uint32Array {
    const forms = this.forms.subarray(0, this.size)
    this.size = this.known = 0
    return forms
  }
}

function extend<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
