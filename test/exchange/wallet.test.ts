import assert from 'node:assert/strict'
import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { CompactEncrypt, compactVerify, importJWK } from 'jose'
import { credentialOf, held } from '../../src/features/demo-wallet/credentials.ts'
import { type Question, readRequest } from '../../src/features/demo-wallet/read-request.ts'
import type { IssuerTrust } from '../../src/features/health-credential/index.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { type Issued, issueCertificate, issueCrl } from '../../src/platform/x509/issue.ts'
import { readCertificate } from '../../src/platform/x509/certificate.ts'
import { clientIdOf } from '../../src/standards/openid4vp/request-object.ts'
import { showCredential } from '../../src/standards/openid4vp/write-credential.ts'
import { aino } from '../treatment/partners.ts'
import { doctor } from '../treatment/system.ts'
import { began, startWithWallets } from '../treatment/wallet.ts'

type Stopping = { after: (done: () => Promise<void>) => void }
type World = Awaited<ReturnType<typeof startWithWallets>>

async function opened(t: Stopping, believe?: (trust: IssuerTrust) => IssuerTrust): Promise<World> {
  const world = await startWithWallets(believe)
  t.after(() => world.stop())
  return world
}

const ours = { redirect: 'manual', headers: { 'sec-fetch-site': 'same-origin' } } as const

/** Asks Aino's wallet as the clinician's page does. */
async function ask({ origin, authority }: World) {
  const asked = await fetch(`${origin}/utenlandsk-pasient/land/FI/lommebok`, {
    method: 'POST',
    ...ours,
    body: new URLSearchParams(),
  })
  const page = `${origin}${asked.headers.get('location')}`
  const id = page.split('/').at(-1) ?? ''
  const fetched = await fetch(`${origin}/lommebok/${id}`)
  const token = await fetched.text()
  const question = readRequest(token, clientIdOf(authority.verifier), { root: authority.verifierRoot, now: began })
  return { page, id, token, question, type: fetched.headers.get('content-type') }
}

type Sealing = { readonly alg?: string; readonly enc?: string; readonly header?: object; readonly key?: object }

/** Encrypts an answer as HAIP has it, unless told. */
async function sealed(
  { encryptFor }: Question,
  answer: string,
  { alg = 'ECDH-ES', enc = 'A256GCM', header, key }: Sealing = {},
) {
  const jwe = new CompactEncrypt(Buffer.from(answer)).setProtectedHeader({
    alg,
    enc,
    kid: String(encryptFor.kid),
    ...header,
  })
  return new URLSearchParams({ response: await jwe.encrypt(await importJWK({ ...(key ?? encryptFor) }, alg)) })
}

type Changes = {
  readonly issuer?: Issued
  readonly held?: (typeof held)[number]['id']
  readonly country?: string
  readonly audience?: string
  readonly nonce?: string
  readonly statusUri?: string
}

/** Aino's credential, shown for a question. */
function shown({ origin, authority }: World, question: Question, changes: Changes = {}): string {
  const {
    country = 'FI',
    issuer = authority.issuerOf('FI'),
    audience = question.clientId,
    nonce = question.nonce,
  } = changes
  const wanted = held.find(({ id }) => id === (changes.held ?? 'pid'))
  assert.ok(issuer && wanted)
  const statusUri = changes.statusUri ?? `${origin}/demo/lommebok/status/FI`
  const making = { issuer, statusUri, now: began, newSalt: () => randomBytes(16).toString('base64url') }
  const credential = credentialOf({ name: 'Aino Keksitty', country, traits: aino }, wanted, making)
  const claims = ['personal_administrative_number']
  return showCredential(credential, { claims, audience, nonce, at: began }, credential.holder)
}

const answering = (question: Question, presentation: string, id = 'pid') =>
  JSON.stringify({ vp_token: { [id]: [presentation] }, state: question.state })

const post = async (address: string, body: URLSearchParams) => (await fetch(address, { method: 'POST', body })).status

test('OpenID4VP 1.0: the request is signed by the certificate that names us, and asks for no more than the form needs', async (t) => {
  const world = await opened(t)
  const { token, type, question } = await ask(world)
  assert.equal(type, 'application/oauth-authz-req+jwt')
  const { protectedHeader, payload } = await compactVerify(
    token,
    new X509Certificate(world.authority.verifier.certificate).publicKey,
  )
  assert.equal(protectedHeader.typ, 'oauth-authz-req+jwt')
  const said = JSON.parse(Buffer.from(payload).toString())
  assert.equal(said.response_mode, 'direct_post.jwt')
  assert.equal(said.response_type, 'vp_token')
  assert.equal(said.client_id, clientIdOf(world.authority.verifier))
  assert.deepEqual(
    question.credentials.map(({ vct, claims }) => [vct, ...claims]),
    [
      ['urn:eu.europa.ec.eudi:hiid:1', 'patient_id', 'issuing_country'],
      ['urn:eudi:pid:1', 'personal_administrative_number', 'issuing_country'],
    ],
  )
  assert.equal(said.client_metadata.jwks.keys[0].d, undefined)
})

