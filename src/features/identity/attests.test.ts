import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SignedIn } from '../../protocols/gate/access.ts'
import type { HelseIdPerson, HelseIdToken } from '../../standards/helseid/access-token.ts'
import type { AttestRequest } from '../../standards/helseid/attest.ts'
import { numberSystems } from '../../standards/helseid/attest-systems.ts'
import type { AttestPolicy } from './attest-policy.ts'
import { type AttestWish, makeAttests } from './attests.ts'
import { makeGrants, type Refreshed } from './grants.ts'
import type { Grant } from './relying-party.ts'

const doctor: SignedIn = {
  visit: 'v',
  subject: 'demo-doctor',
  name: 'Test Person',
  role: 'doctor',
  hprNumber: '000000011',
  organisation: { orgNumber: '100100673', name: 'Storfjell legevakt' },
}

const helseId: HelseIdPerson = {
  subject: 'demo-doctor',
  name: 'Test Person',
  pid: '24868600035',
  assuranceLevel: 'high',
  securityLevel: '4',
  hprNumber: '000000011',
  authorizations: ['LE'],
  orgnrParent: '100100673',
}

const aino = { root: '1.2.246.21', extension: 'A' }
const wish: AttestWish = { authorization: 'LE', patient: aino, purpose: 'TREATMENT', decision: 'd' }
const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
const grant: Grant = { refreshToken: 'r', key }

/** An issuer that vouches for whatever it is asked, for a minute. */
function attestsOf(policy: Partial<AttestPolicy> = {}, changes: Partial<HelseIdPerson> = {}, issuerAttests = false) {
  const clock = { now: new Date('2026-11-22T10:00:00Z') }
  const requests: AttestRequest[] = []
  const attests = makeAttests({
    policy: { attest: 'required', delegated: 'refused', ...policy },
    issuerAttests,
    healthcareService: () => ({ code: 'KP01', system: 'urn:oid:2.16.578.1.12.4.1.1.8663' }),
    now: () => clock.now,
    grants: makeGrants(),
    async fetchToken(_grant, request): Promise<Refreshed<HelseIdToken>> {
      requests.push(request)
      const { practitioner, care_relationship, patients } = request
      const identifier = { id: helseId.pid, system: numberSystems.fodselsnummer }
      const hpr_nr = { id: '000000011', system: numberSystems.hpr }
      const toa = clock.now.getTime() / 1000
      const value = {
        person: { ...helseId, ...changes },
        keyThumbprint: 'k',
        expires: new Date(clock.now.getTime() + 60_000),
        attest: { practitioner: { ...practitioner, identifier, hpr_nr }, care_relationship, patients, toa },
      }
      return { value }
    },
  })
  return { attests, clock, requests }
}

test('ATT-6: what is asked for is an attest for one patient, under the number of their own country', async () => {
  const { attests, requests } = attestsOf()
  attests.keep('v', grant)
  assert.equal((await attests.attestFor(doctor, wish))?.attest.patients[0]?.identifier.id, 'A')
  assert.deepEqual(requests[0]?.patients, [{ identifier: { id: 'A', system: 'urn:oid:1.2.246.21' } }])
  await attests.attestFor(doctor, { ...wish, patient: undefined })
  assert.deepEqual(requests[1]?.patients, [])
})

test('ATT-58, issue 5, item 10: the same patient is asked about again; a switch, and a switch back, take a new attest', async () => {
  const { attests, requests } = attestsOf()
  attests.keep('v', grant)
  const other = { ...wish, patient: { ...aino, extension: 'B' } }
  for (const each of [wish, wish, other, other, wish]) await attests.attestFor(doctor, each)
  assert.deepEqual(
    requests.map(({ patients }) => patients[0]?.identifier.id),
    ['A', 'B', 'A'],
  )
})

test('a new attest for another purpose or decision, and when the token has expired', async () => {
  const { attests, clock, requests } = attestsOf()
  attests.keep('v', grant)
  await attests.attestFor(doctor, wish)
  await attests.attestFor(doctor, { ...wish, purpose: 'EMERGENCY' })
  await attests.attestFor(doctor, { ...wish, decision: 'e' })
  clock.now = new Date(clock.now.getTime() + 60_000)
  await attests.attestFor(doctor, { ...wish, decision: 'e' })
  const purposes = requests.map(({ care_relationship }) => care_relationship.purpose_of_use.code)
  assert.deepEqual(purposes, ['TREAT', 'BTG', 'TREAT', 'TREAT'])
})

for (const [title, policy, changes, kept, code] of [
  ['required, and the issuer gives none', {}, {}, false, 'attest-missing'],
  ['required, of a person at a lower level', {}, { assuranceLevel: 'substantial' }, true, 'attest-assurance-level'],
  ['required, of another person than signed in', {}, { subject: 'another' }, true, 'attest-other-person'],
  [
    'used when issued, and it does not hold',
    { attest: 'when-issued' },
    { pid: '17817900127' },
    true,
    'attest-other-person',
  ],
  ['delegated HelseID, refused', {}, { orgnrSupplier: '213710192' }, true, 'helseid-delegated'],
] as const) {
  test(`issue 5, item 11: an attest is ${title}: ${code}`, async () => {
    const { attests } = attestsOf(policy, changes)
    if (kept) attests.keep('v', grant)
    await assert.rejects(attests.attestFor(doctor, wish), { kind: 'forbidden', code })
  })
}

for (const [title, policy, changes, kept, attested] of [
  ['used when issued, and none is', { attest: 'when-issued' }, {}, false, false],
  ['used when issued, and one is', { attest: 'when-issued' }, {}, true, true],
  ['not used', { attest: 'not-used' }, {}, true, false],
  ['of delegated HelseID, accepted', { delegated: 'accepted' }, { orgnrSupplier: '213710192' }, true, true],
  ['of a supplier for itself, not delegated', {}, { orgnrSupplier: '100100673' }, true, true],
] as const) {
  test(`issue 5, item 11: an attest is ${title}: ${attested ? 'it counts' : 'the sign-in counts'}`, async () => {
    const { attests, requests } = attestsOf(policy, changes)
    if (kept) attests.keep('v', grant)
    assert.equal((await attests.attestFor(doctor, wish)) !== undefined, attested)
    assert.equal(requests.length, attested ? 1 : 0)
  })
}

test('a visit that is over has no attests any more', async () => {
  const { attests } = attestsOf()
  attests.keep('v', grant)
  await attests.attestFor(doctor, wish)
  attests.forget('v')
  await assert.rejects(attests.attestFor(doctor, wish), { code: 'attest-missing' })
})

test('issue 5, item 11: where the issuer gives attests, a visit that lost its grant at a restart is not believed instead', async () => {
  const { attests } = attestsOf({ attest: 'when-issued' }, {}, true)
  await assert.rejects(attests.attestFor(doctor, wish), { kind: 'forbidden', code: 'attest-missing' })
  attests.keep('v', grant)
  assert.ok(await attests.attestFor(doctor, wish))
  assert.equal(await attestsOf({ attest: 'not-used' }, {}, true).attests.attestFor(doctor, wish), undefined)
})
