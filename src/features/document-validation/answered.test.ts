import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { testPackages, testValidation } from '../../../test/fhir-definitions.ts'
import { conceptIndexBuilder } from '../../standards/terminology/concept-index.ts'
import type { TerminologyItem } from '../../standards/terminology/terminology-item.ts'
import { answered } from './answered.ts'

const source = { name: 'test', kind: 'operator' } as const
const snomed = 'http://snomed.info/sct'
const threads = testValidation(await testPackages(), () => new Date('2026-11-22'))
after(() => threads[Symbol.asyncDispose]())

function indexOf(...items: readonly TerminologyItem[]) {
  const builder = conceptIndexBuilder([source])
  for (const item of items) builder.add(item, source)
  return builder.build()
}

const routes = 'http://hl7.org/fhir/ValueSet/route-codes'
const allergy = Buffer.from(
  JSON.stringify({
    resourceType: 'MedicationStatement',
    status: 'active',
    medicationCodeableConcept: { text: 'Synthetic' },
    subject: { display: 'Synthetic' },
    dosage: [{ route: { coding: [{ system: snomed, code: '26643006' }] } }],
  }),
)

test('issue 4, item 1: a code of a system that no package holds is not checked, never valid', async () => {
  const { findings } = await answered(threads, indexOf()).validate(allergy)
  const about = findings.filter(({ path }) => path.startsWith('MedicationStatement.dosage[0].route'))
  assert.ok(about.some(({ code }) => code.startsWith('not-checked-')))
})

test('issue 4, item 1: what the loaded terminology knows of it is said in place of that', async () => {
  const index = indexOf(
    { kind: 'value-set', id: '1', url: routes },
    { kind: 'member', valueSet: '1', system: snomed, code: '26643006' },
    { kind: 'concept', system: snomed, code: '26643006', active: true, valid: {} },
  )
  const { findings } = await answered(threads, index).validate(allergy)
  const about = findings.filter(({ path }) => path.startsWith('MedicationStatement.dosage[0].route'))
  assert.deepEqual(about, [])
})

test('the value sets of MyHealth@EU that were loaded are looked up in CDA', async () => {
  const document = readFileSync(join(import.meta.dirname, '../../../samples/pt-ps-l3.xml'))
  const unchecked = async (index: ReturnType<typeof indexOf>) => {
    const { findings } = await answered(threads, index).validate(document)
    return findings.filter(({ code }) => code.startsWith('not-checked-')).length
  }
  const oid = '1.3.6.1.4.1.12559.11.10.1.3.1.42.38'
  const loaded = indexOf(
    { kind: 'value-set', id: oid, oid },
    { kind: 'member', valueSet: oid, system: '2.16.840.1.113883.5.111', code: 'CHILD' },
  )
  assert.ok((await unchecked(loaded)) < (await unchecked(indexOf())))
})
