/** Names under which a paper introduces what it built, read from its title and abstract. */
import type { Paper } from '../model/paper.ts'
import { findAcronyms } from './acronyms.ts'

export interface Introduction {
  readonly name: string
  readonly expansion?: string
}

const NAME = String.raw`[\p{L}\p{N}][\p{L}\p{N}+.@]*(?:-[\p{L}\p{N}+]+)*`
const ANNOUNCED = new RegExp(
  String.raw`\b(?:present|propose|introduce|develop|design|release|describe|build|unveil|call|named?|called|termed|dubbed|coined)\s+(?:it\s+|this\s+|a\s+|an\s+|the\s+)?["“'‘]?(${NAME})`,
  'gu',
)
const QUOTED = /\b(?:named?|called|termed|dubbed)\s+["“'‘]([^"”'’]{2,60})["”'’]/gu
const BUILT = /\b(?:present|propose|introduce|develop|design|release|describe|build|unveil)\b/u

export function findIntroductions(paper: Paper): Introduction[] {
  const found = new Map<string, Introduction>()
  const add = (name: string, expansion?: string): void => {
    const clean = name.replace(/[.]+$/, '')
    if (!found.has(clean)) found.set(clean, { name: clean, ...(expansion !== undefined && { expansion }) })
  }
  const abstract = paper.abstract ?? ''
  const head = /^([^:]{2,40}):\s/u.exec(paper.title)?.[1]
  if (head && !/\s/.test(head) && isCoined(head, abstract)) add(head)
  for (const sentence of abstract.split(/(?<=[.!?])\s+/)) {
    if (BUILT.test(sentence)) for (const { short, long } of findAcronyms(sentence)) add(short, long)
    for (const match of sentence.matchAll(ANNOUNCED)) if (isCoined(match[1]!, abstract)) add(match[1]!)
    for (const match of sentence.matchAll(QUOTED)) if (/^\p{Lu}/u.test(match[1]!)) add(match[1]!)
  }
  return [...found.values()]
}

/** Written as no English word is: capitals inside, or a capital on a word met more than once. */
function isCoined(name: string, abstract: string): boolean {
  if (/\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}|\p{L}\d/u.test(name)) return true
  return /^\p{Lu}\p{Ll}{3,}$/u.test(name) && abstract.split(name).length > 2
}
