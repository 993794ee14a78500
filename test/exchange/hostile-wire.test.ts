import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { memoryAccessLog } from '../../src/features/access-log/index.ts'
import { memoryReplays } from '../../src/features/country-of-affiliation/index.ts'
import { settle } from '../../src/features/demo-countries/index.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { writeDocumentQuery } from '../../src/standards/ihe/registry-query.ts'
import { classCodeSystem } from '../../src/standards/myhealth-eu/document-class.ts'
import type { NokClaims } from '../../src/standards/myhealth-eu/assertion-claims.ts'
import { writeNokAssertion } from '../../src/standards/saml/write-nok.ts'
import { doctorOf } from './asking.ts'
import { authorityOf, notingRecords, openCountry } from './countries.ts'
import { countingStore, messageOf, type Wire, wireOf } from './wire.ts'

const authority = await authorityOf(['NO', 'CZ', 'FI'])
const people = countingStore()
const stores = { accessLog: memoryAccessLog(), people, replays: memoryReplays(), records: notingRecords() }
const finland = await openCountry(authority, 'FI', ['NO', 'CZ'], { stores })
await settle(people, await readFile(join(import.meta.dirname, '../../samples/fi-ps-l3.xml')), new Date())
after(async () => {
  await finland[Symbol.asyncDispose]()
  await authority[Symbol.asyncDispose]()
})

const norway = '2.999.578'
const aino = { root: '2.999.246.1.1', extension: 'FI-EX-840611' }
const wire = wireOf(authority, 'NO', finland.port)
const ask = writeDocumentQuery({ patient: aino, classCodes: [{ code: '60591-5', scheme: classCodeSystem }] })
const doctor = doctorOf(authority, 'NO', norway)
const asks = (security: readonly Uint8Array[]) => messageOf('ITI-38', ask, security)
const good = () => asks([doctor.identity, doctor.treating(aino)])

/** A doctor whose assertions are wrong in some way, both of them in their times. */
function wrongDoctor(changes: Parameters<typeof doctorOf>[3], country = 'NO') {
  const { issueInstant, notBefore, notOnOrAfter } = changes ?? {}
  const times = {
    ...(issueInstant ? { issueInstant } : {}),
    ...(notBefore ? { notBefore } : {}),
    ...(notOnOrAfter ? { notOnOrAfter } : {}),
  }
  const made = doctorOf(authority, country, norway, changes)
  return asks([made.identity, made.treating(aino, times)])
}

const seconds = (count: number) => new Date(Date.now() + count * 1000)
const inText = (pattern: RegExp | string, by: string) => {
  const { path, body } = good()
  const changed = body.replace(pattern, by)
  assert.notEqual(changed, body, 'the test changes what it means to')
  return { path, body: changed }
}
const identityText = Buffer.from(doctor.identity).toString()
const nokClaims: NokClaims = {
  kind: 'nok',
  id: `_${randomUUID()}`,
  issuer: 'urn:initgw:NO:countryB',
  issuerCountry: 'NO',
  nameId: doctor.hcp.nameId,
  ...(doctor.hcp.nameIdFormat === undefined ? {} : { nameIdFormat: doctor.hcp.nameIdFormat }),
  issueInstant: doctor.hcp.issueInstant,
  notBefore: doctor.hcp.notBefore,
  notOnOrAfter: doctor.hcp.notOnOrAfter,
  hcpAssertionId: doctor.hcp.id,
  nextOfKin: { identifiers: [aino], family: 'Keksitty', given: ['Kaisa'] },
}

/** Who answers for the patient, as a country vouches for it. */
const kin = (changes: Partial<NokClaims> = {}, country = 'NO') =>
  writeNokAssertion({ ...nokClaims, ...changes }, authority.keysOf(country).signature)
const withKin = (changes: Partial<NokClaims>, country = 'NO') =>
  asks([doctor.identity, doctor.treating(aino), kin(changes, country)])

