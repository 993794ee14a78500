import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { errorsOf, profileOf, text, validatorOf, withProfiles } from '../../../test/fhir-validator.ts'
import type { StructureDefinition } from './definitions.ts'

const definitions = await shippedDefinitions()
const validate = validatorOf(definitions)

const core = 'http://hl7.org/fhir/StructureDefinition/'
const here = 'Patient.extension[0]'

/** [what https://hl7.org/fhir/R4/extensibility.html says, an extension of a Patient, the errors] */
const cases: readonly (readonly [string, object, readonly string[]])[] = [
  ['a known one with its value', { url: `${core}patient-birthPlace`, valueAddress: { city: 'x' } }, []],
  ['it has a URL', { valueString: 'x' }, [`cardinality-min ${here}`]],
  ['the URL is absolute', { url: 'birthPlace', valueString: 'x' }, [`extension-url-relative ${here}`]],
  [
    'the URL has no version',
    { url: `${core}patient-birthPlace|4.0.1`, valueAddress: { city: 'x' } },
    [`extension-url-versioned ${here}`, `fixed-value-wrong ${here}.url`],
  ],
  [
    'its definition is known',
    { url: 'https://knutepunkt.example/none', valueString: 'x' },
    [`extension-unknown ${here}`],
  ],
  [
    'its value has the type of the definition',
    { url: `${core}patient-birthPlace`, valueString: 'x' },
    [`extension-value-type ${here}`],
  ],
  [
    'it has a value or parts',
    { url: `${core}patient-birthPlace` },
    [`cardinality-min ${here}`, `invariant-broken ${here}`],
  ],
  [
    'it has not both',
    {
      url: `${core}patient-nationality`,
      valueString: 'x',
      extension: [{ url: 'code', valueCodeableConcept: { text: 'x' } }],
    },
    [`extension-value-type ${here}`, `cardinality-max ${here}`, `invariant-broken ${here}`],
  ],
  [
    'a complex one has the parts its definition names',
    { url: `${core}patient-nationality`, extension: [{ url: 'colour', valueString: 'x' }] },
    [`extension-part-unknown ${here}.extension[0]`],
  ],
  [
    'a part has the type of the definition',
    { url: `${core}patient-nationality`, extension: [{ url: 'code', valueString: 'x' }] },
    [`type-not-allowed ${here}.extension[0].value.ofType(string)`],
  ],
  [
    'it stands where its context says',
    { url: `${core}humanname-own-prefix`, valueString: 'x' },
    ['extension-context Patient'],
  ],
  [
    'one that modifies is a modifierExtension',
    { url: `${core}request-doNotPerform`, valueBoolean: true },
    [`extension-is-modifier ${here}`, 'extension-context Patient'],
  ],
]

for (const [title, extension, expected] of cases) {
  test(`extension: ${title}`, () => {
    const found = errorsOf(validate({ resourceType: 'Patient', id: 'a', text, extension: [extension] }))
    assert.deepEqual([...found].sort(), [...expected].sort())
  })
}

test('modifierExtension: one that does not modify is none', () => {
  const modifierExtension = [{ url: `${core}patient-birthPlace`, valueAddress: { city: 'x' } }]
  const found = errorsOf(validate({ resourceType: 'Patient', id: 'a', text, modifierExtension }))
  assert.deepEqual(found, ['extension-is-no-modifier Patient.modifierExtension[0]'])
})

test('contextInvariant: must hold of what the extension stands in', () => {
  const extension = [{ url: `${core}list-changeBase`, valueReference: { display: 'x' } }]
  const list = { resourceType: 'List', id: 'a', text, status: 'current', extension }
  assert.deepEqual(errorsOf(validate({ ...list, mode: 'changes' })), [])
  assert.deepEqual(errorsOf(validate({ ...list, mode: 'working' })), ['extension-context-rule List'])
})

test('an extension on a primitive stands in its _name, and in the context of the element', () => {
  const prefix = { url: `${core}humanname-own-prefix`, valueString: 'van' }
  const name = [{ family: 'van Tenor', _family: { extension: [prefix] } }]
  assert.deepEqual(errorsOf(validate({ resourceType: 'Patient', id: 'a', text, name })), [])
})

test('of an extension of another version of FHIR that is not loaded it is said that it was not checked', () => {
  const extension = [{ url: 'http://hl7.org/fhir/9.0/StructureDefinition/extension-Patient.mood', valueString: 'x' }]
  const found = validate({ resourceType: 'Patient', id: 'a', text, extension })
  assert.deepEqual(
    found.map(({ code, severity }) => `${severity} ${code}`),
    ['warning not-checked-extension'],
  )
})

/** What is said of a Patient with an extension of a definition of our own. */
function withOwn(more: Partial<StructureDefinition>, content: object = { valueString: 'x' }): readonly string[] {
  const own = profileOf('Extension', 'own', [], { context: [{ type: 'element', expression: 'Patient' }], ...more })
  const extension = [{ url: own.url, ...content }]
  const found = validatorOf(withProfiles(definitions, [own]))({ resourceType: 'Patient', id: 'a', text, extension })
  return found.map(({ code, severity, path }) => `${severity} ${code} ${path}`)
}

test('context: an extension of another version may come to stand elsewhere, which is no error', () => {
  const url = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Patient.mood'
  const context = [{ type: 'element', expression: 'Organization' }] as const
  assert.deepEqual(withOwn({ context, url }), ['warning extension-context Patient'])
  assert.deepEqual(withOwn({ context }), ['error extension-context Patient'])
})

test('contextInvariant: each of several must hold', () => {
  assert.deepEqual(withOwn({ contextInvariant: ['true', 'name.exists()'] }), ['error extension-context-rule Patient'])
})

test('defining-extensions.html: where a definition says nothing of a value, any may stand', () => {
  const element = ['Extension', 'Extension.url'].map((id) => ({ id, path: id, min: 1, max: '1' }))
  assert.deepEqual(withOwn({ snapshot: { element } }), [])
})

test('extensibility.html: of the parts of an extension only those with a relative URL are its own', () => {
  const parts = [{ valueString: 'x' }, { url: `${core}patient-birthPlace`, valueAddress: { city: 'x' } }, { url: 'a' }]
  const unknown = withOwn({}, { extension: ['x', ...parts] }).filter((each) => each.includes('part-unknown'))
  assert.deepEqual(unknown, [`error extension-part-unknown ${here}.extension[3]`])
})
