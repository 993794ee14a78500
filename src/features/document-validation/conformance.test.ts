import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { conformanceReport } from './conformance.ts'
import type { Validated } from './validated.ts'

const bytes = Buffer.from('abc')
const open = { code: 'not-checked-code', severity: 'information', path: 'Patient', parameters: {} } as const
const error = { code: 'date-invalid', severity: 'error', path: 'Patient.birthDate', parameters: {} } as const

const documents: readonly Validated[] = [
  { name: 'a', bytes, verdict: { form: 'fhir', findings: [open, open], profiles: ['http://a.example|1'] } },
  { name: 'b', bytes, verdict: { form: 'fhir', findings: [open, error], profiles: ['http://a.example|1'] } },
  { name: 'c', bytes, problem: new Problem('invalid', 'json-empty', 'The document is empty') },
]

const report = conformanceReport({ name: 'Journal', version: '7', manufacturer: '' }, documents, {
  now: new Date('2029-03-26T10:00:00Z'),
  version: '0.1.0',
  packages: [],
  terminology: [{ name: 'Synthetic', designations: 7, concepts: 2 }],
})

test('issue 4, item 7: the report says which documents, by name and SHA-256 (FIPS 180-4), and what came of each', () => {
  const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  assert.deepEqual(
    report.documents.map((each) => [each.name, each.sha256, each.bytes, each.result]),
    [
      ['a', sha256, 3, 'noErrors'],
      ['b', sha256, 3, 'invalid'],
      ['c', sha256, 3, 'unread'],
    ],
  )
  assert.deepEqual(report.totals, { valid: 0, noErrors: 1, invalid: 1, unread: 1 })
})

test('issue 4, item 7: what was not checked is told, never taken for valid, and counted over all documents', () => {
  assert.deepEqual(report.notChecked, [{ code: 'not-checked-code', parameters: {}, places: 3 }])
})

test('issue 4, item 7: when, by which version, and against what', () => {
  assert.deepEqual(
    [report.checkedAt, report.checkedBy.version, report.profiles, report.terminology.map(({ name }) => name)],
    ['2029-03-26T10:00:00.000Z', '0.1.0', ['http://a.example|1'], ['Synthetic']],
  )
})

test('issue 4, item 7: obligations are summed over documents, each element of each profile by itself', () => {
  const duty = { code: 'SHALL:populate-if-known', actor: 'http://a.example/actor', profile: 'http://a.example|1' }
  const at = (element: string, places: number, populated: number) => ({ ...duty, element, places, populated, absent: 0, missed: 0 }) // biome-ignore format: one line
  const verdict = { form: 'fhir', findings: [], profiles: [] } as const
  const { coverage } = conformanceReport(
    { name: '', version: '', manufacturer: '' },
    [
      { name: 'a', bytes, verdict: { ...verdict, coverage: [at('Patient.name', 1, 1), at('Patient.gender', 1, 0)] } },
      { name: 'b', bytes, verdict: { ...verdict, coverage: [at('Patient.name', 2, 1)] } },
    ],
    { now: new Date(0), version: '', packages: [], terminology: [] },
  )
  assert.deepEqual(
    coverage.map(({ element, places, populated }) => [element, places, populated]),
    [
      ['Patient.name', 3, 2],
      ['Patient.gender', 1, 0],
    ],
  )
})
