import { spawn, type ChildProcess } from 'node:child_process'
import { request, type IncomingMessage, type RequestOptions } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOutdated } from '../../scripts/ready.mjs'
import { makeFolder, runCoterie } from './run-coterie.ts'

const PROGRAM = fileURLToPath(new URL('../../dist/cli/coterie.js', import.meta.url))
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

  it('refuses a snapshot that is none, with the reason', () => {
    const { status, stderr } = runCoterie(['serve', 'package.json'])
    expect(status).toBe(1)
    expect(stderr).toContain('not a Coterie snapshot')
  })
})
