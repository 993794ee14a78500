import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeDocumentValidator } from '../../src/features/document-validation/index.ts'
import type { Finding } from '../../src/validation/finding.ts'
import { renderOutcome } from '../../src/validation/report/outcome-report.ts'
import { shippedDefinitions } from '../fhir-definitions.ts'

const definitions = await shippedDefinitions()
const validator = makeDocumentValidator({ definitions, now: () => new Date('2027-01-01') })

const text = JSON.stringify({
  resourceType: 'Patient',
  gender: 'unknwon',
  birthDate: '2020-02-30',
  extension: [{ url: 'http://nowhere.test/x', valueString: ' a' }],
  name: [{}],
  text: { status: 'generated', div: '<div>a</div>' },
  contact: [{ gender: 'male' }],
})

for (const language of ['en', 'nb', 'nn'] as const) {
  test(`FHIR R4 OperationOutcome: what we say of a faulty resource is itself valid, in ${language}`, () => {
    const { findings, profiles } = validator.validate(Buffer.from(text))
    assert.ok(findings.some(({ severity }) => severity === 'error'))
    const outcome = renderOutcome({ name: 'patient.json', findings, profiles, text }, language)
    const about = validator.validate(Buffer.from(JSON.stringify(outcome))).findings
    assert.deepEqual(about.filter(isWrong), [])
  })
}

test('FHIR R4 OperationOutcome: what we say of a right resource is itself valid', () => {
  const outcome = renderOutcome({ name: 'x', findings: [], profiles: [], text: '{}' }, 'en')
  assert.deepEqual(validator.validate(Buffer.from(JSON.stringify(outcome))).findings.filter(isWrong), [])
})

/** Our own codes of findings are published nowhere, so they cannot be looked up. */
function isWrong({ severity, code }: Finding): boolean {
  return severity !== 'information' && !code.startsWith('not-checked-')
}
