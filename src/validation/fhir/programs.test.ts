import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { profileOf, urlOf, withProfiles } from '../../../test/fhir-validator.ts'
import type { StructureDefinition } from './definitions.ts'
import type { Invariants } from './invariant/invariant.ts'
import { hasUsableSnapshot, makePrograms } from './programs.ts'

const definitions = await shippedDefinitions()
const invariants: Invariants = { prepare: () => () => 'holds' }
const core = 'http://hl7.org/fhir/StructureDefinition/'

const programsWith = (...profiles: readonly StructureDefinition[]) =>
  makePrograms(withProfiles(definitions, profiles), invariants)

test('R4 structuredefinition.html: a profile of a type is no type, nor is a type without a snapshot', () => {
  const { type } = programsWith()
  assert.equal(type('Patient')?.kind, 'resource')
  assert.equal(type('bodyheight'), undefined)
  const { type: bare } = makePrograms(
    {
      ...definitions,
      structure: (canonical) => {
        const found = definitions.structure(canonical)
        return found && { ...found, snapshot: { element: [] } }
      },
    },
    invariants,
  )
  assert.equal(bare('Patient'), undefined)
  assert.equal(hasUsableSnapshot(profileOf('Patient', 'bare', [], { snapshot: { element: [] } })), false)
})

test('targetProfile: the types of targets, R4’s own by their URL, others by their definition', () => {
  const { targetTypes } = programsWith(profileOf('Organization', 'named', []))
  const types = (...profiles: readonly string[]) => [...targetTypes(profiles)]
  assert.deepEqual(types(`${core}Patient`, `${core}Practitioner|4.0.1`), ['Patient', 'Practitioner'])
  assert.deepEqual(types(urlOf('named'), `${core}bodyheight`), ['Organization', 'Observation'])
  assert.deepEqual(types(`${core}Patient`, urlOf('nowhere')), [])
  assert.deepEqual(types(`${core}Unheard`), ['Unheard'], 'without a look')
  const asked = [`${core}Patient`]
  assert.equal(targetTypes(asked), targetTypes(asked))
})

test('a definition of elements in elements a hundred deep is as good as unknown', () => {
  const deep = (levels: number) => {
    const element = Array.from({ length: levels }, (_, at) => {
      const id = `Patient${'.contact'.repeat(at)}`
      return { id, path: id, min: 0, max: '*' }
    })
    const { profile } = programsWith(profileOf('Patient', 'deep', [], { snapshot: { element } }))
    return profile(urlOf('deep')) !== undefined
  }
  assert.deepEqual([deep(99), deep(100)], [true, false])
})
