import { describe, expect, it } from 'vitest'
import { createRng } from '../../../src/core/columns/rng.ts'
import { SystemMentions } from '../../../src/core/extraction/system-mentions.ts'
import { paperOf } from './papers.ts'

const NAMES = [
  'FenMapper',
  'GPT-4o',
  'Deep Thought',
  'PeatNet++',
  'Über-Net',
  'Ωmega',
  'Жук',
  'Deep',
  'x.ai',
  '???',
  '',
]
const mentions = new SystemMentions(NAMES.map((name, index) => [index, name] as const))
const found = (title: string, abstract?: string, introduced: number[] = []): string[] =>
  mentions.in(paperOf(title, abstract), introduced).map((index) => NAMES[index]!)

describe('mentions of systems', () => {
  it('are whole words in the very case of the name', () => {
    expect(found('We use FenMapper')).toEqual(['FenMapper'])
    expect(found('Fenmapper, FenMappers and FenMapper2', 'aFenMapper')).toEqual([])
    expect(found('GPT-4 and 4o', 'GPT-4o.')).toEqual(['GPT-4o'])
    expect(found('Deep Thought', 'Thought of Deep')).toEqual(['Deep Thought', 'Deep'])
    expect(found('PeatNet', 'PeatNet+')).toEqual([])
    expect(found('(PeatNet++)', 'from x.ai')).toEqual(['PeatNet++', 'x.ai'])
    expect(found('FenMapper', 'x.ai', [0])).toEqual(['x.ai'])
  })

  it('are found in any script', () => {
    expect(found('Über-Net', 'naïve FenMapper – Ωmega')).toEqual(['FenMapper', 'Über-Net', 'Ωmega'])
    expect(found('éFenMapper', 'Ber-Net')).toEqual([])
    expect(found('Жук')).toEqual(['Жук'])
    expect(found('жук ЖукЖук')).toEqual([])
  })

  it('are those that a look at every word finds', () => {
    const rng = createRng(7)
    const parts = [
      'Deep',
      'Thought',
      'FenMapper',
      'GPT',
      '-',
      '4o',
      '.',
      ' ',
      ' ',
      ' ',
      'ü',
      'Ω',
      '+',
      '/',
      'x',
      'ai',
      '',
    ]
    const plain = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:[-+./@‑][\p{L}\p{N}]+)*\+*/gu) ?? []
    for (let round = 0; round < 500; round++) {
      const text = Array.from({ length: 12 }, () => parts[Math.floor(rng() * parts.length)]!).join('')
      const words = plain(text)
      const expected = NAMES.filter((name) => {
        const wanted = plain(name)
        return wanted.length > 0 && words.some((_, at) => wanted.every((word, offset) => words[at + offset] === word))
      })
      expect(found(text), text).toEqual(expected)
    }
  })
})
