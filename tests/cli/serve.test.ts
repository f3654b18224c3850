import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readlinkSync, realpathSync, truncateSync } from 'node:fs'
import { request, type IncomingMessage, type RequestOptions } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOutdated } from '../../scripts/ready.mjs'
import { makeFolder, PROGRAM, runCoterie } from './run-coterie.ts'

const folder = makeFolder()
let server: ChildProcess
let port: number

beforeAll(async () => {
  await buildOutdated('app')
  runCoterie(['build', 'data', '--out', join(folder, 'graph.json')])
  server = spawn(process.execPath, [PROGRAM, 'serve', join(folder, 'graph.json'), '--port', '0'])
  const printed = await new Promise<string>((resolve) => server.stdout!.once('data', (text) => resolve(String(text))))
  port = Number(/http:\/\/127\.0\.0\.1:(\d+)\//.exec(printed)![1])
})

afterAll(() => server.kill())

/** Where a link leads, if it is still there. */
function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}

function ask(path: string, options: RequestOptions = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, ...options }, (response) => {
      response.resume()
      resolve(response)
    })
      .on('error', reject)
      .end()
  })
}

describe('coterie serve', () => {
  it('serves the page and the graph under a strict policy, to no other origin', async () => {
    for (const path of ['/', '/graph.coterie.json']) {
      const { statusCode, headers } = await ask(path, { headers: { Origin: 'http://evil.example' } })
      expect(statusCode).toBe(200)
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|https?:/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  it('refuses other hosts, other methods and everything outside its folder', async () => {
    expect((await ask('/', { headers: { Host: 'evil.example' } })).statusCode).toBe(421)
    expect((await ask('/', { method: 'POST' })).statusCode).toBe(405)
    expect((await ask('/', { method: 'HEAD' })).statusCode).toBe(200)
    const outside = ['/../cli/coterie.js', '/%2e%2e/cli/coterie.js', '/..%2fcli%2fcoterie.js', '/..%5ccli%5ccoterie.js']
    for (const path of [...outside, '/%00', '/%E0%A4%A', '/no-such-file', '//evil.example/'])
      expect((await ask(path)).statusCode, path).toBe(404)
  })

  it('answers to its own name in capitals too', async () => {
    expect((await ask('/', { headers: { Host: `LocalHost:${port}` } })).statusCode).toBe(200)
  })

  it.skipIf(process.platform !== 'linux')('lets go of a file when whoever asked for it has left', async () => {
    const served = join(folder, 'graph.json')
    truncateSync(served, 1 << 26) // more than a connection holds, so that the end is never sent
    const isServed = (fd: string): boolean => linkTarget(`/proc/${server.pid}/fd/${fd}`) === realpathSync(served)
    const openFiles = (): string[] => readdirSync(`/proc/${server.pid}/fd`).filter(isServed)
    for (let times = 0; times < 5; times++)
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(`GET /graph.coterie.json HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`)
          socket.once('data', () => socket.destroy())
          socket.once('close', () => resolve())
        })
      })
    await expect.poll(openFiles).toEqual([])
  })

  it('refuses a snapshot that is none, with the reason', () => {
    const { status, stderr } = runCoterie(['serve', 'package.json'])
    expect(status).toBe(1)
    expect(stderr).toContain('not a Coterie snapshot')
  })
})
