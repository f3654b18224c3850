/** Who is who by names and identifiers alone: equal names are one person, whatever else speaks against it. */
import { ByteTable } from '../../columns/byte-table.ts'
import { GrowingColumn } from '../../columns/growing-column.ts'
import type { Authorship, PersonName } from '../../model/paper.ts'
import { organisationName } from '../../text/names.ts'
import { MOST_UTF8_BYTES, readUtf8, writeUtf8 } from '../../text/utf8.ts'
import { DisjointSets } from './disjoint-sets.ts'
import { identifiersOf } from './mentions.ts'
import { NameBytes, type Place } from './name-bytes.ts'
import { NameQueue } from './name-queue.ts'
import { NOBODY, ResolvedPeople } from './resolved-people.ts'

/** Between the parts of a form: a name is on one line. */
const SEPARATOR = '\n'
const LINE_FEED = 0x0a
const CORPORATE = 'corporate'
/** Behind the family and the given name: particle, suffix and how it is printed. */
const PARTS_BEHIND = 3
const FEW_BYTES = 1024

/** Of a name: several people bear it. */
const SEVERAL = 0xffffffff

/** Forms from here on are not the first of their name. */
const VARIANT = 0x80000000
/** Numbers from here on are no forms yet, but places in the queue. */
export const QUEUED = 0xc0000000

/**
 * Takes authors one by one and numbers their forms: equal name and identifiers, equal number. Names count as equal when
 * they read alike from first to last letter but for accents, case and punctuation (`NameKey.whole`).
 */
export class PlainPeople {
  /** The first form of each name, by the hash of what counts of the name. The form has the number of the name. */
  readonly #names = new ByteTable()
  /** The other forms. */
  readonly #variants = new ByteTable()
  /** Name of each of them. */
  readonly #nameOf = new GrowingColumn()
  /** Form → identifiers of the person, `scheme:value`. */
  readonly #identifiers = new Map<number, readonly string[]>()
  readonly #key = new NameBytes()
  readonly #otherKey = new NameBytes()
  #text = new Uint8Array(FEW_BYTES)
  readonly #queue = new NameQueue()

  formOf(authorship: Authorship): number {
    return this.#formOf(authorship.name, identifiersOf(authorship))
  }

  /**
   * Takes somebody with no more than a given and a family name in ASCII, printed in this order. Gives `QUEUED` and a place
   * in the queue, which stand for the form until the queue is taken: many at once are found in half the time.
   */
  queueName(bytes: Uint8Array, given: Place, family: Place): number {
    const queue = this.#queue
    queue.makeRoom(given.end - given.start + family.end - family.start + PARTS_BEHIND + 2)
    const { text } = queue
    const start = queue.length
    let at = start
    text[at++] = LINE_FEED
    for (let from = family.start; from < family.end; from++) text[at++] = bytes[from]!
    text[at++] = LINE_FEED
    for (let from = given.start; from < given.end; from++) text[at++] = bytes[from]!
    for (let part = 0; part < PARTS_BEHIND; part++) text[at++] = LINE_FEED
    const key = this.#key
    if (!key.writePlain(bytes, given, family)) key.write(nameFrom(text.subarray(start, at)))
    return QUEUED + queue.add(at, key.hash())
  }

  /** How many names wait to be looked up. */
  get queued(): number {
    return this.#queue.size
  }

  /** The forms of the names in the queue, by place; it is empty then. Good until another name is queued. */
  takeQueue(): Uint32Array {
    this.#lookUpQueue()
    return this.#queue.empty()
  }

  /** True as soon as anybody has an identifier. */
  get hasIdentifiers(): boolean {
    return this.#identifiers.size > 0
  }

  identifiersOf(form: number): readonly string[] {
    return this.#identifiers.get(form) ?? []
  }

  /** The same name without these identifiers. */
  without(form: number, unwanted: ReadonlySet<string>): number {
    const kept = this.identifiersOf(form).filter((identifier) => !unwanted.has(identifier))
    return this.#formOf(this.nameOf(form), kept)
  }