const hostile: readonly (readonly [title: string, wire: () => Wire, code: string])[] = [
  ['no assertion', () => asks([]), 'assertion-missing'],
  ['no treatment relation', () => asks([doctor.identity]), 'trc-missing'],
  ['no identity', () => asks([doctor.treating(aino)]), 'assertion-missing'],
  [
    'an unsigned assertion',
    () => inText(/<(\w+:)?Signature[ >][\s\S]*?<\/(\w+:)?Signature>/, ''),
    'assertion-unsigned',
  ],
  ['words changed after signing', () => inText('Test Doctor NO', 'Test Doctor XX'), 'assertion-signature'],
  [
    'the signed assertion wrapped in another header block',
    () => inText('</env:Header>', `<x xmlns="urn:x">${identityText}</x></env:Header>`),
    'assertion-wrapped',
  ],
  ['an assertion in the body', () => inText('</env:Body>', `${identityText}</env:Body>`), 'soap-envelope'],
  [
    'expired 61 seconds ago',
    () => wrongDoctor({ issueInstant: seconds(-600), notBefore: seconds(-600), notOnOrAfter: seconds(-61) }),
    'assertion-expired',
  ],
  [
    'valid in 90 seconds',
    () => wrongDoctor({ issueInstant: seconds(90), notBefore: seconds(90), notOnOrAfter: seconds(600) }),
    'assertion-not-yet-valid',
  ],
  ['valid for a day', () => wrongDoctor({ notOnOrAfter: seconds(86_400) }), 'assertion-too-long'],
  ['signed by another country, over our connection', () => wrongDoctor({}, 'CZ'), 'assertion-other-country'],
  [
    'a profession there is not',
    () => wrongDoctor({ role: { code: '9999', codeSystem: '2.16.840.1.113883.2.9.6.2.7' } }),
    'assertion-role-unknown',
  ],
  ['no point of care', () => wrongDoctor({ pointOfCare: '' }), 'assertion-attribute-missing'],
  ['no permission', () => wrongDoctor({ permissions: [] }), 'assertion-attribute-missing'],
  [
    'a relation on another identity',
    () => asks([doctor.identity, doctor.treating(aino, { hcpAssertionId: '_x' })]),
    'trc-other-assertion',
  ],
  [
    'a relation of another doctor',
    () => asks([doctor.identity, doctor.treating(aino, { nameId: 'other@no' })]),
    'trc-other-subject',
  ],
  ['next of kin for a treatment relation', () => asks([doctor.identity, kin()]), 'trc-missing'],
  ['next of kin on another identity', () => withKin({ hcpAssertionId: '_x' }), 'nok-other-assertion'],
  ['next of kin told by another doctor', () => withKin({ nameId: 'other@no' }), 'nok-other-subject'],
  ['next of kin who is nobody', () => withKin({ nextOfKin: { identifiers: [] } }), 'nok-nobody'],
  ['next of kin for three hours', () => withKin({ notOnOrAfter: seconds(3 * 3_600) }), 'assertion-too-long'],
  [
    'next of kin until 61 seconds ago',
    () => withKin({ issueInstant: seconds(-600), notBefore: seconds(-600), notOnOrAfter: seconds(-61) }),
    'assertion-expired',
  ],
  ['next of kin signed by another country', () => withKin({}, 'CZ'), 'assertion-other-country'],
  [
    'two next of kin',
    () => asks([doctor.identity, doctor.treating(aino), kin(), kin({ id: `_${randomUUID()}` })]),
    'assertion-repeated',
  ],
  [
    'the same assertion twice',
    () => asks([doctor.identity, doctor.identity, doctor.treating(aino)]),
    'assertion-wrapped',
  ],
  [
    'SOAP 1.1',
    () => ({
      body: good().body.replaceAll(
        'http://www.w3.org/2003/05/soap-envelope',
        'http://schemas.xmlsoap.org/soap/envelope/',
      ),
    }),
    'soap-1.1',
  ],
  ['a wrong action', () => inText(/(<wsa:Action[^>]*>)[^<]*/, '$1urn:other'), 'wsa-action-unknown'],
  [
    'the action of another transaction',
    () => inText(/(<wsa:Action[^>]*>)[^<]*/, '$1urn:ihe:iti:2007:CrossGatewayRetrieve'),
    'soap-body-unknown',
  ],
  ['no message id', () => inText(/<wsa:MessageID[^>]*>[^<]*<\/wsa:MessageID>/, ''), 'wsa-header-missing'],
  [
    'a document type',
    () => ({ body: `<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>${good().body}` }),
    'xml-doctype',
  ],
  ['half of a document', () => ({ body: good().body.slice(0, 2_000) }), 'xml-truncated'],
  [
    'a boundary that is not there',
    () => ({
      ...good(),
      headers: { 'content-type': 'multipart/related; type="application/xop+xml"; boundary="limit"' },
    }),
    'mime-boundary',
  ],
  [
    'a part that is missing',
    () => ({
      headers: { 'content-type': 'multipart/related; type="application/xop+xml"; start="<a>"; boundary="limit"' },
      body: '--limit\r\ncontent-id: <b>\r\n\r\nx\r\n--limit--\r\n',
    }),
    'mime-root-missing',
  ],
  ['a query of over a megabyte', () => ({ body: Buffer.alloc(1_100_000, ' ') }), 'too-large'],
  [
    '20 MB and one byte handed over',
    () => ({ path: '/services/XDR_Service', body: Buffer.alloc(20 * 1024 * 1024 + 1, ' ') }),
    'too-large',
  ],
]

