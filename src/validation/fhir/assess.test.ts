import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { errorsOf, profileOf, text, urlOf, validatorOf, withProfiles } from '../../../test/fhir-validator.ts'
import type { StructureDefinition } from './definitions.ts'
import { makeInvariants } from './invariant/invariant.ts'
import { makeTerminology } from './terminology/terminology.ts'
import { makeFhirValidator } from './validator.ts'

const shipped = await shippedDefinitions()

const imposeProfile = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile'
const imposing = (name: string, ...imposed: readonly string[]) =>
  profileOf('Patient', name, [], {
    extension: imposed.map((each) => ({ url: imposeProfile, valueCanonical: urlOf(each) })),
  })

test('imposeProfile: a verdict names what is imposed, and what that imposes, also beside what nobody has', async () => {
  const profiles = [imposing('first', 'nowhere', 'second'), imposing('second', 'third', 'first'), imposing('third')]
  const definitions = withProfiles(shipped, profiles)
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

function errors(resource: object, profiles: readonly StructureDefinition[], asked: readonly string[] = []) {
  return errorsOf(validatorOf(withProfiles(shipped, profiles))(resource, asked.map(urlOf)))
}

const missing = 'cardinality-min Patient'
const withBirthDate = profileOf('Patient', 'with-birth-date', [{ id: 'Patient.birthDate', min: 1 }])
const withGender = profileOf('Patient', 'with-gender', [{ id: 'Patient.gender', min: 1 }])

test('meta.profile: every profile that is declared is asked', () => {
  const meta = { profile: [withBirthDate.url, withGender.url] }
  assert.deepEqual(errors({ resourceType: 'Patient', id: 'a', text, meta }, [withBirthDate, withGender]), [
    missing,
    missing,
  ])
})

test('profiling.html: a profile of every resource is asked of each', () => {
  const profiles = [
    profileOf('Resource', 'of-resource', [{ id: 'Resource.language', min: 1 }]),
    profileOf('DomainResource', 'of-domain', [{ id: 'DomainResource.contained', min: 1 }]),
  ]
  const patient = { resourceType: 'Patient', id: 'a', text }
  for (const { name } of profiles) assert.deepEqual(errors(patient, profiles, [name]), [missing])
})

test('issue 4: each of two profiles that nobody has is told of', () => {
  const validate = validatorOf(shipped)
  const asked = ['one', 'two'].map(urlOf)
  const found = validate({ resourceType: 'Patient', id: 'a', text }, asked)
  assert.deepEqual(
    found.map(({ code, parameters }) => [code, parameters.profile]),
    asked.map((each) => ['not-checked-profile', each]),
  )
})

test('profiling.html: of a profile for another type, what that type requires is missing', () => {
  const meta = { profile: ['http://hl7.org/fhir/StructureDefinition/Observation'] }
  assert.deepEqual(errors({ resourceType: 'Patient', id: 'a', text, meta }, []), [missing, missing])
})

test('a profile asked of a resource whose type R4 does not have ends in findings', () => {
  const type = [{ code: 'Resource', profile: [withBirthDate.url] }]
  const bundle = profileOf('Bundle', 'of-test', [{ id: 'Bundle.entry.resource', type }])
  const entry = [{ fullUrl: 'urn:uuid:0f4dd1c4-6cd9-4c4b-9b7f-3f5c8a1c0001', resource: { resourceType: 'Foo' } }]
  const found = validatorOf(withProfiles(shipped, [bundle, withBirthDate]))(
    { resourceType: 'Bundle', type: 'collection', entry },
    [bundle.url],
  )
  assert.ok(errorsOf(found).includes('resource-type-unknown Bundle.entry[0].resource'))
  assert.ok(found.some(({ code }) => code === 'profile-of-other-type'))
})

const organizations = (count: number, change: (at: number) => object) =>
  Array.from({ length: count }, (_, at) => ({
    fullUrl: `https://knutepunkt.example/fhir/Organization/o${at}`,
    resource: { resourceType: 'Organization', id: `o${at}`, text, name: 'x', ...change(at) },
  }))
const collection = (entry: readonly object[]) => ({ resourceType: 'Bundle', type: 'collection', entry })

const ring = profileOf('Organization', 'ring', [
  { id: 'Organization.alias', min: 1 },
  { id: 'Organization.partOf', type: [{ code: 'Reference', targetProfile: [urlOf('ring')] }] },
])

/** Each is part of the next; the last breaks the profile that the first declares for all of them. */
function chain(length: number): readonly string[] {
  const entry = organizations(length, (at) => ({
    ...(at === 0 && { meta: { profile: [ring.url] } }),
    ...(at < length - 1 && { alias: ['y'], partOf: { reference: `Organization/o${at + 1}` } }),
  }))
  return errors(collection(entry), [ring])
}

test('targetProfile: a reference is followed 30 resources far, then the rest is looked at where it stands', () => {
  const told = ['target-profile-none-met Bundle.entry[0].resource.partOf']
  assert.deepEqual(chain(31), told)
  assert.deepEqual(chain(32), [])
})

test('targetProfile: how many references stand in a resource does not count', () => {
  const many = 40
  const entry = organizations(many, (at) => (at < many - 1 ? { alias: ['y'] } : {}))
  const endpoints = profileOf('Patient', 'of-test', [
    { id: 'Patient.generalPractitioner', type: [{ code: 'Reference', targetProfile: [ring.url] }] },
  ])
  const patient = {
    fullUrl: 'https://knutepunkt.example/fhir/Patient/a',
    resource: {
      resourceType: 'Patient',
      id: 'a',
      text,
      meta: { profile: [endpoints.url] },
      generalPractitioner: entry.map((_, at) => ({ reference: `Organization/o${at}` })),
    },
  }
  assert.deepEqual(errors(collection([patient, ...entry]), [ring, endpoints]), [
    `target-profile-none-met Bundle.entry[0].resource.generalPractitioner[${many - 1}]`,
  ])
})

test('targetProfile: what the reference leads to must be right by itself, too', () => {
  const entry = organizations(2, (at) =>
    at === 0
      ? { meta: { profile: [ring.url] }, alias: ['y'], partOf: { reference: 'Organization/o1' } }
      : { alias: ['y'], language: 'x y' },
  )
  assert.deepEqual(errors(collection(entry), [ring]), [
    'target-profile-none-met Bundle.entry[0].resource.partOf',
    'code-not-in-value-set Bundle.entry[1].resource.language',
  ])
})

const severe = profileOf('Condition', 'severe', [
  { id: 'Condition.severity', min: 1 },
  { id: 'Condition.encounter', type: [{ code: 'Reference', targetProfile: [urlOf('of-severe')] }] },
])
const ofSevere = profileOf('Encounter', 'of-severe', [
  { id: 'Encounter.diagnosis.condition', type: [{ code: 'Reference', targetProfile: [severe.url] }] },
])

const aCondition = {
  resourceType: 'Condition',
  id: 'c',
  text,
  clinicalStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
  },
  code: { text: 'x' },
  subject: { display: 'x' },
}
const anEncounter = {
  resourceType: 'Encounter',
  id: 'e',
  status: 'planned',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
}

/** A condition and the encounter in it, each of which names the other. */
function cycle(condition: object, encounter: object, asked: readonly string[] = []): readonly string[] {
  const contained = [{ ...anEncounter, diagnosis: [{ condition: { reference: '#' } }], ...encounter }]
  const root = { ...aCondition, contained, encounter: { reference: '#e' }, ...condition }
  return errors(root, [severe, ofSevere], asked)
}

const severity = { text: 'x' }
const declaring = (...profile: readonly string[]) => ({ meta: { profile: profile.map(urlOf) } })

test('targetProfile: in cycles the first walk of what a resource declares counts, as in the Java validator', () => {
  const encounter = { ...declaring('of-severe'), status: 'wrong' }
  const wrong = 'code-not-in-value-set Condition.contained[0].status'
  const unmet = 'target-profile-none-met Condition.encounter'
  assert.deepEqual(cycle({ severity, ...declaring('severe') }, encounter), [wrong])
  assert.deepEqual(cycle({ severity, ...declaring('nowhere', 'severe') }, encounter), [wrong])
  assert.deepEqual(cycle({ severity }, encounter, ['severe']), [wrong, unmet])
  assert.deepEqual(cycle({ severity, ...declaring('nowhere') }, encounter, ['severe']), [wrong, unmet])
})

test('targetProfile: in cycles a profile that is being found out about is taken to be met', () => {
  assert.deepEqual(cycle({}, {}, ['severe']), ['cardinality-min Condition'])
})

test('targetProfile: in cycles what refers first is not yet found wrong, as in the Java validator', () => {
  const { subject: _, ...unsaid } = aCondition
  const condition = { ...unsaid, encounter: { reference: 'Encounter/e' } }
  const encounter = {
    ...anEncounter,
    ...declaring('of-any'),
    text,
    diagnosis: [{ condition: { reference: 'Condition/c' } }],
  }
  const profiles = [
    profileOf('Condition', 'any', []),
    profileOf('Encounter', 'of-any', [
      { id: 'Encounter.diagnosis.condition', type: [{ code: 'Reference', targetProfile: [urlOf('any')] }] },
    ]),
  ]
  const inOrder = (resources: readonly { readonly resourceType: string; readonly id: string }[]) =>
    errors(
      collection(
        resources.map((resource) => ({
          fullUrl: `https://knutepunkt.example/fhir/${resource.resourceType}/${resource.id}`,
          resource,
        })),
      ),
      profiles,
    )
  assert.deepEqual(inOrder([condition, encounter]), ['cardinality-min Bundle.entry[0].resource'])
  assert.deepEqual(inOrder([encounter, condition]), [
    'target-profile-none-met Bundle.entry[0].resource.diagnosis[0].condition',
    'cardinality-min Bundle.entry[1].resource',
  ])
})

test('issue 4: a finding names the definition that asks for it', () => {
  const contained = [{ resourceType: 'Organization', id: 'o', name: 'x' }]
  const [found] = validatorOf(shipped)({ resourceType: 'Patient', id: 'a', text, contained })
  assert.deepEqual(
    [found?.code, found?.profile],
    ['contained-unused', 'http://hl7.org/fhir/StructureDefinition/Patient|4.0.1'],
  )
})

test('conformsTo(): an invariant may ask whether a resource of the document meets a profile', () => {
  const expression = `contained.all(conformsTo('${withGender.url}'))`
  const constraint = [{ key: 't-1', severity: 'error', human: 'x', expression }] as const
  const asking = profileOf('Patient', 'asking', [{ id: 'Patient', constraint }])
  const related = (gender: object) =>
    errors(
      {
        resourceType: 'Patient',
        id: 'a',
        text,
        contained: [{ resourceType: 'Patient', id: 'b', ...gender }],
        link: [{ other: { reference: '#b' }, type: 'seealso' }],
      },
      [asking, withGender],
      ['asking'],
    )
  assert.deepEqual(related({ gender: 'male' }), [])
  assert.deepEqual(related({}), ['invariant-broken Patient'])
})

test('a profile of a type that nobody has ends in a finding', () => {
  const robot = profileOf('Robot', 'robot', [], { snapshot: { element: [{ id: 'Robot', path: 'Robot' }] } })
  const meta = { profile: [robot.url] }
  const found = validatorOf(withProfiles(shipped, [robot]))({ resourceType: 'Patient', id: 'a', meta, text })
  assert.deepEqual(
    found.map(({ code }) => code),
    ['profile-of-other-type'],
  )
})

test('bundle.html: what a Bundle must have, the entries of a List need not', () => {
  const entry = [{ item: { display: 'x' } }, { item: { display: 'y' } }]
  assert.deepEqual(errors({ resourceType: 'List', id: 'a', text, status: 'current', mode: 'working', entry }, []), [])
})

test('ElementDefinition.type.profile: a resource of no type that R4 has is of another type than the profile', () => {
  const type = [{ code: 'Resource', profile: [withGender.url] }]
  const bundle = profileOf('Bundle', 'of-test', [{ id: 'Bundle.entry.resource', type }])
  const resource = { resourceType: 'Nonsense', gender: 'female' }
  const entry = [{ fullUrl: 'urn:uuid:0f4dd1c4-6cd9-4c4b-9b7f-3f5c8a1c0001', resource }]
  const validate = validatorOf(withProfiles(shipped, [withGender, bundle]))
  const found = validate({ resourceType: 'Bundle', type: 'collection', entry }, [bundle.url])
  const types = found.filter(({ code }) => code.includes('-type')).map(({ code, path }) => `${code} ${path}`)
  const at = 'Bundle.entry[0].resource'
  assert.deepEqual(types, [`resource-type-unknown ${at}`, `profile-of-other-type ${at}`])
})
