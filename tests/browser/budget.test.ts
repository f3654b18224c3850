/** What a first visit has to load: at most 160 kB of compressed JavaScript. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { buildOutdated } from '../../scripts/ready.mjs'

const PAGE = fileURLToPath(new URL('../../dist/app', import.meta.url))
const MOST = 160_000

it('keeps the JavaScript of a first visit small', async () => {
  await buildOutdated('app')
  const html = readFileSync(join(PAGE, 'index.html'), 'utf8')
  const scripts = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, path]) => path!)
  expect(scripts.length).toBeGreaterThan(0)
  const sizes = scripts.map((path) => gzipSync(readFileSync(join(PAGE, path)), { level: 9 }).length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST)
})