test('an answer is taken once: the same again, another after it, and two at once', async (t) => {
  const world = await opened(t)
  const { question, page } = await ask(world)
  const body = await sealed(question, answering(question, shown(world, question)))
  const statuses = await Promise.all([1, 2, 3].map(() => post(question.responseUri, body)))
  assert.deepEqual(statuses.toSorted(), [200, 404, 404])
  assert.equal(await post(question.responseUri, body), 404)
  assert.equal(
    await post(question.responseUri, await sealed(question, answering(question, shown(world, question)))),
    404,
  )
  assert.deepEqual(
    world.recognised.map(({ country, traits, credential }) => [country, traits.identifiers, credential]),
    [['FI', aino.identifiers, 'pid']],
  )
  assert.match(
    (await fetch(page, { redirect: 'manual' })).headers.get('location') ?? '',
    /^\/utenlandsk-pasient\/oppslag\//,
  )
  assert.equal((await fetch(`${world.origin}/lommebok/${page.split('/').at(-1)}`)).status, 404)
})

test('the page is of the visit that asked, and the form in it too', async (t) => {
  const world = await opened(t)
  const { question, page } = await ask(world)
  world.signed.in = { ...doctor, visit: 'another visit' }
  assert.equal((await fetch(page)).status, 404)
  assert.equal(
    await post(question.responseUri, await sealed(question, answering(question, shown(world, question)))),
    200,
  )
  assert.equal((await fetch(page)).status, 404)
})

test('five minutes, and the visit: after either no answer is taken', async (t) => {
  const world = await opened(t)
  const ended = await ask(world)
  await world.presentations.forgetVisit(doctor.visit)
  const late = await ask(world)
  world.clock.now = new Date(began.getTime() + 300_000)
  for (const { question } of [ended, late]) {
    assert.equal(
      await post(question.responseUri, await sealed(question, answering(question, shown(world, question)))),
      404,
    )
  }
  assert.deepEqual(world.recognised, [])
})

type Attack = (world: World, question: Question) => Promise<URLSearchParams>

const withShown =
  (changes: Changes): Attack =>
  async (world, question) =>
    sealed(question, answering(question, shown(world, question, changes)))

const strangers = async () => {
  const dates = { notBefore: new Date(began.getTime() - 86_400_000), notAfter: new Date(began.getTime() + 86_400_000) }
  const common = {
    country: 'FI',
    commonName: 'FI demo credential CA',
    organization: 'Knutepunkt demo',
    algorithm: 'ec',
    ...dates,
  } as const
  return issueCertificate({ ...common, kind: 'seal' }, await issueCertificate({ ...common, kind: 'root' }))
}