for (const [title, made, code] of hostile) {
  test(`issue 5, bad input: ${title} is refused as ${code}, recorded, and nothing looked up`, async () => {
    const before = { lookups: people.lookups(), events: stores.records.events.length }
    const { status, body } = await wire.send(made())
    assert(status >= 400, body)
    // A fault in SOAP 1.1 has no place for our code.
    assert.match(body, code === 'soap-1.1' ? /VersionMismatch/ : new RegExp(`code="${code}"`))
    assert.equal(people.lookups(), before.lookups)
    const [event, ...more] = stores.records.events.slice(before.events)
    assert.deepEqual([event?.id, event?.outcome, event?.error?.code, more], ['CF', 'serious-failure', code, []])
    for (const held of ['FI-EX-840611', 'Aino', 'Keksitty', doctor.hcp.nameId, doctor.hcp.id, 'Test Doctor']) {
      assert(!body.includes(held), 'a fault names nobody')
    }
  })
}

test('issue 5, bad input: the same message twice is answered once', async () => {
  const message = good()
  assert.match((await wire.send(message)).body, /FI-EX-840611/)
  const before = people.lookups()
  const again = await wire.send(message)
  assert.match(again.body, /code="message-replayed"/)
  assert.equal(people.lookups(), before)
  assert.equal(stores.records.events.at(-1)?.error?.code, 'message-replayed')
})

test('issue 5, item 2: a treatment relation with another patient is refused in the message’s own words, with no document', async () => {
  const other = doctor.treating({ ...aino, extension: 'FI-EX-000000' })
  const before = people.lookups()
  const { status, body } = await wire.send(asks([doctor.identity, other]))
  assert.equal(status, 200)
  assert.match(body, /ResponseStatusType:Failure/)
  assert.doesNotMatch(body, /ExtrinsicObject/)
  assert.equal(people.lookups(), before)
})

test('issue 5, bad input: half a request and then silence holds up nobody, and is recorded when it ends', async () => {
  const hangUp = await wire.half(good())
  assert.match((await wire.send(good())).body, /FI-EX-840611/)
  const before = stores.records.events.length
  hangUp()
  while (stores.records.events.length === before) await new Promise((resolve) => setTimeout(resolve, 10))
  assert.equal(stores.records.events.at(-1)?.id, 'CF')
})

test('issue 5, bad input: what is hostile has no effect on ten who ask rightly at the same time', async () => {
  const [rightly] = await Promise.all([
    Promise.all(Array.from({ length: 10 }, () => wire.send(good()))),
    ...hostile.map(([, made]) => wire.send(made())),
  ])
  for (const { status, body } of rightly) {
    assert.equal(status, 200)
    assert.match(body, /FI-EX-840611/)
  }
})

for (const [title, failing] of [
  ['exchange event', { records: { ...notingRecords(), record: fails, intend: fails, complete: fails } }],
  ['access record', { accessLog: { ...memoryAccessLog(), append: fails } }],
  ['message', { replays: { ...memoryReplays(), note: fails } }],
] as const) {
  test(`issue 5, item 7: where the ${title} cannot be stored, nothing is answered, and refusals say nothing`, async (t) => {
    const country = await openCountry(authority, 'FI', ['NO'], { stores: { ...stores, ...failing } })
    t.after(() => country[Symbol.asyncDispose]())
    const there = wireOf(authority, 'NO', country.port)
    const answer = await there.send(good())
    assert.equal(answer.status, 500)
    assert.match(answer.body, /Receiver/)
    assert.doesNotMatch(answer.body, /FI-EX-840611|ExtrinsicObject/)
    if (title !== 'exchange event') return
    const refused = await there.send(asks([]))
    assert.doesNotMatch(refused.body, /assertion-missing/, 'what cannot be recorded is not told')
  })
}

function fails(): Promise<never> {
  return Promise.reject(new Problem('unavailable', 'store-down', 'The store does not answer'))
}
