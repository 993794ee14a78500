import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { errorsOf, profileOf, text, urlOf, validatorOf, withProfiles } from '../../../test/fhir-validator.ts'
import type { ElementDefinition } from './definitions.ts'
import type { Invariants } from './invariant/invariant.ts'
import { makePrograms } from './programs.ts'

const definitions = await shippedDefinitions()

type Elements = readonly Partial<ElementDefinition>[]
type Sliced = NonNullable<ElementDefinition['slicing']>

const byType: Sliced = { discriminator: [{ type: 'type', path: '$this' }], rules: 'open' }

/** Procedure.performed[x] in slices: the name of each, its type, and what else is said of it. */
function performed(slicing: Sliced, ...slices: readonly (readonly [string, object])[]): Elements {
  return [
    { id: 'Procedure.performed[x]', slicing },
    ...slices.map(([sliceName, more]) => ({ id: `Procedure.performed[x]:${sliceName}`, sliceName, ...more })),
  ]
}

const age = ['performedAge', { type: [{ code: 'Age' }] }] as const
const dateTime = ['performedDateTime', { type: [{ code: 'dateTime' }] }] as const

function errors(elements: Elements, content: object): readonly string[] {
  const profile = profileOf('Procedure', 'of-test', elements)
  const procedure = { resourceType: 'Procedure', id: 'a', text, status: 'completed', subject: { display: 'x' } }
  return errorsOf(validatorOf(withProfiles(definitions, [profile]))({ ...procedure, ...content }, [profile.url]))
}

function isIdle(elements: Elements): boolean {
  const profile = profileOf('Procedure', 'of-test', elements)
  const invariants: Invariants = { prepare: () => () => 'holds' }
  return makePrograms(withProfiles(definitions, [profile]), invariants).profile(profile.url)?.root.children.length === 0
}

test('slicing: slices by type that may be there ask nothing', () => {
  assert.ok(isIdle(performed(byType, age, dateTime)))
  const alsoByValue = [...(byType.discriminator ?? []), { type: 'value', path: 'extension' }] as const
  assert.ok(isIdle(performed({ ...byType, discriminator: alsoByValue }, age)))
  assert.ok(!isIdle(performed({ ...byType, rules: 'closed' }, age)))
  assert.ok(!isIdle(performed({ ...byType, ordered: true }, age)))
  assert.ok(!isIdle(performed(byType, age, [dateTime[0], { ...dateTime[1], min: 1 }])))
})

const performedString = { performedString: 'x' }

test('slicing: closed by type, another type may not stand', () => {
  const closed = performed({ ...byType, rules: 'closed' }, age)
  assert.deepEqual(errors(closed, performedString), ['slice-not-allowed Procedure.performed.ofType(string)'])
})

test('slicing: the slices of a choice are by type, also where nothing says so', () => {
  const { discriminator: _, ...unsaid } = byType
  const required = performed(unsaid, [age[0], { ...age[1], min: 1 }])
  assert.deepEqual(errors(required, performedString), ['slice-min Procedure'])
})

test('slicing: what is in a slice by something else must be of the type of the slice', () => {
  const discriminator = [{ type: 'exists', path: '$this' }] as const
  const there = performed({ discriminator, rules: 'open' }, ['there', { type: [{ code: 'dateTime' }], min: 1 }])
  assert.deepEqual(errors(there, performedString), ['type-not-allowed Procedure.performed.ofType(string)'])
})

test('slicing: of what is in a slice by its type, a profile is asked still', () => {
  const target = profileOf('Medication', 'target', [{ id: 'Medication.code', min: 1 }])
  const types = [{ code: 'CodeableConcept' }, { code: 'Reference', targetProfile: [urlOf('target')] }]
  for (const type of [types, types.slice(1)]) {
    const profile = profileOf('MedicationStatement', 'of-test', [
      { id: 'MedicationStatement.medication[x]', slicing: byType },
      { id: 'MedicationStatement.medication[x]:either', sliceName: 'either', type },
    ])
    const statement = {
      resourceType: 'MedicationStatement',
      id: 'a',
      text,
      contained: [{ resourceType: 'Medication', id: 'm' }],
      status: 'active',
      subject: { display: 'x' },
      medicationReference: { reference: '#m' },
    }
    const found = validatorOf(withProfiles(definitions, [profile, target]))(statement, [profile.url])
    assert.deepEqual(errorsOf(found), ['target-profile-none-met MedicationStatement.medication.ofType(Reference)'])
  }
})
