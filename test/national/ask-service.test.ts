import assert from 'node:assert/strict'
import { test } from 'node:test'
import { criticalInformation as service } from '../../src/features/national-services/index.ts'
import { call, doctor, now, openBox, type Said, stories, storyWith } from './box.ts'

const allergic = storyWith(({ allergies, privacySettings }) => allergies.length > 0 && privacySettings.length === 0)
const { number } = allergic.person
const headers = { 'nhn-patient-nin': number, 'nhn-source-system': 'Test 1.0' }
const minutes = (count: number) => now.getTime() / 1000 - count * 60

const outcomeOf = (body: unknown) =>
  (body as { issue: { code: string; details: { coding: { code: string }[] } }[] }).issue[0]!

test('kjernejournal: a doctor with token, proof and attest gets the allergies, and it stands in the patient’s log', async () => {
  const box = await openBox([allergic])
  const { status, body } = await call(box, service, 'allergies', { headers, said: { attest: number } })
  assert.equal(status, 200)
  assert.equal(body && 'total' in body && body.total, allergic.allergies.length)
  const [access, ...others] = box.accesses
  assert.deepEqual([access?.patient, access?.effect, others.length], [box.keyOf(number), 'permit', 0])
})

for (const purpose of ['TREAT', 'ETREAT', 'COC']) {
  test(`ATT-38 to ATT-41: an attest for ${purpose} is treatment, and opens the same`, async () => {
    const box = await openBox([allergic])
    const { status, body } = await call(box, service, 'allergies', { headers, said: { attest: number, purpose } })
    assert.deepEqual([status, body && 'total' in body && body.total], [200, allergic.allergies.length])
  })
}

for (const [title, said, status, code] of [
  ['RFC 9068: a token of another service', { claims: { aud: 'nhn:pps' } }, 401, 'token-refused'],
  ['RFC 9068: a token of another issuer', { claims: { iss: 'https://other.example' } }, 401, 'token-refused'],
  ['RFC 9068: a token that has run out', { claims: { exp: minutes(3) } }, 401, 'token-refused'],
  ['RFC 9449: a token bound to no key', { claims: { cnf: undefined } }, 401, 'token-claims'],
  ['RFC 9449: a token bound to another key', { claims: { cnf: { jkt: 'x' } } }, 401, 'dpop-other-key'],
  ['RFC 9449: a proof for another address', { proof: { htu: 'https://box.example/x' } }, 401, 'dpop-other-request'],
  ['RFC 9449: a proof for another method', { proof: { htm: 'PUT' } }, 401, 'dpop-other-request'],
  ['RFC 9449: a proof of another token', { proof: { ath: 'x' } }, 401, 'dpop-other-token'],
  ['RFC 9449: a proof two minutes old', { proof: { iat: minutes(2) } }, 401, 'dpop-expired'],
  ['RFC 6750: a token without the scope', { claims: { scope: ['nhn:pps/provesvar'] } }, 403, 'token-scope'],
  ['issue 6, bad input: a machine where a professional must ask', { claims: machine() }, 401, 'token-kind'],
  ['ATT-58: an attest an hour old', { attest: number, toa: minutes(61) }, 403, 'attestation_has_expired'],
  ['ATT-4: an attest for another patient', { attest: '24868600035' }, 403, 'attest-other-patient'],
] as const satisfies readonly (readonly [string, Said, number, string])[]) {
  test(`${title} is refused, and nothing is looked up`, async () => {
    const box = await openBox([allergic])
    const { status: given, body } = await call(box, service, 'allergies', { headers, said })
    assert.deepEqual([given, outcomeOf(body).details.coding[0]!.code], [status, code])
    assert.deepEqual(box.accesses, [])
  })
}

for (const [rule, said, words] of [
  ['ATT-58', { attest: number, toa: minutes(61) }, 'it is more than an hour old'],
  ['ATT-4', { attest: '24868600035' }, 'it is not for the one patient asked about'],
] as const satisfies readonly (readonly [string, Said, string])[]) {
  test(`${rule}: what is wrong with an attest is said with the number of its rule, and no number of anybody`, async () => {
    const { body } = await call(await openBox([allergic]), service, 'allergies', { headers, said })
    const told = JSON.stringify(body)
    assert.ok(told.includes(`(${rule}): ${words}`), told)
    assert.doesNotMatch(told, /\d{11}/)
  })
}

function machine() {
  return { 'helseid://claims/identity/pid': undefined, 'helseid://claims/client/claims/orgnr_parent': '237101901' }
}

test('RFC 9449, 11.1: a proof that was used is refused', async () => {
  const box = await openBox([allergic])
  const said: Said = { attest: number, proof: { jti: 'once' } }
  assert.equal((await call(box, service, 'allergies', { headers, said })).status, 200)
  const second = await call(box, service, 'allergies', { headers, said })
  assert.deepEqual([second.status, outcomeOf(second.body).details.coding[0]!.code], [401, 'dpop-replayed'])
  assert.match(second.headers!['www-authenticate']!, /^DPoP error="invalid_dpop_proof"/)
})

test('HelseID: a bearer token is refused, and told which scheme', async () => {
  const box = await openBox([allergic])
  const { status, body } = await call(box, service, 'allergies', { headers, authorization: 'Bearer x' })
  assert.deepEqual([status, outcomeOf(body).details.coding[0]!.code], [401, 'token-scheme'])
})

