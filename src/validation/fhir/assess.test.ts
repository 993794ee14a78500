import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { profileOf, text, urlOf, withProfiles } from '../../../test/fhir-validator.ts'
import { makeInvariants } from './invariant/invariant.ts'
import { makeTerminology } from './terminology/terminology.ts'
import { makeFhirValidator } from './validator.ts'

const imposeProfile = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile'
const imposing = (name: string, ...imposed: readonly string[]) =>
  profileOf('Patient', name, [], {
    extension: imposed.map((each) => ({ url: imposeProfile, valueCanonical: urlOf(each) })),
  })

test('imposeProfile: a verdict names what is imposed, and what that imposes, also beside what nobody has', async () => {
  const profiles = [imposing('first', 'nowhere', 'second'), imposing('second', 'third', 'first'), imposing('third')]
  const definitions = withProfiles(await shippedDefinitions(), profiles)
  const terminology = makeTerminology(definitions)
  const invariants = makeInvariants({ memberOf: terminology.memberOf })
  const value = { resourceType: 'Patient', id: 'a', text }
  const verdict = makeFhirValidator({ definitions, terminology, invariants }).validate(
    { value, written: () => undefined },
    { profiles: [urlOf('first')] },
  )
  const named = verdict.profiles.filter((each) => each.startsWith(urlOf('')))
  assert.deepEqual(named, [`${urlOf('first')}|1.0.0`, `${urlOf('second')}|1.0.0`, `${urlOf('third')}|1.0.0`])
})
