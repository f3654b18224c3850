import { describe, expect, it } from 'vitest'
import { classifyWord, learnWords, takeAskedWords } from '../../../src/core/extraction/word-classes.ts'

describe('classes of words', () => {
  it('are told with the words that had to be looked up, each time once', () => {
    takeAskedWords()
    const words = ['quickly', 'glaciers', 'melted', 'singing', 'snow-covered', '123']
    const classes = words.map(classifyWord)
    expect(classes).toEqual(['none', 'noun', 'modifier', 'gerund', 'modifier', 'none'])
    const asked = takeAskedWords()
    expect(asked.words.split('\n')).toEqual(['quickly', 'glaciers', 'melted', 'singing', 'covered'])
    expect(asked.classes).toHaveLength(5)
    words.forEach(classifyWord)
    expect(takeAskedWords()).toEqual({ words: '', classes: new Uint8Array() })
    learnWords(asked)
    expect(words.map(classifyWord)).toEqual(classes)
  })

  it('need not be looked up where they were learnt', () => {
    takeAskedWords()
    expect(classifyWord('melting')).toBe('gerund')
    const { classes } = takeAskedWords()
    learnWords({ words: 'zorbify', classes })
    expect(classifyWord('zorbify')).toBe('gerund')
    expect(classifyWord('un-zorbify')).toBe('gerund')
    expect(takeAskedWords().words).toBe('')
    learnWords({ words: '', classes: new Uint8Array() })
    expect(classifyWord('')).toBe('none')
  })
})
