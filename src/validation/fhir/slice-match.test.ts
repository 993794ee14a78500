import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { errorsOf, profileOf, text, urlOf, validatorOf, withProfiles } from '../../../test/fhir-validator.ts'

const definitions = await shippedDefinitions()

const reason = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'
const byReason = profileOf('Patient', 'of-test', [
  {
    id: 'Patient.identifier',
    slicing: { discriminator: [{ type: 'value', path: `extension('${reason}').value` }], rules: 'open' },
  },
  { id: 'Patient.identifier:masked', sliceName: 'masked', max: '1' },
  {
    id: 'Patient.identifier:masked.extension',
    slicing: { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' },
  },
  {
    id: 'Patient.identifier:masked.extension:reason',
    sliceName: 'reason',
    min: 1,
    type: [{ code: 'Extension', profile: [reason] }],
  },
  { id: 'Patient.identifier:masked.extension:reason.value[x]', min: 1, fixedCode: 'masked' },
])

function errors(...reasons: readonly string[]): readonly string[] {
  const identifier = reasons.map((valueCode) => ({ use: 'usual', extension: [{ url: reason, valueCode }] }))
  const validate = validatorOf(withProfiles(definitions, [byReason]))
  return errorsOf(validate({ resourceType: 'Patient', id: 'a', text, identifier }, [urlOf('of-test')]))
}

test('profiling.html#discriminator: extension(url) leads to the value of that extension', () => {
  assert.deepEqual(errors('masked', 'unknown', 'unknown'), [])
  assert.deepEqual(errors('masked', 'unknown', 'masked'), ['slice-max Patient'])
})
