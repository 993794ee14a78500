import assert from 'node:assert/strict'
import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto'
import { after, beforeEach, test } from 'node:test'
import { inspect } from 'node:util'
import { SignJWT } from 'jose'
import {
  allScopes,
  assertionPayload,
  base,
  type Face,
  kari,
  keys,
  openFace,
  origin,
  read,
  signed,
  statedClaims,
  token,
  tokenEndpoint,
  tokenOf,
  tokenRequest,
} from '../../../test/health-data/face.ts'
import { Problem } from '../../kernel/problem.ts'

let face: Face
const opened: Face[] = []
beforeEach(async () => {
  face = await openFace()
  opened.push(face)
})
after(() => Promise.all(opened.map(({ app }) => app.close())))

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const good = () => assertionPayload(face, statedClaims(face, kari))
const at = (seconds: number) => Math.floor(face.clock.now.getTime() / 1000) + seconds

/** A token that is put together by hand. */
function forged(header: object, payload: object, sign: (input: string) => Buffer | string): string {
  const input = `${part(header)}.${part(payload)}`
  const signature = sign(input)
  return `${input}.${typeof signature === 'string' ? signature : signature.toString('base64url')}`
}

const secretOf = (key: typeof keys.fi) => key.publicKey.export({ format: 'pem', type: 'spki' })

/** Client assertions that nobody may get a token for. */
const hostile: Readonly<Record<string, () => Promise<string> | string>> = {
  'RFC 8725, 2.1: alg none': () => forged({ alg: 'none', kid: 'fi-1' }, good(), () => ''),
  'RFC 8725, 2.1: alg None': () => forged({ alg: 'None', kid: 'fi-1' }, good(), () => ''),
  'RFC 8725, 2.1: HS256 with the public key as the secret': () =>
    forged({ alg: 'HS256', kid: 'fi-1' }, good(), (input) =>
      createHmac('sha256', secretOf(keys.fi)).update(input).digest(),
    ),
  'no signature': async () => `${(await signed(good())).split('.').slice(0, 2).join('.')}.`,
  'another payload under the signature': async () => {
    const [header, , signature] = (await signed(good())).split('.')
    return `${header}.${part(good())}.${signature}`
  },
  'a key of nobody': () =>
    new SignJWT(good()).setProtectedHeader({ alg: 'ES256', kid: 'fi-1' }).sign(stranger.privateKey),
  'RFC 8725, 3.5: the key in the header (jwk)': () =>
    new SignJWT(good())
      .setProtectedHeader({ alg: 'ES256', kid: 'fi-1', jwk: stranger.publicKey.export({ format: 'jwk' }) as object })
      .sign(stranger.privateKey),
  'the right key, and one in the header (jwk)': () =>
    signed(good(), { jwk: keys.fi.publicKey.export({ format: 'jwk' }) }),
  'an address of keys in the header (jku)': () => signed(good(), { jku: 'https://evil.example/jwks' }),
  'an address of a certificate in the header (x5u)': () => signed(good(), { x5u: 'https://evil.example/cert' }),
  'an extension that must be understood (crit)': () => {
    const header = { alg: 'ES256', kid: 'fi-1', crit: ['exp'], exp: at(240) }
    return forged(header, good(), () => Buffer.alloc(64))
  },
  'no kid': () => new SignJWT(good()).setProtectedHeader({ alg: 'ES256' }).sign(keys.fi.privateKey),
  'kid confusion: the key of another client': () =>
    new SignJWT(good()).setProtectedHeader({ alg: 'PS256', kid: 'cz-1' }).sign(keys.cz.privateKey),
  'kid confusion: our kid, another client’s key': () =>
    new SignJWT(good()).setProtectedHeader({ alg: 'PS256', kid: 'fi-1' }).sign(keys.cz.privateKey),
  'kid confusion: a path': () => signed(good(), { kid: '../../fi-1' }),
  'another algorithm than the key is registered for': () =>
    new SignJWT({ ...good(), iss: 'cz', sub: 'cz' })
      .setProtectedHeader({ alg: 'RS256', kid: 'cz-1' })
      .sign(keys.cz.privateKey),
  'another client’s name': () => signed({ ...good(), iss: 'cz', sub: 'cz' }),
  'an unknown client': () => signed({ ...good(), iss: 'xx', sub: 'xx' }),
  'a name that every object has': () => signed({ ...good(), iss: '__proto__', sub: '__proto__' }),
  'a subject that is another': () => signed({ ...good(), sub: 'cz' }),
  'RFC 7523, 3: for another audience': () => signed({ ...good(), aud: 'https://fi.example/ehds/token' }),
  'for the resources, not the token endpoint': () => signed({ ...good(), aud: `${origin}${base}` }),
  'for us and for another': () => signed({ ...good(), aud: [tokenEndpoint, 'https://evil.example'] }),
  'for nobody': () => signed({ ...good(), aud: undefined }),
  expired: () => signed({ ...good(), iat: at(-600), exp: at(-301) }),
  'without end': () => signed({ ...good(), exp: undefined }),
  'SMART: valid for longer than five minutes': () => signed({ ...good(), exp: at(3600) }),
  'issued in the future': () => signed({ ...good(), iat: at(120) }),
  'not valid yet': () => signed({ ...good(), nbf: at(120) }),
  'an end that is no number': () => signed({ ...good(), exp: 'tomorrow' }),
  'without jti': () => signed({ ...good(), jti: undefined }),
  'a jti that is no text': () => signed({ ...good(), jti: { a: 1 } }),
  'a jti without end': () => signed({ ...good(), jti: 'a'.repeat(200) }),
  'larger than any': () => signed({ ...good(), padding: 'a'.repeat(20_000) }),
  'an encrypted one': () => 'a.b.c.d.e',
  'no token at all': () => 'hello',
  'an access token of ours': () => tokenOf(face, kari),
}

