import { expect, it } from 'vitest'
import { stripBoilerplate } from '../../../src/core/text/abstracts.ts'

const LONG = 'Rivers move and we map them from boats. '.repeat(8).trim()

it.each([
  ['We map rivers. © 2019 Elsevier B.V. All rights reserved.', 'We map rivers.'],
  ['We map rivers. (C) 2010 Elsevier Inc. All rights reserved.', 'We map rivers.'],
  ['We map rivers. Copyright © 2020 The Authors. Published by Wiley.', 'We map rivers.'],
  ['We map rivers. Copyright 2015 Example Press.', 'We map rivers.'],
  ['We map rivers ( PsycINFO Database Record ( c) 2002 APA, all rights reserved)', 'We map rivers'],
  ['We map rivers. This is an open access article under the CC BY license.', 'We map rivers.'],
  ['Background: Rivers move. Methods: We map them. RESULTS: They moved.', 'Rivers move. We map them. They moved.'],
  ['Objective: To map. Materials and Methods: Boats. Conclusions: Fine.', 'To map. Boats. Fine.'],
  ['The results: three rivers. Our methods work.', 'The results: three rivers. Our methods work.'],
  [
    'Copyright law of databases is compared across countries, and courts differ in what they protect. '
      .repeat(4)
      .trim(),
    'Copyright law of databases is compared across countries, and courts differ in what they protect. '
      .repeat(4)
      .trim(),
  ],
  ['© 2019 Elsevier B.V. All rights reserved.', ''],
  [`© 2019 Example B.V.${LONG}`, LONG],
  [`© 2018 Example LtdThe ${LONG}`, `The ${LONG}`],
  [`© 2018${LONG}`, LONG],
  [`Copyright © 2020 The Authors. ${LONG}`, LONG],
  ['', ''],
])('%s', (abstract, kept) => {
  expect(stripBoilerplate(abstract)).toBe(kept)
})
