import type { Emit, LineReader, RefusalReason, TerminologyFormat } from '../terminology-item.ts'
import { delimiterOf, recordReader } from './delimited.ts'

const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

type Columns = {
  readonly system: number
  readonly code: number
  readonly languages: readonly (readonly [string, number])[]
}

/**
 * Our own table: one row per code, one column per language.
 *
 * ```
 * system;code;nb;nn;en
 * 2.16.840.1.113883.6.73;B01AA03;warfarin;warfarin;warfarin
 * ```
 * `system` is an OID or URI; every other column is a BCP 47 tag. An empty cell is no text in that language. Lines that
 * begin with `#` are remarks.
 */
export const languageColumns: TerminologyFormat = {
  name: 'Table with a column per language',
  order: 2,
  recognises: (_, head) => columnsOf(headerOf(head)) !== undefined,
  reading: 'lines',
  start: (emit) => readRows(emit),
}

function headerOf(head: string): string {
  return head.split(/\r?\n/).find((line) => line !== '' && !line.startsWith('#')) ?? ''
}

function columnsOf(header: string): Columns | undefined {
  const delimiter = delimiterOf(header)
  if (!delimiter) return undefined
  const names = header.split(delimiter).map((name) => name.trim())
  const system = names.indexOf('system')
  const code = names.indexOf('code')
  const languages = names
    .map((name, column) => [name, column] as const)
    .filter(([, column]) => column !== system && column !== code)
  const sound = languages.length > 0 && languages.every(([name]) => languageTag.test(name))
  return system >= 0 && code >= 0 && sound && new Set(names).size === names.length
    ? { system, code, languages }
    : undefined
}

function readRows(emit: Emit): LineReader {
  let rows: LineReader | undefined
  let unusable = false
  const begin = (header: string, line: number): void => {
    const columns = columnsOf(header)
    const delimiter = delimiterOf(header)
    if (columns && delimiter) {
      const width = header.split(delimiter).length
      rows = recordReader(delimiter, (fields) => readRow(fields, width, columns, emit), emit)
    } else {
      unusable = true
      emit({ kind: 'refused', reason: 'bad-header', line })
    }
  }
  return {
    line(text, number) {
      if (unusable || text.startsWith('#')) return
      if (rows) rows.line(text, number)
      else if (text !== '') begin(text, number)
    },
    end: () => rows?.end(),
  }
}

function readRow(fields: readonly string[], width: number, columns: Columns, emit: Emit): RefusalReason | undefined {
  if (fields.length !== width) return 'wrong-columns'
  const system = fields[columns.system]
  const code = fields[columns.code]
  if (!system) return 'no-system'
  if (!code) return 'no-code'
  const texts = columns.languages.filter(([, column]) => fields[column])
  for (const [language, column] of texts) {
    emit({ kind: 'designation', system, code, language, text: fields[column] ?? '', status: 'current' })
  }
  return texts.length > 0 ? undefined : 'no-text'
}
