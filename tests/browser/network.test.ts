/** A network that came without its papers. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCoterie } from '../cli/run-coterie.ts'
import { violationsOf } from './accessibility.ts'
import { settle, startExplorer, type Explorer } from './explorer.ts'

const folder = mkdtempSync(join(tmpdir(), 'coterie-network-'))
let explorer: Explorer
beforeAll(async () => {
  const paper = (title: string, ...families: string[]): string =>
    JSON.stringify({ title, year: 2001, authors: families.map((family) => ({ given: 'Ann', family })) })
  const papers = [
    paper('The flocking of sheep on steep meadows', 'Alder', 'Birch', 'Cedar'),
    paper('The counting of sheep before sleep', 'Alder', 'Cedar'),
  ]
  writeFileSync(join(folder, 'papers.jsonl'), papers.join('\n'))
  expect(runCoterie(['network', 'papers.jsonl', '--layout', '--out', 'people.coterie'], folder).status).toBe(0)
  explorer = await startExplorer(join(folder, 'papers.jsonl'))
  copyFileSync(join(folder, 'people.coterie'), explorer.graph)
})
afterAll(async () => {
  await explorer.close()
  rmSync(folder, { recursive: true })
})

it('says of a person how many papers there are and with whom, strongest first, and offers nothing that takes papers', async () => {
  const { page, faults } = await explorer.open({ hash: '#select=author:alder-ann' })
  await settle(page)
  const details = page.getByRole('complementary', { name: 'Details' })
  await details.getByText('2 papers · 2 co-authors').waitFor()
  expect(await details.getByRole('listitem').allInnerTexts()).toEqual(['Cedar, Ann\n2', 'Birch, Ann\n1'])
  await details.getByText('came without its papers').waitFor()
  expect(await details.getByText('Same person as').count()).toBe(0)
  expect(await violationsOf(page)).toEqual([])
  expect(faults).toEqual([])
  await page.context().close()
})
