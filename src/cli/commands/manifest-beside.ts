/** Manifests of files that have no place for one: a file beside them, bound to them by their content. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { MANIFEST_ENDING, readManifest, writeManifest, type ExportManifest } from '../../core/index.ts'
import { hashFile } from '../hash-file.ts'
import { say } from '../messages.ts'
import { writeOut } from './write-out.ts'

/** Beside the first of the files, which stand already. Returns its path. */
export async function writeBeside(manifest: ExportManifest, paths: readonly [string, ...string[]]): Promise<string> {
  const files = await Promise.all(paths.map(async (path) => ({ name: basename(path), ...(await hashFile(path)) })))
  const out = paths[0] + MANIFEST_ENDING
  await writeOut([writeManifest({ ...manifest, exported: { ...manifest.exported, files } })], out)
  return out
}

/** Whether something can stand beside what was written there: not beside a pipe or a device. */
export async function isFile(path: string): Promise<boolean> {
  return (await stat(path)).isFile()
}

/** The manifest beside a file, if it speaks of the file as it is now; says so if not. Without the list of files. */
export async function readBeside(path: string): Promise<ExportManifest | undefined> {
  const text = await readFile(path + MANIFEST_ENDING, 'utf8').catch(() => undefined)
  const found = text === undefined ? undefined : readManifest(text)
  if (!found) return undefined
  if (found.problem !== undefined) say(`${path}${MANIFEST_ENDING}: ${found.problem}`)
  const { files = [], ...exported } = found.manifest?.exported ?? {}
  const { hash } = await hashFile(path)
  if (found.manifest && files.some((file) => file.hash === hash))
    return { ...found.manifest, exported: exported as ExportManifest['exported'] }
  if (found.manifest) say(`${path}${MANIFEST_ENDING} speaks of another file: ${path} was changed or replaced.`)
  return undefined
}
