import { describe, expect, it } from 'vitest'
import { parseThesaurus, thesaurusKey, writeTopicThesaurus } from '../../../src/core/extraction/thesaurus.ts'

describe('parseThesaurus', () => {
  it('reads VOSviewer’s format: a header, replacements and drops', () => {
    const { replacements, issues } = parseThesaurus(
      '\uFEFFlabel\treplace by\r\nLLMs\tlarge language models\r\nresults\t\r\n\r\n',
      'a.txt',
    )
    expect(replacements).toEqual([
      { label: 'LLMs', replaceBy: 'large language models' },
      { label: 'results', replaceBy: '' },
    ])
    expect(parseThesaurus(writeTopicThesaurus(replacements), 'a.txt').replacements).toEqual(replacements)
    expect(issues).toEqual([])
  })

  it('reports lines that it can’t use', () => {
    const { replacements, issues } = parseThesaurus('no tab here\n\tno label\nfine\tgood', 'b.txt')
    expect(replacements).toHaveLength(1)
    expect(issues.map(({ line }) => line)).toEqual([1, 2])
    expect(issues[0]).toMatchObject({ code: 'rejected-record', file: 'b.txt', text: 'no tab here' })
  })

  it('lets labels meet whatever their case, accents and white space', () => {
    expect(thesaurusKey('  Réseau   NEURONAL ')).toBe('reseau neuronal')
  })
})
