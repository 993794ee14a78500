import { strict as assert } from 'node:assert'
import { generateKeyPairSync } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader, exportJWK, jwtVerify } from 'jose'
import { memoryOnce, verifiedClaims, verifyDpopProof } from '../../src/features/identity/index.ts'
import { readHelseIdToken } from '../../src/standards/helseid/access-token.ts'
import { checkAttest } from '../../src/standards/helseid/check-attest.ts'
import { openTokens, professionals } from './token-server.ts'
import { vendor } from './vendor.ts'

type Json = Readonly<Record<string, unknown>>

const now = () => new Date()
const doctor = professionals.find(({ authorizations }) => authorizations.includes('LE'))!
const nurse = professionals.find(({ authorizations }) => authorizations.includes('SP'))!
const patient = '13116900216'
const htu = 'https://box.example/api'

async function opened(t: TestContext) {
  const { client } = await vendor()
  const system = await openTokens(t, client)
  const ask = async (body: unknown, key: string = client.id, path = 'v2/create-test-token-with-key') => {
    const response = await fetch(`${system.origin}/testtoken/${path}`, {
      method: 'POST',
      headers: { 'x-auth-key': key, 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    // What the service answers with is an object; the tests look at its members.
    const answer = (await response.json()) as {
      isError: boolean
      successResponse?: { accessTokenJwt: string; dPoPProof?: string }
      errorResponse?: { errorMessage: string }
    }
    return { status: response.status, ...answer }
  }
  const got = async (body: Json) => {
    const { status, successResponse, errorResponse } = await ask({ audience: 'nhn:one', ...body })
    assert.equal(status, 200, errorResponse?.errorMessage)
    return successResponse ?? assert.fail()
  }
  const trust = { issuer: system.tokens.issuer, audience: 'nhn:one', keys: system.tokens.keys }
  return { ...system, client, ask, got, trust }
}

const withProof = {
  createDPoPTokenWithDPoPProof: true,
  dPoPProofParameters: { htmClaimValue: 'GET', htuClaimValue: htu },
}

test('HelseID, TTT: an audience is enough for a token of a doctor that every API of the box believes', async (t) => {
  const { got, trust, client } = await opened(t)
  const { accessTokenJwt, dPoPProof } = await got({ ...withProof })
  const token = readHelseIdToken(await verifiedClaims(accessTokenJwt, trust, now()))
  assert.deepEqual(token.person.authorizations, ['LE'])
  const { client_id, scope } = decodeJwt(accessTokenJwt)
  assert.deepEqual([client_id, scope], [client.id, ['nhn:one/read']])
  const { keyThumbprint } = token
  const shown = { proof: dPoPProof ?? '', accessToken: accessTokenJwt, method: 'GET', url: htu, keyThumbprint }
  await verifyDpopProof(shown, now(), memoryOnce().note)
})

test('HelseID, TTT: a professional of the box is named by HPR number, and the token acts for where they work', async (t) => {
  const { got, trust } = await opened(t)
  const { accessTokenJwt } = await got({ ...withProof, userClaimsParameters: { hprNumber: doctor.hprNumber } })
  const { person } = readHelseIdToken(await verifiedClaims(accessTokenJwt, trust, now()))
  const { pid, orgnrParent, orgnrChild } = person
  assert.deepEqual([pid, orgnrParent, orgnrChild], [doctor.pid, doctor.legalEntity, doctor.orgNumber])
})

test('HelseID, TTT: both addresses answer, without an audience or with another key nobody gets a token', async (t) => {
  const { ask } = await opened(t)
  assert.equal((await ask({ audience: 'a' }, undefined, 'create-test-token')).status, 200)
  const [none, key, text] = [await ask({}), await ask({ audience: 'a' }, 'x'), await ask('{')]
  assert.deepEqual([none.status, key.status, text.status], [400, 401, 400])
  for (const { isError, successResponse, errorResponse } of [none, key, text]) {
    assert.ok(isError && !successResponse && errorResponse?.errorMessage)
  }
})

test('HelseID, TTT: without defaults a token says what the request says, and no more', async (t) => {
  const { got, origin } = await opened(t)
  const { accessTokenJwt } = await got({
    withoutDefaultClientClaims: true,
    withoutDefaultUserClaims: true,
    clientClaimsParameters: {
      scope: ['a', 'b'],
      clientId: 'c',
      orgnrParent: '200000005',
      clientTenancy: true,
      jti: 'j',
    },
    userClaimsParameters: { pid: patient, securityLevel: '3', name: 'N' },
    expirationParameters: { expirationTimeInSeconds: 30 },
  })
  const { iat = 0, exp = 0, nbf: _nbf, ...claims } = decodeJwt(accessTokenJwt)
  assert.equal(exp - iat, 30)
  assert.deepEqual(claims, {
    iss: `${origin}/openid`,
    aud: 'nhn:one',
    jti: 'j',
    client_id: 'c',
    scope: ['a', 'b'],
    name: 'N',
    'helseid://claims/client/claims/orgnr_parent': '200000005',
    'helseid://claims/client/client_tenancy': 'single-tenant',
    'helseid://claims/identity/pid': patient,
    'helseid://claims/identity/security_level': '3',
  })
})

test('HelseID, TTT: registers fill in what is asked of them alone', async (t) => {
  const { got } = await opened(t)
  const lookups = { getPersonFromPersontjenesten: true, getHprNumberFromHprregisteret: true, setPidPseudonym: true }
  const user = { userClaimsParameters: { pid: nurse.pid }, withoutDefaultUserClaims: true }
  const { accessTokenJwt } = await got({ ...user, ...lookups })
  const claims = decodeJwt(accessTokenJwt)
  assert.deepEqual(
    [claims.given_name, claims['helseid://claims/hpr/hpr_number'], claims.amr],
    [nurse.given, nurse.hprNumber, undefined],
  )
  assert.equal(typeof claims['helseid://claims/identity/pid_pseudonym'], 'string')
})

for (const [title, wish, wrong] of [
  ['a signature of another key', { signJwtWithInvalidSigningKey: true }, 'signature'],
  ['another issuer', { setInvalidIssuer: true }, 'iss'],
  ['another audience', { setInvalidAudience: true }, 'aud'],
  ['a time that is over', { expirationParameters: { setExpirationTimeAsExpired: true } }, 'exp'],
  ['another type', { headerParameters: { typ: 'jwt' } }, 'typ'],
] as const) {
  test(`HelseID, TTT: ${title} as asked, and every API refuses it`, async (t) => {
    const { got, trust } = await opened(t)
    const { accessTokenJwt } = await got(wish)
    await assert.rejects(verifiedClaims(accessTokenJwt, trust, now()), (error: Error) => {
      assert.match(JSON.stringify([(error.cause as Error).message]), new RegExp(wrong))
      return true
    })
  })
}

for (const [at, code] of [
  'none',
  'dpop-other-request',
  'dpop-other-request',
  'dpop-expired',
  /dpop-(signature|expired)/,
  'dpop-other-token',
  'dpop-signature',
  'dpop-malformed',
  'dpop-malformed',
  'dpop-signature',
  'dpop-malformed',
  'dpop-signature',
  'dpop-signature',
  'dpop-other-key',
].entries()) {
  test(`RFC 9449, 4.3: a proof spoilt in way ${at} of HelseID’s service: ${code}`, async (t) => {
    const { got } = await opened(t)
    const parameters = { htmClaimValue: 'GET', htuClaimValue: htu, invalidDPoPProofParameters: at }
    const { accessTokenJwt, dPoPProof = '' } = await got({ ...withProof, dPoPProofParameters: parameters })
    const { cnf } = decodeJwt(accessTokenJwt) as { cnf: { jkt: string } }
    const shown = { proof: dPoPProof, accessToken: accessTokenJwt, method: 'GET', url: htu, keyThumbprint: cnf.jkt }
    const checked = verifyDpopProof(shown, now(), memoryOnce().note)
    if (at === 0) await checked
    else await assert.rejects(checked, { code })
  })
}

test('RFC 9449, 6.1: a token is bound to the key of the caller, by thumbprint, public key or private key', async (t) => {
  const { got } = await opened(t)
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const [published, secret] = [await exportJWK(publicKey), await exportJWK(privateKey)]
  const jkt = await calculateJwkThumbprint(published)
  const parameters = { ...withProof.dPoPProofParameters, privateKeyForProofCreation: JSON.stringify(secret) }
  const tokens = [
    await got({ clientClaimsParameters: { cnfJkt: jkt } }),
    await got({ clientClaimsParameters: { cnfPublicKey: JSON.stringify(published) } }),
    await got({ ...withProof, dPoPProofParameters: parameters }),
  ]
  for (const { accessTokenJwt } of tokens) assert.deepEqual(decodeJwt(accessTokenJwt).cnf, { jkt })
  const { jwk } = decodeProtectedHeader(tokens[2]?.dPoPProof ?? '')
  assert.deepEqual(Object.keys(jwk ?? {}).toSorted(), ['e', 'kty', 'n'])
})

for (const [title, key] of [
  ['text', 'x'],
  ['a key of a kind that there is not', '{"kty":"X"}'],
  ['half a key', '{"kty":"EC","crv":"P-256","x":"AA"}'],
  ['a public key where a private one is wanted', JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' })],
  [
    'a weak key',
    JSON.stringify(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ format: 'jwk' })),
  ],
] as const) {
  test(`issue 6, bad input: ${title} to make a proof with is refused, with nothing of it`, async (t) => {
    const { ask } = await opened(t)
    const parameters = { ...withProof.dPoPProofParameters, privateKeyForProofCreation: key }
    const { status, errorResponse } = await ask({ ...withProof, audience: 'a', dPoPProofParameters: parameters })
    assert.deepEqual([status, errorResponse?.errorMessage.includes('privateKeyForProofCreation')], [400, true])
  })
}

test('issue 6, bad input: a public key that is none, and a body of the wrong shape, are refused', async (t) => {
  const { ask } = await opened(t)
  for (const body of [
    { audience: 'a', clientClaimsParameters: { cnfPublicKey: '{"kty":"X"}' } },
    { audience: 'a', clientClaimsParameters: [] },
    { audience: 'a', userClaimsParameters: { pid: 1 } },
    { audience: {} },
    '[]',
    'null',
    '{"audience":"a","expirationParameters":{"expirationTimeInSeconds":1e99}}',
  ]) {
    assert.equal((await ask(body)).status, 400, JSON.stringify(body))
  }
})

test('ATT-4: the attest of a test token holds at the source for the patient it names', async (t) => {
  const { got, trust } = await opened(t)
  const tillitsrammeverkClaimsParameters = { patientsIdentifierId: patient }
  const { accessTokenJwt } = await got({
    ...withProof,
    createTillitsrammeverkClaims: true,
    tillitsrammeverkClaimsParameters,
  })
  const { attest, person } = readHelseIdToken(await verifiedClaims(accessTokenJwt, trust, now()))
  const asked = { id: patient, system: 'urn:oid:2.16.578.1.12.4.1.4.1' }
  assert.deepEqual(checkAttest(attest ?? assert.fail(), { person, patient: asked, now: now() }), [])
})

for (const [parameters, code] of [
  [{ toa: 1_700_000_000 }, 'attestation_has_expired'],
  [{ dontSetCareRelationshipHealthcareService: true }, 'attest-without-service'],
  [{ careRelationshipHealthcareSystem: 'urn:oid:1.2' }, 'attest-healthcare-service'],
  [{ careRelationshipPurposeOfUseCode: 'HMARKT' }, 'attest-purpose-of-use'],
  [{ practitionerLegalEntityId: '200000013' }, 'attest-other-organisation'],
  [{ practitionerPointOfCareId: '200000013' }, 'attest-point-of-care'],
  [{ practitionerAuthorizationCode: 'JO' }, 'attest-authorization'],
  [{ dontSetPractitionerHprNr: true }, 'attest-other-hpr-number'],
  [{ practitionerDepartmentId: '7', practitionerDepartmentSystem: 'urn:oid:1.2' }, 'attest-department-authority'],
  [{ practitionerIdentifierSystem: 'urn:oid:2.16.578.1.12.4.1.4.5' }, 'attest-practitioner-number'],
] as const) {
  test(`issue 6, bad input: an attest that is wrong in one way can be had, to see ${code}`, async (t) => {
    const { got, trust } = await opened(t)
    const tillitsrammeverkClaimsParameters = { patientsIdentifierId: patient, ...parameters }
    const { accessTokenJwt } = await got({
      ...withProof,
      createTillitsrammeverkClaims: true,
      tillitsrammeverkClaimsParameters,
    })
    const { attest, person } = readHelseIdToken(await verifiedClaims(accessTokenJwt, trust, now()))
    const asked = { id: patient, system: 'urn:oid:2.16.578.1.12.4.1.4.1' }
    const faults = checkAttest(attest ?? assert.fail(), { person, patient: asked, now: now() })
    assert.deepEqual(
      faults.map((each) => each.code),
      [code],
    )
  })
}

for (const [title, body] of [
  ['of a professional', { userClaimsParameters: { pid: '01010150589' } }],
  ['of a citizen', { citizenPid: '01010150589' }],
  [
    'of a patient',
    { createTillitsrammeverkClaims: true, tillitsrammeverkClaimsParameters: { patientsIdentifierId: '01010150589' } },
  ],
] as const) {
  test(`issue 6, item 1: a number of real shape ${title} stands in no test token`, async (t) => {
    const { ask } = await opened(t)
    const { status, errorResponse } = await ask({ audience: 'a', ...body })
    assert.equal(status, 400)
    assert.ok(!errorResponse?.errorMessage.includes('01010150589'))
  })
}

test('our own members: a citizen’s token is ID-porten’s, a machine’s has nobody in it', async (t) => {
  const { got, tokens } = await opened(t)
  const citizen = await got({ citizenPid: patient })
  const { payload } = await jwtVerify(citizen.accessTokenJwt, tokens.keys, { issuer: tokens.idPorten })
  assert.deepEqual([payload.pid, payload.acr], [patient, 'idporten-loa-high'])
  const machine = decodeJwt((await got({ machineToken: true })).accessTokenJwt)
  assert.equal(machine['helseid://claims/identity/pid'], undefined)
  assert.equal(machine.sub, machine.client_id)
})
