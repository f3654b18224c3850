/** The language model of the bundled command line, whose words come from a file, is the one that the package sets up. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import nlp from 'compromise/two'
import { expect, it } from 'vitest'
import config from '../../vite.cli.config.ts'
import { makeFolder } from './run-coterie.ts'

interface Loader {
  load(id: string): Promise<string>
}

interface Term {
  readonly text: string
  readonly normal: string
  readonly tags: ReadonlySet<string>
  readonly switch?: string
}

interface View {
  compute(steps: readonly string[]): { readonly document: readonly (readonly Term[])[] }
}

/** Of all kinds: with other forms, with several tags, made of two words, contracted, misspelt. */
const WORDS = `walk walked goes understood fastest better mice analyses datasets aircraft French Parisians swimmer ninth
  o'clock don't can't it's blow-up given up shuts down taken apart retrained tokenization glimpze 12km 3rd state-of-the-art record
  model models parsing crowded according however April Smith Tokyo thousandths quickly`.split(/\s+/)

it('says of words what the whole model says', async () => {
  const folder = makeFolder()
  const loader = (config.plugins as unknown as [Loader])[0]
  const keep = {
    emitFile: ({ fileName, source }: Record<'fileName' | 'source', string>) =>
      writeFileSync(join(folder, fileName), source),
  }
  const path = join(folder, 'model.mjs')
  writeFileSync(path, await loader.load.call(keep as never, '\0compromise/two'))
  const { default: late } = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as { default: typeof nlp }
  const describe = (model: typeof nlp, text: string): unknown =>
    (model.tokenize(text) as unknown as View)
      .compute(['alias', 'normal', 'machine', 'lexicon', 'preTagger'])
      .document.map((terms) => terms.map((term) => [term.text, term.normal, [...term.tags].sort(), term.switch]))
  for (const text of [...WORDS, WORDS.join(' ')]) expect(describe(late, text), text).toEqual(describe(nlp, text))
})