for (const [title, make] of Object.entries(hostile)) {
  test(`${title}: invalid_client, without a reason, and recorded`, async () => {
    const assertion = await make()
    face.events.length = 0
    const answer = await tokenRequest(face, assertion)
    assert.deepEqual([answer.statusCode, answer.body], [401, '{"error":"invalid_client"}'])
    assert.deepEqual(
      face.events.map(({ id, outcome }) => [id, outcome]),
      [['CF', 'serious-failure']],
    )
  })
}

test('RFC 7523, 3: an assertion is taken once, whoever sends it again', async () => {
  const assertion = await signed(good())
  assert.equal((await tokenRequest(face, assertion)).statusCode, 200)
  assert.equal((await tokenRequest(face, assertion)).body, '{"error":"invalid_client"}')
  const both = await signed(good())
  const answers = await Promise.all([tokenRequest(face, both), tokenRequest(face, both)])
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).toSorted(), [200, 401])
})

test('the id of a statement is not used for another', async () => {
  const claims = statedClaims(face)
  assert.equal((await tokenRequest(face, await signed(assertionPayload(face, claims)))).statusCode, 200)
  assert.equal((await tokenRequest(face, await signed(assertionPayload(face, claims)))).statusCode, 200)
  const other = { ...claims, ihe_iua: { ...claims.ihe_iua, subject_name: 'Another' } }
  const answer = await tokenRequest(face, await signed(assertionPayload(face, other)))
  assert.deepEqual(answer.json(), { error: 'invalid_grant', error_description: 'assertion-id-reused' })
})