for (const [title, changed, code] of [
  ['without the patient', { 'nhn-patient-nin': '' }, 'header-missing'],
  ['without the calling system', { 'nhn-source-system': '' }, 'header-missing'],
  ['with ten digits', { 'nhn-patient-nin': '1234567890' }, 'header-value'],
  ['with check digits that do not hold', { 'nhn-patient-nin': '24868600036' }, 'national-number-check'],
  ['with a month that is none', { 'nhn-patient-nin': '24938600035' }, 'national-number-date'],
] as const) {
  test(`issue 6, bad input: a call ${title} is refused as ${code}, without a digit of it`, async () => {
    const box = await openBox([allergic])
    const { status, body } = await call(box, service, 'allergies', { headers: { ...headers, ...changed } })
    assert.deepEqual([status, outcomeOf(body).details.coding[0]!.code], [400, code])
    assert.doesNotMatch(JSON.stringify(body), /\d{6}/)
  })
}

test('issue 6, item 1: a number of real shape is refused outside production', async () => {
  const box = await openBox([allergic])
  const shaped = [...Array(1000).keys()].map((nth) => `0101700${String(nth).padStart(4, '0')}`)
  const codes = new Set<string>()
  for (const each of shaped.slice(0, 300)) {
    const { body } = await call(box, service, 'allergies', { headers: { ...headers, 'nhn-patient-nin': each } })
    codes.add(outcomeOf(body).details.coding[0]!.code)
  }
  assert.deepEqual([...codes].toSorted(), ['national-number-check', 'number-of-real-shape'])
})

test('Art. 8: nobody, somebody without critical information and somebody reserved get one answer', async () => {
  const nothing = storyWith(
    ({ allergies, conditions, implants, privacySettings }) =>
      [allergies, implants, privacySettings].every((each) => each.length === 0) &&
      conditions.every(({ critical }) => !critical),
  )
  const reserved = storyWith(
    ({ allergies, privacySettings }) =>
      allergies.length > 0 &&
      privacySettings.some(({ kind, about }) => kind === 'reservasjon' && about === 'critical-information'),
  )
  const box = await openBox([nothing, reserved])
  const absent = stories.find((story) => story !== nothing && story !== reserved)!
  const asked = async ({ person }: typeof nothing) =>
    call(box, service, 'allergies', {
      headers: { ...headers, 'nhn-patient-nin': person.number },
      said: { attest: person.number },
    })
  const answers = [await asked(nothing), await asked(reserved), await asked(absent)]
  for (const answer of answers) assert.deepEqual(answer, answers[0])
})

test('issue 6, bad input: a former number leads to the one that took its place', async () => {
  const merged = storyWith(({ person, allergies }) => person.formerNumbers.length > 0 && allergies.length > 0)
  const box = await openBox([merged])
  const former = merged.person.formerNumbers[0]!
  const { body } = await call(box, service, 'allergies', {
    headers: { ...headers, 'nhn-patient-nin': former },
    said: { attest: former },
  })
  assert.equal(body && 'total' in body && body.total, merged.allergies.length)
  assert.equal(box.accesses[0]?.patient, box.keyOf(merged.person.number))
})

test('PVK: what is blocked for one professional is told in the status, and no basis opens it', async () => {
  const blocked = storyWith(
    ({ privacySettings, allergies }) =>
      allergies.length > 0 &&
      privacySettings.some(({ about, extent }) => about === 'critical-information' && extent?.type === 'BL'),
  )
  const hpr = blocked.privacySettings.find(({ about }) => about === 'critical-information')!.extent!.hpr
  const box = await openBox([blocked])
  const asked = {
    headers: { ...headers, 'nhn-patient-nin': blocked.person.number },
    said: { attest: blocked.person.number },
  }
  const as = (by: string | undefined) => ({ ...asked, said: { claims: { 'helseid://claims/hpr/hpr_number': by } } })
  const { body } = await call(box, service, 'status', as(hpr))
  assert.equal((body as { privacySetting: { isBlocked: boolean } }).privacySetting.isBlocked, true)
  const other = await call(box, service, 'status', as('990000999'))
  assert.equal((other.body as { privacySetting: { isBlocked: boolean } }).privacySetting.isBlocked, false)
  const elevated = { ...as(hpr), headers: { ...asked.headers, 'nhn-access-basis': 'AKUTT' } }
  assert.equal(((await call(box, service, 'allergies', elevated)).body as { total: number }).total, 0)
})

test('ATT-16, 20, 34, 42, 46: what the attest says stands in the person’s access record, and no number of anybody (ATT-8)', async () => {
  const box = await openBox([allergic])
  await call(box, service, 'allergies', { headers, said: { attest: number } })
  const [record] = box.accesses
  const { orgNumber } = doctor
  assert.deepEqual(record?.attested, {
    legalEntity: orgNumber,
    pointOfCare: orgNumber,
    service: 'urn:oid:2.16.578.1.12.4.1.1.8663|KP01',
    purpose: 'urn:oid:2.16.840.1.113883.1.11.20448|TREAT',
    decision: { id: '11111111-1111-4111-8111-111111111111', userSelected: false },
    at: now,
  })
  assert.doesNotMatch(JSON.stringify(record), new RegExp(`${number}|${doctor.number}`))
})
