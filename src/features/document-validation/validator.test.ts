import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { isValid } from '../../validation/report/reported.ts'
import { type Asked, makeDocumentValidator } from './validator.ts'

const definitions = await shippedDefinitions()
const validator = makeDocumentValidator({ definitions, now: () => new Date('2026-11-22') })
const ips = 'http://hl7.org/fhir/uv/ips/StructureDefinition/Patient-uv-ips'
const absent = 'http://example.test/StructureDefinition/absent'

const errorsIn = (document: unknown, asked: Asked) => {
  const { findings } = validator.validate(Buffer.from(JSON.stringify(document)), asked)
  return findings.filter(({ severity }) => severity === 'error').map(({ code, profile }) => [code, profile])
}
const practitioner = { resourceType: 'Practitioner', active: true }

test('issue 4, item 5: a profile of another type that is asked for is an error, in any way it is asked', () => {
  const [error, ...others] = errorsIn(practitioner, { profiles: [ips] })
  assert.equal(error?.[0], 'profile-of-other-type')
  assert.match(error?.[1] ?? '', /Patient-uv-ips\|/)
  assert.ok(!others.some(([code]) => code === 'profile-of-other-type'))
})

test('issue 4, item 1: a profile that is asked for and that nobody has is an error, said once', () => {
  assert.deepEqual(errorsIn(practitioner, { profiles: [absent] }), [['not-checked-profile', absent]])
})

test('issue 4, item 1: a profile that a document declares itself and nobody has stays a warning', () => {
  assert.deepEqual(errorsIn({ ...practitioner, meta: { profile: [absent] } }, {}), [])
})

test('issue 4, bad input: it is an error also where a document has more findings than are kept', () => {
  const extension = Array.from({ length: 6000 }, (_, at) => ({ url: `http://example.test/${at}`, valueBoolean: true }))
  const codes = errorsIn({ ...practitioner, extension }, { profiles: [absent] }).map(([code]) => code)
  assert.ok(codes.includes('not-checked-profile'))
})

test('issue 4, item 4: a profile is nothing for a CDA document, and one that is asked for is an error', () => {
  const document = readFileSync(join(import.meta.dirname, '../../../samples/pt-ps-l3.xml'))
  assert.ok(isValid(validator.validate(document).findings))
  const { findings } = validator.validate(document, { profiles: [ips] })
  const [error, ...others] = findings.filter(({ severity }) => severity === 'error')
  assert.deepEqual(others, [])
  assert.equal(error?.code, 'not-checked-profile')
  assert.equal(error?.path, '/ClinicalDocument')
  assert.equal(error?.profile, ips)
})

test('issue 4, bad input: each profile is a walk more, and twenty may be asked for', () => {
  const profiles = Array.from({ length: 21 }, (_, at) => `${ips}|${at}`)
  assert.throws(() => errorsIn(practitioner, { profiles }), { kind: 'invalid', code: 'validate-profiles' })
  assert.ok(errorsIn(practitioner, { profiles: profiles.slice(1) }).length > 0)
})

test('issue 4, item 4: a finding repeats no resource type that is none', () => {
  const { findings } = validator.validate(Buffer.from('{"resourceType":"Kari Nordmann"}'), { profiles: [ips] })
  assert.doesNotMatch(JSON.stringify(findings), /Nordmann/)
})

test('issue 4, bad input: a profile that goes too deep to be one is unknown to whoever asks for it, and to the engine', () => {
  const url = 'http://example.test/StructureDefinition/deep'
  const path = `Practitioner${'.extension'.repeat(120)}`
  const element = [
    { id: 'Practitioner', path: 'Practitioner', min: 0, max: '*' },
    { id: path, path, min: 0, max: '*' },
  ]
  const practitionerOf = definitions.structure('http://hl7.org/fhir/StructureDefinition/Practitioner')
  assert.ok(practitionerOf)
  const deep = { ...practitionerOf, url, derivation: 'constraint', snapshot: { element } } as const
  const withDeep = {
    ...definitions,
    structure: (asked: string) => (asked === url ? deep : definitions.structure(asked)),
  }
  const { findings } = makeDocumentValidator({ definitions: withDeep, now: () => new Date('2026-11-22') }).validate(
    Buffer.from(JSON.stringify(practitioner)),
    { profiles: [url] },
  )
  const about = findings.filter(({ profile, parameters }) => [profile, parameters.profile].includes(url))
  assert.deepEqual(
    about.map(({ code, severity }) => [code, severity]),
    [['not-checked-profile', 'error']],
  )
})