const attacks: readonly (readonly [string, string, Attack])[] = [
  [
    'an answer in the open',
    'presentation-form',
    async (world, question) =>
      new URLSearchParams({ vp_token: JSON.stringify({ pid: [shown(world, question)] }), state: question.state }),
  ],
  ['nothing at all', 'presentation-form', async () => new URLSearchParams()],
  [
    'two answers in one',
    'presentation-form',
    async (world, question) => {
      const one = await sealed(question, answering(question, shown(world, question)))
      one.append('response', one.get('response') ?? '')
      return one
    },
  ],
  [
    'an answer for another key',
    'presentation-form',
    async (world, question) => {
      const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      return sealed(question, answering(question, shown(world, question)), { key: publicKey.export({ format: 'jwk' }) })
    },
  ],
  [
    'another key agreement',
    'presentation-form',
    async (world, question) => sealed(question, answering(question, shown(world, question)), { alg: 'ECDH-ES+A128KW' }),
  ],
  [
    'another content encryption',
    'presentation-form',
    async (world, question) => sealed(question, answering(question, shown(world, question)), { enc: 'A128CBC-HS256' }),
  ],
  [
    'another key id',
    'presentation-form',
    async (world, question) =>
      sealed(question, answering(question, shown(world, question)), { header: { kid: 'other' } }),
  ],
  ['no JSON', 'presentation-form', async (_world, question) => sealed(question, 'vp_token=x')],
  [
    'a name twice',
    'presentation-form',
    async (world, question) =>
      sealed(question, answering(question, shown(world, question)).replace('{', '{"state":"x",')),
  ],
  [
    'another state',
    'presentation-state',
    async (world, question) =>
      sealed(question, JSON.stringify({ vp_token: { pid: [shown(world, question)] }, state: 'other' })),
  ],
  [
    'no state',
    'presentation-state',
    async (world, question) => sealed(question, JSON.stringify({ vp_token: { pid: [shown(world, question)] } })),
  ],
  [
    'a no with another state',
    'presentation-state',
    async () => new URLSearchParams({ error: 'access_denied', state: 'other' }),
  ],
  [
    'a no',
    'presentation-declined',
    async (_world, { state }) => new URLSearchParams({ error: 'access_denied', state }),
  ],
  [
    'an encrypted no',
    'presentation-declined',
    async (_world, question) => sealed(question, JSON.stringify({ error: 'access_denied', state: question.state })),
  ],
  [
    'a credential that was not asked for',
    'presentation-not-asked',
    async (world, question) => sealed(question, answering(question, shown(world, question), 'ehic')),
  ],
  [
    'two credentials',
    'presentation-not-asked',
    async (world, question) =>
      sealed(
        question,
        JSON.stringify({
          vp_token: { pid: [shown(world, question)], 'health-id': [shown(world, question)] },
          state: question.state,
        }),
      ),
  ],
  [
    'one credential twice',
    'presentation-form',
    async (world, question) =>
      sealed(
        question,
        JSON.stringify({ vp_token: { pid: [shown(world, question), shown(world, question)] }, state: question.state }),
      ),
  ],
  [
    'a presentation outside a list',
    'presentation-form',
    async (world, question) =>
      sealed(question, JSON.stringify({ vp_token: { pid: shown(world, question) }, state: question.state })),
  ],
  [
    'one type under the name of another',
    'credential-type',
    async (world, question) => sealed(question, answering(question, shown(world, question), 'health-id')),
  ],
  ['another verifier’s audience', 'holder-audience', withShown({ audience: 'x509_hash:other' })],
  ['another question’s nonce', 'holder-nonce', withShown({ nonce: 'other' })],
  ['one that has expired', 'credential-expired', withShown({ held: 'expired-pid' })],
  ['one that was revoked', 'credential-revoked', withShown({ held: 'revoked-pid' })],
  ['another country in it', 'credential-country', withShown({ country: 'SE' })],
  [
    'an issuer of another country',
    'credential-issuer',
    async (world, question) => withShown({ issuer: world.authority.issuerOf('PT')! })(world, question),
  ],
  [
    'an issuer that calls itself the same',
    'credential-issuer',
    async (world, question) => withShown({ issuer: await strangers() })(world, question),
  ],
  [
    'our own certificate as issuer',
    'credential-issuer',
    async (world, question) => withShown({ issuer: world.authority.verifier })(world, question),
  ],
  [
    'another country’s status list',
    'credential-status',
    async (world, question) => withShown({ statusUri: `${world.origin}/demo/lommebok/status/PT` })(world, question),
  ],
  [
    'a status list that is not there',
    'credential-status',
    async (world, question) => withShown({ statusUri: `${world.origin}/demo/lommebok/status/XX` })(world, question),
  ],
  ['a status list in a file', 'credential-status', withShown({ statusUri: 'file:///etc/hosts' })],
  ['a status list in our own network', 'credential-status', withShown({ statusUri: 'https://10.0.0.1/list' })],
]

test('HAIP 1.0: every answer that is not to be believed is refused with its reason in the log, and fills in nothing', async (t) => {
  const world = await opened(t)
  for (const [title, code, attack] of attacks) {
    const { question, page } = await ask(world)
    world.refused.length = 0
    assert.equal(await post(question.responseUri, await attack(world, question)), 400, title)
    assert.deepEqual(world.refused, [code], title)
    const told = await (await fetch(page)).text()
    assert.match(told, /Lommeboken ble ikke lest/, title)
    assert.doesNotMatch(told, /Keksitty|FI-EX/, title)
  }
  assert.deepEqual(world.recognised, [])
  // The status list that is not there.
  assert.deepEqual(
    world.failures.map((error) => error instanceof Problem && error.code),
    ['not-found'],
  )
})

test('an answer to one question is none to another', async (t) => {
  const world = await opened(t)
  const [one, other] = [await ask(world), await ask(world)]
  const body = await sealed(one.question, answering(one.question, shown(world, one.question)))
  assert.equal(await post(other.question.responseUri, body), 400)
  assert.equal(await post(one.question.responseUri, body), 200)
  const stolen = shown(world, one.question)
  const third = await ask(world)
  assert.equal(
    await post(third.question.responseUri, await sealed(third.question, answering(third.question, stolen))),
    400,
  )
  assert.deepEqual(world.refused, ['presentation-form', 'holder-nonce'])
})

