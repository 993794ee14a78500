import type { DesignationStatus, Emit, LineReader, RefusalReason, TerminologyFormat } from '../terminology-item.ts'
import { delimiterOf, recordReader } from './delimited.ts'

/** What a column may hold, and the headings it is known by in exports; letters and digits count, case does not. */
const headings = {
  system: ['codeSystemOid', 'codeSystemId', 'codeSystem', 'system', 'csOid'],
  code: ['code', 'conceptCode'],
  language: ['language', 'languageCode', 'lang'],
  text: ['designation', 'displayName', 'display', 'translation', 'term'],
  status: ['status', 'designationStatus'],
  conceptStatus: ['conceptStatus', 'codeStatus'],
  valueSetOid: ['valueSetOid', 'valueSetId', 'vsOid'],
  valueSetName: ['valueSetName', 'valueSet'],
  valueSetVersion: ['valueSetVersion', 'mvcVersion', 'vsVersion'],
  validFrom: ['validFrom', 'effectiveDate', 'startDate'],
  validTo: ['validTo', 'expirationDate', 'endDate'],
} as const satisfies Readonly<Record<string, readonly string[]>>

type Column = keyof typeof headings
type Columns = { readonly [K in Column]?: number }

const needed: readonly Column[] = ['system', 'code', 'language', 'text']

/** The status words met in exports of the Central Terminology Services and of terminology servers. */
const statuses: ReadonlyMap<string, DesignationStatus> = new Map(
  Object.entries({
    '': 'current',
    active: 'current',
    current: 'current',
    final: 'current',
    published: 'current',
    valid: 'current',
    preferred: 'current',
    '1': 'current',
    true: 'current',
    inactive: 'retired',
    retired: 'retired',
    deprecated: 'retired',
    obsolete: 'retired',
    superseded: 'retired',
    invalid: 'retired',
    '0': 'retired',
    false: 'retired',
  }),
)

/**
 * One row per code and language, as the Master Value Set and Translation/Transcoding Catalogues (MVC, MTC) are exported
 * from the Central Terminology Services of MyHealth@EU to a table. `system`, `code`, `language` and `text` are needed;
 * the other columns are optional and all may stand in any order (docs/terminology.md).
 */
export const designationRows: TerminologyFormat = {
  name: 'Table with a row per designation (MVC, MTC)',
  order: 3,
  recognises: (_, head) => columnsOf(head.slice(0, head.search(/\r?\n|$/))) !== undefined,
  reading: 'lines',
  start: (emit) => readRows(emit),
}

const plain = (heading: string): string => heading.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

function columnsOf(header: string): Columns | undefined {
  const delimiter = delimiterOf(header)
  if (!delimiter) return undefined
  const names = header.split(delimiter).map(plain)
  const columns: { [K in Column]?: number } = {}
  for (const column of Object.keys(headings) as Column[]) {
    const at = headings[column].map((heading) => names.indexOf(plain(heading))).find((found) => found >= 0)
    if (at !== undefined) columns[column] = at
  }
  return needed.every((column) => columns[column] !== undefined) ? columns : undefined
}

function readRows(emit: Emit): LineReader {
  let rows: LineReader | undefined
  return {
    line(text, number) {
      if (rows) rows.line(text, number)
      else if (number === 1) rows = rowsUnder(text, emit)
    },
    end: () => rows?.end(),
  }
}

function rowsUnder(header: string, emit: Emit): LineReader | undefined {
  const columns = columnsOf(header)
  const delimiter = delimiterOf(header)
  if (!columns || !delimiter) {
    emit({ kind: 'refused', reason: 'bad-header', line: 1 })
    return undefined
  }
  const width = header.split(delimiter).length
  const knownValueSets = new Set<string>()
  const read = (fields: readonly string[]): RefusalReason | undefined => {
    if (fields.length !== width) return 'wrong-columns'
    const cell = (column: Column): string => fields[columns[column] ?? -1] ?? ''
    return readDesignation(cell, emit) ?? readMembership(cell, knownValueSets, emit)
  }
  return recordReader(delimiter, read, emit)
}

type Cell = (column: Column) => string

function readDesignation(cell: Cell, emit: Emit): RefusalReason | undefined {
  const system = cell('system')
  const code = cell('code')
  const language = cell('language')
  const text = cell('text')
  if (!system) return 'no-system'
  if (!code) return 'no-code'
  if (!text) return 'no-text'
  if (!/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/.test(language)) return 'bad-language'
  const status = statuses.get(cell('status').toLowerCase())
  const conceptStatus = statuses.get(cell('conceptStatus').toLowerCase())
  if (!status || !conceptStatus) return 'unknown-status'
  const from = dayOf(cell('validFrom'))
  const to = dayOf(cell('validTo'))
  if (from === 'bad' || to === 'bad') return 'bad-date'

  emit({ kind: 'designation', system, code, language, text, status })
  if (conceptStatus === 'retired' || from || to) {
    const valid = { ...(from ? { from } : {}), ...(to ? { to } : {}) }
    emit({ kind: 'concept', system, code, active: conceptStatus === 'current', valid })
  }
  return undefined
}

function readMembership(cell: Cell, known: Set<string>, emit: Emit): undefined {
  const set = cell('valueSetOid') || cell('valueSetName')
  if (!set) return
  const version = cell('valueSetVersion')
  const id = version ? `${set}|${version}` : set
  if (!known.has(id)) {
    known.add(id)
    emit({ kind: 'value-set', id, ...namesOf(cell) })
  }
  emit({ kind: 'member', valueSet: id, system: cell('system'), code: cell('code') })
}

function namesOf(cell: Cell) {
  const oid = cell('valueSetOid').replace(/^urn:oid:/, '')
  const name = cell('valueSetName')
  const version = cell('valueSetVersion')
  return { ...(oid ? { oid } : {}), ...(name ? { name } : {}), ...(version ? { version } : {}) }
}

function dayOf(text: string): string | 'bad' | undefined {
  if (text === '') return undefined
  const found = /^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(text)
  return found ? `${found[1]}-${found[2]}-${found[3]}` : 'bad'
}
