import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { allDefinitions, noPackages } from '../fhir-definitions.ts'
import { errorsOf, validatorOf } from '../fhir-validator.ts'
import { bundles, noVectors } from '../vectors.ts'

const absent = noVectors || noPackages
const validate = validatorOf(await allDefinitions())

const errorCodes = (bytes: Uint8Array) => errorsOf(validate(bytes)).map((each) => each.split(' ')[0])

test('issue 4: clean European Patient Summaries have no errors', { skip: absent }, () => {
  for (const { name, bytes } of bundles('fhir/eps')) assert.deepEqual(errorsOf(validate(bytes)), [], name)
})

test('issue 4: the examples of MPD have no errors but example addresses, which the Java validator refuses too', {
  skip: absent,
}, () => {
  for (const { name, bytes } of bundles('fhir/mpd')) {
    assert.deepEqual(
      errorCodes(bytes).filter((code) => code !== 'uri-of-example'),
      [],
      name,
    )
  }
})

test('issue 4: HL7’s own examples of the International Patient Summary have no errors', () => {
  const folder = join(dirname(fileURLToPath(import.meta.resolve('hl7.fhir.uv.ips/package.json'))), 'example')
  const names = readdirSync(folder).filter((name) => /^[A-Z].*\.json$/.test(name))
  assert.ok(names.length > 40)
  for (const name of names) assert.deepEqual(errorsOf(validate(readFileSync(join(folder, name)))), [], name)
})

/** A Bundle's reference to itself leads elsewhere, too. */
const leadingNowhere = new Set(['reference-not-in-bundle', 'document-reference-elsewhere'])

test('issue 4: every reference that leads nowhere in the early EPS samples is told of', { skip: absent }, () => {
  const [, ...rows] = readFileSync(join(import.meta.dirname, '../../../shared/vectors/fhir-faults.csv'), 'utf8')
    .trim()
    .split('\n')
  const byName = new Map(bundles('fhir/dirty').map(({ name, bytes }) => [name, bytes]))
  for (const [file = '', dangling, first = ''] of rows.map((row) => row.split(','))) {
    const bytes = byName.get(file.split('/').at(-1) ?? '')
    if (!bytes) continue
    const found = validate(bytes).filter(({ code }) => leadingNowhere.has(code))
    assert.ok(found.length >= Number(dangling), file)
    const pointers = found.map(({ pointer = '' }) => pointer)
    const place = first
      .replace(/\.reference$/, '')
      .replaceAll(/[.[]/g, '/')
      .replaceAll(']', '')
      .replace(/^Bundle/, '')
    assert.ok(Number(dangling) === 0 || pointers.includes(place), file)
  }
})
