/** The files of a drop, folders and all. */
import type { Issue } from '../../core/index.ts'
import type { PageFile } from '../state/imports.ts'

/** More than anyone means to drop; a home folder dropped by mistake must not hang the page. */
const MAX_FILES = 20_000

export interface Dropped {
  readonly files: readonly PageFile[]
  /** What could not be taken, and that there were too many. */
  readonly issues: readonly Issue[]
}

/** Every file that was dropped, named by its path inside the dropped folder, hidden ones left out. */
export async function filesOf(transfer: DataTransfer): Promise<Dropped> {
  // Entries must be taken before the first wait: the browser empties the transfer when the event is over.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return { files: [...transfer.files].map(toPageFile), issues: [] }
  const files: PageFile[] = []
  const issues: Issue[] = []
  for (const entry of entries) await collect(entry, '', files, issues)
  if (files.length === MAX_FILES)
    issues.push({
      code: 'limit',
      severity: 'warning',
      file: entries[0]!.name,
      message: `More than ${MAX_FILES} files were dropped.`,
      action: `the first ${MAX_FILES} were read`,
    })
  return { files: files.sort((left, right) => (left.name < right.name ? -1 : 1)), issues }
}

/** The files of a file picker, named by their path where a folder was picked. */
export function pickedFiles(list: FileList): PageFile[] {
  return [...list]
    .filter((file) => !file.name.startsWith('.'))
    .map((file) => ({ name: file.webkitRelativePath || file.name, content: file }))
}

function toPageFile(file: File): PageFile {
  return { name: file.name, content: file }
}

/** One entry that can't be read must not cost the others. */
async function collect(entry: FileSystemEntry, path: string, files: PageFile[], issues: Issue[]): Promise<void> {
  if (entry.name.startsWith('.') || files.length >= MAX_FILES) return
  try {
    if (entry.isFile) files.push({ name: path + entry.name, content: await fileOf(entry as FileSystemFileEntry) })
    else if (entry.isDirectory)
      for (const inside of await entriesOf(entry as FileSystemDirectoryEntry))
        await collect(inside, `${path}${entry.name}/`, files, issues)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    issues.push({
      code: 'unreadable',
      severity: 'error',
      file: path + entry.name,
      message: `The browser could not open it: ${reason}`,
      action: 'skipped',
    })
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  // A reader gives its entries in parts; an empty part is the end.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (part.length === 0) return entries
    entries.push(...part)
  }
}