test('RFC 6749, 5.2: what is not a token request is told so', async () => {
  const assertion = () => signed(good())
  const answers = [
    [await tokenRequest(face, await assertion(), { grant_type: 'password' }), 400, 'unsupported_grant_type'],
    [await tokenRequest(face, await assertion(), { scope: 'openid' }), 400, 'invalid_scope'],
    [await tokenRequest(face, await assertion(), { scope: 'system/*.rs' }), 400, 'invalid_scope'],
    [await tokenRequest(face, await assertion(), { client_assertion_type: 'x' }), 401, 'invalid_client'],
    [await tokenRequest(face, await assertion(), { client_id: 'cz' }), 401, 'invalid_client'],
    [await tokenRequest(face, await assertion(), { padding: 'a'.repeat(40_000) }), 413, 'invalid_request'],
    [await face.app.inject({ method: 'POST', url: '/ehds/token', payload: { a: 1 } }), 415, 'invalid_request'],
  ] as const
  for (const [answer, status, error] of answers) {
    assert.deepEqual([answer.statusCode, answer.json().error], [status, error])
    assert.equal(answer.headers['cache-control'], 'no-store')
  }
})

test('a client is granted what it asks for and no more', async () => {
  const answer = await tokenRequest(face, await signed(good()), { scope: 'system/Patient.s system/Patient.cud launch' })
  assert.equal(answer.json().scope, 'system/Patient.s')
})

const search = `/Patient?identifier=${encodeURIComponent(token(kari))}`

test('RFC 6750, 3: without a token 401, and nothing of anybody', async () => {
  for (const authorization of [undefined, '', 'Basic Zmk6ZmkK', 'Bearer', 'bearer  ']) {
    const headers = authorization === undefined ? {} : { authorization }
    const answer = await face.app.inject({ url: `${base}${search}`, headers })
    assert.deepEqual([answer.statusCode, answer.json().resourceType], [401, 'OperationOutcome'])
    assert.match(String(answer.headers['www-authenticate']), /^Bearer/)
    assert.doesNotMatch(answer.body, /Eksempel|NO-EX/)
  }
  const inAddress = await face.app.inject({ url: `${base}${search}&access_token=${await tokenOf(face)}` })
  assert.equal(inAddress.statusCode, 401)
  assert.deepEqual(face.access, [])
})

/** An access token as we would make it, changed. */
const access = (changes: object, header: object = {}, key = keys.ours.privateKey) =>
  new SignJWT({
    client_id: 'fi',
    scope: allScopes,
    extensions: statedClaims(face, kari),
    iss: `${origin}/ehds`,
    aud: `${origin}${base}`,
    sub: 'fi',
    iat: at(0),
    exp: at(300),
    jti: randomUUID(),
    ...changes,
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...header })
    .sign(key)

test('an access token as we make it is taken', async () => {
  assert.equal((await read(face, await access({}), search)).statusCode, 200)
})

const hostileAccess: Readonly<Record<string, () => Promise<string> | string>> = {
  'alg none': () => forged({ alg: 'none', typ: 'at+jwt' }, { exp: at(300) }, () => ''),
  'HS256 with our public key': () =>
    forged({ alg: 'HS256', typ: 'at+jwt' }, { exp: at(300) }, (input) =>
      createHmac('sha256', secretOf(keys.ours)).update(input).digest(),
    ),
  'signed by a client': () => access({}, {}, keys.fi.privateKey),
  'signed by a key in the header': () =>
    access({}, { jwk: stranger.publicKey.export({ format: 'jwk' }) }, stranger.privateKey),
  'a client assertion': () => signed(good()),
  'another type (RFC 8725, 3.11)': () => access({}, { typ: 'JWT' }),
  expired: () => access({ iat: at(-600), exp: at(-300) }),
  'expired this second': () => access({ exp: at(0) }),
  'not valid yet': () => access({ nbf: at(120) }),
  'another audience': () => access({ aud: tokenEndpoint }),
  'another issuer': () => access({ iss: 'https://evil.example' }),
  'a client that is struck off': () => access({ client_id: 'gone' }),
  'another country’s client': () => access({ client_id: 'cz' }),
  'without claims': () => access({ extensions: undefined }),
  'claims that have expired': () => {
    const { ihe_iua, ehdsi_hcp } = statedClaims(face)
    const hour = { issued: at(-7200), not_before: at(-7200), not_after: at(-3600) }
    return access({ extensions: { ihe_iua, ehdsi_hcp: { ...ehdsi_hcp, ...hour } } })
  },
  'bound to a certificate that is not there': () => access({ cnf: { 'x5t#S256': 'a' } }),
  'bound to something else': () => access({ cnf: { jkt: 'a' } }),
  oversized: () => access({ padding: 'a'.repeat(20_000) }),
  'no token': () => 'hello',
}

