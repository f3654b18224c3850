/** Which words and pairs of words may be wanted, told by their hashes: for most of a text it is no, in less time than looking a word up takes (Bloom 1970). */

/** Numbers of 32 bits: 256 kB, which stay near the processor. */
const SIZE = 1 << 16
/** The first bits of a mixed hash tell which number, the last ten which two bits of it. */
const SHIFT = 16

export class WordFilter {
  readonly #bits = new Int32Array(SIZE)
  /** Places that were selected last. */
  selected = new Int32Array(1 << 12)

  clear(): void {
    this.#bits.fill(0)
  }

  addWord(hash: number): void {
    this.#add(mixWord(hash))
  }

  addPair(hash: number, next: number): void {
    this.#add(mixPair(hash, next))
  }

  /** Selects the words that may be wanted by themselves or with the next, and gives how many there are. */
  select(hashes: Int32Array, count: number): number {
    if (this.selected.length < count) this.selected = new Int32Array(count * 2)
    const bits = this.#bits
    const places = this.selected
    let selected = 0
    for (let place = 0; place < count; place++) {
      const word = mixWord(hashes[place]!)
      const pair = mixPair(hashes[place]!, hashes[place + 1]!)
      places[selected] = place
      selected += has(bits[word >>> SHIFT]!, word) | has(bits[pair >>> SHIFT]!, pair)
    }
    return selected
  }

  #add(mixed: number): void {
    this.#bits[mixed >>> SHIFT]! |= (1 << mixed) | (1 << (mixed >>> 5))
  }
}

/** 1 where both bits that stand for something are set. */
function has(bits: number, mixed: number): number {
  return (bits >>> mixed) & (bits >>> (mixed >>> 5)) & 1
}

/** The low bits of a product depend on few bits of what went in. */
function mixWord(hash: number): number {
  const mixed = Math.imul(hash, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

function mixPair(hash: number, next: number): number {
  return mixWord(hash ^ Math.imul(next, 0x85ebca6b))
}
