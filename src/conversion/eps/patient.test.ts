import assert from 'node:assert/strict'
import test from 'node:test'
import { bundleOf, document, resources } from '../../../test/conversion/small-summary.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { fromEps } from './from-eps.ts'

function patient(inside: string): Json {
  const [made] = resources(bundleOf(document('', inside)), 'Patient')
  assert.ok(made)
  return made
}

const named = '<name><given>A</given><family>B</family></name>'

for (const [gender, expected] of [
  ['code="M"', 'male'],
  ['code="F"', 'female'],
  ['code="UN"', 'other'],
  ['nullFlavor="UNK"', 'unknown'],
  ['code="male"', 'male'],
  ['code="3"', undefined],
] as const) {
  test(`AdministrativeGender ${gender}: FHIR's ${expected}, and no extension on a code that is not there`, () => {
    const made = patient(
      `<patient>${named}<administrativeGenderCode ${gender} codeSystem="2.16.840.1.113883.5.1"/></patient>`,
    )
    assert.equal(made.gender, expected)
    if (expected === undefined) assert.equal(made._gender, undefined)
  })
}

for (const [title, name] of [
  ['none', ''],
  ['one nobody gave', '<name nullFlavor="ASKU"/>'],
  ['a title alone', '<name><prefix>Dr</prefix></name>'],
] as const) {
  test(`ips-pat-1: of a name that is ${title} the text is said to be absent`, () => {
    const [made] = patient(`<patient>${name}</patient>`).name as Json[]
    assert.match(JSON.stringify(made?._text), /data-absent-reason/)
  })
}

test('FHIR R4 date: a birth time keeps its date, and the moment in the extension for it', () => {
  const made = patient(`<patient>${named}<birthTime value="19700102030405+0100"/></patient>`)
  assert.equal(made.birthDate, '1970-01-02')
  assert.match(JSON.stringify(made._birthDate), /1970-01-02T03:04:05\+01:00/)
  assert.match(
    JSON.stringify(patient(`<patient>${named}<birthTime nullFlavor="NASK"/></patient>`)._birthDate),
    /not-asked/,
  )
})

test('org-2 and org-3: an organisation has no home', () => {
  const made = bundleOf(
    document(
      '',
      `<patient>${named}</patient><providerOrganization><name>C</name><telecom use="H" value="tel:1"/><addr use="HP"><city>D</city></addr></providerOrganization>`,
    ),
  )
  const [organization] = resources(made, 'Organization')
  assert.deepEqual(organization?.telecom, [{ system: 'phone', value: '1' }])
  assert.deepEqual(organization?.address, [{ city: 'D' }])
})

test('CDA R2 II.root: a register known by its web address is no root, and a name is not said twice', () => {
  const bundle = bundleOf(document('', `<patient>${named}</patient>`))
  for (const made of resources(bundle, 'Patient')) {
    Object.assign(made, { gender: 'female', identifier: [{ system: 'https://example.org/id', value: '7' }] })
    Object.assign(made, { name: [{ text: 'A B', given: ['A'], family: 'B' }] })
  }
  const back = JSON.stringify(fromEps(bundle), (key, value: unknown) => (key === 'parent' ? undefined : value))
  assert.match(back, /"extension":"7","assigningAuthorityName":"https:\/\/example.org\/id"/)
  assert.match(back, /"code":"F","codeSystem":"2.16.840.1.113883.5.1"/)
  assert.doesNotMatch(back, /A B/)
})
