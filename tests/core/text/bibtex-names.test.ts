import { describe, expect, it } from 'vitest'
import { parseBibtexNames } from '../../../src/core/text/bibtex-names.ts'

function names(field: string): string[] {
  return parseBibtexNames(field).authorships.map(({ name }) =>
    name.isCorporate
      ? `{${name.family}}`
      : [name.particle ?? '', name.family, name.given ?? '', name.suffix ?? ''].join('|'),
  )
}

describe('parseBibtexNames', () => {
  it.each([
    ['Doe, Jane and Roe, Rick', ['|Doe|Jane|', '|Roe|Rick|']],
    ['Jane Doe AND\n   Rick Roe', ['|Doe|Jane|', '|Roe|Rick|']],
    ['von Hicks, III, Michael', ['von|Hicks|Michael|III']],
    ['Dumas, père, Alexandre', ['|Dumas|Alexandre|père']],
    ['{World Health Organization} and Doe, J.', ['{World Health Organization}', '|Doe|J.|']],
    ['{Barnes and Noble}', ['{Barnes and Noble}']],
    ['{Doe, Jane and Roe, Rick}', ['|Doe|Jane|', '|Roe|Rick|']],
    ['{Doe, Jane} and {Roe, Rick}', ['|Doe|Jane|', '|Roe|Rick|']],
    ['{van Gogh}, Vincent', ['van|Gogh|Vincent|']],
    ['{Mies van der Rohe}, Ludwig', ['|Mies van der Rohe|Ludwig|']],
    ["d' Este, Beatrice", ["|d'Este|Beatrice|"]],
    ['al- Hakim, Tawfiq', ['|al-Hakim|Tawfiq|']],
    ['family=Vries, given=Jan, prefix=de, useprefix=true', ['de|Vries|Jan|']],
    ['Sandanger, Andr{\\\'e} and {\\"O}zg{\\"u}r Ak{\\c c}a', ['|Sandanger|André|', '|Akça|Özgür|']],
    ['Jan~van {de Velde}', ['van|de Velde|Jan|']],
    ['Smith, J.; Doe, A.', ['|Smith|J.|', '|Doe|A.|']],
    ['Anderson, Bo and Brand, Al', ['|Anderson|Bo|', '|Brand|Al|']],
    ['and and Doe, J. and', ['|Doe|J.|']],
    ['Jane Doe, Jr.', ['|Doe|Jane|Jr.']],
    ['Jane {Doe, Jr.}', ['|Doe|Jane|Jr.']],
    ['Jane Doe, PhD', ['|Doe|Jane|']],
    ['Doe, MD', ['|Doe|MD|']],
    ['Doe, J., Roe, R., and Poe, E.', ['|Doe|J.|', '|Roe|R.|', '|Poe|E.|']],
    ['J. Doe, R. Roe and E. Poe', ['|Doe|J.|', '|Roe|R.|', '|Poe|E.|']],
    ['Jane Doe, Rick Roe, Eve Poe', ['|Doe|Jane|', '|Roe|Rick|', '|Poe|Eve|']],
    ['Doe, J. \\and Roe, R.', ['|Doe|J.|', '|Roe|R.|']],
    ['Doe, J. \\& Roe, R.', ['|Doe|J.|', '|Roe|R.|']],
    ['Doe, J.\\textsuperscript{1,2} and Roe, R.\\thanks{Who paid}', ['|Doe|J.|', '|Roe|R.|']],
    ['Doe, J. and on behalf of the {Example Consortium}', ['|Doe|J.|', '{Example Consortium}']],
    ['', []],
  ])('%s', (field, expected) => {
    expect(names(field)).toEqual(expected)
  })

  it('notes a list that goes on', () => {
    expect(parseBibtexNames('Doe, Jane and others')).toMatchObject({ hasMoreAuthors: true, authorships: [{}] })
    expect(parseBibtexNames('Doe, Jane, et al.')).toMatchObject({ hasMoreAuthors: true, authorships: [{}] })
    expect(parseBibtexNames('Doe, Jane').hasMoreAuthors).toBe(false)
  })

  it('takes the number of a DBLP homonym as an identifier', () => {
    expect(parseBibtexNames('Jun Zhang 0001').authorships).toEqual([
      { name: { family: 'Zhang', given: 'Jun', printed: 'Jun Zhang' }, ids: ['dblp:Jun Zhang 0001'] },
    ])
  })

  it.each(['~', '~~~', '\\relax', '{}', '~, ~', '{}, {}', '\\emph{}'])(
    'finds nobody in %s, and others beside it',
    (nothing) => {
      const { authorships } = parseBibtexNames(`${nothing} and Roe, Ada`)
      expect(authorships.map(({ name }) => name.printed)).toEqual(['Roe, Ada'])
    },
  )
})
