/** Web of Science tab-delimited exports: two-letter field tags in the header, quotation marks without meaning. */
import { openTable } from './csv/table.ts'
import type { Reader } from './reader.ts'

export const wosTab: Reader = {
  format: 'wos-tab',
  label: 'Web of Science, tab-delimited',
  extensions: ['txt', 'tsv', 'tab'],
  detect: (head) => (/^PT\tAU\t(?:[A-Z][A-Z0-9]\t){3,}/.test(head) ? 0.97 : 0),
  open: (file, sink) => openTable('wos-tab', '\t', file, sink),
}