for (const [title, make] of Object.entries(hostileAccess)) {
  test(`an access token, ${title}: 401, without a reason, and nobody was looked up`, async () => {
    const answer = await read(face, await make(), search)
    assert.deepEqual([answer.statusCode, answer.json().issue[0].details.coding[0].code], [401, 'token-invalid'])
    assert.match(String(answer.headers['www-authenticate']), /^Bearer error="invalid_token"$/)
    assert.deepEqual(face.access, [])
  })
}

test('RFC 6750, 3.1: a token for something else 403, and nobody was looked up', async () => {
  const patient = encodeURIComponent(token(kari))
  for (const [path, scope] of [
    [search, 'system/DocumentReference.rs'],
    [`/DocumentReference?patient.identifier=${patient}`, 'system/Patient.rs'],
    ['/Binary/1', 'system/Bundle.r'],
    ['/Bundle/1', 'system/Binary.r'],
    [`/Patient/$summary?identifier=${patient}`, 'system/Patient.rs'],
  ] as const) {
    const answer = await read(face, await tokenOf(face, kari, scope), path)
    assert.deepEqual([answer.statusCode, answer.json().issue[0].code], [403, 'forbidden'], path)
    assert.equal(answer.headers['www-authenticate'], 'Bearer error="insufficient_scope"')
  }
  assert.deepEqual(face.access, [])
})

/** Another face, whose connections have certificates. */
async function openBound() {
  face = await openFace({ bound: true })
  opened.push(face)
}

test('RFC 8705: a token got with a certificate works with that one only', async () => {
  await openBound()
  face.trouble.certificate = Uint8Array.from([1, 1])
  const bound = await tokenOf(face, kari)
  assert.equal((await read(face, bound, search)).statusCode, 200)
  face.trouble.certificate = Uint8Array.from([1, 2])
  assert.equal((await read(face, bound, search)).statusCode, 401)
  delete face.trouble.certificate
  assert.equal((await read(face, bound, search)).statusCode, 401)
  face.trouble.certificate = Uint8Array.from([1, 1])
  face.trouble.struckOff = true
  assert.equal((await read(face, bound, search)).statusCode, 401)
})

test('RFC 8705: no certificate, one we do not believe, or one of another country gets no token', async () => {
  await openBound()
  assert.equal((await tokenRequest(face, await signed(good()))).statusCode, 401)
  face.trouble.certificate = Uint8Array.from([2])
  assert.equal((await tokenRequest(face, await signed(good()))).statusCode, 401)
  face.trouble.certificate = Uint8Array.from([1])
  const czech = new SignJWT({ ...good(), iss: 'cz', sub: 'cz' }).setProtectedHeader({ alg: 'PS256', kid: 'cz-1' })
  assert.equal((await tokenRequest(face, await czech.sign(keys.cz.privateKey))).statusCode, 401)
})

test('RFC 8705, 3.3: tokens are said to be bound where they are, and only there', async () => {
  const told = async () => (await face.app.inject({ url: '/ehds/fhir/.well-known/smart-configuration' })).json()
  assert.equal((await told()).tls_client_certificate_bound_access_tokens, false)
  await openBound()
  assert.equal((await told()).tls_client_certificate_bound_access_tokens, true)
})

