import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import { whyUnfit } from './why-unfit.ts'
import { whyUnfitApart } from './why-unfit-apart.ts'

const summary = await readFile(join(import.meta.dirname, '../../../samples/fi-ps-l3.xml'), 'utf8')
const now = new Date('2026-11-22T12:00:00Z')
const aino: PatientTraits = { identifiers: [{ root: '2.999.246.1.1', extension: 'FI-EX-840611' }] }
const other: PatientTraits = { identifiers: [{ root: '2.999.246.1.1', extension: 'FI-EX-000000' }] }
const arrived = (text: string, patient = aino) => ({ bytes: Buffer.from(text), classCode: '60591-5', patient, now })
/** Above the size that is opened at once, without an element more. */
const long = `${summary}${' '.repeat(250_000)}`

for (const [title, text, patient, expected] of [
  ['a summary of the patient', summary, aino, undefined],
  ['a large one', long, aino, undefined],
  ['of another patient', summary, other, 'another-patient'],
  ['a large one of another patient', long, other, 'another-patient'],
  ['what is no document', '<x xmlns="urn:x"/>', aino, 'document-not-summary'],
  ['a large one that is no XML', 'x'.repeat(250_000), aino, 'document-unusable'],
] as const) {
  test(`issue 5, item 2: ${title} is ${expected ?? 'fit'}, wherever it is opened`, async () => {
    assert.equal(whyUnfit(arrived(text, patient)), expected)
    assert.equal(await whyUnfitApart(arrived(text, patient)), expected)
  })
}
