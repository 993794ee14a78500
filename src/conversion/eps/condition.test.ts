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

const asthma = coded('value', 'J45', '1.3.6.1.4.1.12559.11.10.1.3.1.44.2')

function problem(observation: string, attributes = ''): Json {
  const whole = `${coded('code', '64572001')}<statusCode code="completed"/>${observation}`
  const [made] = resources(bundleOf(document(section('11450-4', concern(whole, attributes)))), 'Condition')
  assert.ok(made)
  return made
}

test('statusCode completed never resolves a problem (eu-formats 6.2)', () => {
  assert.equal(problem(asthma).clinicalStatus, undefined)
})

for (const [sent, clinical, verification] of [
  ['55561003', ['active', '55561003'], []],
  ['90734009', ['active', '90734009'], []],
  ['7087005', ['active', '7087005'], []],
  ['73425007', ['inactive', '73425007'], []],
  ['413322009', ['resolved', '413322009'], []],
  ['255227004', ['recurrence', '255227004'], []],
  ['277022003', ['remission', '277022003'], []],
  ['415684004', [], ['provisional', '415684004']],
  ['410516002', [], ['refuted', '410516002']],
] as const) {
  test(`eHDSIStatusCode ${sent} (eu-formats 2.4)`, () => {
    const made = problem(`${asthma}${about('33999-4', coded('value', sent))}`)
    assert.deepEqual(codes(made.clinicalStatus), clinical)
    assert.deepEqual(codes(made.verificationStatus), verification)
  })
}

test('con-4: a problem with an end and no status is inactive, one that is said to be active keeps no end', () => {
  const ended = `<effectiveTime><low value="2001"/><high value="2002"/></effectiveTime>${asthma}`
  const over = problem(ended)
  assert.deepEqual([codes(over.clinicalStatus), over.abatementDateTime], [['inactive'], '2002'])
  const active = problem(`${ended}${about('33999-4', coded('value', '55561003'))}`)
  assert.deepEqual([codes(active.clinicalStatus), active.abatementDateTime], [['active', '55561003'], undefined])
})

test('negationInd: a denied problem is refuted; a denied «no problems» is no problems', () => {
  assert.deepEqual(codes(problem(asthma, 'negationInd="true"').verificationStatus), ['refuted'])
  const none = problem(coded('value', '160245001'), 'negationInd="true"')
  assert.deepEqual([codes(none.code), none.verificationStatus], [['160245001'], undefined])
})

test('eHDSIResolutionOutcome: a disorder in remission is one, when nothing else tells the status', () => {
  const outcome = about('11323-3', coded('value', '765205004'))
  assert.deepEqual(codes(problem(`${asthma}${outcome}`).clinicalStatus), ['remission'])
})
