/** The explorer as one HTML file that a graph is put into: it opens from a disk, without a server and a network. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { EXPLORER_START, SNAPSHOT_ELEMENT } from './src/core/snapshots/explorer-file.ts'
import page from './vite.config.ts'

const FILE = 'explorer.html'
const ENTRY = 'page-and-worker'
/** One script for the page and its threads, for they share the core. */
const BOTH = `if ('document' in globalThis) void import('/src/app/main.tsx')
else void import('/src/worker/worker.ts')`
const WORKER_START = "new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })"

/**
 * Scripts and styles are packed, for they are most of the file. What unpacks them puts them into the page as text, which the
 * policy lets run only if it is the very text that was built. Fonts stay out: the system's are used.
 */
const START = `const unpack=async id=>{const e=document.getElementById(id),t=e.textContent,b=new Uint8Array(e.dataset.bytes),d=i=>{const c=t.charCodeAt(i)-35;return c-(c>25)}
for(let i=0,n=0,v=0,k=0;n<b.length;i+=2){v|=d(i)+91*d(i+1)<<k;for(k+=13;k>7&&n<b.length;k-=8,v>>=8)b[n++]=v}
return new Response(new Blob([b]).stream().pipeThrough(new DecompressionStream('gzip'))).text()}
globalThis.coterieTemplate=document.documentElement.outerHTML
const [app,style]=await Promise.all(['coterie-app','coterie-style'].map(unpack)),sheet=new CSSStyleSheet()
sheet.replaceSync(style)
document.adoptedStyleSheets=[sheet]
globalThis.coterieWorker=URL.createObjectURL(new Blob([app],{type:'text/javascript'}))
const script=document.createElement('script')
script.type='module'
script.textContent=app
document.head.append(script)`

function singleFile(): Plugin {
  return {
    name: 'single-file',
    enforce: 'pre',
    resolveId(id) {
      if (id === ENTRY) return `\0${ENTRY}`
      return id.startsWith('@fontsource-variable/') ? '\0no-font.css' : undefined
    },
    load(id) {
      if (id === `\0${ENTRY}`) return BOTH
      return id === '\0no-font.css' ? '' : undefined
    },
    transform(code, id) {
      if (!id.endsWith('/src/worker/client.ts')) return undefined
      if (!code.includes(WORKER_START)) this.error(`The worker is started otherwise than by ${WORKER_START}.`)
      // A page from a disk may not start a module of its own as a worker, but may start a script.
      return code.replace(WORKER_START, 'new Worker(globalThis.coterieWorker)')
    },
    // After the bundler has settled how late parts are loaded.
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        let [app, style] = ['', '']
        for (const [name, part] of Object.entries(bundle)) {
          if (part.type === 'chunk') app += part.code
          else if (name.endsWith('.css')) style += String(part.source)
          delete bundle[name]
        }
        this.emitFile({ type: 'asset', fileName: FILE, source: compose(app, style) })
      },
    },
  }
}

function compose(app: string, style: string): string {
  const source = readFileSync(fileURLToPath(new URL('index.html', import.meta.url)), 'utf8')
  const icon = readFileSync(fileURLToPath(new URL('src/app/style/icon.svg', import.meta.url)))
  const body = /<body>([\s\S]*)<\/body>/.exec(source)?.[1]
  const head = [...source.matchAll(/<meta name="[^>]*>|<title>.*<\/title>/g)].map(([element]) => element)
  if (body === undefined || START.includes('</script')) throw new Error('The page cannot be put into one file.')
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(START)} ${hashOf(app)}`,
    'img-src blob: data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return [
    `${EXPLORER_START}\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
    ...head,
    `<link rel="icon" href="data:image/svg+xml;base64,${icon.toString('base64')}">`,
    `</head><body>${body}`,
    pack('coterie-app', app),
    pack('coterie-style', style),
    `${SNAPSHOT_ELEMENT}</script>`,
    `<script type="module">${START}</script></body></html>\n`,
  ].join('\n')
}

function pack(id: string, text: string): string {
  // In shorter blocks, each with its own code: a two hundredth less than by default.
  const bytes = gzipSync(text, { level: 9, memLevel: 6 })
  return `<script type="application/octet-stream" id="${id}" data-bytes="${bytes.length}">${toLetters(bytes)}</script>`
}

/** Thirteen bits as two of 91 letters, of which none begins markup: a twelfth shorter than base64. */
function toLetters(bytes: Uint8Array): string {
  const letter = (value: number): string => String.fromCharCode(value + 35 + (value > 24 ? 1 : 0))
  const pieces: string[] = []
  let [held, count] = [0, 0]
  const put = (): void => {
    const value = held & 8191
    pieces.push(letter(value % 91) + letter(Math.floor(value / 91)))
    held >>= 13
    count -= 13
  }
  for (const byte of bytes) {
    held |= byte << count
    count += 8
    if (count >= 13) put()
  }
  if (count > 0) put()
  return pieces.join('')
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

export default defineConfig({
  plugins: [singleFile(), react()],
  base: './',
  build: {
    outDir: 'dist/app',
    emptyOutDir: false,
    target: 'es2023',
    cssCodeSplit: false,
    copyPublicDir: false,
    chunkSizeWarningLimit: 2000,
    modulePreload: false,
    rolldownOptions: {
      ...page.build?.rolldownOptions,
      input: ENTRY,
      // A thread may not be started from a module on a disk. No part has an address of its own to be loaded from.
      output: { format: 'iife', codeSplitting: false },
      transform: { define: { 'import.meta': '{}' } },
    },
  },
})
