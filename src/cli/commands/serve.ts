/** `coterie serve`: the explorer with one snapshot, for this machine alone. */
import { open, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { describeFault } from '../files.ts'
import { Failure } from '../messages.ts'
import { openSnapshot } from './open-snapshot-file.ts'

/** Where the page is, seen from the built command line. */
const PAGE_FOLDER = fileURLToPath(new URL('../app', import.meta.url))

/** The page asks for its graph under this name. */
const SNAPSHOT_PATH = '/graph.coterie.json'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Nothing but the page's own files may run, load or be asked; blob: and data: pictures are the page's own exports. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
}

/** Serves until the process ends. Returns once the server listens, with the address printed on stdout. */
export async function serve(snapshot: string, options: { readonly port: number }): Promise<Server> {
  await openSnapshot(snapshot)
  if (!(await isFile(join(PAGE_FOLDER, 'index.html'))))
    throw new Failure('The page has not been built yet: run "npm run build" first.')
  const server = createServer((request, response) => void respond(request, response, snapshot))
  const port = await listen(server, options.port)
  process.stdout.write(`Coterie is at http://127.0.0.1:${port}/ (Ctrl+C stops it)\n`)
  return server
}

/** Takes the wished port, or the next free one of the ten after it. */
async function listen(server: Server, wished: number): Promise<number> {
  for (let port = wished; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject)
          resolve()
        })
      })
      const address = server.address()
      return typeof address === 'object' && address ? address.port : port
    } catch (error) {
      const isTaken = (error as { code?: string }).code === 'EADDRINUSE'
      if (!isTaken || port >= wished + 10)
        throw new Failure(`The server could not listen on port ${port}: ${describeFault(error)}. Name another --port.`)
    }
  }
}

async function respond(request: IncomingMessage, response: ServerResponse, snapshot: string): Promise<void> {
  const refuse = (status: number, reason: string): void => {
    response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${reason}\n`)
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return refuse(405, 'Only GET and HEAD are answered here.')
  }
  // A page elsewhere that gives our address another name must not be able to read the graph (DNS rebinding).
  if (!isOwnHost(request.headers.host, request.socket.localPort)) return refuse(421, 'This host is not served here.')
  const path = fileOf(request.url ?? '/', snapshot)
  // Once open, a file is served as it was, also when a build puts another one in its place meanwhile.
  const file = path === undefined ? undefined : await open(path).catch(() => undefined)
  const found = await file?.stat()
  if (path === undefined || !file || !found?.isFile()) {
    await file?.close()
    return refuse(404, 'There is no such page.')
  }
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': CONTENT_TYPES[extname(path)] ?? 'application/octet-stream',
    'Content-Length': found.size,
  })
  if (request.method === 'HEAD') {
    response.end()
    return file.close()
  }
  // Whoever asked may leave before the end; the file is closed either way.
  await pipeline(file.createReadStream(), response).catch(() => response.destroy())
}

function isOwnHost(host: string | undefined, port: number | undefined): boolean {
  const names = ['127.0.0.1', 'localhost', '[::1]']
  const own = port === 80 ? [...names, ...names.map((name) => `${name}:80`)] : names.map((name) => `${name}:${port}`)
  return own.includes(host?.toLowerCase() ?? '')
}

/** The file behind a request path, never outside the page's folder. */
function fileOf(url: string, snapshot: string): string | undefined {
  let path: string
  try {
    path = decodeURIComponent(new URL(`http://127.0.0.1${url}`).pathname)
  } catch {
    return undefined
  }
  if (path === SNAPSHOT_PATH) return snapshot
  if (path.includes('\0') || path.includes('\\')) return undefined
  const file = join(PAGE_FOLDER, path.endsWith('/') ? `${path}index.html` : path)
  return file.startsWith(PAGE_FOLDER + sep) ? file : undefined
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false
}
