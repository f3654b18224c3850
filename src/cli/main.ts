/** The command line: arguments in, exit codes out (0 done, 1 failed, 2 used wrongly). Each command loads what it needs. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { COUNTINGS, DEFAULTS, LENS_NAMES, VERSION, type KeyphraseStyle, type LensName } from '../core/index.ts'
import type { AuthorsOptions } from './commands/authors.ts'
import type { BuildOptions } from './commands/build.ts'
import type { ClusterOptions } from './commands/clusters.ts'
import type { DiffOptions } from './commands/diff.ts'
import type { ExportOptions } from './commands/export.ts'
import { EXPORT_FORMATS, PICTURE_CHOICE } from './commands/export-choices.ts'
import type { SampleChoice } from './commands/measure.ts'
import type { NetworkOptions } from './commands/network.ts'
import { describeFault } from './files.ts'
import { Failure, printable, say } from './messages.ts'

/** Runs one command line (without the program's own name) and returns its exit code, or nothing while it still serves. */
export async function run(args: readonly string[]): Promise<number | undefined> {
  let exitCode: number | undefined = 0
  const program = new Command('coterie')
    .description('See who works with whom, on what, and what was built – from the documents you have.')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(add --help to see how it is used)')

  program
    .command('read')
    .description('read documents and print one paper a line, as JSON')
    .argument('<file...>', 'files or folders')
    .option('--strict', 'exit with 1 when a record had to be rejected')
    .action(async (paths: string[], options: { strict?: boolean }) => {
      const { read } = await import('./commands/read.ts')
      exitCode = await read(paths, options)
    })

  program
    .command('authors')
    .description('print who each mention in a byline is, one a line, as JSON')
    .argument('<file...>', 'files or folders')
    .option('--review', 'print the pairs that may be one person instead, best first')
    .option('--decisions <file>', 'what was settled about people: a decisions file or a VOSviewer thesaurus')
    .action(async (paths: string[], options: AuthorsOptions) => {
      const { authors } = await import('./commands/authors.ts')
      exitCode = await authors(paths, options)
    })

  program
    .command('topics')
    .description('print the keyphrases and systems of each paper, one paper a line, as JSON')
    .argument('<file...>', 'files or folders')
    .addOption(
      new Option('--style <name>', 'shorter, shared phrases or those that describe the paper')
        .choices(['indexing', 'descriptive'])
        .default('indexing'),
    )
    .action(async (paths: string[], options: { style: KeyphraseStyle }) => {
      const { topics } = await import('./commands/topics.ts')
      exitCode = await topics(paths, options)
    })

  program
    .command('clusters')
    .description('print the topic cluster of each paper, one paper a line, as JSON')
    .argument('<file...>', 'files or folders')
    .option('--names', 'print the clusters with their names and topics instead')
    .option('--seed <n>', 'seed of the communities', wholeNumber, DEFAULTS.seed)
    .option('--resolution <x>', 'higher gives more and smaller clusters', positiveNumber, DEFAULTS.resolution)
    .action(async (paths: string[], options: ClusterOptions) => {
      const { clusters } = await import('./commands/clusters.ts')
      exitCode = await clusters(paths, options)
    })

  program
    .command('build')
    .description('build a graph snapshot from documents')
    .argument('<path...>', 'files or folders')
    .requiredOption('--out <file>', 'the snapshot to write: readable, or compact if it ends in .coterie')
    .addOption(
      new Option('--counting <method>', 'how co-authorship is counted').choices(COUNTINGS).default(DEFAULTS.counting),
    )
    .option('--max-authors <n>', 'papers with more authors keep their links implicit', wholeNumber, DEFAULTS.maxAuthors)
    .option('--seed <n>', 'seed of layout and communities', wholeNumber, DEFAULTS.seed)
    .option('--resolution <x>', 'higher gives more and smaller clusters', positiveNumber, DEFAULTS.resolution)
    .option('--decisions <file>', 'what was settled about people: a decisions file or a VOSviewer thesaurus')
    .option('--thesaurus <file>', 'what topics are called: a VOSviewer thesaurus, an empty replacement leaves one out')
    .option(
      '--map <snapshot>',
      'an earlier snapshot whose map, people and topics to keep: what stands on it hardly moves, and only what is new is looked through',
    )
    .option('--date <day>', 'a day for the manifest, such as 2026-03-31; without it there is none', calendarDay)
    .option('--strict', 'write nothing and exit with 1 when a record had to be rejected')
    .option('--no-topics', 'people and papers alone: titles and abstracts are not looked through')
    .option('--threads <n>', 'how many cores to use (default: all)', wholeNumber)
    .option('--cache <folder>', 'where to keep what later builds need not do again (default: the usual place)', true)
    .option('--no-cache', 'keep nothing, and do everything anew')
    .action(async (paths: string[], options: BuildOptions) => {
      const { build } = await import('./commands/build.ts')
      exitCode = await build(paths, options)
    })

  program
    .command('network')
    .description('build a snapshot of people and co-authorship alone, without papers, from any number of documents')
    .argument('<path...>', 'files or folders')
    .requiredOption('--out <file>', 'the compact snapshot to write, ending in .coterie')
    .addOption(
      new Option('--counting <method>', 'how co-authorship is counted; both writes two files')
        .choices([...COUNTINGS, 'both'])
        .default(DEFAULTS.counting),
    )
    .option('--max-authors <n>', 'papers with more authors keep their links implicit', wholeNumber, DEFAULTS.maxAuthors)
    .option('--years <from-to>', 'count papers of these years only', yearSpan)
    .option('--layout', 'find clusters and lay the map out, so that it can be looked at')
    .option('--seed <n>', 'seed of layout and communities', wholeNumber, DEFAULTS.seed)
    .option('--resolution <x>', 'higher gives more and smaller clusters', positiveNumber, DEFAULTS.resolution)
    .option('--strict', 'write nothing and exit with 1 when a record had to be rejected')
    .action(async (paths: string[], options: NetworkOptions) => {
      const { network } = await import('./commands/network.ts')
      exitCode = await network(paths, options)
    })

  program
    .command('export')
    .description('write a snapshot, or a graph file of another program, as a file for other programs')
    .argument('<file>', 'a snapshot or any graph file that can be opened')
    .argument('[second]', 'the second file of a pair, if it does not stand beside the first')
    .addOption(new Option('--format <name>').choices(EXPORT_FORMATS).makeOptionMandatory())
    .addOption(new Option('--lens <name>').choices(LENS_NAMES).default('everything'))
    .option('--out <file>', 'the file to write (stdout if none is named)')
    .addOption(new Option('--theme <name>', 'colours of a picture').choices(['light', 'dark']).default('light'))
    .option('--width <n>', 'width of a picture in pixels', wholeNumber, PICTURE_CHOICE.width)
    .option('--height <n>', 'height of its map in pixels', wholeNumber, PICTURE_CHOICE.height)
    .option('--print <mm>', 'printed width of an SVG or PDF in millimetres', positiveNumber)
    .option('--scale <x>', 'pixels of a PNG for each pixel of the map', positiveNumber, PICTURE_CHOICE.scale)
    .option('--transparent', 'a picture without its ground of paper')
    .option('--date <day>', 'a day for the manifest instead of the one it may have', calendarDay)
    .action(async (path: string, second: string | undefined, options: ExportOptions) => {
      const { exportGraph } = await import('./commands/export.ts')
      exitCode = await exportGraph(path, second, options)
    })

  program
    .command('diff')
    .description('say what changed from one snapshot to another')
    .argument('<before>')
    .argument('<after>')
    .addOption(
      new Option('--format <name>', 'html is a page with both on one map')
        .choices(['text', 'json', 'html'])
        .default('text'),
    )
    .addOption(
      new Option('--lens <name>', 'whose links and clusters to compare').choices(LENS_NAMES).default('everything'),
    )
    .option('--out <file>', 'the file to write instead of stdout')
    .action(async (before: string, after: string, options: DiffOptions) => {
      const { diff } = await import('./commands/diff.ts')
      exitCode = await diff(before, after, options)
    })

  program
    .command('verify')
    .description('build a snapshot or an exported file again from its documents and say whether it still holds')
    .argument('<file>', 'a snapshot, or any file that was exported with its manifest')
    .argument('<document...>', 'the files or folders it was built from')
    .option('--map <snapshot>', 'the earlier snapshot whose map it keeps, if it was built with one')
    .action(async (path: string, documents: string[], options: { map?: string }) => {
      const { verify } = await import('./commands/verify.ts')
      exitCode = await verify(path, documents, options)
    })

  program
    .command('measure')
    .description('print what the network of a lens says of each node, one node a line, as JSON')
    .argument('<snapshot>')
    .addOption(new Option('--lens <name>').choices(LENS_NAMES).default('co-authors'))
    .option('--seed <n>', 'seed of the estimates in large networks', wholeNumber, DEFAULTS.seed)
    .action(async (path: string, options: { lens: LensName; seed: number }) => {
      const { measure } = await import('./commands/measure.ts')
      exitCode = await measure(path, options)
    })

  program
    .command('sample')
    .description('print a representative part of a network, found by a self-repellent random walk')
    .argument('<snapshot>')
    .requiredOption('--size <n>', 'number of nodes', wholeNumber)
    .option('--alpha <x>', 'how strongly the walk avoids where it has been, to 10; 0 is plain', notNegative, 5)
    .addOption(new Option('--lens <name>').choices(LENS_NAMES).default('co-authors'))
    .option('--seed <n>', 'seed of the walk', wholeNumber, DEFAULTS.seed)
    .action(async (path: string, options: SampleChoice) => {
      const { sample } = await import('./commands/measure.ts')
      exitCode = await sample(path, options)
    })

  program
    .command('serve')
    .description('show a snapshot in the explorer, on this machine alone')
    .argument('<snapshot>')
    .option('--port <n>', 'port to listen on', wholeNumber, 4417)
    .action(async (path: string, options: { port: number }) => {
      const { serve } = await import('./commands/serve.ts')
      await serve(path, options)
      exitCode = undefined
    })

  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    say(printable(error instanceof Failure ? error.message : `Something went wrong: ${describeFault(error)}`))
    return 1
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A whole number from 0 is expected.')
  return Number(text)
}

function calendarDay(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  if (!day || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text))
    throw new InvalidArgumentError('A day such as 2026-03-31 is expected.')
  return text
}

function yearSpan(text: string): { from: number; to: number } {
  const [from, to] = /^(\d{4})(?:[-–](\d{4}))?$/.exec(text)?.slice(1) ?? []
  if (from === undefined) throw new InvalidArgumentError('A year or two with a hyphen between is expected: 2010-2020.')
  return { from: Number(from), to: Number(to ?? from) }
}

function notNegative(text: string): number {
  return text.trim() === '0' ? 0 : positiveNumber(text)
}

function positiveNumber(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value > 0) || !Number.isFinite(value))
    throw new InvalidArgumentError('A number above 0 is expected.')
  return value
}
