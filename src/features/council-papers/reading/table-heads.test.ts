import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnsOf } from './table-heads.ts'

for (const [line, columns] of [
  ['Sak Tema Sakstype', ['number', 'title', 'type']],
  ['Sak Agenda Fagrådet Tidspunkt Sakstype', ['number', 'title', 'clock', 'type']],
  ['Saksnr Agenda NUIT 1. mars 2027 Presenterer saken Tid Sakstype', ['number', 'title', 'presenter', 'clock', 'type']],
  ['Saksnummer Utvalg og dato Tittel på sak Vedtak', ['number', 'council', 'date', 'title', 'decision']],
] as const) {
  test(`issue 3, item 1: «${line}» heads a table`, () => assert.deepEqual(columnsOf(line), columns))
}

for (const line of ['Sak om øvelser', 'Saken er drøftet.', 'Tema Sakstype', 'Sakseier']) {
  test(`issue 3, item 1: «${line}» heads none`, () => assert.equal(columnsOf(line), undefined))
}
