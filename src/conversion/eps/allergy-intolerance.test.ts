import assert from 'node:assert/strict'
import test from 'node:test'
import {
  about,
  bundleOf,
  coded,
  codes,
  concern,
  document,
  resources,
  section,
} from '../../../test/conversion/small-summary.ts'
import type { Json } from '../../standards/fhir/json.ts'

const CLINICAL = '2.16.840.1.113883.4.642.4.1373'
const latex = `<participant typeCode="CSM"><participantRole><playingEntity>${coded('code', '111088007')}</playingEntity></participantRole></participant>`

function allergies(observation: string, attributes = ''): readonly Json[] {
  const whole = `${coded('code', '419199007')}<statusCode code="completed"/>${observation}`
  return resources(bundleOf(document(section('48765-2', concern(whole, attributes)))), 'AllergyIntolerance')
}

function allergy(observation: string, attributes = ''): Json {
  const [made] = allergies(observation, attributes)
  assert.ok(made)
  return made
}

test('statusCode completed never resolves an allergy (issue 2, item 9)', () => {
  const active = allergy(`${latex}${about('33999-4', coded('value', 'active', CLINICAL))}`)
  assert.deepEqual(codes(active.clinicalStatus), ['active'])
  assert.deepEqual(codes(allergy(latex).clinicalStatus), ['active'])
})

for (const [sent, expected, verification] of [
  ['active', ['active'], undefined],
  ['55561003', ['active', '55561003'], undefined],
  ['73425007', ['inactive', '73425007'], undefined],
  ['413322009', ['resolved', '413322009'], undefined],
  ['255227004', ['active', '255227004'], undefined],
  ['415684004', ['active', '415684004'], ['unconfirmed', '415684004']],
  ['410516002', ['inactive', '410516002'], ['refuted', '410516002']],
  ['123', ['active', '123'], undefined],
] as const) {
  test(`eHDSIStatusCode ${sent}: FHIR's status first, the sender's own after it`, () => {
    const system = /^\d/.test(sent) ? undefined : CLINICAL
    const made = allergy(`${latex}${about('33999-4', coded('value', sent, system))}`)
    assert.deepEqual(codes(made.clinicalStatus), expected)
    assert.deepEqual(made.verificationStatus && codes(made.verificationStatus), verification)
  })
}

for (const [title, observation, attributes, status, verification] of [
  ['denied', latex, 'negationInd="true"', 'inactive', ['refuted']],
  ['ended', `<effectiveTime><low value="1990"/><high value="2001"/></effectiveTime>${latex}`, '', 'inactive', []],
  ['known to be none', coded('value', 'no-known-allergies', '2.16.840.1.113883.5.1150.1'), '', 'active', []],
  ['none, and denied', coded('value', '160244002'), 'negationInd="true"', 'active', []],
] as const) {
  test(`ait-1: an allergy without a status that is ${title} is ${status}, and never the sender's own`, () => {
    const made = allergy(observation, attributes)
    assert.deepEqual(codes(made.clinicalStatus), [status])
    assert.deepEqual(codes(made.verificationStatus), verification)
    assert.match(JSON.stringify(made.clinicalStatus), /cda-stands-in/)
  })
}

for (const [sent, expected] of [
  ['no-known-allergies', '716186003'],
  ['no-known-food-allergies', '429625007'],
  ['no-allergy-info', '1287211007'],
] as const) {
  test(`IPS 2.0: ${sent} is SNOMED CT ${expected}`, () => {
    assert.deepEqual(codes(allergy(coded('value', sent, '2.16.840.1.113883.5.1150.1')).code), [expected])
  })
}

for (const [degree, expected] of [
  ['255604002', 'mild'],
  ['371923003', 'mild'],
  ['6736007', 'moderate'],
  ['371924009', 'moderate'],
  ['24484000', 'severe'],
] as const) {
  test(`eHDSISeverity ${degree} is ${expected}, of a reaction and of the allergy as a whole, and keeps its code`, () => {
    const severity = about('SEV', coded('value', degree), 'SUBJ')
    const reaction = (inside: string) =>
      `<entryRelationship typeCode="MFST"><observation>${coded('value', '126485001')}${inside}</observation></entryRelationship>`
    for (const observation of [reaction(severity), `${severity}${reaction('')}`, severity]) {
      const [made] = allergy(`${latex}${observation}`).reaction as Json[]
      assert.equal(made?.severity, expected)
      assert.match(JSON.stringify(made?._severity), new RegExp(degree))
    }
  })
}

test('a code that is only the name of its null flavour is no code', () => {
  const nobody = latex.replace(/<code[^>]*>/, '<code code="NA" codeSystem="NA" nullFlavor="NA"/>')
  assert.deepEqual(codes(allergy(`${coded('value', '260154005')}${nobody}`).code), ['260154005'])
})

test('exchange 2.5: what says by null flavours that there is nothing to say is no allergy', () => {
  assert.deepEqual(allergies('<value xsi:type="CD" nullFlavor="NI"/>'), [])
})

test('an allergy in words and with a date is an allergy, named by its words', () => {
  const document_ = document(
    section(
      '48765-2',
      concern(
        `${coded('code', '419199007')}<text><reference value="#a"/></text><effectiveTime><low value="1990"/></effectiveTime><value xsi:type="CD" nullFlavor="NA"/>`,
      ),
      '<content ID="a">latex</content>',
    ),
  )
  const [made] = resources(bundleOf(document_), 'AllergyIntolerance')
  assert.equal((made?.code as Json | undefined)?.text, 'latex')
})
