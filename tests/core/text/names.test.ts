import { describe, expect, it } from 'vitest'
import { displayName, isMoreAuthors, parseIndexName, parseName } from '../../../src/core/text/names.ts'

/** particle | family | given | suffix */
function parts(name: ReturnType<typeof parseName>): string {
  if (!name) return 'nothing'
  return [name.particle ?? '', name.family, name.given ?? '', name.suffix ?? ''].join('|')
}

describe('parseName', () => {
  it.each([
    ['Lovelace, Ada', '|Lovelace|Ada|'],
    ['Ada Lovelace', '|Lovelace|Ada|'],
    ['van der Berg, Anna M.', 'van der|Berg|Anna M.|'],
    ['Anna M. van der Berg', 'van der|Berg|Anna M.|'],
    ['Jan Van der Berg', '|Van der Berg|Jan|'],
    ['Robert De Niro', '|De Niro|Robert|'],
    ['De Hulster, Erik', '|De Hulster|Erik|'],
    ['Maria de la Vallée Poussin', 'de la|Vallée Poussin|Maria|'],
    ['José Ortega y Gasset', '|Ortega y Gasset|José|'],
    ['King, Jr., Martin Luther', '|King|Martin Luther|Jr.'],
    ['King, Martin Luther, Jr.', '|King|Martin Luther|Jr.'],
    ['King Jr., Martin Luther', '|King|Martin Luther|Jr.'],
    ['Martin Luther King Jr.', '|King|Martin Luther|Jr.'],
    ['Martin Luther King, Jr.', '|King|Martin Luther|Jr.'],
    ['Smith, John 3rd', '|Smith|John|3rd'],
    ['Liu R.', '|Liu|R.|'],
    ['Adler D.G.', '|Adler|D.G.|'],
    ['van Dijk J. P.', 'van|Dijk|J. P.|'],
    ['J. R. R. Tolkien', '|Tolkien|J. R. R.|'],
    ['Le, Quoc', '|Le|Quoc|'],
    ['Le Van Thanh', '|Thanh|Le Van|'],
    ['Wei LI', '|LI|Wei|'],
    ['Roe, Jane, PhD', '|Roe|Jane|'],
    ['Jane Roe, PhD', '|Roe|Jane|'],
    ['Jane A. Roe, MD', '|Roe|Jane A.|'],
    ['Jane Roe, MD, PhD', '|Roe|Jane|'],
    ['Roe, MD, Jane', '|Roe|Jane|'],
    ['Roe, MD', '|Roe|MD|'],
    ['Ruiz Mora, MA', '|Ruiz Mora|MA|'],
    ['Roe, BA, Jr', '|Roe|BA|Jr'],
    ['Orlov, II', '|Orlov|II|'],
    ['van Roe, IV', 'van|Roe|IV|'],
    ['Roe, Jr.', '|Roe||Jr.'],
    ['danah boyd', '|boyd|danah|'],
    ['Plato', '|Plato||'],
    ['余敏', '|余敏||'],
    ['  Doe ,  Jane  ', '|Doe|Jane|'],
    ['', 'nothing'],
    [' , ', 'nothing'],
  ])('%s', (text, expected) => {
    expect(parts(parseName(text))).toBe(expected)
  })

  it('recognises organisations, not people with such a family name', () => {
    expect(parseName('World Health Organization')).toMatchObject({
      family: 'World Health Organization',
      isCorporate: true,
    })
    expect(parseName('The ATLAS Collaboration')?.isCorporate).toBe(true)
    expect(parseName('Board, Jane')?.isCorporate).toBeUndefined()
    expect(parseName('National Academies of Sciences, Engineering, and Medicine')?.isCorporate).toBe(true)
  })

  it('keeps the printed form with white space collapsed', () => {
    expect(parseName('van  Gogh,\n Vincent')?.printed).toBe('van Gogh, Vincent')
  })
})

describe('parseIndexName', () => {
  it.each([
    ['Hiles ID', '|Hiles|ID|'],
    ['YANG Y', '|YANG|Y|'],
    ['van Maris AJA', 'van|Maris|AJA|'],
    ['King ML Jr', '|King|ML|Jr'],
    ['Zelle, Rintze M.', '|Zelle|Rintze M.|'],
    ['BREVIK, I', '|BREVIK|I|'],
    ['Orlov IV', '|Orlov|IV|'],
    ['Lee J-H', '|Lee|J-H|'],
    ['Marie DUPONT', '|DUPONT|Marie|'],
  ])('%s', (text, expected) => {
    expect(parts(parseIndexName(text))).toBe(expected)
  })
})

it('displays particle, family, given and suffix', () => {
  expect(displayName(parseName('van der Berg, Jr., Anna')!)).toBe('van der Berg, Anna, Jr.')
})

it('knows the end of a byline that was cut', () => {
  for (const text of ['et al.', 'others', 'and others', 'et al', '…']) expect(isMoreAuthors(text)).toBe(true)
  for (const text of ['Etal, A.', 'Andothers']) expect(isMoreAuthors(text)).toBe(false)
})

it.each([
  ['Yann Le Goff', 'Le Goff', 'Yann'],
  ['Anna Du Toit', 'Du Toit', 'Anna'],
  ['Peter Van Roy', 'Van Roy', 'Peter'],
  ['Nguyen Van Hung', 'Hung', 'Nguyen Van'],
  ['Minh Le', 'Le', 'Minh'],
  ['Gilardi SR', 'Gilardi', 'SR'],
  ['Gilardi, SR', 'Gilardi', 'SR'],
])('takes the capitals in %s for what they are', (printed, family, given) => {
  expect(parseName(printed)).toEqual({ family, given, printed })
})
