import { readdirSync } from 'node:fs'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { expect, it } from 'vitest'
import rules from '../.dependency-cruiser.mjs'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))

it('imports only along the allowed directions', async () => {
  const { output } = await cruise(['src'], {
    ruleSet: { forbidden: rules.forbidden },
    validate: true,
    ...rules.options,
  } as ICruiseOptions)
  const { modules, summary } = output as ICruiseResult
  expect(summary.violations.map((found) => `${found.rule.name}: ${found.from} → ${found.to}`)).toEqual([])
  // Without a parser that it supports, dependency-cruiser reads no .ts file and reports success.
  expect(modules.filter((module) => /^src\/.*\.tsx?$/.test(module.source))).toHaveLength(sources.length)
})
