import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { errorCatalogue } from './error-catalogue.ts'
import { codeOf, errorNames, faultOf, nameOfCode, wordsFor } from './error-codes.ts'
import { readFault } from './read-fault.ts'
import { nameOfReason, reasonFor, xcpdReasons } from './xcpd-reasons.ts'

const list = join(import.meta.dirname, '../../../../shared/domain/exchange-error-codes.csv')
const noList = existsSync(list) ? false : 'NOT RUN: no list of codes beside the checkout (../shared/domain)'

test('names and codes are those of OpenNCP 7.1 and 9.0; the words are our own', { skip: noList }, () => {
  const rows = readFileSync(list, 'utf8').trim().split('\n').slice(1)
  assert.equal(rows.length, Object.keys(errorCatalogue).length)
  for (const row of rows) {
    const [name = '', old = '', oldWords = '', now = ''] = splitRow(row)
    assert.ok(name in errorCatalogue, name)
    assert.equal(codeOf(name, 'wave-9'), now, name)
    if (old !== '') assert.equal(codeOf(name, 'wave-7'), old, name)
    assert.notEqual(wordsFor(name), oldWords, name)
  }
})

test('a code of today reads back as its name, or as the name that is spelled like it', () => {
  for (const name of Object.keys(errorCatalogue)) {
    const code = codeOf(name, 'wave-9')
    assert.equal(nameOfCode(code), code in errorCatalogue ? code : name)
  }
})

test('a code of wave 7 reads back as its name, or as the nearest name there was', () => {
  for (const [name, row] of Object.entries(errorCatalogue)) {
    const read = nameOfCode(codeOf(name, 'wave-7'))
    assert.ok(read !== undefined && read in errorCatalogue, name)
    if (!('nearest7' in row)) assert.equal(read, name)
  }
})

test('how grave a fault is follows from its name', () => {
  for (const name of errorNames) assert.equal(faultOf(name).severity, /^WARNING/.test(name) ? 'warning' : 'error')
})

for (const [code, name] of [
  [' error_pi_no_match ', 'ERROR_PI_NO_MATCH'],
  ['EHDSI_ERROR_PS_NOT_FOUND', 'ERROR_PS_NOT_FOUND'],
  ['4701', 'ERROR_NO_CONSENT'],
  ['1101', 'ERROR_EP_NOT_FOUND'],
  ['urn:ihe:iti:2007:XDSRepositoryBusy', 'ERROR_GENERIC_CONNECTION_NOT_POSSIBLE'],
  ['2506', 'WARNING_HQI_A_INFORMATION_NOT_PROPERLY_STRUCTURED'],
  ['', 'ERROR_GENERIC'],
  ['constructor', 'ERROR_GENERIC'],
  ['__proto__', 'ERROR_GENERIC'],
] as const) {
  test(`a code from abroad, of whatever family: ${code || 'none'}`, () => {
    assert.equal(readFault({ code }).name, name)
  })
}

test('an unknown warning stays a warning, an unknown code an error, and both keep what was sent', () => {
  assert.deepEqual(readFault({ code: 'X', severity: 'warning', text: 'Hm' }), {
    ...{ name: 'WARNING_GENERIC', severity: 'warning', sentCode: 'X', sentText: 'Hm' },
  })
  assert.deepEqual(readFault({}), { name: 'ERROR_GENERIC', severity: 'error' })
})

test('reasons of ITI-55 say what a name of the catalogue says', () => {
  for (const { code, name } of xcpdReasons) {
    assert.ok(name in errorCatalogue)
    assert.equal(nameOfReason(code.toUpperCase()), name)
    assert.equal(reasonFor(name).name, name)
  }
  assert.equal(reasonFor('ERROR_HPI_GENERIC').code, 'AnswerNotAvailable')
})

function splitRow(row: string): string[] {
  return [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}