  nameOf(form: number): PersonName {
    return nameFrom(form < VARIANT ? this.#names.bytesOf(form) : this.#variants.bytesOf(form - VARIANT))
  }

  /**
   * Turns mentions, each given by its form, into mentions given by the number of the person, in place. People are numbered
   * in the order of their first mention. Those who share an identifier are one; a mention without any is the one person who
   * bears the name with identifiers, if there is just one. No more forms can be added then.
   */
  resolve(mentions: Uint32Array): ResolvedPeople {
    this.#names.close()
    this.#variants.close()
    const names = this.#names.size
    const { groupOf, count } = this.#groupForms()
    const times = new Uint32Array(groupOf.length)
    // Number + 1 of each group, in the order of first mention.
    const numbers = new Uint32Array(count)
    let people = 0
    for (let mention = 0; mention < mentions.length; mention++) {
      const form = mentions[mention]!
      const index = form < VARIANT ? form : names + form - VARIANT
      const group = groupOf[index]!
      if (numbers[group] === 0) numbers[group] = ++people
      times[index]!++
      mentions[mention] = numbers[group]! - 1
    }
    const personOf = groupOf
    for (let index = 0; index < groupOf.length; index++)
      personOf[index] = times[index] === 0 ? NOBODY : numbers[groupOf[index]!]! - 1
    return new ResolvedPeople(people, {
      personOf,
      times,
      nameOf: (index) => this.nameOf(index < names ? index : VARIANT + index - names),
      identifiersOf: (index) => this.identifiersOf(index < names ? index : VARIANT + index - names),
    })
  }

  /** Of the first forms of names and then of the others; numbered like the names, and from there on by identifier. */
  #groupForms(): { readonly groupOf: Uint32Array; readonly count: number } {
    const names = this.#names.size
    const numbers = new Map<string, number>()
    for (const identifiers of this.#identifiers.values())
      for (const identifier of identifiers) if (!numbers.has(identifier)) numbers.set(identifier, numbers.size)
    const sets = new DisjointSets(numbers.size)
    for (const identifiers of this.#identifiers.values())
      for (const identifier of identifiers) sets.union(numbers.get(identifiers[0]!)!, numbers.get(identifier)!)
    const groupBy = (identifiers: readonly string[]): number => names + sets.find(numbers.get(identifiers[0]!)!)
    /** Of each name, the group of those who bear it with identifiers; 0 where there is none. */
    const bearers = new Uint32Array(names)
    for (const [form, identifiers] of this.#identifiers) {
      const name = form < VARIANT ? form : this.#nameOf.at(form - VARIANT)
      const group = groupBy(identifiers)
      bearers[name] = bearers[name] === 0 || bearers[name] === group ? group : SEVERAL
    }
    const groupOf = new Uint32Array(names + this.#variants.size)
    for (let index = 0; index < groupOf.length; index++) {
      const name = index < names ? index : this.#nameOf.at(index - names)
      const bearer = bearers[name]!
      groupOf[index] = bearer === 0 || bearer === SEVERAL ? name : bearer
    }
    for (const [form, identifiers] of this.#identifiers)
      groupOf[form < VARIANT ? form : names + form - VARIANT] = groupBy(identifiers)
    return { groupOf, count: names + numbers.size }
  }

  #formOf(name: PersonName, identifiers: readonly string[]): number {
    const { family, given = '', particle = '', suffix = '', printed } = name
    const isUsual = printed === (name.isCorporate ? family : inOrder({ family, given, particle, suffix }))
    const parts = [name.isCorporate ? CORPORATE : '', family, given, particle, suffix, isUsual ? '' : printed]
    // A middle name may be on a line of its own.
    const text = parts
      .concat(identifiers)
      .map((part) => part.replaceAll(SEPARATOR, ' '))
      .join(SEPARATOR)
    this.#makeRoom(text.length * MOST_UTF8_BYTES)
    this.#lookUpQueue()
    this.#key.write(name)
    const form = this.#add(this.#text, 0, writeUtf8(text, this.#text, 0), this.#key.hash())
    if (identifiers.length > 0) this.#identifiers.set(form, identifiers)
    return form
  }

  /** In the order in which they came, and before anybody who comes after them. */
  #lookUpQueue(): void {
    const queue = this.#queue
    if (queue.known === queue.size) return
    this.#names.anticipate(queue.hashes, queue.size)
    for (; queue.known < queue.size; queue.known++) {
      const place = queue.known
      const start = place === 0 ? 0 : queue.ends[place - 1]!
      queue.forms[place] = this.#add(queue.text, start, queue.ends[place]!, queue.hashes[place]!)
    }
  }

  /** The form of a text. `hash` is that of its key. */
  #add(text: Uint8Array, start: number, end: number, hash: number): number {
    const known = this.#names.find(text, start, end, hash)
    if (known >= 0) return known
    const variant = this.#variants.find(text, start, end)
    if (variant >= 0) return VARIANT + variant
    for (const name of this.#names.entriesOf(hash)) {
      this.#otherKey.write(this.nameOf(name))
      this.#key.write(nameFrom(text.subarray(start, end)))
      if (!this.#otherKey.isSame(this.#key)) continue
      this.#nameOf.push(name)
      return VARIANT + this.#variants.add(text, start, end)
    }
    return this.#names.add(text, start, end, hash)
  }

  #makeRoom(bytes: number): void {
    if (this.#text.length < bytes) this.#text = new Uint8Array(bytes * 2)
  }
}

function nameFrom(bytes: Uint8Array): PersonName {
  const [kind, family = '', given = '', particle = '', suffix = '', printed = ''] = readUtf8(bytes).split(SEPARATOR)
  if (kind === CORPORATE) return { ...organisationName(family), printed: printed || family }
  return {
    family,
    ...(given && { given }),
    ...(particle && { particle }),
    ...(suffix && { suffix }),
    printed: printed || inOrder({ family, given, particle, suffix }),
  }
}

function inOrder(parts: { family: string; given: string; particle: string; suffix: string }): string {
  return [parts.given, parts.particle, parts.family, parts.suffix].filter(Boolean).join(' ')
}
