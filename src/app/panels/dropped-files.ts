/** The files of a drop, folders and all. */
import type { PageFile } from '../state/imports.ts'

/** More than anyone means to drop; a home folder dropped by mistake must not hang the page. */
const MAX_FILES = 20_000

/** Every file that was dropped, named by its path inside the dropped folder, hidden ones left out. */
export async function filesOf(transfer: DataTransfer): Promise<PageFile[]> {
  // Entries must be taken before the first wait: the browser empties the transfer when the event is over.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return [...transfer.files].map((file) => ({ name: file.name, content: file }))
  const files: PageFile[] = []
  for (const entry of entries) await collect(entry, '', files)
  return files.sort((left, right) => (left.name < right.name ? -1 : 1))
}

/** The files of a file picker, named by their path where a folder was picked. */
export function pickedFiles(list: FileList): PageFile[] {
  return [...list]
    .filter((file) => !file.name.startsWith('.'))
    .map((file) => ({ name: file.webkitRelativePath || file.name, content: file }))
}

async function collect(entry: FileSystemEntry, path: string, files: PageFile[]): Promise<void> {
  if (entry.name.startsWith('.') || files.length >= MAX_FILES) return
  if (entry.isFile) {
    const content = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    files.push({ name: path + entry.name, content })
  } else if (entry.isDirectory) {
    const reader = (entry as FileSystemDirectoryEntry).createReader()
    // A reader gives its entries in parts; an empty part is the end.
    for (;;) {
      const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
      if (part.length === 0) return
      for (const inside of part) await collect(inside, `${path}${entry.name}/`, files)
    }
  }
}
