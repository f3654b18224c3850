import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { describe, expect, it } from 'vitest'
import rules from '../.dependency-cruiser.mjs'

async function inspect(baseDir: string): Promise<ICruiseResult> {
  const options = {
    ruleSet: { forbidden: rules.forbidden },
    validate: true,
    baseDir,
    ...rules.options,
  } as ICruiseOptions
  // The planted files stand in a folder of their own and use the same packages.
  const { output } = await cruise(['src'], options, { modules: [resolve('node_modules')] })
  return output as ICruiseResult
}

describe('who may import whom', () => {
  it('is kept to by every file', async () => {
    const { modules, summary } = await inspect(process.cwd())
    expect(summary.violations.map((found) => `${found.rule.name}: ${found.from} → ${found.to}`)).toEqual([])
    // Without a parser that it supports, dependency-cruiser reads no .ts file and reports success.
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
    expect(modules.filter((module) => /^src\/.*\.tsx?$/.test(module.source))).toHaveLength(sources.length)
  })

  it('is missed by no planted violation', async () => {
    const { summary } = await inspect(resolve('tests/fixtures/planted-violations'))
    const found = new Map(summary.violations.map(({ rule, from }) => [from.split('/').at(-1), rule.name]))
    expect(Object.fromEntries(found)).toMatchObject({
      'knows-another-stage.ts': 'stages-do-not-know-each-other',
      'is-no-leaf.ts': 'model-is-the-leaf',
      'knows-node.ts': 'core-knows-no-platform',
      'comes-by-the-window.ts': 'one-door-into-core',
      'reaches-the-stage.ts': 'panels-speak-through-state',
      'knows-react.ts': 'state-is-plain',
      'knows-sigma.ts': 'only-the-stage-knows-sigma',
      'cycle-a.ts': 'no-cycles',
      'finds-nothing.ts': 'everything-resolves',
    })
  })
})
