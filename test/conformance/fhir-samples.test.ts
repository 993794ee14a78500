import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { makeDocumentValidator } from '../../src/features/document-validation/index.ts'
import type { Definitions } from '../../src/validation/fhir/definitions.ts'
import { allDefinitions, noPackages, shippedDefinitions } from '../fhir-definitions.ts'

const folder = join(import.meta.dirname, '../../samples/fhir')
const samples = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
const kinds = ['eps', 'prescription', 'dispensation', 'laboratory-report', 'discharge-report', 'imaging-report']

let shipped: Definitions
let all: Definitions

before(async () => {
  shipped = await shippedDefinitions()
  all = await allDefinitions()
})

const validatorOf = (definitions: Definitions) =>
  makeDocumentValidator({ definitions, now: () => new Date('2026-06-01T00:00:00Z') })

test('there is a small and a full sample of every kind of document of EHDS Art. 14(1)', () => {
  const wanted = [...kinds, 'imaging-manifest'].flatMap((kind) => [`${kind}-full.json`, `${kind}-small.json`])
  assert.deepEqual(samples.map(({ name }) => name).sort(), wanted.sort())
})

test('issue 4: every sample is valid on a fresh machine, against our own profiles', () => {
  const validator = validatorOf(shipped)
  for (const { name, bytes } of samples) {
    const { findings, profiles } = validator.validate(bytes)
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
      name,
    )
    assert.ok(profiles.length > 1, `${name} was looked at against its profiles`)
  }
})

test('issue 4: every sample is valid against the published profiles', { skip: noPackages }, () => {
  const validator = validatorOf(all)
  for (const { name, bytes } of samples) {
    const errors = validator.validate(bytes).findings.filter(({ severity }) => severity === 'error')
    assert.deepEqual(errors, [], name)
  }
})

test('every profile that a sample claims is one that is known on a fresh machine', () => {
  for (const { name, bytes } of samples) {
    const claimed = bytes.toString().match(/(?<="profile": \[\s*)"[^"]+"/g) ?? []
    assert.ok(claimed.length > 0, name)
    for (const profile of claimed) assert.ok(shipped.structure(JSON.parse(profile)), `${name} ${profile}`)
  }
})

test('a national identity number in a sample is of the Tenor series of synthetic people: its month is 80 too high', () => {
  for (const { name, bytes } of samples) {
    const numbers = bytes.toString().match(/(?<=4\.1\.4\.1",\s*"value": ")\d+/g) ?? []
    for (const each of numbers) assert.match(each, /^\d\d(8[1-9]|9[0-2])\d{7}$/, name)
    assert.doesNotMatch(bytes.toString(), /example\.org|acme/, `${name}: the Java validator refuses these hosts`)
  }
})