for (const [title, believe] of [
  ['whose root has no list of revoked certificates', (trust: IssuerTrust) => ({ ...trust, revocationLists: () => [] })],
  [
    'that is trusted for another type alone',
    (trust: IssuerTrust) => ({
      ...trust,
      issuers: trust.issuers.flatMap((each) => {
        if (each.country !== 'FI') return [each]
        const { pid = {}, ...others } = each.types
        const elsewhere = trust.issuers.find(({ country }) => country === 'PT')!.anchors
        return [
          { ...each, types: others },
          { ...each, types: { pid }, anchors: elsewhere },
        ]
      }),
    }),
  ],
  [
    'that is trusted for another country alone',
    (trust: IssuerTrust) => ({
      ...trust,
      issuers: trust.issuers.map((each) => ({
        ...each,
        country: each.country === 'FI' ? 'PT' : each.country === 'PT' ? 'FI' : each.country,
        types: trust.issuers.find(({ country }) => country === 'FI')!.types,
      })),
    }),
  ],
] as const) {
  test(`an issuer ${title} is not believed`, async (t) => {
    const world = await opened(t, believe)
    const { question } = await ask(world)
    assert.equal(
      await post(question.responseUri, await sealed(question, answering(question, shown(world, question)))),
      400,
    )
    assert.deepEqual(world.refused, ['credential-issuer'])
  })
}

test('RFC 5280: an issuer whose certificate was revoked is not believed', async (t) => {
  const day = 86_400_000
  const dates = { notBefore: new Date(began.getTime() - day), notAfter: new Date(began.getTime() + day) }
  const common = { country: 'FI', algorithm: 'ec', ...dates } as const
  const root = await issueCertificate({ ...common, kind: 'root', commonName: 'FI root' })
  const issuer = await issueCertificate({ ...common, kind: 'seal', commonName: 'FI issuer' }, root)
  const { serial } = readCertificate(issuer.certificate)
  const listing = (revoked: readonly string[]) =>
    issueCrl(root, { thisUpdate: dates.notBefore, nextUpdate: dates.notAfter, revoked })
  const list = { now: listing([]) }
  const world = await opened(t, ({ issuers }) => ({
    issuers: issuers.map((each) => (each.country === 'FI' ? { ...each, anchors: [root.certificate] } : each)),
    revocationLists: () => [list.now],
  }))
  const before = await ask(world)
  // Its status list is signed by an issuer that is not believed any more, so it says nothing either.
  assert.equal(
    await post(
      before.question.responseUri,
      await sealed(before.question, answering(before.question, shown(world, before.question, { issuer }))),
    ),
    400,
  )
  list.now = listing([serial])
  const { question } = await ask(world)
  assert.equal(
    await post(question.responseUri, await sealed(question, answering(question, shown(world, question, { issuer })))),
    400,
  )
  assert.deepEqual(world.refused, ['credential-status', 'credential-issuer'])
})

test('a country whose credentials nobody is trusted for offers no wallet, and is asked none', async (t) => {
  const world = await opened(t)
  const form = await (await fetch(`${world.origin}/utenlandsk-pasient/land/CZ`)).text()
  assert.doesNotMatch(form, /lommebok/)
  const asked = await fetch(`${world.origin}/utenlandsk-pasient/land/CZ/lommebok`, {
    method: 'POST',
    ...ours,
    body: new URLSearchParams(),
  })
  assert.equal(asked.status, 404)
})

test('whoever is not signed in asks no wallet', async (t) => {
  const world = await opened(t)
  world.signed.in = undefined
  const asked = await fetch(`${world.origin}/utenlandsk-pasient/land/FI/lommebok`, {
    method: 'POST',
    ...ours,
    body: new URLSearchParams(),
  })
  assert.notEqual(asked.headers.get('location')?.includes('/lommebok/'), true)
})

test('the demo wallet goes nowhere but to this process, and believes no other asker', async (t) => {
  const world = await opened(t)
  const { token, question } = await ask(world)
  for (const uri of ['http://127.0.0.1:1/x', 'https://example.com/lommebok/x', `${world.origin}.example.com/`]) {
    const address = `openid4vp://?${new URLSearchParams({ client_id: question.clientId, request_uri: uri })}`
    const answer = await fetch(`${world.origin}/demo/lommebok?${new URLSearchParams({ sporsmal: address })}`)
    assert.equal(answer.status, 403)
  }
  const trust = { root: world.authority.verifierRoot, now: began }
  assert.throws(() => readRequest(token, 'x509_hash:other', trust), { code: 'demo-wallet-request' })
  assert.throws(() => readRequest(`${token.slice(0, -4)}AAAA`, question.clientId, trust), {
    code: 'demo-wallet-request',
  })
  const [issuer] = world.authority.trust.issuers
  assert.throws(() => readRequest(token, question.clientId, { ...trust, root: issuer!.anchors[0]! }), {
    code: 'demo-wallet-request',
  })
})
