/** A Chromium on this machine, for the two kinds of pictures that need one: pixels and pages. */
import { spawn } from 'node:child_process'
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Failure } from './messages.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
/** A browser that has not finished by then (ms) never will. */
const PATIENCE = 120_000

/** Opens the page in a browser without a window and a network, and returns the file it leaves under `name`. */
export async function printPage(html: string, name: string, argumentsFor: (out: string) => string[]): Promise<Buffer> {
  const program = await findChromium()
  const folder = await mkdtemp(join(tmpdir(), 'coterie-'))
  try {
    const page = join(folder, 'page.html')
    const out = join(folder, name)
    await writeFile(page, html)
    const said = await run(program, [
      '--headless',
      '--disable-gpu',
      '--hide-scrollbars',
      '--no-first-run',
      '--disable-extensions',
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      `--user-data-dir=${join(folder, 'profile')}`,
      // A browser refuses to run its own sandbox for the superuser; the page holds no script.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...argumentsFor(out),
      pathToFileURL(page).href,
    ])
    return await readFile(out).catch(() => {
      throw new Failure(`${program} did not make the picture: ${said.trim().split('\n').at(-1) ?? 'it said nothing'}`)
    })
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

async function findChromium(): Promise<string> {
  const named = process.env['COTERIE_BROWSER'] ?? process.env['CHROME_PATH']
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.flatMap((name) => [join(folder, name), join(folder, `${name}.exe`)]))
  for (const path of named === undefined ? [...onPath, ...PLACES] : [named]) if (await isProgram(path)) return path
  throw new Failure(
    named === undefined
      ? 'PNG and PDF are drawn by a Chromium or Chrome, and there is none on this machine: write svg instead, save the picture from the page, or name a browser in COTERIE_BROWSER.'
      : `COTERIE_BROWSER or CHROME_PATH names “${named}”, which is no program.`,
  )
}

function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** Returns what the program said. */
function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: PATIENCE })
    let said = ''
    child.stderr.on('data', (text: Buffer) => (said += text.toString('utf8')))
    child.on('error', reject)
    child.on('close', () => resolve(said))
  })
}