test('a token ends with what it rests on, and after five minutes at most', async () => {
  const claims = statedClaims(face, kari)
  const short = { ...claims, ehdsi_trc: { ...claims.ehdsi_trc, not_after: at(90) } }
  const answer = await tokenRequest(face, await signed(assertionPayload(face, short)))
  assert.equal(answer.json().expires_in, 90)
  const long = await tokenOf(face, kari)
  face.clock.now = new Date(face.clock.now.getTime() + 299_000)
  assert.equal((await read(face, long, search)).statusCode, 200)
  face.clock.now = new Date(face.clock.now.getTime() + 1000)
  assert.equal((await read(face, long, search)).statusCode, 401)
})

test('what a client has shown to be is named in the record of its refusal; what it claims to be is not', async () => {
  await tokenRequest(face, await signed({ ...good(), extensions: {} }))
  await tokenRequest(face, await signed({ ...good(), exp: at(3600) }))
  assert.deepEqual(
    face.events.map(({ otherCountry, error }) => [otherCountry, error?.code]),
    [
      ['FI', 'assertion-missing'],
      [undefined, 'client-assertion-lifetime'],
    ],
  )
})

test('a use that cannot be noted, or a refusal that cannot be recorded, is answered with nothing', async () => {
  face.trouble.record = new Problem('unavailable', 'exchange-record-failed', 'The event could not be committed')
  for (const answer of [await tokenRequest(face, 'hello'), await read(face, 'hello', search)]) {
    assert.equal(answer.statusCode, 503)
    assert.doesNotMatch(answer.body, /record|client/)
  }
})

test('many refusals of one sort are one record a minute, with how many there were', async () => {
  for (let count = 0; count < 5; count++) await tokenRequest(face, 'hello')
  face.clock.now = new Date(face.clock.now.getTime() + 60_000)
  await tokenRequest(face, 'hello')
  assert.deepEqual(
    face.events.map(({ error }) => error?.text),
    ['Refused before it was decided on', 'Refused before it was decided on; 4 more since the last record'],
  )
})

test('issue 5, item 5: while refusals cannot be recorded, every one of many is answered with nothing', async () => {
  face.trouble.record = new Problem('unavailable', 'exchange-record-failed', 'The event could not be committed')
  const hello = () => tokenRequest(face, 'hello')
  const answers = [await hello(), await hello(), ...(await Promise.all([hello(), hello(), hello()]))]
  assert.deepEqual([...new Set(answers.map(({ statusCode }) => statusCode))], [503])
  delete face.trouble.record
  assert.equal((await hello()).statusCode, 401)
  assert.equal(face.events.length, 1)
})

test('issue 5, item 5: what was counted is recorded also when nobody comes again, and once', async () => {
  for (let count = 0; count < 3; count++) await tokenRequest(face, 'hello')
  face.trouble.record = new Problem('unavailable', 'exchange-record-failed', 'The event could not be committed')
  await assert.rejects(face.flush())
  delete face.trouble.record
  await face.flush()
  await face.flush()
  assert.deepEqual(
    face.events.map(({ error }) => error?.text),
    ['Refused before it was decided on', 'Refused before it was decided on; 1 more since the last record'],
  )
})

test('issue 5, item 5: a fault of ours is recorded as one before it is told, without a word of what it was', async () => {
  const access = await tokenOf(face)
  const [before] = [face.events.length]
  face.trouble.bug = true
  assert.equal((await read(face, access, search)).statusCode, 500)
  assert.deepEqual(
    face.events.slice(before).map(({ otherCountry, error }) => [otherCountry, error?.code]),
    [['FI', 'internal']],
  )
})

test('what is refused tells nothing of anybody to the log', async () => {
  for (const make of [...Object.values(hostile), ...Object.values(hostileAccess)]) {
    await tokenRequest(face, await make()).catch(() => {})
    await read(face, await make(), search).catch(() => {})
  }
  const told = inspect(face.trouble.failed, { depth: 10, maxArrayLength: null })
  assert.doesNotMatch(told, /NO-EX|hp-1|Eksempel|Lääkäri|eyJ/)
})
